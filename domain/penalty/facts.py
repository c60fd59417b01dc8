"""Facts of penalty (行政处罚) up to and including the decision; what follows it is in ``performance``."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Clock, Fact, Money, Name, Record, Reference, Text, fact, money
from domain.ids import DivisionCode, ItemCode
from domain.parties import Conduct, Officer, Party

Days = Annotated[int, Meta(ge=0, le=3660)]


class CaseSource(StrEnum):
    """What a penalty case came from (案件来源)."""

    INSPECTION = "inspection"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUPERIOR = "superior"
    TRANSFER = "transfer"
    MEDIA = "media"
    OTHER = "other"


class PenaltyKind(StrEnum):
    """Kinds of penalty (APL art. 9)."""

    WARNING = "warning"
    PUBLIC_CRITICISM = "public_criticism"
    FINE = "fine"
    CONFISCATION_OF_GAINS = "confiscation_of_gains"
    CONFISCATION_OF_GOODS = "confiscation_of_goods"
    LICENCE_SUSPENSION = "licence_suspension"
    QUALIFICATION_LOWERING = "qualification_lowering"
    LICENCE_REVOCATION = "licence_revocation"
    BUSINESS_RESTRICTION = "business_restriction"
    BUSINESS_SUSPENSION = "business_suspension"
    BUSINESS_CLOSURE = "business_closure"
    PRACTICE_RESTRICTION = "practice_restriction"
    DETENTION = "detention"
    OTHER = "other"


class Mitigation(StrEnum):
    """How the circumstances moved the penalty (情节)."""

    NONE = "none"
    LIGHTER = "lighter"
    """从轻: within the range."""
    BELOW_RANGE = "below_range"
    """减轻: below the range, on a ground only."""
    HEAVIER = "heavier"
    """从重."""


class MitigationGround(StrEnum):
    """Grounds for lightening or mitigating (APL arts 30–32)."""

    MINOR = "minor"
    """Art. 30: fourteen to seventeen years old."""
    PARTIAL_INCAPACITY = "partial_incapacity"
    """Art. 31."""
    HARM_REMOVED = "harm_removed"
    """Art. 32 item 1."""
    COERCED_OR_INDUCED = "coerced_or_induced"
    """Art. 32 item 2."""
    CONFESSED_UNKNOWN = "confessed_unknown"
    """Art. 32 item 3."""
    MERITORIOUS = "meritorious"
    """Art. 32 item 4."""
    OTHER_NORM = "other_norm"
    """Art. 32 item 5: another law, regulation or rule."""


class NoPenaltyGround(StrEnum):
    """Why no penalty is imposed."""

    SLIGHT = "slight"
    """APL art. 33(1) sentence 1."""
    FIRST_OFFENCE = "first_offence"
    """APL art. 33(1) sentence 2."""
    NO_FAULT = "no_fault"
    """APL art. 33(2)."""
    UNDER_14 = "under_14"
    """APL art. 30."""
    INCAPABLE = "incapable"
    """APL art. 31."""
    TIME_BARRED = "time_barred"
    """APL art. 36."""


class EvidenceKind(StrEnum):
    """Kinds of evidence (APL art. 46(1))."""

    DOCUMENT = "document"
    OBJECT = "object"
    AUDIOVISUAL = "audiovisual"
    ELECTRONIC = "electronic"
    WITNESS = "witness"
    PARTY_STATEMENT = "party_statement"
    APPRAISAL = "appraisal"
    SCENE_RECORD = "scene_record"


class LegalBasis(Record):
    """A norm that a decision applies (法律依据)."""

    norm: Name
    article: Name


@fact("case_filed.v1", zh="立案", command="file_case")
class CaseFiled(Fact):
    """The organ opened a penalty case; the ninety days of APL art. 60 begin."""

    case_number: Name
    """Number of the case (案号), an alias of it from then on."""
    items: tuple[ItemCode, ...]
    party: Party
    conduct: Conduct
    region: DivisionCode | None = None
    case_source: CaseSource = CaseSource.OTHER
    handlers: tuple[Officer, ...] = ()
    approver: Name | None = None
    discovered_on: date | None = None


@fact("case_filing_refused.v1", zh="不予立案", command="refuse_case_filing")
class CaseFilingRefused(Fact):
    """The organ decided not to open a case."""

    reason: Text
    approver: Name | None = None


@fact("case_filing_revoked.v1", zh="撤销立案", command="revoke_case_filing")
class CaseFilingRevoked(Fact):
    """The filing was taken back."""

    reason: Text
    approver: Name | None = None


@fact("party_questioned.v1", zh="询问当事人", command="question_party")
class PartyQuestioned(Fact):
    """The party was questioned, on record."""

    officers: tuple[Officer, ...]
    record: Reference | None = None
    identity_shown: bool = False


@fact("scene_inspected.v1", zh="现场勘验检查", command="inspect_scene")
class SceneInspected(Fact):
    """The scene was inspected, on record."""

    officers: tuple[Officer, ...]
    record: Reference | None = None
    identity_shown: bool = False
    refused_order: Reference | None = None
    """Correction order that the party refused to follow, recorded here on site (拒不改正)."""


@fact("evidence_collected.v1", zh="证据收集", command="collect_evidence")
class EvidenceCollected(Fact):
    """A piece of evidence joined the file, by digest."""

    evidence: Reference
    kind: EvidenceKind
    digest: Reference
    officers: tuple[Officer, ...] = ()
    origin: Text | None = None


@fact("evidence_preserved.v1", zh="先行登记保存", command="preserve_evidence")
class EvidencePreserved(Fact):
    """Evidence that might be lost was registered and kept (APL art. 56)."""

    inventory: Reference
    officers: tuple[Officer, ...]
    approver: Name | None = None


@fact("preservation_disposed.v1", zh="先行登记保存处理", command="dispose_preservation")
class PreservationDisposed(Fact):
    """What had been preserved was dealt with."""

    inventory: Reference
    disposition: Text


@fact("clock_suspended.v1", zh="中止计算期限", command="suspend_clock")
class ClockSuspended(Fact):
    """The deciding period stands still."""

    ground: Text
    basis: LegalBasis | None = None


@fact("clock_resumed.v1", zh="恢复计算期限", command="resume_clock")
class ClockResumed(Fact):
    """The deciding period runs again."""


@fact("period_extended.v1", zh="延长办案期限", command="extend_period")
class PeriodExtended(Fact):
    """The deciding period was extended."""

    days: Days
    ground: Text
    basis: LegalBasis | None = None
    approver: Name | None = None


@fact("investigation_concluded.v1", zh="调查终结", command="conclude_investigation")
class InvestigationConcluded(Fact):
    """The investigation ended with a report."""

    report: Reference
    proposed_fine: Money | None = None
    tier: Name | None = None


@fact("department_reviewed.v1", zh="承办机构负责人审查", command="review_by_department")
class DepartmentReviewed(Fact):
    """First level of review: the head of the handling body."""

    reviewer: Name
    passed: bool = True
    opinion: Text | None = None


@fact("legal_review_submitted.v1", zh="法制审核送审", command="submit_legal_review")
class LegalReviewSubmitted(Fact):
    """The draft decision went to legal review."""

    submitted_by: Name | None = None


@fact("legal_review_returned.v1", zh="法制审核退回", command="return_legal_review")
class LegalReviewReturned(Fact):
    """Legal review sent the draft back."""

    reviewer: Name
    opinion: Text


@fact("legal_review_passed.v1", zh="法制审核通过", command="pass_legal_review")
class LegalReviewPassed(Fact):
    """Legal review agreed."""

    reviewer: Name
    opinion: Text | None = None


@fact("proposed_penalty_notified.v1", zh="处罚事先告知", command="notify_proposed_penalty")
class ProposedPenaltyNotified(Fact):
    """The party was told content, facts, reasons, basis and rights before the decision (APL art. 44)."""

    notice: Reference
    served_on: date | None = None
    """Day on which the notice reached the party; none where it has not."""
    fine: Money = money(0)
    kinds: tuple[PenaltyKind, ...] = ()
    facts_stated: bool = True
    reasons_stated: bool = True
    basis_stated: bool = True
    rights_stated: bool = True
    hearing_right: bool = False


@fact("defence_submitted.v1", zh="陈述申辩", command="submit_defence")
class DefenceSubmitted(Fact):
    """The party stated its case."""

    record: Reference | None = None


@fact("defence_waived.v1", zh="放弃陈述申辩", command="waive_defence")
class DefenceWaived(Fact):
    """The party said in so many words that it does not wish to be heard."""

    record: Reference | None = None


@fact("defence_reviewed.v1", zh="陈述申辩复核", command="review_defence")
class DefenceReviewed(Fact):
    """The organ re-examined what the party had stated."""

    adopted: bool
    reason: Text


@fact("hearing_requested.v1", zh="听证申请", command="request_hearing")
class HearingRequested(Fact):
    """The party asked for a hearing."""

    record: Reference | None = None
    excuse: Text | None = None
    """Why the request is late, where the organ has accepted the reason."""


@fact("hearing_scheduled.v1", zh="听证通知", command="schedule_hearing")
class HearingScheduled(Fact):
    """Time and place of the hearing were told."""

    hearing_on: date
    hearing_time: Clock | None = None
    place: Name | None = None
    served_on: date | None = None


@fact("hearing_held.v1", zh="听证举行", command="hold_hearing")
class HearingHeld(Fact):
    """The hearing took place."""

    record: Reference
    host: Name


@fact("collective_discussion_held.v1", zh="集体讨论", command="hold_collective_discussion")
class CollectiveDiscussionHeld(Fact):
    """The leaders of the organ discussed the case together (APL art. 57(2))."""

    minutes: Reference
    attendees: tuple[Name, ...] = ()


@fact("decision_approved.v1", zh="机关负责人审批", command="approve_decision")
class DecisionApproved(Fact):
    """Third level of review: the head of the organ approved."""

    approver: Name


@fact("penalty_decided.v1", zh="处罚决定", command="decide_penalty")
class PenaltyDecided(Fact):
    """A penalty was decided in the ordinary procedure (普通程序)."""

    document: Reference | None = None
    """文号 of the decision."""
    item: ItemCode | None = None
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,)
    fine: Money = money(0)
    confiscated: Money = money(0)
    mitigation: Mitigation = Mitigation.NONE
    mitigation_grounds: tuple[MitigationGround, ...] = ()
    tier: Name | None = None
    reasons: Text | None = None
    basis: tuple[LegalBasis, ...] = ()


@fact("no_penalty_decided.v1", zh="不予处罚决定", command="decide_no_penalty")
class NoPenaltyDecided(Fact):
    """It was decided not to punish."""

    ground: NoPenaltyGround
    reasons: Text
    document: Reference | None = None


@fact("facts_not_established.v1", zh="违法事实不成立", command="find_facts_not_established")
class FactsNotEstablished(Fact):
    """The alleged facts were not established (APL art. 57(1) item 3)."""

    reasons: Text


@fact("decision_document_sealed.v1", zh="决定书签章", command="seal_decision_document")
class DecisionDocumentSealed(Fact):
    """The decision document got the organ's seal."""

    document: Reference
    digest: Reference
    electronic: bool = True


@fact("on_the_spot_decided.v1", zh="当场处罚", command="decide_on_the_spot")
class OnTheSpotDecided(Fact):
    """A penalty was decided on the spot (简易程序); the case begins and is decided in one act."""

    form_number: Name
    """Number of the preset form, an alias of the case."""
    item: ItemCode
    party: Party
    conduct: Conduct
    officers: tuple[Officer, ...]
    region: DivisionCode | None = None
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,)
    fine: Money = money(0)
    mitigation: Mitigation = Mitigation.NONE
    mitigation_grounds: tuple[MitigationGround, ...] = ()
    facts_clear: bool = True
    delivered: bool = True
    identity_shown: bool = False


@fact("on_the_spot_recorded.v1", zh="当场处罚备案", command="record_on_the_spot")
class OnTheSpotRecorded(Fact):
    """The on-the-spot decision was reported to the organ (APL art. 52(3))."""

    record: Reference | None = None


FACTS = (
    CaseFiled,
    CaseFilingRefused,
    CaseFilingRevoked,
    PartyQuestioned,
    SceneInspected,
    EvidenceCollected,
    EvidencePreserved,
    PreservationDisposed,
    ClockSuspended,
    ClockResumed,
    PeriodExtended,
    InvestigationConcluded,
    DepartmentReviewed,
    LegalReviewSubmitted,
    LegalReviewReturned,
    LegalReviewPassed,
    ProposedPenaltyNotified,
    DefenceSubmitted,
    DefenceWaived,
    DefenceReviewed,
    HearingRequested,
    HearingScheduled,
    HearingHeld,
    CollectiveDiscussionHeld,
    DecisionApproved,
    PenaltyDecided,
    NoPenaltyDecided,
    FactsNotEstablished,
    DecisionDocumentSealed,
    OnTheSpotDecided,
    OnTheSpotRecorded,
)
