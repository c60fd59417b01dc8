"""The working-day calendar (法定工作日): versioned data, and an explicit unknown for years not announced yet."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Final

from msgspec import Struct

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class UnknownYearError(Exception):
    """The days off of a year have not been announced, so a working day in it cannot be told."""

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(f"the days off of {year} have not been announced")
        self.year = year


class YearOff(Struct, frozen=True):
    """The announced days off and worked weekends (调休) of one year."""

    year: int
    days_off: frozenset[date]
    worked_weekends: frozenset[date]


class Calendar:
    """Working days as announced by the State Council, year by year."""

    def __init__(self, years: Iterable[YearOff] = ()) -> None:
        """Take the announced years; a later one replaces an earlier one for the same year."""
        self._years = {year.year: year for year in years}

    @property
    def years(self) -> tuple[int, ...]:
        """Years that have been announced."""
        return tuple(sorted(self._years))

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day; raises UnknownYearError for a year that has not been announced."""
        year = self._years.get(day.year)
        if year is None:
            raise UnknownYearError(day.year)
        if day in year.days_off:
            return False
        return day.weekday() < _SATURDAY or day in year.worked_weekends

    def is_announced_off(self, day: date) -> bool:
        """Say whether a day is one of the announced days off; raises UnknownYearError for an unknown year."""
        year = self._years.get(day.year)
        if year is None:
            raise UnknownYearError(day.year)
        return day in year.days_off

    def working_days_after(self, start: date) -> Iterator[date]:
        """List the working days after a day, which itself does not count."""
        day = start
        while day < date.max:
            day += _DAY
            if self.is_working(day):
                yield day
        raise UnknownYearError(date.max.year + 1)

    def add_working_days(self, start: date, days: int) -> date:
        """Find the last day of a period of working days; the day of the event is not counted."""
        day = start
        following = self.working_days_after(start)
        for _ in range(days):
            day = next(following)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after a day up to another and with it; 0 where that lies before."""
        return sum(1 for _ in takewhile(lambda day: day <= end, self.working_days_after(start))) if end > start else 0

    def overrun(self, start: date, days: int, on: date) -> date | None:
        """Find the last day of a period of working days where a day is beyond it; None where it is in time.

        Looks at no day after ``on``, so that an act in time can be told even where the next year is not announced.
        """
        if on <= start:
            return None
        last = start
        for last in islice(self.working_days_after(start), max(0, days)):
            if last >= on:
                return None
        return last if on > last else None

    def roll(self, day: date) -> date:
        """Move the last day of a party's period that is a day off to the next working day."""
        while not self.is_working(day):
            if day == date.max:
                raise UnknownYearError(date.max.year + 1)
            day += _DAY
        return day
