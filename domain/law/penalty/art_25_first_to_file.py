"""APL art. 25: of several competent organs the first to file has the case (管辖争议)."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from domain.law.guard import Reason, guard
from domain.law.statutes import APL
from domain.time.instants import legal_date


class Filing(Struct, frozen=True):
    """Another case's filing of the same act."""

    organ: str | None
    filed_at: datetime
    ended_at: datetime | None = None


@guard(
    "G004",
    APL.article(25, paragraph=1),
    core=True,
    zh="其他有管辖权机关已先立案",
    en="Another competent organ has filed the same act first.",
)
def no_other_organ_filed_first(organ: str | None, filed_at: datetime, others: Iterable[Filing]) -> Reason | None:
    """Refuse to file an act that another organ has filed earlier, while that filing stands."""
    for other in sorted(others, key=lambda o: o.filed_at):
        stood = other.ended_at is None or other.ended_at > filed_at
        if other.organ != organ and other.filed_at < filed_at and stood:
            day = legal_date(other.filed_at)
            return Reason(
                f"{other.organ or '另一机关'}已于{day}先行立案，应移送案件或者提请管辖争议协调",
                f"{other.organ or 'Another organ'} filed on {day}; transfer the case or raise a dispute over it.",
            )
    return None


NOT_CODED = {
    "25(2)": "Negotiation and designation of jurisdiction are steps of a dispute, not a condition of filing (G125).",
}
