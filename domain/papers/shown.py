"""Papers shown: which papers each fact puts into the file, with its reference, its digest and what it belongs to."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from msgspec import Struct

from domain.collaboration.facts import CaseTransferAccepted
from domain.disclosure.facts import Dataset, PublicationPublished
from domain.fact import Fact
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, SubstitutePerformed
from domain.measures.facts import (
    DepositFrozen,
    MeasureApproved,
    MeasureExpired,
    MeasureExtended,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
    UrgentMeasureReported,
)
from domain.papers.paper import Paper
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.criminal_facts import (
    CriminalTransferAccepted,
    CriminalTransferApproved,
    CriminalTransferProposed,
    CriminalTransferRefused,
    CriminalTransferSent,
    TransferDocument,
)
from domain.penalty.decision import (
    DecisionDocumentSealed,
    EducationGiven,
    FactsNotEstablished,
    NoPenaltyDecided,
    OnTheSpotDecided,
    OnTheSpotRecorded,
    PenaltyDecided,
)
from domain.penalty.enforcement import CourtEnforcementApplied, CourtEnforcementRuled, PerformanceUrged
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, PreservationDisposed, PreservationLapsed
from domain.penalty.filing import FirstOffencePromiseSigned
from domain.penalty.hearing import HearingHeld, HearingRequested, HearingScheduled
from domain.penalty.investigation import (
    CaseFiled,
    CaseFilingRefused,
    CaseFilingRevoked,
    InvestigationConcluded,
    PartyQuestioned,
    SceneInspected,
    WitnessQuestioned,
)
from domain.penalty.kinds import CaseSource, EvidenceKind
from domain.penalty.payment import FineCollectedOnSpot, FinePaid
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DecisionApproved,
    DefenceReviewed,
    DefenceSubmitted,
    DefenceWaived,
    DepartmentReviewed,
    LegalReviewPassed,
    LegalReviewReturned,
    ProposedPenaltyNotified,
)
from domain.penalty.sanctions import ConfiscationExecuted
from domain.penalty.service import Document, DocumentServed
from domain.penalty.service_offset import ServiceOffsetCompleted
from domain.supervision.facts import (
    CorrectionOrdered,
    InspectionStarted,
    InspectionTaskIssued,
    LeadReceived,
    LeadVerified,
    RecheckFailed,
    RecheckPassed,
)
from domain.supervision.leads import LeadTransferAccepted


class Shown(Struct, frozen=True):
    """A paper that a fact puts into the file."""

    paper: Paper
    reference: str | None = None
    of: str | None = None
    """The notice, order, measure or decision that it belongs to; None where it belongs to the case, or to any."""
    digest: str | None = None


_Shows: TypeAlias = Callable[[Any], Iterator[Shown]]
_SPOT: Final = frozenset({EvidenceKind.SCENE_RECORD, EvidenceKind.AUDIOVISUAL})


def shown_by(fact: Fact) -> tuple[Shown, ...]:
    """List the papers that a fact puts into the file."""
    shows = _SHOWS.get(type(fact))
    return tuple(shows(fact)) if shows is not None else ()


def _filed(fact: CaseFiled) -> Iterator[Shown]:
    if fact.case_source != CaseSource.OTHER or fact.origin is not None:
        yield Shown(Paper.SOURCE, fact.origin)
    if fact.approver is not None:
        yield Shown(Paper.FILING, fact.case_number)


def _identity(fact: Any) -> Iterator[Shown]:  # noqa: ANN401 -- any field act
    if fact.identity_shown:
        yield Shown(Paper.IDENTITY_SHOWN)


def _questioned(fact: PartyQuestioned | WitnessQuestioned) -> Iterator[Shown]:
    yield from _identity(fact)
    if fact.record is not None:
        yield Shown(Paper.QUESTIONING, fact.record)


def _scene(fact: SceneInspected) -> Iterator[Shown]:
    yield from _identity(fact)
    if fact.record is not None:
        yield Shown(Paper.SCENE, fact.record)
    if fact.record is not None or fact.photographs:
        yield Shown(Paper.SPOT_RECORD, fact.record or fact.photographs[0])
    if fact.refused_order is not None:
        yield Shown(Paper.RECHECK, fact.record, fact.refused_order)


def _evidence(fact: EvidenceCollected) -> Iterator[Shown]:
    yield Shown(Paper.EVIDENCE, fact.evidence, None, fact.digest)
    if fact.kind in _SPOT:
        yield Shown(Paper.SPOT_RECORD, fact.evidence, None, fact.digest)


def _preserved(fact: EvidencePreserved) -> Iterator[Shown]:
    yield Shown(Paper.MEASURE_INVENTORY, fact.inventory, fact.inventory)
    if fact.approver is not None:
        yield Shown(Paper.MEASURE_APPROVAL, None, fact.inventory)


def _taken(fact: PropertySealed | PropertySeized) -> Iterator[Shown]:
    yield from _identity(fact)
    yield Shown(Paper.MEASURE_INVENTORY, fact.inventory, fact.measure)
    if fact.decision is not None:
        yield Shown(Paper.MEASURE_DECISION, fact.decision, fact.measure)
    if fact.on_site is not None and fact.on_site.record is not None:
        yield Shown(Paper.MEASURE_SCENE, fact.on_site.record, fact.measure)


def _extended(fact: MeasureExtended) -> Iterator[Shown]:
    if fact.approver is not None and fact.notice is not None:
        yield Shown(Paper.MEASURE_EXTENSION, fact.notice, fact.measure)


def _released(fact: MeasureReleased) -> Iterator[Shown]:
    yield Shown(Paper.MEASURE_RELEASE, None, fact.measure)
    if fact.return_receipt is not None:
        yield Shown(Paper.MEASURE_RETURN, fact.return_receipt, fact.measure)


def _ordered(fact: CorrectionOrdered) -> Iterator[Shown]:
    yield Shown(Paper.CORRECTION_ORDER, fact.order, fact.order)
    if fact.served_on is not None:
        yield Shown(Paper.CORRECTION_SERVICE, None, fact.order)


def _notified(fact: ProposedPenaltyNotified) -> Iterator[Shown]:
    yield Shown(Paper.NOTICE, fact.notice, fact.notice)
    if fact.served_on is not None:
        yield Shown(Paper.NOTICE_SERVICE, None, fact.notice)
    if fact.hearing_right:
        yield Shown(Paper.HEARING_RIGHT, fact.notice)


_RECEIPTS: Final = {
    Document.DECISION: Paper.DECISION_SERVICE,
    Document.NOTICE: Paper.NOTICE_SERVICE,
    Document.CORRECTION_ORDER: Paper.CORRECTION_SERVICE,
    Document.HEARING_NOTICE: Paper.HEARING_NOTICE,
    Document.URGING: Paper.URGING_SERVICE,
    Document.OTHER: Paper.ENDING_NOTICE,
}
"""What a receipt is for; that of another document is the notice of an ending where the path has one."""


def _served(fact: DocumentServed) -> Iterator[Shown]:
    if (paper := _RECEIPTS.get(fact.kind)) is not None:
        yield Shown(paper, fact.receipt, fact.document)


def _urged(fact: PerformanceUrged) -> Iterator[Shown]:
    yield Shown(Paper.PERFORMANCE, fact.document)
    yield Shown(Paper.URGING, fact.document, fact.document)
    if fact.served_on is not None:
        yield Shown(Paper.URGING_SERVICE, None, fact.document)


def _applied(fact: CourtEnforcementApplied) -> Iterator[Shown]:
    yield Shown(Paper.PERFORMANCE, fact.document)
    if fact.document is not None:
        yield Shown(Paper.COURT_APPLICATION, fact.document)


def _on_the_spot(fact: OnTheSpotDecided) -> Iterator[Shown]:
    yield from _identity(fact)
    yield Shown(Paper.DECISION, fact.form_number)
    if fact.delivered:
        yield Shown(Paper.DECISION_SERVICE, fact.form_number)


def _decided(fact: PenaltyDecided | NoPenaltyDecided) -> Iterator[Shown]:
    if fact.document is not None:
        yield Shown(Paper.DECISION, fact.document)


_SENT: Final = {
    TransferDocument.LETTER: Paper.TRANSFER_LETTER,
    TransferDocument.REPORT: Paper.TRANSFER_REPORT,
    TransferDocument.PROPERTY_LIST: Paper.TRANSFER_PROPERTY,
}


def _sent(fact: CriminalTransferSent) -> Iterator[Shown]:
    for document, paper in _SENT.items():
        if document in fact.package:
            yield Shown(paper)


def _proposed(fact: CriminalTransferProposed) -> Iterator[Shown]:
    if fact.report is not None:
        yield Shown(Paper.TRANSFER_REPORT, fact.report)


def _ended(fact: CaseFilingRevoked | CaseFilingRefused) -> Iterator[Shown]:
    if fact.approver is not None:
        yield Shown(Paper.ENDING_APPROVAL)


def _closed(fact: CaseClosed) -> Iterator[Shown]:
    if fact.approver is not None:
        yield Shown(Paper.CLOSING, fact.report)
        if fact.ground == ClosingGround.TERMINATED:
            yield Shown(Paper.ENDING_APPROVAL, fact.report)


def _published(fact: PublicationPublished) -> Iterator[Shown]:
    if fact.dataset == Dataset.PENALTY:
        yield Shown(Paper.PUBLICATION, fact.url)


def _archived(fact: CaseArchived) -> Iterator[Shown]:
    if fact.catalogue:
        yield Shown(Paper.CATALOGUE, fact.archive_number)


def _one(paper: Paper, reference: str | None = None, of: str | None = None, digest: str | None = None) -> _Shows:
    """Show one paper, whose reference, owner and digest stand in fields of the fact."""

    def shows(fact: Any) -> Iterator[Shown]:  # noqa: ANN401 -- of the types that it is registered for
        yield Shown(paper, *(getattr(fact, name) if name is not None else None for name in (reference, of, digest)))

    return shows


_SHOWS: Final[dict[type[Fact], _Shows]] = {
    LeadReceived: _one(Paper.SOURCE, "lead_number"),
    LeadTransferAccepted: _one(Paper.SOURCE),
    CaseTransferAccepted: _one(Paper.SOURCE),
    InspectionTaskIssued: _one(Paper.SOURCE, "task_number"),
    CaseFiled: _filed,
    LeadVerified: _identity,
    InspectionStarted: _identity,
    PartyQuestioned: _questioned,
    WitnessQuestioned: _questioned,
    SceneInspected: _scene,
    EvidenceCollected: _evidence,
    EvidencePreserved: _preserved,
    PreservationDisposed: _one(Paper.MEASURE_RELEASE, None, "inventory"),
    PreservationLapsed: _one(Paper.MEASURE_RELEASE, None, "inventory"),
    UrgentMeasureReported: _one(Paper.MEASURE_REPORT, None, "measure"),
    MeasureApproved: _one(Paper.MEASURE_APPROVAL, None, "measure"),
    PropertySealed: _taken,
    PropertySeized: _taken,
    DepositFrozen: _one(Paper.MEASURE_DECISION, "decision", "measure"),
    MeasureExtended: _extended,
    MeasureReleased: _released,
    MeasureExpired: _one(Paper.MEASURE_RELEASE, None, "measure"),
    CorrectionOrdered: _ordered,
    RecheckPassed: _one(Paper.RECHECK, None, "order"),
    RecheckFailed: _one(Paper.RECHECK, None, "order"),
    InvestigationConcluded: _one(Paper.REPORT, "report"),
    DepartmentReviewed: _one(Paper.DEPARTMENT_OPINION),
    ProposedPenaltyNotified: _notified,
    DocumentServed: _served,
    DefenceSubmitted: _one(Paper.DEFENCE, "record"),
    DefenceWaived: _one(Paper.DEFENCE, "record"),
    DefenceReviewed: _one(Paper.DEFENCE_REVIEW),
    HearingRequested: _one(Paper.HEARING_REQUEST, "record"),
    HearingScheduled: _one(Paper.HEARING_NOTICE),
    HearingHeld: _one(Paper.HEARING_RECORD, "record"),
    LegalReviewReturned: _one(Paper.LEGAL_OPINION),
    LegalReviewPassed: _one(Paper.LEGAL_OPINION),
    CollectiveDiscussionHeld: _one(Paper.DISCUSSION, "minutes"),
    DecisionApproved: _one(Paper.APPROVAL),
    PenaltyDecided: _decided,
    NoPenaltyDecided: _decided,
    FactsNotEstablished: _one(Paper.DECISION),
    DecisionDocumentSealed: _one(Paper.DECISION, "document", None, "digest"),
    OnTheSpotDecided: _on_the_spot,
    OnTheSpotRecorded: _one(Paper.SPOT_REPORT, "record"),
    EducationGiven: _one(Paper.EDUCATION, "record"),
    FirstOffencePromiseSigned: _one(Paper.PROMISE, "promise"),
    FinePaid: _one(Paper.PERFORMANCE, "receipt"),
    FineCollectedOnSpot: _one(Paper.PERFORMANCE, "receipt"),
    ConfiscationExecuted: _one(Paper.PERFORMANCE, "receipt"),
    ServiceOffsetCompleted: _one(Paper.PERFORMANCE),
    CoerciveExecutionCarriedOut: _one(Paper.PERFORMANCE, "decision"),
    SubstitutePerformed: _one(Paper.PERFORMANCE, "record"),
    PerformanceUrged: _urged,
    CourtEnforcementApplied: _applied,
    CourtEnforcementRuled: _one(Paper.COURT_RULING, "document"),
    CriminalTransferProposed: _proposed,
    CriminalTransferApproved: _one(Paper.TRANSFER_APPROVAL),
    CriminalTransferSent: _sent,
    CriminalTransferAccepted: _one(Paper.POLICE_ANSWER, "receipt"),
    CriminalTransferRefused: _one(Paper.POLICE_ANSWER, "document"),
    CaseFilingRefused: _ended,
    CaseFilingRevoked: _ended,
    CaseClosed: _closed,
    PublicationPublished: _published,
    CaseArchived: _archived,
}
"""What each fact puts into the file."""

SHOWING: Final[frozenset[type[Fact]]] = frozenset(_SHOWS)
"""Facts that put papers into the file."""
