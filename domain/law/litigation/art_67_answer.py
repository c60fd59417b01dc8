"""ALL art. 67: the organ answers a suit in fifteen days (诉讼答辩)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ALL
from domain.time.calendar import Calendar

ANSWERING: Dated[int] = Dated((ALL.in_force, 15))
"""Calendar days from the copy of the statement of claim; a last day on a holiday rolls (civil procedure)."""


@guard("G138", ALL.article(67, paragraph=1), zh="诉讼答辩举证逾期", en="The organ answered the suit too late.")
def suit_answered_in_time(received_on: date | None, answered_on: date, calendar: Calendar) -> Reason | None:
    """Find an answer after the fifteenth day from the copy."""
    if received_on is None:
        raise UndecidableError("案卷没有收到起诉状副本的日期", "the file does not say when the copy came")
    days = min(ANSWERING.on(received_on), (date.max - received_on).days)
    last_day = calendar.roll(received_on + timedelta(days=days))
    if answered_on > last_day:
        return Reason(
            f"应于{last_day}前提交答辩状、证据和依据，实际于{answered_on}提交",
            f"Answer, evidence and basis were due by {last_day} and came on {answered_on}.",
        )
    return None


NOT_CODED = {"67(2)": "That the trial goes on without an answer is the court's."}
