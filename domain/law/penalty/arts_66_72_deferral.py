"""APL arts 66 and 72: payment is deferred or split on application and approval (延期、分期缴纳)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G077",
    APL.article(66, paragraph=2),
    APL.article(72, paragraph=2),
    zh="延期分期未经申请批准",
    en="Payment was deferred or split without application and approval.",
)
def deferred_on_application(*, applied: bool | None, hardship: bool | None, approved: bool | None) -> Reason | None:
    """Refuse a deferral or instalments without the party's application, its hardship and the organ's approval.

    Each is None where the file does not say. The time for applying to the court then runs from the end of the deferral
    (art. 72(2)), which G082 counts.
    """
    if applied is False:
        return Reason("没有当事人的书面申请，应由当事人提出", "There is no application: the party has to make one.")
    if hardship is False:
        return Reason(
            "未载明当事人确有经济困难，应说明理由并附证明",
            "Hardship is not shown: give the reason, with what proves it.",
        )
    if approved is False:
        return Reason("没有行政机关的批准，应报批后办理", "The organ has not approved it: get the approval first.")
    if applied is None or hardship is None or approved is None:
        raise UndecidableError(
            "案卷未载明申请、经济困难或者批准", "the file does not say whether it was applied for, needed and approved"
        )
    return None


NOT_CODED = {"66(1)": "That decisions are to be performed in their term is what surcharge and enforcement follow."}
