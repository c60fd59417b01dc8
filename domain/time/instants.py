"""Instants and the legal dates they fall on."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final

CHINA: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept one offset since 1991-09-15; no earlier instant is judged, so no time-zone database is needed."""


def legal_date(instant: datetime) -> date:
    """Name the Chinese calendar date on which ``instant`` falls; statutory periods count in these."""
    return _date_of(instant) if instant.tzinfo is UTC else instant.astimezone(CHINA).date()


@lru_cache(maxsize=1024)
def _date_of(utc: datetime) -> date:
    """Name the Chinese date of an instant of UTC: one act asks for it several times."""
    return utc.astimezone(CHINA).date()


def first_instant(day: date) -> datetime:
    """Give the instant with which a Chinese calendar date begins."""
    return datetime.combine(day, time(), CHINA)


def last_instant(day: date) -> datetime:
    """Give the last instant of a Chinese calendar date: what is due on it is in time until then."""
    return datetime.combine(day, time.max, CHINA)


def format_instant(instant: datetime) -> str:
    """Write an instant as the log stores it: UTC, always six digits of a second, ``Z``."""
    return _written(instant.astimezone(UTC))


@lru_cache(maxsize=1024)
def _written(utc: datetime) -> str:
    """Write an instant of UTC, in which alone equal instants are the same: other clocks show an hour twice.

    A batch shares one time of recording, and documents of one day share a legal time: both are written once.
    """
    return utc.isoformat("T", "microseconds")[: -len("+00:00")] + "Z"


def parse_instant(text: str) -> datetime:
    """Read an instant; raises ValueError where the text is no time, carries no offset or falls on no Chinese date."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        msg = "expected a time with an offset, such as 2023-07-12T09:30:00+08:00"
        raise ValueError(msg)
    try:
        legal_date(instant)
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{text} falls outside the years 1 to 9999") from error
