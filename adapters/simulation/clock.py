"""The clock of a story: working days and office hours, always forward, never beyond the city's last day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from domain.time.calendar import Calendar, UnknownYearError
from domain.time.instants import CHINA

_MORNING: Final = 9 * 3600
_SPREAD: Final = 9000
"""A day's first act falls between nine and half past eleven."""
_SHORTEST, _LONGEST = 90, 1200
"""Seconds between two acts of one sitting."""
_DAY: Final = timedelta(days=1)


class OutOfTime(Exception):  # noqa: N818 -- no error: the story simply has not ended yet
    """The story would go on after the city's last day."""


class StoryClock:
    """Where a story stands in time."""

    def __init__(self, calendar: Calendar, rng: Random, start: date, end: date) -> None:
        """Begin on the first working day from ``start`` on."""
        self.calendar: Final = calendar
        self._rng: Final = rng
        self._end: Final = end
        self.today = start
        self._at = self._begin_day(start)
        self._told = False
        self._pace = (_SHORTEST, _LONGEST)
        self.go(self.working(start))

    def tick(self) -> datetime:
        """Give the time of the next act, later than every one before."""
        if self._told:
            shortest, longest = self._pace
            self._at += timedelta(seconds=shortest + int(self._rng.random() * (longest - shortest)))
        self._told, self._pace = True, (_SHORTEST, _LONGEST)
        return self._at

    def hurry(self, shortest: int, longest: int) -> None:
        """Let the next act follow after so many seconds."""
        self._pace = (shortest, longest)

    def go(self, day: date) -> None:
        """Move to a day, or stay on it; raises OutOfTime beyond the last day and ValueError backwards."""
        if day > self._end:
            raise OutOfTime
        if day < self.today:
            raise ValueError(f"a story does not go back from {self.today} to {day}")
        if day > self.today:
            self.today = day
            self._at = self._begin_day(day)
            self._told = False

    def wait(self, low: int, high: int) -> None:
        """Let some working days pass."""
        self.go(self.due(self.between(low, high)))

    def between(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return low + int(self._rng.random() * (high - low + 1))

    def due(self, working_days: int, since: date | None = None) -> date:
        """Compute the last day of working days from today, or since a day; raises OutOfTime in an unknown year."""
        try:
            return self.calendar.add_working_days(since or self.today, working_days)
        except UnknownYearError as error:
            raise OutOfTime from error

    def working(self, day: date) -> date:
        """Find the first working day from a day on; raises OutOfTime in an unknown year."""
        try:
            return self.calendar.roll(day)
        except UnknownYearError as error:
            raise OutOfTime from error

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day; raises OutOfTime in an unknown year."""
        return self.working(day) == day

    def first_working(self, day: date, fits: Callable[[date], bool]) -> date:
        """Find the first working day from a day on that fits."""
        while not (self.is_working(day) and fits(day)):
            day += _DAY
        return day

    def _begin_day(self, day: date) -> datetime:
        minutes, seconds = divmod(_MORNING + int(self._rng.random() * _SPREAD), 60)
        hours, minutes = divmod(minutes, 60)
        return datetime(day.year, day.month, day.day, hours, minutes, seconds, tzinfo=CHINA)
