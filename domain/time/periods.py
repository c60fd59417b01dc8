"""Periods: how long from an event until it is too late, and why the last moment is the one it is."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.time.calendar import Calendar, UnknownYearError
from domain.time.instants import last_instant, legal_date
from domain.time.months import add_months

_DAY: Final = timedelta(days=1)


class Unit(StrEnum):
    """What a period is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


_LASTS: Final = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}
_MONTHS: Final = {Unit.MONTH: 1, Unit.YEAR: 12}


class Period(Struct, frozen=True, kw_only=True):
    """A length of time in law; ``length`` is in units of ``unit``."""

    length: int
    unit: Unit
    rolls: bool = False
    """True where a last day that is a day off moves to the next working day."""


class Why(StrEnum):
    """Why a day does not count."""

    DAY_OFF = "day_off"
    """A weekend or an announced day off, in a period of working days."""
    EXCLUDED = "excluded"
    """Excluded in this case: the period stood still, or the law leaves the day out."""


class Uncounted(Struct, frozen=True):
    """A day that does not count, and why."""

    day: date
    why: Why


class Counted(Struct, frozen=True, kw_only=True):
    """A period that has been counted."""

    due_at: datetime
    """The last instant that is in time: of a period of days, the last microsecond of its last day in China."""
    uncounted: tuple[Uncounted, ...] = ()
    """Days between the event and the last day that do not count, in order."""
    rolled_from: date | None = None
    """The last day as it was before it rolled; None where it did not."""

    @property
    def due_on(self) -> date:
        """The Chinese date of the last instant."""
        return legal_date(self.due_at)


def count(
    period: Period, start: datetime, calendar: Calendar, excluded: frozenset[date] = frozenset(), added: int = 0
) -> Counted:
    """Count a period from an event; the day of the event does not count.

    ``excluded`` days do not count, and ``added`` days, of the period's own kind, were granted on top: working days to a
    period of working days, calendar days to any other. A period of minutes or hours runs on a clock from the very
    instant, through nights and days off, and nothing is excluded from it or added to it. Raises UnknownYearError where
    it takes a year whose days off have not been announced, or ends after the last date there is.
    """
    lasts = _LASTS.get(period.unit)
    if lasts is not None:
        try:
            due_at = start + lasts * period.length
            legal_date(due_at)
        except OverflowError as error:
            raise UnknownYearError(date.max.year + 1) from error
        return Counted(due_at=due_at)
    uncounted: list[Uncounted] = []
    last = _last_day(period, legal_date(start), _Counting(calendar, excluded, uncounted), added)
    rolled = calendar.roll(last) if period.rolls else last
    return Counted(
        due_at=last_instant(rolled),
        uncounted=tuple(uncounted),
        rolled_from=last if rolled != last else None,
    )


class _Counting(Struct, frozen=True):
    calendar: Calendar
    excluded: frozenset[date]
    uncounted: list[Uncounted]

    def days_after(self, start: date, *, working: bool) -> Iterator[date]:
        """List the days that count after a day, noting those that do not."""
        day = start
        while day < date.max:
            day += _DAY
            if day in self.excluded:
                self.uncounted.append(Uncounted(day, Why.EXCLUDED))
            elif working and not self.calendar.is_working(day):
                self.uncounted.append(Uncounted(day, Why.DAY_OFF))
            else:
                yield day
        raise UnknownYearError(date.max.year + 1)


def _last_day(period: Period, start: date, counting: _Counting, added: int) -> date:
    working = period.unit == Unit.WORKING_DAY
    months = _MONTHS.get(period.unit)
    if months is None:
        return _after(start, period.length + added, counting, working=working)
    same_day = add_months(start, months * period.length)
    inside = sorted(day for day in counting.excluded if start < day <= same_day)
    counting.uncounted.extend(Uncounted(day, Why.EXCLUDED) for day in inside)
    return _after(same_day, len(inside) + added, counting, working=False)


def _after(start: date, days: int, counting: _Counting, *, working: bool) -> date:
    last = start
    following = counting.days_after(start, working=working)
    for _ in range(days):
        last = next(following)
    return last
