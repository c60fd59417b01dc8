"""Months and years: the day of the same number, or the last one that the month has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.time.months import add_months, add_years


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
        (date(2023, 8, 30), 6, date(2024, 2, 29)),
        (date(2023, 8, 15), 6, date(2024, 2, 15)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
        (date(2023, 1, 31), 0, date(2023, 1, 31)),
        (date(2023, 1, 31), 12, date(2024, 1, 31)),
    ],
)
def test_a_month_without_that_day_ends_the_period_on_its_last(start: date, months: int, last: date) -> None:
    """DOMAIN §5.12: six months after 2023-08-31 end on 2024-02-29."""
    assert add_months(start, months) == last


def test_a_leap_day_ends_on_the_last_of_february() -> None:
    assert add_years(date(2024, 2, 29), 2) == date(2026, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_a_period_beyond_the_end_of_dates_ends_there() -> None:
    assert add_months(date(9999, 8, 1), 6) == date.max


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 600))
def test_a_period_keeps_its_day_unless_the_month_is_shorter(start: date, months: int) -> None:
    last = add_months(start, months)
    assert (last.year - start.year) * 12 + last.month - start.month == months
    assert last.day == start.day or (last.day < start.day and (last + timedelta(days=1)).day == 1)
