"""What the papers of a case depend on: the path it takes, how far it has come, and what happened on the way."""

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from domain.case import Case
from domain.context import context_for
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
from domain.papers.course import MILESTONES, TAKING, Course
from domain.papers.need import Matter, Path, Taken
from domain.penalty import criminal
from domain.penalty.amendment import DecisionDeclaredVoid, DecisionRevoked, DecisionVaried, DocumentVoided
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.criminal_facts import (
    CriminalCaseReturned,
    CriminalTransferDisapproved,
    CriminalTransferSent,
    NonFilingChallenged,
    TransferDocument,
)
from domain.penalty.decision import PenaltyDecided
from domain.penalty.dossier import DecisionKind
from domain.penalty.enforcement import CourtEnforcementApplied
from domain.penalty.evidence import EvidencePreserved
from domain.penalty.filing import CaseMerged, CaseSplit, ProcedureConverted
from domain.penalty.hearing import HearingAborted, HearingRejected, HearingRequested
from domain.penalty.investigation import CaseFilingRefused
from domain.penalty.kinds import PenaltyKind, Procedure
from domain.penalty.review import DefenceSubmitted, ProposedPenaltyNotified
from domain.penalty.states import Merged
from domain.registers.facts import Correction
from domain.registers.state import Registers
from domain.supervision.facts import CorrectionOrdered

TURNING: Final[frozenset[type[Fact]]] = frozenset(
    {
        *MILESTONES,
        *TAKING,
        CaseFilingRefused,
        CaseMerged,
        CaseSplit,
        CriminalCaseReturned,
        CriminalTransferDisapproved,
        DecisionDeclaredVoid,
        DecisionRevoked,
        DecisionVaried,
        DocumentVoided,
        HearingAborted,
        HearingRejected,
        NonFilingChallenged,
        ProcedureConverted,
    }
)
"""Facts by which the path of a case turns, or what it needs, besides those that put papers into the file."""
_CORRECTED_FIRST: Final = frozenset({Correction.FIRST, Correction.REFUSE})
_TRANSFERRED: Final = (criminal.Sent, criminal.Accepted, criminal.Challenged)
_PAYABLE: Final = frozenset({PenaltyKind.FINE, PenaltyKind.CONFISCATION_OF_GAINS, PenaltyKind.CONFISCATION_OF_GOODS})
_PERFORMED: Final = frozenset({ClosingGround.PERFORMED, ClosingGround.COURT_ENFORCED})
_NOT_GIVEN_BACK: Final = frozenset({ReleaseGround.CONFISCATED, ReleaseGround.TRANSFERRED})


def pursued(case: Case) -> bool:
    """Say whether the case was filed, or decided without that."""
    return case.penalty.dossier.filed_at is not None or case.penalty.dossier.decision is not None


def path_of(course: Course, case: Case) -> Path | None:
    """Find the path that a case takes, as far as it is told; None where it was neither filed nor decided."""
    dossier, penalty = case.penalty.dossier, case.penalty
    if not pursued(case):
        return Path.MEASURE if course.knows(TAKING) else None
    if isinstance(penalty.stage, Merged):
        return Path.MERGED
    if isinstance(penalty.transfer, _TRANSFERRED):
        return Path.CRIMINAL_TRANSFER
    closed = course.last(CaseClosed)
    if dossier.filing_ended_at is not None or (closed is not None and closed.ground == ClosingGround.TERMINATED):
        return Path.TERMINATED
    return _decided(course, case)


def _decided(course: Course, case: Case) -> Path:
    dossier = case.penalty.dossier
    kind = dossier.decision.kind if dossier.decision is not None else None
    if dossier.procedure == Procedure.SIMPLE:
        return Path.ON_THE_SPOT
    if kind in {DecisionKind.NO_PENALTY, DecisionKind.NOT_ESTABLISHED}:
        return Path.NO_PENALTY
    return Path.HEARING if course.knows({HearingRequested}) else Path.ORDINARY


def matter_of(course: Course, case: Case, registers: Registers, path: Path) -> Matter:
    """Gather what the needs of a case depend on."""
    dossier = case.penalty.dossier
    item = registers.item(dossier.item, dossier.filed_on) if dossier.filed_on is not None else None
    sent = course.last(CriminalTransferSent)
    return Matter(
        path=path,
        correction_first=item is not None and item.correction in _CORRECTED_FIRST,
        orders=tuple(dict.fromkeys(fact.order for fact in course.facts(CorrectionOrdered))),
        notices=tuple(dict.fromkeys(fact.notice for fact in course.facts(ProposedPenaltyNotified))),
        voided=frozenset(fact.document for fact in course.facts(DocumentVoided)),
        defended=course.knows({DefenceSubmitted}),
        heard=dossier.heard.hearing.ended is None,
        major=_major(course, case, registers),
        offender=dossier.decision is None or dossier.decision.kind != DecisionKind.NOT_ESTABLISHED,
        payable=_payable(course, case),
        property_absent=sent is not None and TransferDocument.PROPERTY_LIST in sent.absent,
        taken=tuple(_taken(course)),
        applied=next(iter(course.of(CourtEnforcementApplied)), None),
    )


def _payable(course: Course, case: Case) -> bool:
    """Say whether something is to be performed: not where the case was closed on a ground without performance."""
    closed = course.last(CaseClosed)
    if closed is not None and closed.ground not in _PERFORMED:
        return False
    return case.penalty.account.fine > 0 or not _PAYABLE.isdisjoint(case.penalty.dossier.kinds)


def _major(course: Course, case: Case, registers: Registers) -> bool:
    """Say whether the leaders had to discuss the latest penalty together, as G062 asks."""
    decided, fact = course.of(PenaltyDecided)[-1:], course.last(PenaltyDecided)
    if not decided or fact is None:
        return False
    event = decided[0].event
    pack = context_for(event, registers).pack
    verdict = discussed_together(
        event.occurred_at,
        None,
        fact.kinds,
        imposed(fact.kinds, fact.fine, fact.confiscated),
        pack.procedure.discussion_from(is_unit=is_unit(case)),
        complicated=case.penalty.dossier.complicated,
    )
    return verdict.result == Result.BREACHED


def _taken(course: Course) -> Iterator[Taken]:
    """List the measures of a case, and what was preserved, each with what became of it."""
    found: dict[str, Taken] = {}
    for recorded in course.events if course.knows(TAKING) else ():
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
