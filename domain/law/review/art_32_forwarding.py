"""ARL art. 32: an application filed through the organ goes on in five days (转送复议申请)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ARL2023
from domain.time.calendar import Calendar

FORWARDING: Dated[int] = Dated((ARL2023.in_force, 5))
"""Working days (art. 88) from receipt by the organ."""


@guard(
    "G141",
    ARL2023.article(32),
    ARL2023.article(88),
    zh="复议申请未按期转送",
    en="The application for review was not forwarded in time.",
)
def forwarded_in_time(received_on: date | None, forwarded_on: date, calendar: Calendar) -> Reason | None:
    """Find an application forwarded after the fifth working day."""
    if received_on is None:
        raise UndecidableError("案卷没有收到复议申请的日期", "the file does not say when the application came")
    last_day = calendar.add_working_days(received_on, FORWARDING.on(received_on))
    if forwarded_on > last_day:
        return Reason(
            f"维持原决定的，应于{last_day}前转送复议机关，实际于{forwarded_on}转送",
            f"It was to go on by {last_day} and did on {forwarded_on}.",
        )
    return None


NOT_CODED = {"32(2) own correction": "An organ that does not uphold its decision varies or revokes it instead."}
