"""Items whose fine needs an order to correct first (责令改正在前), such as those of ZJ-SR arts 11–13 and 16–18."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ZJ_SR


class Ordered(Struct, frozen=True):
    """An order to correct and what became of it before the decision."""

    served_on: date | None
    due: date | None
    recheck_failed_on: date | None
    refused_on: date | None


CORRECTION_FIRST: Final = (
    (11, 3),
    (12, 3),
    (13, 3),
    (16, 3),
    (17, 3),
    (18, 4),
    (20, 3),
    (21, 3),
    (29, 4),
    (33, 4),
    (38, 4),
)
"""Article and paragraph of the items that this regulation fines only after an order to correct was not followed."""


@guard(
    "G027",
    *(ZJ_SR.article(number, paragraph) for number, paragraph in CORRECTION_FIRST),
    core=True,
    zh="该事项须责令限期改正且逾期不改正方可处罚",
    en="This item may be fined only after an order to correct was not followed.",
)
def correction_was_due_first(correction: str | None, decided_on: date, corrections: Iterable[Ordered]) -> Reason | None:
    """Refuse a fine on a correction-first item unless the order to correct was not followed.

    ``correction`` is the item's kind: ``first`` (逾期不改正) needs a served order whose last day has passed and a
    recheck after it that failed; ``refuse`` (拒不改正) needs a served order and either a failed recheck or a refusal
    recorded on site; None where the item is not in the catalogue.
    """
    if correction is None:
        raise UndecidableError("事项目录中没有该事项", "the item is not in the catalogue")
    if correction not in {"first", "refuse"}:
        return None
    served = [c for c in corrections if c.served_on is not None and c.served_on <= decided_on]
    if not served:
        return Reason("没有已送达的责令改正通知书", "No order to correct had reached the party.")
    if correction == "first":
        met = any(_overdue(c, decided_on) for c in served)
    else:
        met = any(_shown(c, c.recheck_failed_on, decided_on) or _shown(c, c.refused_on, decided_on) for c in served)
    if met:
        return None
    if correction == "first":
        return Reason(
            "改正期限届满后未经复查认定逾期不改正", "No recheck after the last day for correcting found it undone."
        )
    return Reason(
        "没有复查不合格或者现场拒不改正的记录", "Neither a failed recheck nor a refusal on site is on record."
    )


def _overdue(order: Ordered, decided_on: date) -> bool:
    """Say whether a recheck after the last day, and not after the decision, found the violation still there.

    An order that reached the party only after its last day gave it no time to correct.
    """
    served, due, failed = order.served_on, order.due, order.recheck_failed_on
    if served is None or due is None or failed is None:
        return False
    return served <= due < failed <= decided_on


def _shown(order: Ordered, day: date | None, decided_on: date) -> bool:
    """Say whether a refusal showed on a day between service of the order and the decision."""
    return day is not None and order.served_on is not None and order.served_on <= day <= decided_on


NOT_CODED = {"substantive prohibitions": "What each article forbids is found by officers and carried by the item code."}
