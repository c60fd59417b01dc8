"""APL art. 60: ninety days from filing to decision (办案期限)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL

DECIDING_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 90))
"""Calendar days from filing; the day of filing does not count."""


@guard("G066", APL.article(60), core=True, zh="已超过九十日办案期限", en="The ninety days for deciding are over.")
def decided_in_time(decided_on: date, filed_on: date | None, added_days: int) -> Reason | None:
    """Refuse a decision after the last day for it; ``added_days`` are those of extensions and suspensions.

    Ninety is not among the numbers that art. 85 makes working days, so calendar days count, and nothing rolls: the
    limit binds the organ.
    """
    if filed_on is None:
        raise UndecidableError("案卷没有立案日期", "the file has no filing date")
    last_day = last_day_to_decide(filed_on, added_days)
    if decided_on > last_day:
        return Reason(
            f"办案期限已于{last_day}届满，依法延长须有法律、法规、规章依据",
            f"The period ended on {last_day}; an extension needs a law, regulation or rule that allows it.",
        )
    return None


def last_day_to_decide(filed_on: date, added_days: int) -> date:
    """Compute the last day for deciding; raises NotInForceError for a case filed before the period was law."""
    days = DECIDING_PERIOD.on(filed_on) + added_days
    return filed_on + timedelta(days=min(days, (date.max - filed_on).days))


NOT_CODED = {
    "60 sentence 2": "Other laws, regulations or rules may set other periods; extensions carry their basis (G067)."
}
