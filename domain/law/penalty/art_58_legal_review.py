"""APL art. 58: legal review before the decision (法制审核)."""

from datetime import datetime
from enum import StrEnum

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL


class ReviewGround(StrEnum):
    """Why a decision needs legal review (法制审核情形)."""

    PUBLIC_INTEREST = "public_interest"
    """APL art. 58(1) item 1: 涉及重大公共利益."""
    HEARD = "heard"
    """APL art. 58(1) item 2: 直接关系当事人或者第三人重大权益，经过听证程序."""
    COMPLICATED = "complicated"
    """APL art. 58(1) item 3: 案件情况疑难复杂、涉及多个法律关系."""
    CATALOGUE = "catalogue"
    """APL art. 58(1) item 4 with 118号 cl. 12: a sum of the organ's own catalogue is reached (重大执法决定目录清单)."""
    POLICY = "policy"
    """The pack's policy: every ordinary case passes the three levels of review (三级审核)."""


@guard(
    "G059",
    APL.article(58, paragraph=1),
    core=True,
    grade=Grade.TEXT,
    zh="未经法制审核或审核未通过不得作出决定",
    en="No decision without passed legal review.",
)
def legal_review_passed(
    decided_at: datetime, passed_at: datetime | None, heard_at: datetime | None, *, required: bool
) -> Reason | None:
    """Refuse a decision that needs legal review and has not passed it since the party was last heard.

    ``heard_at`` is the later of hearing and defence review: a hearing makes the case subject to review
    (art. 58(1) item 2), so the review that counts comes after it. ``required`` follows the rule pack's policy; the
    seed's three-level review asks for it in every ordinary case.
    """
    if not required:
        return None
    if passed_at is None or passed_at > decided_at:
        return Reason(
            "法制审核尚未通过，应送审并取得通过意见", "Legal review has not been passed: submit the draft for it."
        )
    if heard_at is not None and passed_at < heard_at:
        return Reason(
            "法制审核早于听证或者陈述申辩复核，应在其后重新审核",
            "Legal review took place before the hearing or the defence review: review again after it.",
        )
    return None


NOT_CODED = {
    "58(1) items 1, 3": "Public interest and complexity are findings of people; the pack's policy covers all cases.",
}
