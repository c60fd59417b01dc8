"""Facts of penalty (行政处罚) after the decision: service, performance, enforcement, closing."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Money, Name, Reference, Text, fact, money
from domain.penalty.payment import CollectionGround, PaymentChannel, RemittanceLeg


class ServiceMethod(StrEnum):
    """Ways of serving a document (送达方式)."""

    DIRECT = "direct"
    LEAVING = "leaving"
    ENTRUSTED = "entrusted"
    MAIL = "mail"
    PUBLIC_NOTICE = "public_notice"
    ELECTRONIC = "electronic"


class Document(StrEnum):
    """Which document of the case is meant."""

    DECISION = "decision"
    NOTICE = "notice"
    CORRECTION_ORDER = "correction_order"
    HEARING_NOTICE = "hearing_notice"
    URGING = "urging"
    MEASURE_DECISION = "measure_decision"
    """Decision to seal, seize or freeze."""
    EXECUTION_DECISION = "execution_decision"
    """Decision to execute by coercion, or by a substitute."""
    ACCEPTANCE = "acceptance"
    OTHER = "other"


class UrgingContent(StrEnum):
    """What a letter of urging must state (CL art. 35)."""

    TERM = "term"
    """Item 1."""
    WAY = "way"
    """Item 2."""
    AMOUNT = "amount"
    """Item 3, where money is due: the amount and how to pay it."""
    RIGHTS = "rights"
    """Item 4: to state one's case and to defend oneself."""


class QuashingGround(StrEnum):
    """Why a decision was revoked (ARL art. 64(1))."""

    FACTS = "facts"
    """Main facts unclear, or evidence insufficient."""
    PROCEDURE = "procedure"
    BASIS = "basis"
    """The norms applied are not lawful."""
    POWER = "power"
    """Powers exceeded or abused."""
    OTHER = "other"


class Ruling(StrEnum):
    """What the court said to an application for enforcement."""

    ALLOWED = "allowed"
    DENIED = "denied"


class Origin(StrEnum):
    """Who changed a decision."""

    OWN = "own"
    REVIEW = "review"
    JUDGMENT = "judgment"


class ClosingGround(StrEnum):
    """Why a case was closed (结案方式)."""

    PERFORMED = "performed"
    FILING_REVOKED = "filing_revoked"
    NO_PENALTY = "no_penalty"
    DECISION_REVOKED = "decision_revoked"
    COURT_ENFORCED = "court_enforced"
    TRANSFERRED = "transferred"
    TERMINATED = "terminated"


class ArchiveFormat(StrEnum):
    """In which form an electronic file is kept."""

    OFD = "ofd"
    PDF_A = "pdf_a"
    OTHER = "other"


class FourProperty(StrEnum):
    """What an archive tests for (四性)."""

    AUTHENTICITY = "authenticity"
    INTEGRITY = "integrity"
    USABILITY = "usability"
    SECURITY = "security"


@fact("document_dispatched.v1", zh="文书寄出", command="dispatch_document")
class DocumentDispatched(Fact):
    """A document was sent off."""

    document: Reference | None = None
    kind: Document = Document.DECISION
    method: ServiceMethod = ServiceMethod.MAIL
    cost: Money = money(0)
    """Expenses charged to the party."""


@fact("document_served.v1", zh="送达", command="serve_document")
class DocumentServed(Fact):
    """A document reached the party."""

    document: Reference | None = None
    kind: Document = Document.DECISION
    method: ServiceMethod = ServiceMethod.DIRECT
    receipt: Reference | None = None
    receiver: Name | None = None
    """Token of who took it."""
    confirmation: Reference | None = None
    """The party's signed consent to be served electronically (送达方式确认书)."""
    refusal: Text | None = None
    """How the party refused to take it, where it was left."""
    witnesses: tuple[Name, ...] = ()
    """Tokens of those who witnessed that it was left."""
    recordings: tuple[Reference, ...] = ()
    """Photographs or video of how it was left."""
    published_on: date | None = None
    """Day of the public notice, where it was served by one."""
    whereabouts_unknown: Reference | None = None
    """What shows that the party cannot be found."""


@fact("service_failed.v1", zh="送达失败", command="record_service_failure")
class ServiceFailed(Fact):
    """An attempt to serve failed."""

    document: Reference | None = None
    kind: Document = Document.DECISION
    method: ServiceMethod = ServiceMethod.DIRECT
    reason: Text | None = None


@fact("education_given.v1", zh="批评教育", command="give_education")
class EducationGiven(Fact):
    """The party was educated instead of, or besides, being punished (APL art. 33(3))."""

    record: Reference | None = None


@fact("fine_paid.v1", zh="缴纳罚款", command="pay_fine")
class FinePaid(Fact):
    """Money was paid on the fine and what was added to it."""

    amount: Money
    receipt: Reference | None = None
    channel: PaymentChannel | None = None
    """Who took the money; none where the source does not say."""


@fact("fine_collected_on_spot.v1", zh="当场收缴", command="collect_fine_on_spot")
class FineCollectedOnSpot(Fact):
    """Officers collected the fine on the spot (APL art. 68)."""

    amount: Money
    receipt: Reference
    """Number of the receipt that the finance department issues (财政专用票据, APL art. 70)."""
    collector: Name | None = None
    ground: CollectionGround | None = None
    """Why the officers may collect; none where nothing is said, so that only a small fine allows it."""
    requested_by: Reference | None = None
    """The party's own proposal to pay on the spot (APL art. 69)."""


@fact("collection_remitted.v1", zh="上缴罚款", command="remit_collection")
class CollectionRemitted(Fact):
    """Money collected on the spot was handed on."""

    amount: Money
    to: Name | None = None
    leg: RemittanceLeg | None = None
    """Which of the two steps it is; where left out, the first remittance is the officer's, the second the organ's."""
    landed_on: date | None = None
    """Day of landing, for a fine collected on the water: the officer's two days run from it."""


@fact("deferral_approved.v1", zh="延期缴纳", command="approve_deferral")
class DeferralApproved(Fact):
    """Payment was deferred (APL art. 66(2))."""

    due: date
    reason: Text | None = None
    application: Reference | None = None
    """The party's application; none where the source does not say."""
    approver: Name | None = None


@fact("surcharge_started.v1", zh="加处罚款起算", command="start_surcharge")
class SurchargeStarted(Fact):
    """The fine was not paid in time and grows."""

    amount: Money | None = None
    """New total due, where the addition is a fixed one."""
    daily_per_mille: Annotated[int, Meta(ge=0, le=1000)] | None = None
    """Daily rate in thousandths of the fine (APL art. 72(1) item 1: 30)."""
    standard_told: bool | None = None
    """Whether the party had been told the rate (CL art. 45(1)); none where the source does not say."""


@fact("performance_urged.v1", zh="催告", command="urge_performance")
class PerformanceUrged(Fact):
    """The party was urged in writing to perform (CL art. 54)."""

    document: Reference
    served_on: date | None = None
    states: tuple[UrgingContent, ...] | None = None
    """What the letter states; none where the source does not say."""
    amount: Money | None = None
    """What it asks for, where money is due."""


@fact("court_enforcement_applied.v1", zh="申请法院强制执行", command="apply_court_enforcement")
class CourtEnforcementApplied(Fact):
    """The court, or a collector, was asked to enforce."""

    court: Name | None = None
    document: Reference | None = None
    """强制执行申请书."""


@fact("court_enforcement_ruled.v1", zh="法院裁定", command="rule_court_enforcement")
class CourtEnforcementRuled(Fact):
    """The court ruled on enforcement."""

    ruling: Ruling
    document: Reference | None = None
    executor: Name | None = None
    """The organ that the court lets carry it out (裁执分离)."""


@fact("court_enforcement_executed.v1", zh="法院执行", command="execute_court_enforcement")
class CourtEnforcementExecuted(Fact):
    """Enforcement was carried out."""

    amount: Money = money(0)
    executor: Name | None = None
    """Who carried it out: the court, or the organ that it let do so (裁执分离)."""


@fact("decision_varied.v1", zh="变更决定", command="vary_decision")
class DecisionVaried(Fact):
    """The decision was changed."""

    origin: Origin
    fine: Money
    reason: Text


@fact("decision_revoked.v1", zh="撤销决定", command="revoke_decision")
class DecisionRevoked(Fact):
    """The decision was taken back or quashed."""

    origin: Origin
    reason: Text
    ground: QuashingGround | None = None
    """On which ground; none where the source does not say."""


@fact("case_closed.v1", zh="结案", command="close_case")
class CaseClosed(Fact):
    """The penalty case was closed."""

    ground: ClosingGround
    report: Reference | None = None
    approver: Name | None = None


@fact("case_archived.v1", zh="归档", command="archive_case")
class CaseArchived(Fact):
    """The file went to the archive."""

    archive_number: Name
    catalogue: tuple[Reference, ...] = ()
    form: ArchiveFormat | None = None
    tested: tuple[FourProperty, ...] | None = None
    """Properties that the file was tested for and has; none where nobody tested."""


FACTS = (
    DocumentDispatched,
    DocumentServed,
    ServiceFailed,
    EducationGiven,
    FinePaid,
    FineCollectedOnSpot,
    CollectionRemitted,
    DeferralApproved,
    SurchargeStarted,
    PerformanceUrged,
    CourtEnforcementApplied,
    CourtEnforcementRuled,
    CourtEnforcementExecuted,
    DecisionVaried,
    DecisionRevoked,
    CaseClosed,
    CaseArchived,
)
