"""APL arts 57 and 58 with the three-level review of Hangzhou: order and persons (三级审核)."""

from datetime import datetime

from msgspec import Struct

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL


class Level(Struct, frozen=True):
    """One level of review: when it was passed, and by whom."""

    at: datetime
    by: str | None


@guard(
    "G061",
    APL.article(57, paragraph=1),
    APL.article(58, paragraph=1),
    core=True,
    grade=(Grade.TEXT, Grade.SEED),
    zh="三级审核顺序或人员不符",
    en="The three levels of review were out of order, or one person sat on two of them.",
)
def three_levels_in_order(
    decided_at: datetime,
    department: Level | None,
    legal: Level | None,
    discussed_at: datetime | None,
    approved: Level | None,
) -> Reason | None:
    """Refuse a decision unless handling body, legal review and head have passed it in this order, by three persons.

    Where legal review is missing altogether, G059 says so; where the leaders discussed, that lies between legal
    review and approval.
    """
    if department is None:
        return Reason("承办机构负责人尚未审查同意", "The head of the handling body has not passed it.")
    if legal is not None and legal.at < department.at:
        return Reason("法制审核早于承办机构负责人审查", "Legal review came before the review of the handling body.")
    if approved is None or approved.at > decided_at:
        return Reason("机关负责人尚未审批", "The head of the organ has not approved it.")
    if approved.at < max(department.at, legal.at if legal is not None else department.at):
        return Reason("机关负责人审批早于前一级审核", "The head approved before the review was through.")
    if discussed_at is not None and approved.at < discussed_at <= decided_at:
        return Reason("机关负责人审批早于集体讨论", "The head approved before the leaders had discussed.")
    persons = [level.by for level in (department, legal, approved) if level is not None and level.by is not None]
    if len(set(persons)) < len(persons):
        return Reason(
            "审查、审核、审批人员重复，应由三人分别担任", "One person sat on two levels: three persons do it."
        )
    return None


NOT_CODED = {"57(1) examination by the head": "What the head examines shows in its approval."}
