"""LL arts 32–72: five working days to say whether an application is accepted, all that is missing at once (受理)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL
from domain.time.calendar import Calendar

ANSWERING_PERIOD: Dated[int] = Dated((date(2019, 4, 23), 5))
"""Working days (art. 82) from receipt of the application, or of what was missing."""


@guard(
    "G100",
    LL.article(32, 1),
    LL.article(82),
    core=True,
    zh="逾期未一次性告知，视为受理",
    en="The applicant was not answered in time, so the application counts as accepted.",
)
def applicant_answered_in_time(
    received_on: date | None, answered_on: date, calendar: Calendar, *, deemed: bool = False
) -> Reason | None:
    """Refuse an answer after the fifth working day, and acceptance by silence (视为受理) before it is over.

    Doubt: art. 32(1) item 4 gives the five days for saying what is missing; that accepting and declining are due within
    them too, and run anew from what was missing, follows from its purpose and not from its words.
    """
    if received_on is None:
        raise UndecidableError("案卷没有收到申请的记录", "the file does not say when the application came in")
    last_day = calendar.overrun(received_on, ANSWERING_PERIOD.on(received_on), answered_on)
    if deemed and last_day is None:
        return Reason(
            "五个工作日期限未满，不得视为受理", "Silence accepts nothing before the five working days are over."
        )
    if not deemed and last_day is not None:
        return Reason(
            f"应于{last_day}前答复，申请自{received_on}起已视为受理，应按已受理继续办理",
            f"An answer was due by {last_day}; it counts as accepted since {received_on}: go on from there.",
        )
    return None


@guard(
    "G101",
    LL.article(32, 1, 4),
    LL.article(72, item=4),
    zh="补正应一次性告知",
    en="Everything that is missing is told at once.",
)
def supplement_asked_once(requests: int, asked_for: int, *, newly_arisen: bool) -> Reason | None:
    """Refuse a further request for a supplement unless its object could not be known before, and an empty request."""
    if asked_for == 0:
        return Reason(
            "补正通知未列明需要补正的内容，应列明全部内容",
            "The request names nothing; list everything that is missing.",
        )
    if requests > 0 and not newly_arisen:
        return Reason(
            f"此前已告知补正{requests}次，除新出现的情形外应当受理",
            f"A supplement was asked for {requests} time(s) already; unless something new arose, accept it.",
        )
    return None


NOT_CODED = {
    "32(1) items 1-2": "That no permit is needed, or that another organ grants it, is told at once.",
    "32(1) item 3": "A mistake put right on the spot leaves no trace.",
    "32(2)": "The sealed receipt is a document; its reference is the acceptance number.",
}
