"""ARL arts 48, 54 and 70: the organ answers in ten days, or five, or is taken to have no evidence (复议答复)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ARL2023
from domain.time.calendar import Calendar

ORDINARY: Dated[int] = Dated((ARL2023.in_force, 10))
"""Working days (art. 88) from the copy, in the ordinary procedure."""
SIMPLIFIED: Dated[int] = Dated((ARL2023.in_force, 5))
"""The same in the simplified procedure (art. 54)."""


@guard(
    "G137",
    ARL2023.article(48),
    ARL2023.article(54),
    ARL2023.article(70),
    ARL2023.article(88),
    zh="复议答复举证逾期",
    en="The organ answered the review too late.",
)
def review_answered_in_time(
    received_on: date | None, answered_on: date, calendar: Calendar, *, simplified: bool | None
) -> Reason | None:
    """Find an answer after the tenth working day from the copy, or the fifth in the simplified procedure.

    ``simplified`` is None where the file does not say; an answer within five days is in time either way, and one after
    ten is late either way.
    """
    if received_on is None:
        raise UndecidableError("案卷没有收到复议申请书副本的日期", "the file does not say when the copy came")
    short = calendar.add_working_days(received_on, SIMPLIFIED.on(received_on))
    long = calendar.add_working_days(received_on, ORDINARY.on(received_on))
    last_day = short if simplified else long
    if answered_on > last_day:
        return Reason(
            f"应于{last_day}前答复并提交证据、依据，逾期视为没有证据、依据",
            f"The answer was due by {last_day}; a late one counts as having no evidence.",
        )
    if simplified is None and answered_on > short:
        raise UndecidableError(
            "案卷未载明是否适用简易程序", "the file does not say whether the procedure is simplified"
        )
    return None


NOT_CODED = {
    "48 first sentence": "When the reviewing body sends the copy is its own duty.",
    "70": "What follows from having no evidence is decided by the reviewing body.",
}
