"""APL art. 67(3): fifteen days to pay, from receipt of the decision (缴款期限)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

PAYING_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 15))
"""Calendar days from receipt; fifteen is not among the numbers that art. 85 makes working days."""


def last_day_to_pay(received_on: date, calendar: Calendar) -> date:
    """Compute the last day for paying: it rolls to the next working day, as it is a party's period.

    Raises NotInForceError for a decision received before the period was law, UnknownYearError for an unknown year.
    """
    days = PAYING_PERIOD.on(received_on)
    return calendar.roll(received_on + timedelta(days=min(days, (date.max - received_on).days)))


@guard(
    "G076",
    APL.article(67, paragraph=3),
    core=True,
    zh="缴款期限错误",
    en="The last day for paying is wrong.",
)
def payment_due_on_the_right_day(
    due: date, received_on: date | None, deferred_to: date | None, calendar: Calendar
) -> Reason | None:
    """Refuse a last day for paying other than the fifteenth after receipt, or than a deferral has set."""
    if deferred_to is not None:
        if due == deferred_to:
            return None
        return Reason(
            f"已批准延期或者分期至{deferred_to}，缴款期限应为该日",
            f"Payment was deferred to {deferred_to}: that is the last day.",
        )
    if received_on is None:
        raise UndecidableError(
            "案卷没有当事人收到决定书的日期", "the file does not say when the party got the decision"
        )
    right = last_day_to_pay(received_on, calendar)
    if due == right:
        return None
    return Reason(
        f"当事人于{received_on}收到决定书，缴款期限应为{right}，而非{due}",
        f"The party got the decision on {received_on}: the last day for paying is {right}, not {due}.",
    )


NOT_CODED = {
    "67(3) rolling": "That a last day on a holiday rolls is civil procedure applied by analogy, a party's period only.",
}
