"""APL art. 29: the same act is never fined twice (一事不再罚)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
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


@guard(
    "G017",
    APL.article(29),
    zh="应按罚款数额高的规定处罚",
    en="Of several norms the one with the higher fine applies.",
)
def higher_fine_applied(applied: str | None, highest: Mapping[str, int | None]) -> Reason | None:
    """Refuse a fine by another norm than the one that fines highest; ``highest`` gives each norm's limit in fen."""
    if len(highest) <= 1 or applied is None:
        return None
    limits = {item: limit for item, limit in highest.items() if limit is not None}
    if len(limits) < len(highest):
        raise UndecidableError("部分竞合规定的罚款幅度未登记", "the range of one of the norms is not registered")
    top = max(limits, key=lambda item: limits[item])
    if applied in limits and limits[applied] == limits[top]:
        return None
    return Reason(
        f"同一行为违反多个规定，应按{top}（最高{limits[top] / 100:,.2f}元）处罚",
        f"The act breaches several norms: apply {top}, which fines up to {limits[top] / 100:,.2f} yuan.",
    )


NOT_CODED: dict[str, str] = {"29 other kinds": "Other kinds may be combined; their basis is G018's question."}
