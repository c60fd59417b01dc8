"""118号 cl. 6: decisions are published within days, and the year's figures by the end of January (事后公开)."""

from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import GO118
from domain.time.calendar import Calendar


@guard(
    "G128",
    GO118.article(6),
    core=True,
    grade=Grade.SEEN,
    zh="未在法定期限公示",
    en="The decision was not published in time.",
)
def published_in_time(decided_on: date | None, published_on: date, within: int, calendar: Calendar) -> Reason | None:
    """Refuse to publish a decision after the pack's working days: fewer for penalties and permits than for others."""
    if decided_on is None:
        raise UndecidableError("案卷没有可公示的决定", "the file has no decision to publish")
    last_day = calendar.overrun(decided_on, within, published_on)
    if last_day is not None:
        return Reason(
            f"应于{last_day}前公示，实际于{published_on}公示", f"Due by {last_day}, published on {published_on}."
        )
    return None


@guard(
    "G134",
    GO118.article(6),
    grade=Grade.MEMORY,
    zh="未按期公布年度执法数据",
    en="The year's figures were not published in time.",
)
def figures_published_in_time(year: int, published_on: date, last: tuple[int, int]) -> Reason | None:
    """Refuse to publish a year's figures after the pack's month and day of the next year."""
    if year >= date.max.year:
        return None
    last_day = date(year + 1, *last)
    if published_on > last_day:
        return Reason(f"应于{last_day}前公布", f"Due by {last_day}, published on {published_on}.")
    return None


NOT_CODED = {
    "cl. 4": "What is published beforehand is the guard of APL art. 39 (G135).",
    "cl. 5": "Showing the certificate in field acts is a guard of its own (G006).",
}
