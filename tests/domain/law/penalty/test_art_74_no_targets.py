"""APL art. 74 (G150): money from penalties is never what an organ is measured by."""

from datetime import date

import pytest

from domain.evaluation.oversight_facts import IndicatorComputed, IndicatorUnit
from domain.law.guard import Result
from domain.law.penalty.art_74_no_targets import no_target_on_money
from tests.domain.specification import at, given, lawful, passed, unlawful


@pytest.mark.parametrize("indicator", ["罚款总额", "罚没收入增长率", "fine_total", "confiscation_value", "处罚数量"])
def test_money_and_numbers_of_penalties_are_no_indicator(indicator: str) -> None:
    assert no_target_on_money(indicator).result == Result.BREACHED


def _computed(indicator: str, unit: IndicatorUnit = IndicatorUnit.COUNT) -> IndicatorComputed:
    return IndicatorComputed(
        indicator=indicator,
        first=date(2023, 1, 1),
        last=date(2023, 3, 31),
        numerator=1,
        denominator=2,
        as_of_position=9,
        unit=unit,
    )


def test_an_indicator_of_quality_is_computed_and_one_in_money_is_not() -> None:
    given().when(at("2023-04-01", _computed("赋码率"))).then(lawful, passed("G150"))
    given().when(at("2023-04-01", _computed("赋码率", IndicatorUnit.MONEY))).then(unlawful("G150"))
    given().when(at("2023-04-01", _computed("罚款总额"))).then(unlawful("G150"))


@pytest.mark.parametrize("indicator", ["行政行为赋码率", "执法线索处置率", "on_time_share"])
def test_quality_is(indicator: str) -> None:
    assert no_target_on_money(indicator).result == Result.PASSED
