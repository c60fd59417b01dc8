"""Terms of showing a penalty on credit sites, by its class: changed on 2026-04-01 (公示期限)."""

from datetime import date

from msgspec import Struct

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import CR2023, CR2026
from domain.time.months import add_months


class Term(Struct, frozen=True):
    """Months from the date of the decision document: the least and the most for which a class is shown."""

    least: int
    most: int

    def last_day(self, decided_on: date) -> date:
        """Find the last day of the longest term, on which showing stops by itself."""
        return add_months(decided_on, self.most)


@guard(
    "G133",
    CR2023.whole,
    CR2026.whole,
    grade=(Grade.SEEN, Grade.MEMORY),
    zh="公示期限不符合规定",
    en="The term for which the penalty is shown does not follow its class.",
)
def term_follows_class(
    decided_on: date | None, earliest: date | None, latest: date | None, term: Term | None, *, shown: bool
) -> Reason | None:
    """Refuse to show what is not shown at all, and ends outside the least and the most of the class's term.

    ``shown`` says that the record is to be shown; ``term`` is the pack's for its class, None where it is not shown.
    """
    if not shown:
        return None
    if term is None:
        return Reason("该类处罚信息不在信用网站公示", "Penalties of this class are not shown on credit sites.")
    if decided_on is None:
        return Reason("没有处罚决定，公示期限无从起算", "There is no decision from which the term could run.")
    first, last = add_months(decided_on, term.least), term.last_day(decided_on)
    if earliest is not None and earliest < first:
        return Reason(f"最短公示期至{first}，不得早于该日", f"The shortest term ends on {first}, not before.")
    if latest is None or latest > last:
        return Reason(f"最长公示期至{last}，届满应自动停止公示", f"The longest term ends on {last}: stop showing then.")
    return None


NOT_CODED = {"texts of both measures": "Seen in the press and in excerpts only; every number is the pack's."}
