"""Levels: how far a draft decision has come through its three levels of review (三级审核)."""

from datetime import datetime

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DecisionApproved,
    DepartmentReviewed,
    LegalReviewDisagreementRaised,
    LegalReviewPassed,
    LegalReviewReturned,
)


class Pass(Record):
    """A level passed."""

    at: datetime
    by: str


class Levels(Record):
    """The levels that a draft has passed."""

    department: Pass | None = None
    legal: Pass | None = None
    discussed_at: datetime | None = None
    approved: Pass | None = None
    disputed_at: datetime | None = None
    """When the handling body took its disagreement with legal review to the head; None where it is settled."""


def review(levels: Levels, fact: Fact, at: datetime) -> Levels:
    """Enter a fact. Never fails."""
    match fact:
        case DepartmentReviewed(reviewer=by, passed=passed):
            return structs.replace(levels, department=Pass(at=at, by=by) if passed else None)
        case LegalReviewPassed(reviewer=by):
            return structs.replace(levels, legal=Pass(at=at, by=by), disputed_at=None)
        case LegalReviewReturned():
            return structs.replace(levels, legal=None)
        case LegalReviewDisagreementRaised():
            return structs.replace(levels, disputed_at=at)
        case CollectiveDiscussionHeld():
            return structs.replace(levels, discussed_at=at)
        case DecisionApproved(approver=by):
            return structs.replace(levels, approved=Pass(at=at, by=by))
        case _:
            return levels
