"""Values that laws change: no gap, no overlap, an explicit beginning."""

from datetime import date, timedelta

import pytest

from domain.law.dated import Dated, NotInForceError

VALUE = Dated((date(2021, 7, 15), "first"), (date(2024, 1, 1), "second"))


def test_each_day_has_exactly_the_value_that_held_on_it() -> None:
    assert VALUE.since == date(2021, 7, 15)
    assert VALUE.on(date(2021, 7, 15)) == "first"
    assert VALUE.on(date(2023, 12, 31)) == "first"
    assert VALUE.on(date(2024, 1, 1)) == "second"
    assert VALUE.on(date.max) == "second"


def test_before_its_first_day_there_is_none() -> None:
    with pytest.raises(NotInForceError) as raised:
        VALUE.on(VALUE.since - timedelta(days=1))
    assert (raised.value.day, raised.value.since) == (date(2021, 7, 14), date(2021, 7, 15))


@pytest.mark.parametrize(
    "versions",
    [(), ((date(2024, 1, 1), 1), (date(2021, 1, 1), 2)), ((date(2021, 1, 1), 1), (date(2021, 1, 1), 2))],
)
def test_versions_must_follow_each_other(versions: tuple[tuple[date, int], ...]) -> None:
    with pytest.raises(ValueError, match="ascending"):
        Dated(*versions)
