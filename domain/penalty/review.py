"""Facts of penalty (行政处罚) between investigation and decision: notice, defence, and the three levels of review."""

from datetime import date

from domain.fact import Fact, Money, Name, Record, Reference, Text, fact, money
from domain.law.three_systems.cl_13_review_points import ReviewPoint
from domain.penalty.kinds import PenaltyKind


class Checked(Record):
    """One point of legal review and what was found (法制审核要点)."""

    point: ReviewPoint
    passed: bool = True
    remark: Text | None = None


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
    centre: Name | None = None
    """Joint review centre (法制保障中心) that it went to."""


@fact("legal_review_returned.v1", zh="法制审核退回", command="return_legal_review")
class LegalReviewReturned(Fact):
    """Legal review sent the draft back."""

    reviewer: Name
    opinion: Text
    checklist: tuple[Checked, ...] = ()
    centre: Name | None = None


@fact("legal_review_passed.v1", zh="法制审核通过", command="pass_legal_review")
class LegalReviewPassed(Fact):
    """Legal review agreed."""

    reviewer: Name
    opinion: Text | None = None
    checklist: tuple[Checked, ...] = ()
    """The points reviewed; empty where the file does not say."""
    centre: Name | None = None


@fact("legal_review_disagreement_raised.v1", zh="法制审核分歧提请", command="raise_legal_review_disagreement")
class LegalReviewDisagreementRaised(Fact):
    """The handling body does not share the opinion of legal review and takes it to the head of the organ."""

    raised_by: Name
    opinion: Text
    submitted_to: Name | None = None


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
    confiscated: Money | None = None
    """Gains and goods to be confiscated, by value; None where the notice does not say."""
    new_facts: bool = False
    """True where it rests on facts found after the notice before it."""


@fact("defence_submitted.v1", zh="陈述申辩", command="submit_defence")
class DefenceSubmitted(Fact):
    """The party stated its case."""

    record: Reference | None = None
    evidence: tuple[Reference, ...] = ()
    no_fault_evidence: bool = False
    """True where it brought evidence that it was not at fault (APL art. 33(2))."""


@fact("defence_waived.v1", zh="放弃陈述申辩", command="waive_defence")
class DefenceWaived(Fact):
    """The party said in so many words that it does not wish to be heard."""

    record: Reference | None = None


@fact("defence_reviewed.v1", zh="陈述申辩复核", command="review_defence")
class DefenceReviewed(Fact):
    """The organ re-examined what the party had stated."""

    adopted: bool
    reason: Text
    no_fault_proven: bool | None = None
    """What was found of the evidence that the party was not at fault; None where it was not examined."""


@fact("collective_discussion_held.v1", zh="集体讨论", command="hold_collective_discussion")
class CollectiveDiscussionHeld(Fact):
    """The leaders of the organ discussed the case together (APL art. 57(2))."""

    minutes: Reference
    attendees: tuple[Name, ...] = ()
    chair: Name | None = None
    conclusion: Text | None = None


@fact("decision_approved.v1", zh="机关负责人审批", command="approve_decision")
class DecisionApproved(Fact):
    """Third level of review: the head of the organ approved."""

    approver: Name


FACTS = (
    DepartmentReviewed,
    LegalReviewSubmitted,
    LegalReviewReturned,
    LegalReviewPassed,
    LegalReviewDisagreementRaised,
    ProposedPenaltyNotified,
    DefenceSubmitted,
    DefenceWaived,
    DefenceReviewed,
    CollectiveDiscussionHeld,
    DecisionApproved,
)
