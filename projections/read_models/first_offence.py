"""First offence (首违核查): whether a party has offended before in a cause, by a definition that is asked for."""

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.law.guard import Grade
from domain.ports.tables import Session, Value
from domain.registers.rules import Leniency
from domain.registers.state import Registers
from domain.time.months import add_months
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.entry import fields, read
from projections.read_models.offences import OFFENCES, OffenceOutcome
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question


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
    conditions, parameters = conditions_of(wanted)
    for condition, value in _counting(by, case, since):
        conditions.append(condition)
        parameters.append(value)
    names = [field.name for field in fields(OFFENCES.entry)]
    rows = session.query(
        f"SELECT case_id, {', '.join(names)} FROM {OFFENCES.table(live_generation(session, NAME)).name} "
        f"WHERE {' AND '.join(conditions)} ORDER BY day DESC, case_id DESC, key DESC LIMIT {SHOWN + 1}",
        parameters,
    )
    earlier = tuple({"case_id": case, **read(OFFENCES.entry, values)} for case, *values in rows[:SHOWN])
    return FirstOffence(first=not rows, policy=by, since=since, until=case.on, earlier=earlier, more=len(rows) > SHOWN)


def _counting(by: Policy, case: AtHand, since: date | None) -> list[tuple[str, Value]]:
    """Write what makes an offence count: it stands, lies in the window and the place, and is another case's."""
    found: list[tuple[str, Value]] = [("stands = ?", 1), ("day <= ?", case.on.isoformat())]
    if since is not None:
        found.append(("day >= ?", since.isoformat()))
    if case.case_id is not None:
        found.append(("case_id <> ?", case.case_id))
    if not by.count_no_penalty:
        found.append(("outcome <> ?", OffenceOutcome.SPARED.value))
    if by.scope == Scope.ORGAN:
        found.append(("organ = ?", _needed("organ", case.organ, by.scope)))
    elif by.scope != Scope.ALL:
        digits = _DIGITS[by.scope]
        region = _needed("region", case.region, by.scope)
        found.append((f"substr(region, 1, {digits}) = ?", region[:digits]))
    return found


def _needed(name: str, value: str | None, scope: Scope) -> str:
    if value is None:
        expected = f"{name}, for the scope {scope}"
        raise AskedError(name, expected, f"范围 {scope} 需要 {name}", f"The scope {scope} needs {name}.")
    return value
