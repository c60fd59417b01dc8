"""CL art. 23: what may be sealed or seized (查封、扣押的对象)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL


@guard(
    "G090",
    CL.article(23, paragraph=1),
    CL.article(23, paragraph=2),
    zh="查封扣押对象不合法或重复查封",
    en="What was sealed or seized may not be, or had been sealed already.",
)
def objects_may_be_taken(*, related: bool | None, daily_necessities: bool, sealed_by: str | None) -> Reason | None:
    """Refuse to take what has nothing to do with the violation, daily necessities, or what another organ has sealed.

    ``related`` is None where the file does not describe the objects.
    """
    if related is None:
        raise UndecidableError("案卷未载明涉案对象情况", "the file does not describe what was taken")
    if not related:
        return Reason("场所、设施或者财物与违法行为无关", "The objects have nothing to do with the violation.")
    if daily_necessities:
        return Reason(
            "不得查封、扣押公民个人及其所扶养家属的生活必需品",
            "What a citizen and the family need to live may not be taken.",
        )
    if sealed_by is not None:
        return Reason(f"该财物已由{sealed_by}依法查封，不得重复查封", f"{sealed_by} has sealed it already.")
    return None


NOT_CODED = {"22": "Which organs may seal and seize follows from the basis of the measure (G087)."}
