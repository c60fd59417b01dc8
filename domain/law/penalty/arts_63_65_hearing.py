"""APL arts 63–65: the hearing (听证)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

REQUEST_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 5))
"""Working days (art. 85) from the day on which the party was told."""


@guard(
    "G053",
    APL.article(64, item=1),
    APL.article(85),
    core=True,
    zh="超过五个工作日未提出听证申请",
    en="The hearing was not requested within five working days.",
)
def hearing_requested_in_time(
    told_on: date | None, requested_on: date, calendar: Calendar, *, excused: bool = False
) -> Reason | None:
    """Refuse a hearing request after the fifth working day (听证申请期限), unless its lateness was excused."""
    if told_on is None:
        raise UndecidableError("案卷没有已送达的告知书", "the file has no notice that reached the party")
    last_day = calendar.add_working_days(told_on, REQUEST_PERIOD.on(told_on))
    if requested_on > last_day and not excused:
        return Reason(
            f"当事人应于{last_day}前提出，实际于{requested_on}提出",
            f"The request was due by {last_day} and was made on {requested_on}.",
        )
    return None


NOT_CODED = {
    "63": "When a hearing must be offered depends on each organ's thresholds (G052).",
    "64 items 2-8": "Notice, publicity, host and record are guards of their own (G054, G055, G058).",
    "65": "That the decision rests on the hearing record is G057.",
}
