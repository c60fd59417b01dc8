"""Facts of remedy (行政复议, 行政诉讼)."""

from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact


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


@fact("review_applied.v1", zh="复议申请", command="apply_review")
class ReviewApplied(Fact):
    """Somebody applied for review."""

    body: Name | None = None


@fact("review_forwarded.v1", zh="复议转送", command="forward_review")
class ReviewForwarded(Fact):
    """An application filed through the organ went on to the reviewing body."""

    body: Name | None = None
    note: Text | None = None


@fact("review_accepted.v1", zh="复议受理", command="accept_review")
class ReviewAccepted(Fact):
    """The reviewing body accepted the application."""

    body: Name | None = None


@fact("review_answered.v1", zh="复议答复", command="answer_review")
class ReviewAnswered(Fact):
    """The organ answered with its evidence."""

    document: Reference | None = None


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


@fact("suit_answered.v1", zh="答辩", command="answer_suit")
class SuitAnswered(Fact):
    """The organ answered the suit."""

    document: Reference | None = None


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


@fact("stay_lifted.v1", zh="恢复执行", command="lift_stay")
class StayLifted(Fact):
    """Execution goes on."""


FACTS = (
    ReviewApplied,
    ReviewForwarded,
    ReviewAccepted,
    ReviewAnswered,
    ReviewDecided,
    ReviewOutcomeServed,
    SuitFiled,
    SuitAnswered,
    SuitJudged,
    SuitAppealed,
    ExecutionStayed,
    StayLifted,
)
