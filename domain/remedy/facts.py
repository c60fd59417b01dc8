"""Facts of remedy (行政复议, 行政诉讼)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Money, Name, Reference, Text, fact


class Outcome(StrEnum):
    """How a review or a suit ended."""

    UPHELD = "upheld"
    VARIED = "varied"
    REVOKED = "revoked"
    CONFIRMED_ILLEGAL = "confirmed_illegal"
    DECLARED_VOID = "declared_void"
    ORDERED_TO_ACT = "ordered_to_act"
    REJECTED = "rejected"
    MEDIATED = "mediated"
    TERMINATED = "terminated"


class StayBasis(StrEnum):
    """By what right execution is stayed (ARL art. 42, APL art. 73)."""

    RESPONDENT = "respondent"
    """ARL art. 42 item 1: the organ itself holds it necessary."""
    REVIEW_BODY = "review_body"
    """ARL art. 42 items 2, 3: the reviewing body holds it necessary, or grants an application."""
    LAW = "law"
    """ARL art. 42 item 4: a law, administrative regulation or rule says so."""
    COURT = "court"
    """The court ruled so."""
    PENDING_REMEDY = "pending_remedy"
    """Only because review was applied for or a suit filed."""


class CompensationGround(StrEnum):
    """Why the state compensates (国家赔偿)."""

    ILLEGAL_PENALTY = "illegal_penalty"
    ILLEGAL_MEASURE = "illegal_measure"
    """Sealing, seizing or freezing against the law."""
    ILLEGAL_EXECUTION = "illegal_execution"
    ILLEGAL_LEVY = "illegal_levy"
    OTHER = "other"


@fact("review_applied.v1", zh="复议申请", command="apply_review")
class ReviewApplied(Fact):
    """Somebody applied for review."""

    body: Name | None = None
    through_organ: bool = False
    """True where the application was filed through the organ that had decided (ARL art. 32(1))."""
    against: Reference | None = None
    """Document number of the act that is contested; the latest decision of the loop where left out."""


@fact("review_forwarded.v1", zh="复议转送", command="forward_review")
class ReviewForwarded(Fact):
    """An application filed through the organ went on to the reviewing body."""

    body: Name | None = None
    note: Text | None = None
    received_on: date | None = None
    """Day on which the organ got the application; that of the application where left out."""


@fact("review_accepted.v1", zh="复议受理", command="accept_review")
class ReviewAccepted(Fact):
    """The reviewing body accepted the application."""

    body: Name | None = None
    simplified: bool | None = None
    """Whether the simplified procedure is used (ARL art. 53); none where the source does not say."""


@fact("review_answered.v1", zh="复议答复", command="answer_review")
class ReviewAnswered(Fact):
    """The organ answered with its evidence."""

    document: Reference | None = None
    copy_received_on: date | None = None
    """Day on which the organ got the copy of the application; none where the source does not say."""


@fact("evidence_supplement_allowed.v1", zh="准许补充证据", command="allow_evidence_supplement")
class EvidenceSupplementAllowed(Fact):
    """The reviewing body or the court let the organ add to its evidence (ARL art. 46(2))."""

    body: Name
    document: Reference | None = None
    reason: Text | None = None
    """What the applicant brought that had not been brought before."""


@fact("review_decided.v1", zh="复议决定", command="decide_review")
class ReviewDecided(Fact):
    """The reviewing body decided."""

    outcome: Outcome | None = None
    """None where the source does not say."""
    document: Reference | None = None


@fact("review_outcome_served.v1", zh="复议决定送达", command="serve_review_outcome")
class ReviewOutcomeServed(Fact):
    """The review decision reached the applicant."""

    document: Reference | None = None


@fact("suit_filed.v1", zh="起诉", command="file_suit")
class SuitFiled(Fact):
    """Somebody went to court."""

    court: Name | None = None
    note: Text | None = None
    against: Reference | None = None
    """Document number of the act that is contested; what was reviewed, or decided since, where left out."""


@fact("suit_answered.v1", zh="答辩", command="answer_suit")
class SuitAnswered(Fact):
    """The organ answered the suit."""

    document: Reference | None = None
    copy_received_on: date | None = None
    """Day on which the organ got the copy of the statement of claim; none where the source does not say."""


@fact("suit_judged.v1", zh="判决", command="judge_suit")
class SuitJudged(Fact):
    """The court gave judgment."""

    outcome: Outcome
    final: bool = True
    document: Reference | None = None


@fact("suit_appealed.v1", zh="上诉", command="appeal_suit")
class SuitAppealed(Fact):
    """A judgment was appealed against."""

    court: Name | None = None


@fact("execution_stayed.v1", zh="停止执行", command="stay_execution")
class ExecutionStayed(Fact):
    """Execution stands still until the stay is lifted."""

    by: Name
    ground: Text
    basis: StayBasis | None = None
    """By what right; none where the source does not say."""
    document: Reference | None = None


@fact("stay_lifted.v1", zh="恢复执行", command="lift_stay")
class StayLifted(Fact):
    """Execution goes on."""


@fact("compensation_decided.v1", zh="国家赔偿", command="decide_compensation")
class CompensationDecided(Fact):
    """The state compensates for what an illegal act did (国家赔偿)."""

    amount: Money
    ground: CompensationGround
    decision: Reference
    body: Name | None = None
    """Who decided: the organ, the reviewing body or the court."""


FACTS = (
    ReviewApplied,
    ReviewForwarded,
    ReviewAccepted,
    ReviewAnswered,
    EvidenceSupplementAllowed,
    ReviewDecided,
    ReviewOutcomeServed,
    SuitFiled,
    SuitAnswered,
    SuitJudged,
    SuitAppealed,
    ExecutionStayed,
    StayLifted,
    CompensationDecided,
)
