"""Until when a publication is shown: by the rule pack in force on the day on which it went online."""

from datetime import date
from typing import Final

from msgspec import Struct

from domain.approval.facts import PermitDeemedRenewed, PermitGranted, PermitRenewed
from domain.context import context_for
from domain.disclosure.credit import CreditClass, CreditRecordPushed
from domain.disclosure.facts import PublicationPublished
from domain.law.credit.publicity_terms import Term
from domain.law.guard import Grade
from domain.law.policy import Policy, Setting
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.kinds import PenaltyKind
from domain.time.instants import legal_date
from projections.read_models.disclosure.publishable import Publishable
from projections.read_models.telling import Told

SPECIAL: Final = "special"
_MINOR: Final = frozenset({PenaltyKind.WARNING, PenaltyKind.PUBLIC_CRITICISM})


class Shown(Struct, frozen=True, kw_only=True):
    """Until when, and why."""

    until: date | None = None
    """Last day; None where nothing says one."""
    pack: str | None = None
    credit_class: str | None = None
    """Of a penalty: minor, general, serious, or special for the fields with longer terms."""
    grade: Grade | None = None
    """How sure the term is: that of the pack's value, and D where nobody said of which class the penalty is."""


def shown(one: Publishable, told: Told) -> Shown:
    """Find until when a publication that is online, or was, is or was to be shown."""
    if one.published is None:
        return Shown()
    pack = context_for(one.published.event, told.registers).pack
    fact = one.published.event.fact
    said = fact.until if isinstance(fact, PublicationPublished) else None
    decided = one.decided.event.fact if one.decided is not None else None
    match decided:
        case PenaltyDecided() | OnTheSpotDecided() if one.decided is not None:
            credit_class, known = _credit_class(one, decided, told)
            term, setting = _term(credit_class, pack.policy)
            last = term.last_day(legal_date(one.decided.event.occurred_at))
            grade = setting.grade if known else Grade.DESIGN
            return Shown(until=_first(said, last), pack=pack.id, credit_class=credit_class, grade=grade)
        case PermitGranted():
            return Shown(until=_first(said, valid_to(one)), pack=pack.id)
        case _:
            return Shown(until=said, pack=pack.id)


def valid_to(one: Publishable) -> date | None:
    """Find the last day of a permit, as renewed; None where it has no term."""
    granted = one.decided.event.fact if one.decided is not None else None
    last = granted.valid_to if isinstance(granted, PermitGranted) else None
    for change in one.changes:
        if isinstance(change.event.fact, PermitRenewed | PermitDeemedRenewed):
            last = change.event.fact.valid_to
    return last


def _credit_class(one: Publishable, decided: PenaltyDecided | OnTheSpotDecided, told: Told) -> tuple[str, bool]:
    """Find the class of a penalty, and whether it is said or follows from the penalty itself."""
    if isinstance(decided, OnTheSpotDecided) or (decided.kinds and _MINOR.issuperset(decided.kinds)):
        return CreditClass.MINOR, True
    since = one.decided.legal_order if one.decided is not None else None
    pushed = [f for r, f in told.of(CreditRecordPushed) if since is not None and r.legal_order > since]
    if not pushed:
        return CreditClass.GENERAL, False
    return (SPECIAL if pushed[-1].special_field else str(pushed[-1].credit_class)), True


def _term(credit_class: str, policy: Policy) -> tuple[Term, Setting[Term] | Setting[dict[str, Term | None]]]:
    """Find the term of a class; what credit sites do not show has that of the enforcement site."""
    found = policy.credit_terms.value.get(credit_class)
    return (policy.minor_shown.value, policy.minor_shown) if found is None else (found, policy.credit_terms)


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
