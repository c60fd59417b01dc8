"""Promises (首违告知承诺): kept or broken as a recheck found, and whether broken ones came back into the case flow."""

from collections.abc import Iterator
from typing import Final

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.criminal_facts import CriminalTransferProposed
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import FirstOffencePromiseSigned
from domain.penalty.investigation import CaseFiled, InvestigationConcluded
from domain.penalty.review import ProposedPenaltyNotified
from domain.registers.rules import Leniency
from domain.supervision.facts import CorrectionOrdered, RecheckFailed, RecheckPassed
from domain.time.instants import legal_date
from projections.read_models.leniency.entry import Instrument, LenientAct
from projections.read_models.leniency.sparing import listed
from projections.read_models.place import region_of
from projections.read_models.telling import Told

_RECHECKS: Final = (RecheckPassed, RecheckFailed)
_FLOW: Final = (
    CaseFiled,
    InvestigationConcluded,
    ProposedPenaltyNotified,
    PenaltyDecided,
    OnTheSpotDecided,
    CriminalTransferProposed,
)
"""Steps by which a case goes on towards a penalty."""
HEARS: Final[frozenset[type[Fact]]] = frozenset({FirstOffencePromiseSigned, CorrectionOrdered, *_RECHECKS, *_FLOW})


def promises(told: Told) -> Iterator[LenientAct]:
    """Make an entry of each promise."""
    for signed, fact in told.of(FirstOffencePromiseSigned):
        yield _promise(told, signed, fact)


def _promise(told: Told, signed: Recorded, fact: FirstOffencePromiseSigned) -> LenientAct:
    on = legal_date(signed.event.occurred_at)
    checked = _recheck(told, signed, fact)
    broken = checked is not None and isinstance(checked.event.fact, RecheckFailed)
    back = _returned(told, checked) if broken and checked is not None else None
    entry = listed(told, fact.cause, signed, Leniency.FIRST_OFFENCE)
    result = "open" if checked is None else "returned" if back else "broken" if broken else "kept"
    return LenientAct(
        key=f"promise-{signed.version}",
        organ=signed.event.organ,
        region=region_of(told, signed.event.organ, on),
        item=fact.cause,
        officer=signed.event.actor,
        day=on,
        behind=tuple(sorted(r.version for r in (signed, checked, back) if r is not None)),
        instrument=Instrument.PROMISE,
        party=told.case.party.token if told.case.party is not None else None,
        result=result,
        ground=fact.promise,
        due=fact.correct_by,
        ended_on=legal_date(checked.event.occurred_at) if checked is not None else None,
        listed=entry is not None,
        list_name=entry.list if entry is not None else None,
        kept=checked is not None and not broken,
        broken=broken,
        returned=back is not None,
    )


def _recheck(told: Told, signed: Recorded, fact: FirstOffencePromiseSigned) -> Recorded | None:
    """Find the recheck that settles a promise: the first that passed, or that failed after the day promised.

    It may be of any order about the promise's cause, or of an order that names no item.
    """
    about = {ordered.order: ordered.item for _, ordered in told.of(CorrectionOrdered)}
    for recorded in told.events:
        recheck = recorded.event.fact
        if not isinstance(recheck, _RECHECKS):
            continue
        if recorded.legal_order <= signed.legal_order or about.get(recheck.order) not in {None, fact.cause}:
            continue
        if isinstance(recheck, RecheckPassed) or legal_date(recorded.event.occurred_at) > fact.correct_by:
            return recorded
    return None


def _returned(told: Told, checked: Recorded) -> Recorded | None:
    return next(
        (r for r in told.events if isinstance(r.event.fact, _FLOW) and r.legal_order > checked.legal_order), None
    )
