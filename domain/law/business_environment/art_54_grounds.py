"""OBE art. 54: an inspection follows a plan, or something that caused it (检查事由)."""

from msgspec import Struct

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import GO54, OBE


class Ordered(Struct, frozen=True):
    """An inspection task as it was ordered."""

    by_plan: bool
    plan_known: bool
    """True where a plan is named or was published."""
    lead_known: bool
    """True where a lead is named or on file."""
    approved: bool


@guard(
    "G113",
    OBE.article(54),
    GO54.whole,
    grade=(Grade.TEXT, Grade.SEEN),
    zh="无计划、无事由不得检查",
    en="No inspection without a plan or a cause.",
)
def inspection_has_a_ground(task: Ordered | None) -> Reason | None:
    """Refuse an inspection that nobody ordered, or whose plan or cause (投诉举报、转办、监测、复查) nobody can name."""
    if task is None:
        return Reason("没有检查任务，应先下达任务", "No task was issued; issue one first.")
    if task.by_plan and not task.plan_known:
        return Reason(
            "任务所属检查计划未公布、未载明", "The plan that the task follows is neither named nor published."
        )
    if not task.by_plan and not task.lead_known:
        return Reason("有因检查未载明线索", "The task has a cause, and names no lead.")
    if not task.approved:
        raise UndecidableError("检查任务未载明批准人", "the task does not say who approved it")
    return None


NOT_CODED = {"54, otherwise": "Frequency by credit and risk is the draw's (G115); full coverage is a matter of plans."}
