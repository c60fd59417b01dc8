"""Reminders (违法预警提示): those that led to correction, and those that a penalty followed without a new act."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.supervision.facts import (
    CorrectionReported,
    Disposition,
    InspectionFinished,
    LeadDisposed,
    RecheckFailed,
    RecheckPassed,
    ReminderSent,
)
from domain.time.instants import legal_date
from projections.read_models.leniency.entry import Instrument, LenientAct
from projections.read_models.place import region_of
from projections.read_models.telling import Told

_PUNISHES: Final = (PenaltyDecided, OnTheSpotDecided)
_SHOWS: Final = (InspectionFinished, RecheckPassed, RecheckFailed, CorrectionReported, LeadDisposed)
HEARS: Final[frozenset[type[Fact]]] = frozenset({ReminderSent, *_SHOWS, *_PUNISHES})


def reminders(told: Told) -> Iterator[LenientAct]:
    """Make an entry of each reminder."""
    for sent, fact in told.of(ReminderSent):
        yield _reminder(told, sent, fact)


def _reminder(told: Told, sent: Recorded, fact: ReminderSent) -> LenientAct:
    on = legal_date(sent.event.occurred_at)
    later = [r for r in told.events if r.legal_order > sent.legal_order]
    shown = next((r for r in later if _corrected(r.event.fact) is not None), None)
    penalty = next((r for r in later if isinstance(r.event.fact, _PUNISHES)), None)
    corrected = shown is not None and _corrected(shown.event.fact) is True
    acted_on = _acted_on(told, penalty)
    result = "punished" if penalty else "open" if shown is None else "corrected" if corrected else "not_corrected"
    ended = penalty or shown
    return LenientAct(
        key=f"reminder-{sent.version}",
        organ=sent.event.organ,
        region=region_of(told, sent.event.organ, on),
        item=told.case.item,
        officer=sent.event.actor,
        day=on,
        behind=tuple(sorted(r.version for r in (sent, shown, penalty) if r is not None)),
        instrument=Instrument.REMINDER,
        party=told.case.party.token if told.case.party is not None else None,
        result=result,
        ground=fact.rule,
        due=fact.correct_by,
        ended_on=legal_date(ended.event.occurred_at) if ended is not None else None,
        corrected=corrected,
        punished=penalty is not None,
        same_act=acted_on is not None and acted_on <= on,
    )


def _corrected(fact: Fact) -> bool | None:
    """Say what a fact shows of correction; None where it shows nothing."""
    match fact:
        case InspectionFinished(has_violation=violation):
            return not violation
        case RecheckPassed() | CorrectionReported() | LeadDisposed(disposition=Disposition.CORRECTED):
            return True
        case RecheckFailed():
            return False
        case _:
            return None


def _acted_on(told: Told, penalty: Recorded | None) -> date | None:
    """Find the day of the act that a penalty is for; None where the file does not say."""
    if penalty is None:
        return None
    if isinstance(penalty.event.fact, OnTheSpotDecided):
        return penalty.event.fact.conduct.on
    conduct = told.case.penalty.dossier.conduct
    return conduct.on if conduct is not None else None
