"""CT art. 12: property and material follow in three days once the police have opened a case (涉案物品移交)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CT

HANDING_PERIOD: Dated[int] = Dated((CT.in_force, 3))
"""Calendar days from the notice of filing; the rules do not say that they are working days."""


@guard("G098", CT.article(12), zh="未在三日内移交涉案物品", en="The property was not handed over within three days.")
def property_handed_over_in_time(notified_on: date | None, handed_on: date) -> Reason | None:
    """Find property handed over after the third day from the notice that the police opened a case."""
    if notified_on is None:
        raise UndecidableError("案卷没有公安机关立案通知书的收到日期", "the file does not say when the notice came")
    last_day = notified_on + timedelta(days=HANDING_PERIOD.on(notified_on))
    if handed_on > last_day:
        return Reason(
            f"应于{last_day}前移交，实际于{handed_on}移交", f"It was due by {last_day} and came on {handed_on}."
        )
    return None


NOT_CODED = {"12 procedure": "How the things are handed over is on the receipt of the police."}
