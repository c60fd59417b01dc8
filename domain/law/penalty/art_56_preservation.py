"""APL art. 56: evidence that might be lost is registered and kept, for seven working days (先行登记保存)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

KEEPING_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 7))
"""Working days (art. 85) from registration; the last day does not roll, for the period limits a power."""


@guard(
    "G037",
    APL.article(56),
    core=True,
    zh="先行登记保存未经负责人批准",
    en="Evidence was preserved without the approval of the head of the organ.",
)
def preserved_on_approval(
    preserved_on: date, approver: str | None, approved_on: date | None, *, at_risk: bool | None
) -> Reason | None:
    """Refuse preservation that the head had not approved by then, or of evidence that nothing threatened."""
    if approver is None:
        return Reason("未记载行政机关负责人批准", "No approval of the head of the organ is on record.")
    if approved_on is not None and approved_on > preserved_on:
        return Reason(
            f"负责人于{approved_on}才批准，晚于登记保存", f"The head approved only on {approved_on}, after the act."
        )
    if at_risk is False:
        return Reason(
            "证据没有灭失或者以后难以取得的情况，不得先行登记保存",
            "The evidence was not at risk of being lost or hard to obtain later.",
        )
    return None


@guard(
    "G038",
    APL.article(56),
    APL.article(85),
    core=True,
    zh="先行登记保存超过七个工作日未处理",
    en="Preserved evidence was not dealt with within seven working days.",
)
def preserved_no_longer_than_seven_days(
    preserved_on: date | None, disposed_on: date, calendar: Calendar
) -> Reason | None:
    """Find preserved evidence that was dealt with, or lapsed, after the seventh working day."""
    if preserved_on is None:
        raise UndecidableError("案卷没有该清单的登记保存日期", "the file has no day on which this was preserved")
    last_day = calendar.add_working_days(preserved_on, KEEPING_PERIOD.on(preserved_on))
    if disposed_on > last_day:
        return Reason(
            f"应于{last_day}前作出处理决定，实际于{disposed_on}处理，逾期失效，应当退还",
            f"It was to be dealt with by {last_day}, not on {disposed_on}: keeping it lapsed; return it.",
        )
    return None


NOT_CODED = {"56 sampling": "Sampling is open to the organ and needs no condition of its own."}
