"""What a decision told the party of review and suit."""

from typing import Annotated

from msgspec import Meta

from domain.fact import Record
from domain.law.penalty.art_59_remedies import ReviewBody

Number = Annotated[int, Meta(ge=0, le=3660)]


class RemediesTold(Record):
    """The remedies that a decision document names (APL art. 59(1) item 5)."""

    review_days: Number | None = None
    """Days for applying for review."""
    suit_months: Number | None = None
    """Months for a suit; none where the document tells to apply for review first."""
    review_first: bool = False
    """True where it tells to apply for review first (复议前置)."""
    suit_days_after_review: Number | None = None
    """Days for a suit after the review decision."""
    bodies: tuple[ReviewBody, ...] = ()
    """Who reviews."""
