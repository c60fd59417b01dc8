"""Facts of penalty (行政处罚) between investigation and decision: review, notice, defence and hearing."""

from datetime import date

from domain.fact import Clock, Fact, Money, Name, Reference, Text, fact, money
from domain.penalty.kinds import PenaltyKind


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


FACTS = (
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
)
