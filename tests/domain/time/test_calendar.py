"""Working days, and the vectors that were computed with the official calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.registers.state import Registers
from domain.time.calendar import Calendar, UnknownYearError, YearOff
from tests.domain.days import CALENDAR_2023, CALENDAR_2024

CALENDAR = Registers([CALENDAR_2023, CALENDAR_2024]).calendar


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2023, 9, 27), 7, date(2023, 10, 12)),
        (date(2023, 1, 18), 7, date(2023, 2, 1)),
        (date(2023, 9, 27), 20, date(2023, 10, 31)),
        (date(2023, 4, 27), 5, date(2023, 5, 8)),
        (date(2024, 2, 7), 7, date(2024, 2, 22)),
        (date(2023, 9, 27), 5, date(2023, 10, 10)),
        (date(2023, 10, 20), 3, date(2023, 10, 25)),
        (date(2023, 10, 13), 2, date(2023, 10, 17)),
        (date(2023, 12, 29), 1, date(2024, 1, 2)),
    ],
)
def test_the_day_of_the_event_does_not_count_and_days_off_are_skipped(start: date, days: int, last: date) -> None:
    assert CALENDAR.add_working_days(start, days) == last


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2023, 7, 12), 90, date(2023, 10, 10)),
        (date(2023, 9, 20), 15, date(2023, 10, 7)),
        (date(2023, 8, 1), 60, date(2023, 10, 7)),
    ],
)
def test_a_partys_period_of_calendar_days_rolls_to_the_next_working_day(start: date, days: int, last: date) -> None:
    assert CALENDAR.roll(start + timedelta(days=days)) == last


def test_a_worked_saturday_counts_and_a_day_off_does_not() -> None:
    assert CALENDAR.is_working(date(2023, 10, 7))
    assert not CALENDAR.is_working(date(2023, 10, 6))
    assert not CALENDAR.is_working(date(2023, 10, 14))
    assert CALENDAR.is_working(date(2023, 10, 9))


def test_no_days_end_where_they_begin() -> None:
    assert CALENDAR.add_working_days(date(2023, 10, 1), 0) == date(2023, 10, 1)


@pytest.mark.parametrize("year", [2022, 2025])
def test_a_year_that_has_not_been_announced_is_unknown(year: int) -> None:
    with pytest.raises(UnknownYearError) as raised:
        CALENDAR.is_working(date(year, 3, 1))
    assert raised.value.year == year


def test_a_period_that_reaches_into_an_unknown_year_is_unknown() -> None:
    assert CALENDAR.add_working_days(date(2024, 12, 30), 1) == date(2024, 12, 31)
    with pytest.raises(UnknownYearError):
        CALENDAR.add_working_days(date(2024, 12, 30), 2)


def test_no_day_follows_the_last_that_exists() -> None:
    last = Calendar([YearOff(9999, frozenset({date.max}), frozenset())])
    with pytest.raises(UnknownYearError, match="10000"):
        last.add_working_days(date.max, 1)
    with pytest.raises(UnknownYearError, match="10000"):
        last.roll(date.max)


def test_a_later_announcement_for_a_year_replaces_the_earlier_one() -> None:
    new_year = YearOff(2023, frozenset({date(2023, 1, 2)}), frozenset())
    assert CALENDAR.years == (2023, 2024)
    assert Calendar([YearOff(2023, frozenset(), frozenset()), new_year]).is_working(date(2023, 1, 2)) is False
    assert Calendar([new_year, YearOff(2023, frozenset(), frozenset())]).is_working(date(2023, 1, 2)) is True


@given(start=st.dates(date(2023, 1, 1), date(2024, 10, 31)), days=st.integers(1, 20))
def test_a_period_ends_on_a_working_day_and_holds_exactly_its_number_of_them(start: date, days: int) -> None:
    last = CALENDAR.add_working_days(start, days)
    between = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert CALENDAR.is_working(last)
    assert sum(CALENDAR.is_working(day) for day in between) == days


@given(day=st.dates(date(2023, 1, 1), date(2024, 12, 20)))
def test_rolling_stops_at_the_first_working_day(day: date) -> None:
    rolled = CALENDAR.roll(day)
    assert CALENDAR.is_working(rolled)
    assert not any(CALENDAR.is_working(day + timedelta(days=n)) for n in range((rolled - day).days))


def test_an_act_in_time_needs_no_day_after_it() -> None:
    calendar = CALENDAR
    start = date(2023, 12, 25)
    assert calendar.overrun(start, 3, date(2023, 12, 28)) is None
    assert calendar.overrun(start, 3, date(2023, 12, 29)) == date(2023, 12, 28)
    assert calendar.overrun(start, 0, start) is None
    assert calendar.overrun(start, 0, date(2023, 12, 26)) == start
