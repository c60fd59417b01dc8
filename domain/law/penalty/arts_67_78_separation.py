"""APL arts 67 and 78: who fines does not collect (罚缴分离)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G073",
    APL.article(67, paragraph=1),
    APL.article(67, paragraph=2),
    APL.article(78),
    zh="违反罚缴分离",
    en="The organ that fined took the payment itself.",
)
def paid_to_the_bank(channel: str | None) -> Reason | None:
    """Refuse a payment that officers or the organ took; collecting on the spot is an act of its own (G074).

    ``channel`` is ``bank``, ``electronic`` or ``officer``; None where the file does not say who took the money.
    """
    if channel is None:
        raise UndecidableError("缴款记录未载明收款渠道", "the payment does not say who took the money")
    if channel in {"bank", "electronic"}:
        return None
    return Reason(
        "罚款由执法人员或者机关收取，应到指定银行或者通过电子支付系统缴纳；当场收缴须符合第六十八条、第六十九条",
        "The fine was taken by the officers or the organ: it is paid to the designated bank or electronically, "
        "unless arts 68 and 69 allow collecting on the spot.",
    )


NOT_CODED = {"67(3) sentence 2": "That the bank hands on to the treasury is the bank's own record."}
