"""APL arts 72 and 73: three per cent a day on what is not paid, up to the fine, and none during a remedy (加处罚款)."""

from datetime import date

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.penalty.art_67_term import last_day_to_pay
from domain.law.statutes import APL, CL
from domain.time.calendar import Calendar

DAILY_RATE: Dated[int] = Dated((date(2021, 7, 15), 30))
"""Thousandths of the fine a day."""


class Surcharge(Struct, frozen=True):
    """What an act claims of the surcharge. Amounts in fen."""

    begins_on: date | None = None
    """First day for which it is claimed, where the act begins it."""
    per_mille: int | None = None
    """Daily rate in thousandths of the fine, where the act states one."""
    claimed: int | None = None
    """Sum claimed, without the fine, where the act states one."""
    standard_told: bool | None = True
    """Whether the party had been told the rate; None where the file does not say."""


class Owed(Struct, frozen=True):
    """What the party owes, and since when. Amounts in fen."""

    fine: int
    received_on: date | None
    """Day on which the decision reached the party; None where the file does not say."""
    deferred_to: date | None
    accrued: int | None
    """What has lawfully grown by the day of the act, without the days of a stay, a review or a suit."""

    def last_day(self, calendar: Calendar) -> date | None:
        """Compute the last day for paying; None where the day of receipt is not on file."""
        if self.deferred_to is not None:
            return calendar.roll(self.deferred_to)
        return None if self.received_on is None else last_day_to_pay(self.received_on, calendar)


@guard(
    "G078",
    APL.article(72, paragraph=1, item=1),
    APL.article(73, paragraph=3),
    CL.article(45),
    core=True,
    zh="加处罚款超过本金或计算期间错误",
    en="The surcharge exceeds the fine, or is counted for the wrong days.",
)
def surcharge_within_the_law(act: Surcharge, owed: Owed, calendar: Calendar, *, pending: bool) -> Reason | None:
    """Refuse a surcharge that begins too early, grows too fast, exceeds the fine, or runs during review or suit.

    ``pending`` says that a stay, a review or a suit goes on.
    """
    due = owed.last_day(calendar)
    found = _beginning(act, due, pending=pending) or _amount(act, owed.fine, owed.accrued)
    if found is not None:
        return found
    if act.standard_told is False:
        return Reason("加处罚款的标准未告知当事人，应先行告知", "The party was not told the rate: tell it first.")
    if act.begins_on is not None and due is None:
        raise UndecidableError("案卷没有缴款期限", "the file does not say by when the fine was to be paid")
    if act.standard_told is None:
        raise UndecidableError(
            "案卷未载明是否告知加处罚款标准", "the file does not say whether the party was told the rate"
        )
    return None


def _beginning(act: Surcharge, due: date | None, *, pending: bool) -> Reason | None:
    if act.begins_on is None:
        return None
    if pending:
        return Reason(
            "行政复议、行政诉讼或者停止执行期间不计算加处罚款，应待其结束后起算",
            "No surcharge is counted during a review, a suit or a stay: begin when it has ended.",
        )
    if due is not None and act.begins_on <= due:
        return Reason(
            f"缴款期限至{due}，加处罚款应自次日起算", f"The fine could be paid until {due}: count from the day after."
        )
    if act.per_mille is not None and act.per_mille > DAILY_RATE.on(act.begins_on):
        return Reason(
            f"每日按千分之{act.per_mille}加处，高于法定的百分之三",
            f"{act.per_mille} thousandths a day exceed the statutory three per cent.",
        )
    return None


def _amount(act: Surcharge, fine: int, accrued: int | None) -> Reason | None:
    if act.claimed is None:
        return None
    if act.claimed > fine:
        return Reason(
            f"加处罚款{act.claimed / 100:,.2f}元超过罚款数额{fine / 100:,.2f}元",
            f"The surcharge of {act.claimed / 100:,.2f} yuan exceeds the fine of {fine / 100:,.2f} yuan.",
        )
    if accrued is not None and act.claimed > accrued:
        return Reason(
            f"至当日依法加处{accrued / 100:,.2f}元，主张{act.claimed / 100:,.2f}元，应扣除复议、诉讼和停止执行期间",
            f"{accrued / 100:,.2f} yuan have lawfully accrued, {act.claimed / 100:,.2f} are claimed: leave out the "
            "days of review, suit and stay.",
        )
    return None


NOT_CODED = {
    "72(1) items 2, 3": "Using sealed property and other ways of execution need the coercion law (G081, G083).",
    "72(1) item 4": "Applying to the court is G082.",
}
