"""Periods of every unit: the last moment in time, the first too late, and the reasons for it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.registers.state import Registers
from domain.time.calendar import Calendar, UnknownYearError
from domain.time.instants import CHINA, legal_date
from domain.time.periods import Period, Uncounted, Unit, Why, count
from tests.domain.days import CALENDAR_2023, CALENDAR_2024

CALENDAR = Registers([CALENDAR_2023, CALENDAR_2024]).calendar
MOMENT = timedelta(microseconds=1)


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour, 20), CHINA)


@pytest.mark.parametrize(
    ("period", "start", "last"),
    [
        (Period(length=7, unit=Unit.WORKING_DAY), date(2023, 9, 27), date(2023, 10, 12)),
        (Period(length=5, unit=Unit.WORKING_DAY), date(2023, 4, 27), date(2023, 5, 8)),
        (Period(length=7, unit=Unit.WORKING_DAY), date(2024, 2, 7), date(2024, 2, 22)),
        (Period(length=90, unit=Unit.CALENDAR_DAY), date(2023, 7, 12), date(2023, 10, 10)),
        (Period(length=15, unit=Unit.CALENDAR_DAY, rolls=True), date(2023, 9, 20), date(2023, 10, 7)),
        (Period(length=15, unit=Unit.CALENDAR_DAY), date(2023, 9, 20), date(2023, 10, 5)),
        (Period(length=60, unit=Unit.CALENDAR_DAY, rolls=True), date(2023, 8, 1), date(2023, 10, 7)),
        (Period(length=6, unit=Unit.MONTH), date(2023, 8, 31), date(2024, 2, 29)),
        (Period(length=6, unit=Unit.MONTH, rolls=True), date(2023, 8, 10), date(2024, 2, 18)),
        (Period(length=1, unit=Unit.YEAR), date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_the_last_moment_is_the_end_of_the_last_day_in_china(period: Period, start: date, last: date) -> None:
    counted = count(period, at(start), CALENDAR)
    assert counted.due_on == last
    assert counted.due_at + MOMENT == datetime.combine(last + timedelta(days=1), time(), CHINA)


def test_an_event_after_midnight_in_china_counts_from_the_chinese_day() -> None:
    late_on_tuesday_in_utc = datetime(2023, 10, 10, 17, 0, tzinfo=UTC)
    assert count(Period(length=1, unit=Unit.CALENDAR_DAY), late_on_tuesday_in_utc, CALENDAR).due_on == date(
        2023, 10, 12
    )


@pytest.mark.parametrize("minutes", [1, 3, 15])
def test_minutes_run_from_the_very_instant(minutes: int) -> None:
    start = at(date(2023, 10, 10))
    assert count(Period(length=minutes, unit=Unit.MINUTE), start, CALENDAR).due_at == start + timedelta(minutes=minutes)


def test_twenty_four_hours_run_through_a_holiday_of_an_unknown_year() -> None:
    start = at(date(2031, 10, 1))
    assert count(Period(length=24, unit=Unit.HOUR), start, Calendar()).due_at == start + timedelta(hours=24)


def test_a_day_off_that_does_not_count_is_named() -> None:
    counted = count(Period(length=1, unit=Unit.WORKING_DAY), at(date(2023, 12, 29)), CALENDAR)
    off = [date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1)]
    assert counted.uncounted == tuple(Uncounted(day, Why.DAY_OFF) for day in off)
    assert counted.due_on == date(2024, 1, 2)


def test_a_roll_tells_from_which_day() -> None:
    period = Period(length=15, unit=Unit.CALENDAR_DAY, rolls=True)
    assert count(period, at(date(2023, 9, 20)), CALENDAR).rolled_from == date(2023, 10, 5)
    assert count(period, at(date(2023, 9, 4)), CALENDAR).rolled_from is None


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.CALENDAR_DAY])
def test_an_excluded_day_moves_the_end_by_a_day_that_counts(unit: Unit) -> None:
    excluded = frozenset({date(2023, 10, 10), date(2023, 10, 11)})
    counted = count(Period(length=3, unit=unit), at(date(2023, 10, 9)), CALENDAR, excluded)
    assert counted.due_on == (date(2023, 10, 16) if unit == Unit.WORKING_DAY else date(2023, 10, 14))
    assert [u.day for u in counted.uncounted if u.why == Why.EXCLUDED] == sorted(excluded)


def test_days_excluded_from_months_follow_their_last_day_and_may_themselves_be_excluded() -> None:
    excluded = frozenset({date(2023, 9, 1), date(2023, 9, 2), date(2023, 11, 11)})
    counted = count(Period(length=3, unit=Unit.MONTH), at(date(2023, 8, 10)), CALENDAR, excluded)
    assert counted.due_on == date(2023, 11, 13)
    assert [u.day for u in counted.uncounted] == sorted(excluded)


def test_added_days_are_of_the_kind_of_the_period() -> None:
    friday = at(date(2023, 10, 13))
    assert count(Period(length=1, unit=Unit.WORKING_DAY), friday, CALENDAR, added=1).due_on == date(2023, 10, 17)
    assert count(Period(length=1, unit=Unit.CALENDAR_DAY), friday, CALENDAR, added=1).due_on == date(2023, 10, 15)
    assert count(Period(length=1, unit=Unit.MONTH), friday, CALENDAR, added=1).due_on == date(2023, 11, 14)


@pytest.mark.parametrize(
    "period",
    [Period(length=1, unit=Unit.WORKING_DAY), Period(length=2, unit=Unit.CALENDAR_DAY, rolls=True)],
)
def test_the_end_is_unknown_until_the_calendar_of_its_year_is_announced(period: Period) -> None:
    new_years_eve = at(date(2024, 12, 31))
    with pytest.raises(UnknownYearError) as raised:
        count(period, new_years_eve, CALENDAR)
    assert raised.value.year == 2025


def test_calendar_days_that_do_not_roll_need_no_calendar() -> None:
    assert count(Period(length=30, unit=Unit.CALENDAR_DAY), at(date(2031, 1, 1)), Calendar()).due_on == date(
        2031, 1, 31
    )


@pytest.mark.parametrize("unit", [Unit.MINUTE, Unit.HOUR, Unit.CALENDAR_DAY])
def test_a_period_past_the_last_date_is_unknown(unit: Unit) -> None:
    with pytest.raises(UnknownYearError, match="10000"):
        count(Period(length=24 * 60, unit=unit), at(date.max), Calendar())


@given(
    start=st.datetimes(datetime(2023, 1, 1), datetime(2024, 8, 31)).map(lambda d: d.replace(tzinfo=CHINA)),  # noqa: DTZ001
    length=st.integers(1, 20),
    excluded=st.frozensets(st.dates(date(2023, 1, 1), date(2024, 9, 30)), max_size=10),
)
def test_counted_and_uncounted_days_are_all_the_days_between(
    start: datetime, length: int, excluded: frozenset[date]
) -> None:
    counted = count(Period(length=length, unit=Unit.WORKING_DAY), start, CALENDAR, excluded)
    assert (counted.due_on - legal_date(start)).days == length + len(counted.uncounted)
    assert CALENDAR.is_working(counted.due_on)
    assert counted.due_on not in excluded
