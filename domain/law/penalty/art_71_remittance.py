"""APL art. 71: what was collected goes to the organ in two days, and to the bank in two more (上缴罚款)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

REMITTING_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 2))
"""Working days (art. 85) of each of the two steps."""


@guard(
    "G075",
    APL.article(71),
    APL.article(85),
    core=True,
    zh="当场收缴罚款未按期上缴",
    en="A fine collected on the spot was not handed on in time.",
)
def handed_on_in_time(since: date | None, handed_on: date, calendar: Calendar, *, to_bank: bool) -> Reason | None:
    """Find money handed on after the second working day.

    ``since`` is the day of collecting (on the water that of landing), or for the step to the bank the day on which the
    organ got it; None where the file does not say.
    """
    if since is None:
        raise UndecidableError("案卷没有收缴或者交至机关的日期", "the file does not say when the money was got")
    last_day = calendar.add_working_days(since, REMITTING_PERIOD.on(since))
    if handed_on <= last_day:
        return None
    whom_zh, whom_en = ("指定的银行", "the designated bank") if to_bank else ("行政机关", "the organ")
    return Reason(
        f"应于{last_day}前交至{whom_zh}，实际于{handed_on}交付",
        f"The money was to reach {whom_en} by {last_day} and was handed on on {handed_on}.",
    )


NOT_CODED = {"71 on the water": "Landing is told by whoever hands the money on; the two days then run from it."}
