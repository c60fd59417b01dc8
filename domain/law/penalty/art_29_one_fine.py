"""APL art. 29: the same act is never fined twice (一事不再罚)."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from domain.law.guard import Reason, guard
from domain.law.statutes import APL
from domain.time.instants import legal_date


class Fine(Struct, frozen=True):
    """Another fine for the same act."""

    organ: str | None
    decided_at: datetime
    ended_at: datetime | None = None


@guard(
    "G016",
    APL.article(29),
    core=True,
    zh="同一违法行为不得给予两次以上罚款",
    en="The same act must not be fined twice.",
)
def fined_only_once(fine: int, decided_at: datetime, others: Iterable[Fine]) -> Reason | None:
    """Refuse a fine while an earlier fine for the same act stands; other kinds of penalty remain open."""
    if fine == 0:
        return None
    for other in sorted(others, key=lambda o: o.decided_at):
        stood = other.ended_at is None or other.ended_at > decided_at
        if other.decided_at < decided_at and stood:
            day = legal_date(other.decided_at)
            return Reason(
                f"{other.organ or '另一机关'}已于{day}对同一违法行为罚款，可以给予其他种类的处罚",
                f"{other.organ or 'Another organ'} fined the act on {day}; other kinds of penalty remain open.",
            )
    return None


NOT_CODED = {"29 sentence 2": "The higher of several fines applies: needs all norms that the act breaches (G017)."}
