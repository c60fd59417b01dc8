"""How often an organ may visit one enterprise in a year (检查频次上限)."""

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import GO54


@guard(
    "G114",
    GO54.whole,
    grade=Grade.SEEN,
    zh="超过年度入企检查频次上限",
    en="The yearly number of visits to the enterprise is used up.",
)
def visits_below_cap(cap: int | None, earlier_visits: int | None, *, by_plan: bool) -> Reason | None:
    """Refuse a planned visit beyond the pack's cap; visits with a cause do not count, and no cap means no limit."""
    if cap is None or not by_plan:
        return None
    if earlier_visits is None:
        raise UndecidableError(
            "任务未载明本年度已入企检查次数", "the task does not say how often the enterprise was visited this year"
        )
    if earlier_visits >= cap:
        return Reason(
            f"本年度已检查{earlier_visits}次，上限为{cap}次，可改为非现场检查",
            f"Visited {earlier_visits} times this year, and the cap is {cap}: inspect from afar instead.",
        )
    return None


NOT_CODED = {"五个严禁、八个不得": "The document's text was not read; only the cap on visits was seen in the press."}
