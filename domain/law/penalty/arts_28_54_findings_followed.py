"""APL arts 28–54: what an inspection finds is written down item by item, and followed up (检查结果)."""

from collections.abc import Collection

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL, HZ_2023, LL


@guard(
    "G118",
    APL.article(28, 1),
    APL.article(54, 2),
    LL.article(61, 2),
    zh="检查结果未逐项登记",
    en="The results were not recorded item by item, or a violation was not followed up.",
)
def results_recorded(
    due: Collection[str], recorded: Collection[str], *, failed: bool, violation_stated: bool, followed: bool
) -> Reason | None:
    """Refuse to end an inspection with items left out or a result that belies them, and to publish it unfollowed.

    ``followed`` says that an order to correct, a lead or a case follows a violation, or still may.
    """
    missing = [item for item in due if item not in recorded]
    if missing:
        return Reason(f"{'、'.join(missing)}没有检查结果", f"No result for: {', '.join(missing)}.")
    if failed != violation_stated:
        return Reason("检查结论与检查项结果不一致", "The conclusion belies the results of the items.")
    if failed and not followed:
        return Reason(
            "发现违法行为未责令改正、未移交线索或者立案",
            "A violation was found, and neither order, lead nor case follows.",
        )
    return None


@guard(
    "G119",
    HZ_2023.whole,
    grade=Grade.DESIGN,
    zh="整改未复查不得闭环",
    en="The loop is not closed before corrections were rechecked.",
)
def corrections_rechecked(waiting: Collection[str]) -> Reason | None:
    """Refuse to end a lead as corrected, or to close a case, while an order to correct waits for its recheck."""
    if waiting:
        return Reason(f"责令改正{'、'.join(waiting)}尚未复查", f"Not rechecked: {', '.join(waiting)}.")
    return None


NOT_CODED = {"28(2)": "Illegal gains are a guard of their own (G026)."}
