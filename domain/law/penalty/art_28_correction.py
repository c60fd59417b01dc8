"""APL art. 28: with a penalty goes an order to correct, and unlawful gains are confiscated (责令改正、没收违法所得)."""

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


class Gains(Struct, frozen=True):
    """What the party gained unlawfully, in fen."""

    gained: int
    returned: int
    """Lawfully returned or paid as compensation."""
    calculated: bool
    """True where the file has the calculation."""


@guard(
    "G025",
    APL.article(28, paragraph=1),
    core=True,
    zh="未责令当事人改正违法行为",
    en="The party was not ordered to correct.",
)
def correction_ordered(*, ordered: bool, in_decision: bool | None) -> Reason | None:
    """Refuse a penalty without an order to correct, in the decision or before it; at once or by a day."""
    if ordered or in_decision:
        return None
    if in_decision is None:
        raise UndecidableError("决定未载明是否责令改正", "the decision does not say whether it orders to correct")
    return Reason(
        "案卷中没有责令改正通知书，决定中也未责令改正",
        "Neither the file nor the decision has an order to correct: order it.",
    )


@guard(
    "G026",
    APL.article(28, paragraph=2),
    zh="有违法所得未依法没收",
    en="Unlawful gains were not confiscated as the law says.",
)
def gains_confiscated(gains: Gains | None, confiscated: int) -> Reason | None:
    """Refuse a penalty that leaves unlawful gains, takes more, or does not show how it reckoned. Amounts in fen."""
    if gains is None:
        if confiscated:
            raise UndecidableError("案卷未载明违法所得数额", "the file does not state the unlawful gains")
        return None
    due = max(gains.gained - gains.returned, 0)
    if confiscated != due:
        return Reason(
            f"违法所得{gains.gained / 100:,.2f}元，依法退赔{gains.returned / 100:,.2f}元，应没收{due / 100:,.2f}元",
            f"Of {gains.gained / 100:,.2f} yuan gained {gains.returned / 100:,.2f} were returned: "
            f"confiscate {due / 100:,.2f}.",
        )
    if gains.gained and not gains.calculated:
        return Reason("案卷没有违法所得计算说明", "The file does not show how the gains were reckoned.")
    return None


NOT_CODED = {"28(2) sentence 3": "No item of the catalogue so far has a way of its own to reckon gains."}
