"""CL arts 27, 28 and 62: what is needed no more is released at once (解除查封、扣押)."""

from collections.abc import Collection

from domain.law.guard import Reason, guard
from domain.law.statutes import CL


@guard(
    "G092",
    CL.article(27),
    CL.article(28, paragraph=1),
    CL.article(62, item=3),
    zh="应当解除查封扣押",
    en="The property had to be released.",
)
def released_when_due(
    in_force: Collection[str], *, expired: bool, violation: bool | None, decided: bool
) -> Reason | None:
    """Find measures still in force when their term is over, there is no violation, or the case is closed.

    ``in_force`` names the measures; ``expired`` says that a term has run out; ``violation`` is False where none was
    found, None where nothing is decided; ``decided`` says that the case is at its end.
    """
    if not in_force:
        return None
    names = "、".join(sorted(in_force))
    if expired:
        return Reason(
            f"强制措施{names}期限届满时未作处理决定，应立即解除并退还财物",
            f"The term of {names} ran out without a decision: release it at once and give the property back.",
        )
    if violation is False:
        return Reason(
            f"当事人没有违法行为，强制措施{names}应予解除", f"There is no violation: {names} has to be released."
        )
    if decided:
        return Reason(
            f"案件已处理终结，强制措施{names}不再需要，应予解除",
            f"The case is at its end and {names} is needed no more: release it.",
        )
    return None


NOT_CODED = {
    "26": "Care for what was taken, and its costs, show in no fact of the case.",
    "28(2)": "Giving back, and compensation for a sale below the market price, follow the release.",
}
