"""What the papers of a case depend on: the path it takes, how far it has come, and what happened on the way."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from msgspec import structs

from domain.case import Case
from domain.context import context_for
from domain.event import Recorded
from domain.fact import Fact
from domain.judging.thresholds import imposed, is_unit
from domain.law.guard import Result
from domain.law.penalty.art_57_decision import discussed_together
from domain.measures.facts import (
    DepositFrozen,
    MeasureExtended,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
    ReleaseGround,
)
from domain.papers.need import Matter, Milestone, Path, Taken
from domain.penalty import criminal
from domain.penalty.amendment import DocumentVoided
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.criminal_facts import CriminalTransferSent, TransferDocument
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.dossier import DecisionKind
from domain.penalty.enforcement import CourtEnforcementApplied
from domain.penalty.evidence import EvidencePreserved
from domain.penalty.hearing import HearingRequested
from domain.penalty.investigation import CaseFilingRevoked, InvestigationConcluded
from domain.penalty.kinds import PenaltyKind, Procedure
from domain.penalty.review import DefenceSubmitted, ProposedPenaltyNotified
from domain.penalty.service import Document, DocumentServed
from domain.penalty.states import Merged
from domain.registers.facts import Correction
from domain.registers.state import Registers
from domain.supervision.facts import CorrectionOrdered

_F = TypeVar("_F", bound=Fact)

_MILESTONES: Final[dict[type[Fact], Milestone]] = {
    InvestigationConcluded: Milestone.CONCLUDED,
    PenaltyDecided: Milestone.DECIDED,
    NoPenaltyDecided: Milestone.DECIDED,
    FactsNotEstablished: Milestone.DECIDED,
    OnTheSpotDecided: Milestone.DECIDED,
    CriminalTransferSent: Milestone.DECIDED,
    CaseFilingRevoked: Milestone.CLOSED,
    CaseClosed: Milestone.CLOSED,
    CaseArchived: Milestone.ARCHIVED,
}
_CORRECTED_FIRST: Final = frozenset({Correction.FIRST, Correction.REFUSE})
_TRANSFERRED: Final = (criminal.Sent, criminal.Accepted, criminal.Challenged)
_PAYABLE: Final = frozenset({PenaltyKind.FINE, PenaltyKind.CONFISCATION_OF_GAINS, PenaltyKind.CONFISCATION_OF_GOODS})
_PERFORMED: Final = frozenset({ClosingGround.PERFORMED, ClosingGround.COURT_ENFORCED})
_NOT_GIVEN_BACK: Final = frozenset({ReleaseGround.CONFISCATED, ReleaseGround.TRANSFERRED})


def milestone_of(fact: Fact) -> Milestone | None:
    """Find the milestone that a fact passes."""
    if isinstance(fact, DocumentServed):
        return Milestone.SERVED if fact.kind == Document.DECISION else None
    return _MILESTONES.get(type(fact))


def path_of(events: Sequence[Recorded], case: Case) -> Path | None:
    """Find the path that a case takes, as far as it is told; None where it was neither filed nor decided."""
    dossier, penalty = case.penalty.dossier, case.penalty
    if dossier.filed_at is None and dossier.decision is None:
        return Path.MEASURE if next(_taken(events), None) is not None else None
    if isinstance(penalty.stage, Merged):
        return Path.MERGED
    if isinstance(penalty.transfer, _TRANSFERRED):
        return Path.CRIMINAL_TRANSFER
    closed = _last(events, CaseClosed)
    if dossier.filing_ended_at is not None or (closed is not None and closed.ground == ClosingGround.TERMINATED):
        return Path.TERMINATED
    return _decided(events, case)


def _decided(events: Sequence[Recorded], case: Case) -> Path:
    dossier = case.penalty.dossier
    kind = dossier.decision.kind if dossier.decision is not None else None
    if dossier.procedure == Procedure.SIMPLE:
        return Path.ON_THE_SPOT
    if kind in {DecisionKind.NO_PENALTY, DecisionKind.NOT_ESTABLISHED}:
        return Path.NO_PENALTY
    return Path.HEARING if _last(events, HearingRequested) is not None else Path.ORDINARY


def matter_of(events: Sequence[Recorded], case: Case, registers: Registers, path: Path) -> Matter:
    """Gather what the needs of a case depend on."""
    dossier = case.penalty.dossier
    facts = [recorded.event.fact for recorded in events]
    item = registers.item(dossier.item, dossier.filed_on) if dossier.filed_on is not None else None
    sent = _last(events, CriminalTransferSent)
    return Matter(
        path=path,
        correction_first=item is not None and item.correction in _CORRECTED_FIRST,
        orders=tuple(dict.fromkeys(fact.order for fact in facts if isinstance(fact, CorrectionOrdered))),
        notices=tuple(dict.fromkeys(fact.notice for fact in facts if isinstance(fact, ProposedPenaltyNotified))),
        voided=frozenset(fact.document for fact in facts if isinstance(fact, DocumentVoided)),
        defended=any(isinstance(fact, DefenceSubmitted) for fact in facts),
        heard=dossier.heard.hearing.ended is None,
        major=_major(events, case, registers),
        offender=dossier.decision is None or dossier.decision.kind != DecisionKind.NOT_ESTABLISHED,
        payable=_payable(events, case),
        property_absent=sent is not None and TransferDocument.PROPERTY_LIST in sent.absent,
        taken=tuple(_taken(events)),
        applied=next((r for r in events if isinstance(r.event.fact, CourtEnforcementApplied)), None),
    )


def _payable(events: Sequence[Recorded], case: Case) -> bool:
    """Say whether something is to be performed: not where the case was closed on a ground without performance."""
    closed = _last(events, CaseClosed)
    if closed is not None and closed.ground not in _PERFORMED:
        return False
    return case.penalty.account.fine > 0 or not _PAYABLE.isdisjoint(case.penalty.dossier.kinds)


def _last(events: Sequence[Recorded], kind: type[_F]) -> _F | None:
    return next((r.event.fact for r in reversed(events) if isinstance(r.event.fact, kind)), None)


def _major(events: Sequence[Recorded], case: Case, registers: Registers) -> bool:
    """Say whether the leaders had to discuss the latest penalty together, as G062 asks."""
    decided = next((r for r in reversed(events) if isinstance(r.event.fact, PenaltyDecided)), None)
    if decided is None or not isinstance(fact := decided.event.fact, PenaltyDecided):
        return False
    pack = context_for(decided.event, registers).pack
    verdict = discussed_together(
        decided.event.occurred_at,
        None,
        fact.kinds,
        imposed(fact.kinds, fact.fine, fact.confiscated),
        pack.procedure.discussion_from(is_unit=is_unit(case)),
        complicated=case.penalty.dossier.complicated,
    )
    return verdict.result == Result.BREACHED


def _taken(events: Sequence[Recorded]) -> Iterator[Taken]:
    """List the measures of a case, and what was preserved, each with what became of it."""
    found: dict[str, Taken] = {}
    for recorded in events:
        match recorded.event.fact:
            case PropertySealed(measure=name, urgent=urgent) | PropertySeized(measure=name, urgent=urgent):
                found.setdefault(name, Taken(name=name, act=recorded, urgent=urgent))
            case DepositFrozen(measure=name):
                found.setdefault(name, Taken(name=name, act=recorded, frozen=True))
            case EvidencePreserved(inventory=name):
                found.setdefault(name, Taken(name=name, act=recorded, preserved=True))
            case MeasureExtended(measure=name) if name in found:
                found[name] = structs.replace(found[name], extended=recorded)
            case MeasureReleased(measure=name, ground=ground) if name in found:
                back = ground not in _NOT_GIVEN_BACK and not found[name].frozen
                found[name] = structs.replace(found[name], given_back=back)
            case _:
                pass
    yield from found.values()
