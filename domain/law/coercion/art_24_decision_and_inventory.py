"""CL art. 24: decision and inventory are made and handed over on the spot (决定书和清单)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL


@guard(
    "G089",
    CL.article(24, paragraph=1),
    CL.article(24, paragraph=3),
    zh="未当场交付查封扣押决定书和清单",
    en="Decision and inventory were not handed over on the spot.",
)
def decision_and_inventory_handed_over(*, decision: bool, inventory: bool, handed_over: bool | None) -> Reason | None:
    """Refuse a sealing or seizure without a decision and an inventory in two copies handed over on the spot.

    ``handed_over`` is None where the file does not say.
    """
    if not inventory:
        return Reason("没有查封、扣押清单", "There is no inventory.")
    if handed_over is False:
        return Reason(
            "决定书和清单（一式二份）未当场交付当事人", "Decision and inventory, in two copies, were not handed over."
        )
    if handed_over is None:
        raise UndecidableError(
            "案卷未载明决定书和清单是否当场交付",
            "the file does not say whether decision and inventory were handed over",
        )
    if not decision:
        return Reason("没有查封、扣押决定书，应制作并交付", "There is no decision: make one and hand it over.")
    return None


NOT_CODED = {"24(2)": "The contents of the decision are on its form, which the file holds as a document."}
