"""APL art. 63: for which penalties a hearing is offered (听证范围)."""

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from domain.law.guard import Reason, guard
from domain.law.statutes import APL

GRAVE_KINDS: Final = frozenset(
    {
        "qualification_lowering",
        "licence_revocation",
        "business_suspension",
        "business_closure",
        "practice_restriction",
    }
)
"""Kinds of art. 63(1) items 3 and 4."""


class Sums(Struct, frozen=True):
    """Sums of money in fen: what is imposed, or from which sum on something is required (听证、集体讨论数额)."""

    fine: int
    gains: int
    """违法所得, confiscated."""
    goods: int
    """非法财物 by value, confiscated."""

    def reaching(self, thresholds: "Sums") -> Reason | None:
        """Say which of these sums reaches its threshold, the first of them; None where none does."""
        for zh, en, sum_, threshold in (
            ("罚款", "The fine", self.fine, thresholds.fine),
            ("没收违法所得", "The gains confiscated", self.gains, thresholds.gains),
            ("没收非法财物", "The goods confiscated", self.goods, thresholds.goods),
        ):
            if sum_ >= threshold:
                return Reason(
                    f"{zh}{sum_ / 100:,.2f}元达到{threshold / 100:,.2f}元",
                    f"{en} of {sum_ / 100:,.2f} yuan reaches {threshold / 100:,.2f} yuan",
                )
        return None


@guard(
    "G052",
    APL.article(63, paragraph=1),
    core=True,
    zh="应告知听证权而未告知",
    en="The party was not told of its right to a hearing.",
)
def hearing_offered(kinds: Collection[str], sums: Sums, thresholds: Sums, *, offered: bool) -> Reason | None:
    """Refuse a notice without the right to a hearing where art. 63(1) gives it.

    The article speaks of large sums and gives none: ``thresholds`` are the organ's own, or placeholders of the pack.
    Offering a hearing that the law does not ask for harms nobody, and is not refused.
    """
    if offered:
        return None
    if grave := sorted(GRAVE_KINDS.intersection(kinds)):
        return Reason(
            f"拟给予{'、'.join(grave)}，应告知听证权利", f"For {', '.join(grave)} the right to a hearing is to be told."
        )
    if reached := sums.reaching(thresholds):
        return Reason(f"{reached.zh}的听证标准，应告知听证权利", f"{reached.en}: the right to a hearing is to be told.")
    return None


NOT_CODED = {
    "63(1) items 5, 6": "Other heavier penalties and other norms: an organ lists them in its thresholds.",
    "63(2)": "That the hearing is free is asked when it is held (G055).",
}
