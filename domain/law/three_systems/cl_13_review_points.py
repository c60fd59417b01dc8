"""国办发〔2018〕118号 clause 13: what legal review looks at (法制审核内容). From memory, to be confirmed."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import GO118


class ReviewPoint(StrEnum):
    """A point of legal review."""

    AUTHORITY = "authority"
    """主体和人员资格."""
    PROCEDURE = "procedure"
    """程序."""
    FACTS_AND_EVIDENCE = "facts_and_evidence"
    """事实和证据."""
    LAW_AND_DISCRETION = "law_and_discretion"
    """法律适用和裁量."""
    POWER = "power"
    """是否超越权限."""
    DOCUMENTS = "documents"
    """文书."""
    TRANSFER = "transfer"
    """是否涉嫌犯罪需要移送."""


@guard(
    "G060",
    GO118.article(13),
    grade=Grade.MEMORY,
    zh="法制审核意见要素不全",
    en="The opinion of legal review leaves points out.",
)
def opinion_covers_all_points(reviewed: Iterable[tuple[str, bool]], points: Collection[str]) -> Reason | None:
    """Refuse to pass a review that leaves a point out, or found one wanting; each comes with whether it passed.

    ``points`` are those of the rule pack; a review without a checklist cannot be judged.
    """
    found = dict(reviewed)
    if not found:
        raise UndecidableError("审核意见未列明审核要点", "the opinion does not list the points reviewed")
    if missing := [point for point in points if point not in found]:
        return Reason(f"审核意见未涉及{'、'.join(missing)}", f"The opinion is silent on {', '.join(missing)}.")
    if failed := [point for point, passed in found.items() if not passed]:
        return Reason(
            f"{'、'.join(failed)}未通过，应退回承办机构", f"Not passed: {', '.join(failed)}. Send the draft back."
        )
    return None


NOT_CODED = {"13 depth": "How thoroughly each point is reviewed is for evaluation."}
