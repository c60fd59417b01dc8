"""ARL2023 art. 23: on-the-spot penalties go to administrative review first, and the form says so (复议前置)."""

from datetime import date
from enum import StrEnum

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ARL2023


class RemedyRoute(StrEnum):
    """What a document tells of the ways to contest it."""

    REVIEW_OR_SUIT = "review_or_suit"
    """Review, or suit at once."""
    REVIEW_FIRST = "review_first"
    """复议前置: suit only after review."""
    NOT_TOLD = "not_told"


@guard(
    "G046",
    ARL2023.article(23, paragraph=1, item=1),
    ARL2023.article(23, paragraph=2),
    zh="2024年起当场处罚须告知复议前置",
    en="Since 2024 an on-the-spot penalty has to tell that review comes first.",
)
def review_first_told(decided_on: date, told: str | None) -> Reason | None:
    """Refuse an on-the-spot penalty from 2024 on that does not tell the party to apply for review first."""
    if decided_on < ARL2023.in_force or told == RemedyRoute.REVIEW_FIRST:
        return None
    if told is None:
        raise UndecidableError("案卷未载明告知的救济途径", "the file does not say which remedies were told")
    return Reason(
        "应告知当事人先申请行政复议，对复议决定不服再起诉",
        "Tell the party to apply for review first, and to sue over the outcome.",
    )


NOT_CODED = {"23(1) items 2-5": "They do not concern penalties on the spot."}
