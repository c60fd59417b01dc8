"""A month as it is reported on: its days, its instants, and the year that ends with it."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from domain.time.instants import first_instant, last_instant
from domain.time.months import add_months


class MonthError(ValueError):
    """What is given is no month."""


class Month(Struct, frozen=True, order=True):
    """A month of the Chinese calendar day."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return add_months(self.first, 1) - timedelta(days=1)

    @property
    def begins(self) -> datetime:
        """Its first instant."""
        return first_instant(self.first)

    @property
    def ends(self) -> datetime:
        """Its last instant."""
        return last_instant(self.last)

    @property
    def year(self) -> tuple["Month", ...]:
        """The twelve months that end with it, the earliest first; fewer at the beginning of time."""
        return tuple(Month(add_months(self.first, -back)) for back in range(min(11, _ordinal(self.first)), -1, -1))

    @property
    def zh(self) -> str:
        """Its name in Chinese."""
        return f"{self.first.year}年{self.first.month}月"

    def __str__(self) -> str:
        """Write it as it is given."""
        return self.first.isoformat()[:7]


def month_of(day: date) -> Month:
    """Take the month of a day."""
    return Month(day.replace(day=1))


def read_month(text: str) -> Month:
    """Read a month such as 2025-03; raises MonthError."""
    try:
        found = Month(date.fromisoformat(f"{text}-01"))
    except ValueError as error:
        raise MonthError(f"{text} is no month: expected one such as 2025-03") from error
    if str(found) != text:
        raise MonthError(f"{text} is no month: expected one such as 2025-03")
    return found


def _ordinal(first: date) -> int:
    return (first.year - 1) * 12 + first.month - 1
