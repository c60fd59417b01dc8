"""Instants, and the Chinese dates on which they fall."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.time.instants import CHINA, format_instant, legal_date, parse_instant

LAST = datetime(9999, 12, 31, 15, 59, 59, 999999, tzinfo=UTC)


def test_a_day_ends_at_midnight_in_china() -> None:
    assert legal_date(datetime(2023, 10, 10, 15, 59, 59, tzinfo=UTC)) == date(2023, 10, 10)
    assert legal_date(datetime(2023, 10, 10, 16, 0, tzinfo=UTC)) == date(2023, 10, 11)


def test_an_instant_is_written_in_utc_with_six_digits() -> None:
    assert format_instant(datetime(2023, 7, 12, 9, 30, tzinfo=CHINA)) == "2023-07-12T01:30:00.000000Z"
    assert format_instant(datetime(987, 7, 12, 9, 30, tzinfo=UTC)) == "0987-07-12T09:30:00.000000Z"


def test_the_hour_that_a_foreign_clock_shows_twice_is_written_apart() -> None:
    twice = datetime(2011, 10, 30, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert format_instant(twice) == "2011-10-30T00:30:00.000000Z"
    assert format_instant(twice.replace(fold=1)) == "2011-10-30T01:30:00.000000Z"


@pytest.mark.parametrize("text", ["2023-07-12T09:30:00", "2023-07-12", "yesterday", "", "2023-13-01T00:00:00Z"])
def test_a_text_without_a_time_and_an_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"offset|isoformat|month"):
        parse_instant(text)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:00:00-08:00", "9999-12-31T16:00:00Z"])
def test_an_instant_that_falls_on_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="years 1 to 9999"):
        parse_instant(text)


@given(st.datetimes(max_value=LAST.replace(tzinfo=None), timezones=st.just(UTC)))
def test_what_is_written_reads_back(instant: datetime) -> None:
    text = format_instant(instant)
    assert parse_instant(text) == instant
    assert format_instant(parse_instant(text)) == text
    assert legal_date(instant) == (instant.replace(tzinfo=None) + timedelta(hours=8)).date()
