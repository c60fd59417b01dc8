"""Reading texts exactly."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.logs.texts import UnreadableError, boolean, day, instant, integer, money

ROME = ZoneInfo("Europe/Rome")


@given(st.integers(-(10**15), 10**15))
def test_every_amount_in_cents_survives(cents: int) -> None:
    assert money(str(Decimal(cents) / 100)) == cents
    assert money(f"{Decimal(cents).scaleb(-2):.4f}") == cents


@pytest.mark.parametrize(
    ("text", "cents"), [("35.0", 3500), ("13.46", 1346), ("1.5E2", 15000), ("-0.01", -1), ("7", 700)]
)
def test_amounts_are_read(text: str, cents: int) -> None:
    assert money(text) == cents


@pytest.mark.parametrize("text", ["35.001", "1E-3", "", " 1", "1,5", "NaN", "Infinity", "1e99", "٣٥", "0x10", "1" * 37])
def test_amounts_that_are_not_exact_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="expected an amount"):
        money(text)


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_whole_numbers_are_read(number: int) -> None:
    assert integer(str(number)) == number


@pytest.mark.parametrize("text", ["", "1.0", "1_000", "x", "9" * 19])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="whole number"):
        integer(text)


def test_only_the_words_of_xml_are_true_or_false() -> None:
    assert [boolean(text) for text in ("true", "1", "false", "0")] == [True, True, False, False]
    with pytest.raises(UnreadableError, match="true or false"):
        boolean("True")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2006-07-24T00:00:00", datetime(2006, 7, 23, 22, tzinfo=UTC)),
        ("2006-12-24T00:00:00", datetime(2006, 12, 23, 23, tzinfo=UTC)),
        ("2006-07-24T00:00:00+02:00", datetime(2006, 7, 23, 22, tzinfo=UTC)),
        ("2006-07-24T00:00:00.123Z", datetime(2006, 7, 24, 0, 0, 0, 123000, tzinfo=UTC)),
        ("2006-07-24", datetime(2006, 7, 23, 22, tzinfo=UTC)),
        ("2006-10-29T02:30:00", datetime(2006, 10, 29, 0, 30, tzinfo=UTC)),  # shown twice: the earlier
    ],
)
def test_times_become_instants(text: str, expected: datetime) -> None:
    assert instant(text, ROME) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("24.07.2006", "a time such as"),
        ("2006-03-26T02:30:00", "clocks of Europe/Rome show"),
        ("0001-01-01T00:00:00+09:00", "between the years"),
    ],
)
def test_times_that_are_none_are_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        instant(text, ROME)


def test_without_a_time_zone_only_times_with_an_offset_are_read() -> None:
    assert instant("2006-07-24T00:00:00+02:00", None) == datetime(2006, 7, 23, 22, tzinfo=UTC)
    with pytest.raises(UnreadableError, match="the mapping has no timezone"):
        instant("2006-07-24T00:00:00", None)


def test_dates_are_those_of_the_time_zone() -> None:
    assert day("2006-07-23T22:00:00Z", ROME) == date(2006, 7, 24)
    assert day("2006-07-23T22:00:00", ROME) == date(2006, 7, 23)
    assert day("2006-07-23T22:00:00Z", None) == date(2006, 7, 23)
    assert day("2006-07-23", ROME) == date(2006, 7, 23)
    with pytest.raises(UnreadableError, match="a date such as"):
        day("soon", ROME)
