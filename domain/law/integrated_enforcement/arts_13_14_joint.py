"""ZJ-CEO arts 13–14: joint enforcement has a ground, and a plan that says who does what (联合执法)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ZJ_CEO


@guard(
    "G127",
    ZJ_CEO.article(13, 2),
    ZJ_CEO.article(14),
    zh="联合执法方案缺失",
    en="Joint enforcement has no plan, or the plan does not say who does what.",
)
def joint_enforcement_planned(participants: int, duties: int, ground: str | None, *, planned: bool) -> Reason | None:
    """Refuse joint enforcement without a plan, with nobody to join, or without a duty for each participant."""
    if not planned:
        return Reason(
            "没有联合执法工作方案，应由发起机关先制定", "There is no plan; the organ that starts it draws one up."
        )
    if participants == 0:
        return Reason("方案未载明参与部门", "The plan names no participants.")
    if duties < participants:
        return Reason("方案未明确全部参与部门的职责分工", "The plan does not give every participant its duty.")
    if ground is None:
        raise UndecidableError(
            "方案未载明第十三条第二款的情形", "the plan does not say which ground of art. 13(2) it has"
        )
    return None


NOT_CODED = {"14, second half": "Suggestions of the guiding body and the duty to join leave no fact of their own."}
