"""APL art. 74: money from penalties is never what an organ is measured by (罚没收入不得挂钩)."""

from typing import Final

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL, OBE

_MONEY: Final = ("罚款", "罚没", "没收", "fine", "confiscat", "revenue")
_COUNTS: Final = ("处罚数", "办案数", "案件数量", "penalties_count", "cases_count")


@guard(
    "G150",
    APL.article(74, 3),
    OBE.article(59, 3),
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="罚没收入不得与考核挂钩",
    en="Income from penalties is not linked to any assessment.",
)
def no_target_on_money(indicator: str, *, in_money: bool = False) -> Reason | None:
    """Refuse an indicator that measures fines or confiscations, or their number as a target (the latter by design)."""
    name = indicator.lower()
    if in_money or any(word in name for word in _MONEY):
        return Reason("指标涉及罚没金额，应删除", "The indicator measures income from penalties; drop it.")
    if any(word in name for word in _COUNTS):
        return Reason("不得以罚款或者办案数量作为考核目标", "Numbers of fines or cases are not targets.")
    return None


NOT_CODED = {
    "74(1)": "Disposal of confiscated goods is a fact of its own.",
    "74(2)": "That all goes to the treasury shows in remittances (G075).",
}
