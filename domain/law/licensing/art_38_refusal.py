"""LL art. 38: a refusal gives its reasons and tells of review and suit (不予许可)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import LL


@guard(
    "G105",
    LL.article(38, 2),
    zh="不予许可未说明理由和救济",
    en="The refusal gives no reasons or does not tell of both remedies.",
)
def refusal_explained(reasons: str, remedies: str) -> Reason | None:
    """Refuse a refusal without reasons, or one that does not tell of both review (复议) and suit (诉讼)."""
    if not reasons.strip():
        return Reason("未说明不予许可的理由，应补充", "No reasons are given; add them.")
    missing = [word for word in ("复议", "诉讼") if word not in remedies]
    if missing:
        return Reason(
            f"未告知申请行政{'、行政'.join(missing)}的权利，应补充告知", "Tell of both review (复议) and suit (诉讼)."
        )
    return None


NOT_CODED = {"38(1)": "Whether the conditions are met is for the examiner; the file carries the result."}
