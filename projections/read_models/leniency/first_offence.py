"""First offence (首违核查): whether a party has offended before in a cause, by a definition that is asked for."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.law.guard import Grade
from domain.ports.tables import Session
from domain.registers.rules import Leniency
from domain.registers.state import Registers
from domain.time.months import add_months
from projections.read_models.leniency.offences import OffenceOutcome
from projections.read_models.listing import list_entries
from projections.read_models.question import AskedError, Condition, Question, besides


class Scope(StrEnum):
    """Among which organs an earlier offence counts."""

    ORGAN = "organ"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    ALL = "all"


_DIGITS: Final = {Scope.COUNTY: 6, Scope.CITY: 4, Scope.PROVINCE: 2}
"""Digits of the division code that organs of one place share."""
WINDOW: Final = 12
"""Default window in months: the province's case system is said to look back a year."""
SHOWN: Final = 100
"""Most earlier offences that are shown."""


class Policy(Struct, frozen=True, kw_only=True):
    """What a first offence is taken to be: no text of law says it, so every part is shown, with how sure it is."""

    window_months: int | None
    """How far back an earlier offence counts; none for ever."""
    window_source: str
    scope: Scope
    count_no_penalty: bool
    """Whether an offence that was spared counts."""
    grade: Grade = Grade.DESIGN


class AtHand(Struct, frozen=True, kw_only=True):
    """The case at hand, as far as it is known."""

    on: date
    """Day by which an earlier offence was decided."""
    organ: str | None = None
    region: str | None = None
    case_id: str | None = None
    """Its own offences are no earlier ones."""


class FirstOffence(Struct, frozen=True, kw_only=True):
    """The answer."""

    first: bool
    policy: Policy
    since: date | None
    """First day that is looked at; none for ever."""
    until: date
    earlier: tuple[dict[str, object], ...]
    """Offences that count, latest first."""
    more: bool
    """Whether there are more than are shown."""


def window(registers: Registers, item: str, on: date, months: int | None) -> tuple[int | None, str]:
    """Find the window in months, and its source: as asked (0 for ever), else of the list in force, else a year."""
    if months is not None:
        return months or None, "as asked"
    listed = registers.rulebook.spared(item, Leniency.FIRST_OFFENCE, on)
    if listed is not None:
        return listed.window_months, f"{listed.list} {listed.document}"
    return WINDOW, "default: no list in force has the item"


def first_offence(session: Session, wanted: Question, by: Policy, case: AtHand) -> FirstOffence:
    """Look for earlier offences; raises AskedError where the scope needs a place that is not given."""
    since = add_months(case.on, -by.window_months) if by.window_months is not None else None
    page = list_entries(session, besides(wanted, *_counting(by, case, since)), SHOWN)
    return FirstOffence(
        first=not page.items,
        policy=by,
        since=since,
        until=case.on,
        earlier=page.items,
        more=page.next is not None,
    )


def _counting(by: Policy, case: AtHand, since: date | None) -> Iterator[Condition]:
    """Say what makes an offence count: it stands, lies in the window and the place, and is another case's."""
    yield "stands = ?", (1,)
    yield "day <= ?", (case.on.isoformat(),)
    if since is not None:
        yield "day >= ?", (since.isoformat(),)
    if case.case_id is not None:
        yield "case_id <> ?", (case.case_id,)
    if not by.count_no_penalty:
        yield "outcome <> ?", (OffenceOutcome.SPARED.value,)
    if by.scope == Scope.ORGAN:
        yield "organ = ?", (_needed("organ", case.organ, by.scope),)
    elif by.scope != Scope.ALL:
        digits = _DIGITS[by.scope]
        yield f"substr(region, 1, {digits}) = ?", (_needed("region", case.region, by.scope)[:digits],)


def _needed(name: str, value: str | None, scope: Scope) -> str:
    if value is None:
        expected = f"{name}, for the scope {scope}"
        raise AskedError(name, expected, f"范围 {scope} 需要 {name}", f"The scope {scope} needs {name}.")
    return value
