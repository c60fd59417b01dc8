"""APL art. 61: the decision is handed over at once or served within seven working days (送达)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

SERVICE_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 7))
"""Working days (art. 85) from the decision."""


@guard(
    "G069",
    APL.article(61, paragraph=1),
    APL.article(85),
    core=True,
    zh="决定书未在七个工作日内送达",
    en="The decision was not served within seven working days.",
)
def served_in_time(decided_on: date | None, served_on: date, calendar: Calendar) -> Reason | None:
    """Find a decision served after the seventh working day.

    Doubt: service by public notice takes thirty days by itself (CPL art. 95), so it cannot be measured by the day on
    which it is deemed served; such service is not judged here.
    """
    if decided_on is None:
        raise UndecidableError("案卷没有处罚决定日期", "the file has no date of decision")
    last_day = calendar.overrun(decided_on, SERVICE_PERIOD.on(decided_on), served_on)
    if last_day is not None:
        return Reason(
            f"决定书应于{last_day}前送达，实际于{served_on}送达",
            f"The decision was to be served by {last_day} and was served on {served_on}.",
        )
    return None


NOT_CODED = {"61(2)": "Electronic service needs consent and signed confirmation as facts of their own (G070)."}
