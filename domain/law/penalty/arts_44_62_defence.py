"""APL arts 44, 45 and 62: the party is heard, answered, and not punished harder for it (陈述、申辩)."""

from collections.abc import Collection
from datetime import date
from typing import Final

from msgspec import Struct

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

_GROUPS: Final = (
    ("warning", "public_criticism"),
    ("fine", "confiscation_of_gains", "confiscation_of_goods"),
    ("licence_suspension", "qualification_lowering", "licence_revocation"),
    ("business_restriction", "business_suspension", "business_closure", "practice_restriction"),
    ("detention",),
    ("other",),
)
WEIGHT: Final = {kind: weight for weight, kinds in enumerate(_GROUPS, 1) for kind in kinds}
"""Kinds by the item of art. 9 in which they stand."""


class Proposed(Struct, frozen=True):
    """A penalty, as told or as decided. Amounts in fen; ``confiscated`` None where the file does not say."""

    kinds: Collection[str]
    fine: int
    confiscated: int | None


@guard(
    "G049",
    APL.article(45, paragraph=1),
    APL.article(62),
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="陈述申辩期未满且当事人未明确放弃",
    en="The time for a defence is not over, and the party has not waived it.",
)
def time_for_defence_over(
    decided_on: date, told_on: date | None, days: int, calendar: Calendar, *, answered: bool
) -> Reason | None:
    """Refuse a decision before the party has spoken, has waived that, or has let the time for it pass.

    The law sets no number of days; ``days`` are the working days of the rule pack. ``answered`` says that the party
    stated its case or waived that in so many words since it was told. Where no notice reached it, that is said by G048.
    """
    if answered or told_on is None:
        return None
    last_day = calendar.add_working_days(told_on, days)
    if decided_on <= last_day:
        return Reason(
            f"陈述申辩期于{last_day}届满，此前须有陈述申辩或者明确放弃的记录",
            f"The party may be heard until {last_day}; before that its answer or its waiver is needed.",
        )
    return None


@guard(
    "G050",
    APL.article(45, paragraph=1),
    core=True,
    zh="未复核当事人陈述申辩意见",
    en="What the party stated was not re-examined.",
)
def defence_reviewed(unanswered: int) -> Reason | None:
    """Refuse a decision while a defence has not been re-examined, with reasons for adopting it or not."""
    if unanswered:
        return Reason(
            f"有{unanswered}份陈述申辩未经复核，应载明是否采纳及理由",
            f"{unanswered} statement(s) of the party not re-examined: say whether adopted, and why.",
        )
    return None


@guard(
    "G051",
    APL.article(45, paragraph=2),
    APL.article(44),
    core=True,
    zh="不得因申辩加重处罚",
    en="The penalty must not be heavier because the party defended itself.",
)
def no_heavier_than_told(told: Proposed | None, decided: Proposed) -> Reason | None:
    """Refuse a penalty heavier than the party was told, in amount or in kind; a new notice on new facts tells anew.

    A kind that was not told is heavier, unless one that stands in a later item of art. 9 was told and is dropped.
    Where no notice reached the party, that is said by G048.
    """
    if told is None:
        return None
    if decided.fine > told.fine:
        return Reason(
            f"告知罚款{told.fine / 100:,.2f}元，决定罚款{decided.fine / 100:,.2f}元，发现新事实的应重新告知",
            f"A fine of {told.fine / 100:,.2f} yuan was told, {decided.fine / 100:,.2f} decided; "
            "on new facts the party is told anew.",
        )
    kinds = set(told.kinds) or {"fine"}
    dropped = max((WEIGHT.get(k, 0) for k in kinds.difference(decided.kinds)), default=0)
    heavier = sorted(k for k in set(decided.kinds) - kinds if WEIGHT.get(k, 0) >= dropped)
    if heavier:
        return Reason(
            f"{'、'.join(heavier)}未在告知书中载明，应重新告知",
            f"{', '.join(heavier)} was not told: tell the party anew.",
        )
    if decided.confiscated and told.confiscated is None:
        raise UndecidableError("告知书未载明拟没收的价值", "the notice does not say what is to be confiscated")
    if decided.confiscated and told.confiscated is not None and decided.confiscated > told.confiscated:
        return Reason("没收的价值高于告知的价值，应重新告知", "More is confiscated than was told: tell the party anew.")
    return None


NOT_CODED = {"45(1) adoption": "Whether a defence is founded is weighed by people, and said in its review."}
