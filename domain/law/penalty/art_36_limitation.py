"""APL art. 36: what was not discovered in time is not punished any more (追责时效)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.months import add_years

LIMITATION: Dated[int] = Dated((date(2021, 7, 15), 2))
"""Years from the act."""
LONG_LIMITATION: Dated[int] = Dated((date(2021, 7, 15), 5))
"""Years where life, health or financial safety is concerned and harm was done."""


@guard(
    "G013",
    APL.article(36),
    core=True,
    zh="已超过行政处罚追责时效",
    en="The limitation for punishing the act is over.",
)
def discovered_in_time(
    acted_on: date | None,
    discovered_on: date | None,
    at_hand_on: date,
    *,
    long: bool = False,
    special_years: int | None = None,
) -> Reason | None:
    """Refuse an act that was discovered after the last day of its limitation.

    ``acted_on`` is the day of the act, or the day on which it ended where it continued. ``at_hand_on`` is the latest
    day by which it must have been discovered: where that is in time, no other day is needed. ``special_years`` are
    those of another 法律. The day of the act itself does not count, so the same date of the last year is in time.
    """
    if acted_on is None:
        raise UndecidableError("案卷未载明违法行为发生或者终了之日", "the file does not state the day of the act")
    years = special_years or (LONG_LIMITATION if long else LIMITATION).on(at_hand_on)
    last_day = add_years(acted_on, years)
    if (discovered_on or at_hand_on) <= last_day:
        return None
    if discovered_on is None:
        raise UndecidableError("案卷未载明发现违法行为之日", "the file does not state the day of discovery")
    return Reason(
        f"违法行为的追责时效已于{last_day}届满，{discovered_on}才被发现，不再给予行政处罚",
        f"The limitation ended on {last_day}, the act was discovered on {discovered_on}: it is not punished any more.",
    )


NOT_CODED = {"36(2)": "Whether an act continued is a finding of fact; the file states the day on which it ended."}
