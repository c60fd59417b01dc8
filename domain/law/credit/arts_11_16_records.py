"""ZJ-CI arts 11–16: which penalties become adverse information, and for how long (不良信息)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ZJ_CI
from domain.time.calendar import Calendar
from domain.time.ends import days_later
from domain.time.months import add_months, add_years

REVIEW_DAYS: Dated[int] = Dated((date(2018, 1, 1), 60))
"""Calendar days for asking for review (ARL art. 20), from service of the decision."""
SUIT_MONTHS: Dated[int] = Dated((date(2018, 1, 1), 6))
"""Months for suing (ALL art. 46)."""
KEPT_YEARS: Dated[int] = Dated((date(2018, 1, 1), 5))
"""Years for which adverse information is kept and shown."""


@guard(
    "G131",
    ZJ_CI.article(11, item=2),
    core=True,
    zh="未生效或简易程序处罚不得记入不良信用信息",
    en="A penalty that is not final, or of the simple procedure, is no adverse information.",
)
def penalty_is_final(  # noqa: PLR0913 -- what the item names
    pushed_on: date,
    served_on: date | None,
    remedy: str,
    calendar: Calendar,
    *,
    simple: bool,
    stands: bool,
) -> Reason | None:
    """Refuse to record a penalty of the simple procedure, and any before remedy is out of reach or has upheld it.

    ``remedy`` is ``none``, ``pending``, ``upheld`` or ``upheld_for_now``: upheld with a further step still open.
    """
    if simple:
        return Reason("适用简易程序作出的处罚不得记入", "Penalties of the simple procedure are not recorded.")
    if not stands:
        return Reason("没有现行有效的处罚决定", "There is no penalty that stands.")
    if remedy == "upheld":
        return None
    if remedy != "none":
        return Reason("复议、诉讼尚未终结，应待维持后记入", "Review or suit is not over: wait for its end.")
    if served_on is None:
        return Reason(
            "决定书未送达，救济期限尚未起算", "The decision was not served: the remedy periods have not begun."
        )
    last_day = remedy_open_until(served_on, calendar)
    if pushed_on <= last_day:
        return Reason(f"救济期限至{last_day}届满，届满后方可记入", f"Remedy may be sought until {last_day}: wait.")
    return None


def remedy_open_until(served_on: date, calendar: Calendar) -> date:
    """Find the last day on which remedy can be sought; raises UnknownYearError."""
    review_ends = calendar.roll(days_later(served_on, REVIEW_DAYS.on(served_on)))
    suit_ends = calendar.roll(add_months(served_on, SUIT_MONTHS.on(served_on)))
    return max(review_ends, suit_ends)


@guard("G132", ZJ_CI.article(16), zh="不良信息超期仍在披露", en="Adverse information was kept beyond its time.")
def record_deleted_in_time(pushed_on: date | None, deleted_on: date, within: int, *, expired: bool) -> Reason | None:
    """Refuse to delete a record as expired before five years are over, and to keep it longer.

    The five years run from the determination (认定), here the day of recording; 及时 after them is the pack's
    ``within`` days.
    """
    if pushed_on is None:
        raise UndecidableError("案卷没有该信用记录", "the file has no such record")
    ends_on = add_years(pushed_on, KEPT_YEARS.on(pushed_on))
    if expired and deleted_on <= ends_on:
        return Reason(f"期限至{ends_on}届满，尚不得以期满删除", f"The record runs until {ends_on}.")
    if deleted_on > ends_on + timedelta(days=min(within, (date.max - ends_on).days)):
        return Reason(f"期限已于{ends_on}届满，应及时删除", f"The record ran until {ends_on} and was kept beyond it.")
    return None


NOT_CODED = {
    "11, other items": "Fraud, crimes, and refusals to obey come from other systems.",
    "16, second sentence": "A listing as seriously dishonest prolongs the term; that list is not kept here.",
}
