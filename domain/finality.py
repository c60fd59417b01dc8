"""Finality (决定生效): from which day no remedy can reach a penalty any more, so that it may become a credit record."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.contested import remedy_of_penalty
from domain.law.credit.arts_11_16_records import remedy_open_until
from domain.penalty.dossier import DecisionKind
from domain.remedy.facts import Outcome
from domain.remedy.thread import Judged, Reviewed, Stage, Untouched
from domain.time.calendar import Calendar
from domain.time.ends import days_later

_SUIT_AFTER_REVIEW: Final = 15
"""Calendar days for suing after review (ALL art. 45)."""
_UPHOLDS: Final = frozenset({Outcome.UPHELD, Outcome.REJECTED, Outcome.TERMINATED})


def upheld_from(stage: Stage) -> date | None:
    """Find the first day on which remedy has left a decision standing for good; None while it has not."""
    match stage:
        case Reviewed(since=since, outcome=outcome) if outcome in _UPHOLDS:
            return days_later(since, _SUIT_AFTER_REVIEW + 1)
        case Judged(since=since, final=True, outcome=outcome) if outcome in _UPHOLDS:
            return since
        case _:
            return None


def final_from(case: Case, calendar: Calendar) -> date | None:
    """Find the first day on which the penalty of a case is final, as far as the case is told.

    None where none stands, while remedy is under way, and before it is served. Raises UnknownYearError.
    """
    dossier = case.penalty.dossier
    decision = dossier.decision
    if decision is None or not decision.stands or decision.kind not in {DecisionKind.PENALTY, DecisionKind.ON_THE_SPOT}:
        return None
    stage = remedy_of_penalty(case.remedy, case.penalty)
    if not isinstance(stage, Untouched):
        return upheld_from(stage)
    return days_later(remedy_open_until(dossier.served_on, calendar), 1) if dossier.served_on is not None else None
