"""Calendars (节假日安排): one fact a year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources.abc import Traversable

from msgspec import Struct

from adapters.registers.errors import RegisterFileError
from adapters.registers.files import SHIPPED, Versioned, read
from domain.registers.facts import CalendarPublished


class Year(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One calendar year as announced."""

    year: int
    announced: date
    notice: str
    days_off: tuple[date, ...]
    worked_weekends: tuple[date, ...]


class Calendars(Versioned, frozen=True, kw_only=True):
    """A file of calendars."""

    year: tuple[Year, ...]


def calendars(file: Traversable = SHIPPED / "calendars.toml") -> Iterator[tuple[str, date, CalendarPublished]]:
    """Make the facts of a file, each with its name and the day of its notice; raises RegisterFileError."""
    found = read(file, Calendars)
    for number, times in Counter(y.year for y in found.year).items():
        if times > 1:
            raise RegisterFileError(file.name, f"{number} stands there {times} times")
    for year in found.year:
        if reason := _flaw(year):
            raise RegisterFileError(file.name, f"{year.year}: {reason}")
        yield (
            f"calendar-{year.year}.r{found.version}",
            year.announced,
            CalendarPublished(
                year=year.year, days_off=year.days_off, worked_weekends=year.worked_weekends, notice=year.notice
            ),
        )


def _flaw(year: Year) -> str | None:
    days = (*year.days_off, *year.worked_weekends)
    stray = [day for day in days if day.year != year.year]
    if stray:
        return f"{stray[0]} falls in another year"
    twice = [day for day, times in Counter(days).items() if times > 1]
    return f"{twice[0]} stands there twice" if twice else None
