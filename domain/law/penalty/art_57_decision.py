"""APL art. 57: after the investigation, one of four decisions, and together where it is grave (决定)."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from domain.law.guard import Reason, guard
from domain.law.penalty.art_63_hearing_right import GRAVE_KINDS, Sums
from domain.law.statutes import APL

KINDS: Final = frozenset({"penalty", "no_penalty", "not_established", "criminal_transfer"})
"""The four decisions of art. 57(1)."""


@guard("G041", APL.article(57, paragraph=1), zh="调查未终结", en="The investigation has not been concluded.")
def investigation_concluded(decided_at: datetime, concluded_at: datetime | None) -> Reason | None:
    """Refuse a decision before the investigation ended with a report."""
    if concluded_at is None or concluded_at > decided_at:
        return Reason(
            "案卷中没有调查终结报告，应先终结调查", "The file has no report: conclude the investigation first."
        )
    return None


@guard(
    "G062",
    APL.article(57, paragraph=2),
    core=True,
    zh="重大复杂案件未经集体讨论",
    en="A grave or complicated case was not discussed by the leaders together.",
)
def discussed_together(  # noqa: PLR0913 -- what makes a case grave is told apart
    decided_at: datetime,
    discussed_at: datetime | None,
    kinds: Collection[str],
    sums: Sums,
    thresholds: Sums,
    *,
    complicated: bool | None,
) -> Reason | None:
    """Refuse a penalty in a complicated or grave case that the leaders of the organ have not discussed together.

    Grave is what is of a kind of art. 63(1) items 3 and 4, or reaches a threshold of the organ or pack. That a case is
    complicated is said by people, in the report of the investigation.
    """
    if discussed_at is not None and discussed_at <= decided_at:
        return None
    if complicated:
        return Reason("案情复杂，应由负责人集体讨论", "The case is complicated: the leaders discuss it together.")
    if grave := sorted(GRAVE_KINDS.intersection(kinds)):
        return Reason(
            f"拟给予{'、'.join(grave)}，应由负责人集体讨论", f"For {', '.join(grave)} the leaders discuss together."
        )
    if reached := sums.reaching(thresholds):
        return Reason(f"{reached.zh}，应由负责人集体讨论", f"{reached.en}: the leaders discuss it together.")
    return None


@guard(
    "G063", APL.article(57, paragraph=1), zh="决定类型不合法", en="The decision is none of those that the law knows."
)
def decision_of_a_lawful_type(decision: str, kinds: Collection[str], amount: int) -> Reason | None:
    """Refuse a decision that is none of the four, or a penalty decision that imposes nothing. Amounts in fen."""
    if decision not in KINDS:
        return Reason(f"“{decision}”不是法定的决定类型", f"{decision} is none of the four decisions.")
    if decision == "penalty" and not kinds and amount == 0:
        return Reason(
            "处罚决定未载明任何处罚，轻微不罚应作出不予处罚决定",
            "The decision imposes no penalty: decide no penalty instead.",
        )
    return None


NOT_CODED = {"57(1) gravity": "How grave an act is, is weighed by people within the discretion table (G029)."}
