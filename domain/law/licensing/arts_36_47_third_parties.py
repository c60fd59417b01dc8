"""LL arts 36–47: those whose major interests a permit touches are told, and heard if they ask (利害关系人)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL
from domain.time.calendar import Calendar

REQUEST_PERIOD: Dated[int] = Dated((date(2019, 4, 23), 5))
"""Working days for asking for a hearing, from the day of being told."""
HOLDING_PERIOD: Dated[int] = Dated((date(2019, 4, 23), 20))
"""Working days for holding it, from the request."""


@guard(
    "G106",
    LL.article(36),
    LL.article(47, 1),
    zh="未告知利害关系人",
    en="Those whose major interests are touched were not told, or not heard.",
)
def others_told_and_heard(
    touches_others: bool | None,  # noqa: FBT001 -- three answers, one of them that nobody said
    told_on: date | None,
    requested_on: date | None,
    held_on: date | None,
    calendar: Calendar,
) -> Reason | None:
    """Refuse a decision that touches others who were not told, or whose timely request was not heard in time."""
    if touches_others is None:
        raise UndecidableError(
            "审查记录未载明是否直接关系他人重大利益", "no record of the examination says whether others are touched"
        )
    if not touches_others:
        return None
    if told_on is None:
        return Reason("应先告知利害关系人并听取意见", "Tell those concerned first, and hear them.")
    if requested_on is None:
        return None
    if calendar.overrun(told_on, REQUEST_PERIOD.on(told_on), requested_on) is not None:
        return None
    if held_on is None:
        return Reason(
            f"{requested_on}依法提出的听证申请尚未举行听证",
            f"A hearing was asked for on {requested_on}: hold it first.",
        )
    last_day = calendar.overrun(requested_on, HOLDING_PERIOD.on(requested_on), held_on)
    if last_day is not None:
        return Reason(
            f"听证应于{last_day}前举行，实际于{held_on}举行", f"The hearing was due by {last_day}, held on {held_on}."
        )
    return None


NOT_CODED = {
    "46": "Which matters need a public hearing other norms say; the item catalogue does not carry it.",
    "47(2)": "That a hearing costs nothing leaves no trace in the file.",
    "48": "Notice seven days before, publicity, host and record have no fact of their own in licensing.",
}
