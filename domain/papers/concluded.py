"""Papers from the notice of the proposed penalty to the archive."""

from collections.abc import Iterator
from typing import Final

from domain.disclosure.facts import Dataset, PublicationPublished
from domain.fact import Fact
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, SubstitutePerformed
from domain.papers.paper import Paper
from domain.papers.showing import Shown, Shows, identity, one
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
from domain.penalty.filing import FirstOffencePromiseSigned
from domain.penalty.hearing import HearingHeld, HearingRequested, HearingScheduled
from domain.penalty.investigation import (
    CaseFilingRefused,
    CaseFilingRevoked,
)
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
    yield from identity(fact)
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


CONCLUDED: Final[dict[type[Fact], Shows]] = {
    DepartmentReviewed: one(Paper.DEPARTMENT_OPINION),
    ProposedPenaltyNotified: _notified,
    DocumentServed: _served,
    DefenceSubmitted: one(Paper.DEFENCE, "record"),
    DefenceWaived: one(Paper.DEFENCE, "record"),
    DefenceReviewed: one(Paper.DEFENCE_REVIEW),
    HearingRequested: one(Paper.HEARING_REQUEST, "record"),
    HearingScheduled: one(Paper.HEARING_NOTICE),
    HearingHeld: one(Paper.HEARING_RECORD, "record"),
    LegalReviewReturned: one(Paper.LEGAL_OPINION),
    LegalReviewPassed: one(Paper.LEGAL_OPINION),
    CollectiveDiscussionHeld: one(Paper.DISCUSSION, "minutes"),
    DecisionApproved: one(Paper.APPROVAL),
    PenaltyDecided: _decided,
    NoPenaltyDecided: _decided,
    FactsNotEstablished: one(Paper.DECISION),
    DecisionDocumentSealed: one(Paper.DECISION, "document", None, "digest"),
    OnTheSpotDecided: _on_the_spot,
    OnTheSpotRecorded: one(Paper.SPOT_REPORT, "record"),
    EducationGiven: one(Paper.EDUCATION, "record"),
    FirstOffencePromiseSigned: one(Paper.PROMISE, "promise"),
    FinePaid: one(Paper.PERFORMANCE, "receipt"),
    FineCollectedOnSpot: one(Paper.PERFORMANCE, "receipt"),
    ConfiscationExecuted: one(Paper.PERFORMANCE, "receipt"),
    ServiceOffsetCompleted: one(Paper.PERFORMANCE),
    CoerciveExecutionCarriedOut: one(Paper.PERFORMANCE, "decision"),
    SubstitutePerformed: one(Paper.PERFORMANCE, "record"),
    PerformanceUrged: _urged,
    CourtEnforcementApplied: _applied,
    CourtEnforcementRuled: one(Paper.COURT_RULING, "document"),
    CriminalTransferProposed: _proposed,
    CriminalTransferApproved: one(Paper.TRANSFER_APPROVAL),
    CriminalTransferSent: _sent,
    CriminalTransferAccepted: one(Paper.POLICE_ANSWER, "receipt"),
    CriminalTransferRefused: one(Paper.POLICE_ANSWER, "document"),
    CaseFilingRefused: _ended,
    CaseFilingRevoked: _ended,
    CaseClosed: _closed,
    PublicationPublished: _published,
    CaseArchived: _archived,
}
