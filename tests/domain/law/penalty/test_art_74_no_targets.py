"""APL art. 74 (G150): money from penalties is never what an organ is measured by."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.art_74_no_targets import no_target_on_money


@pytest.mark.parametrize("indicator", ["罚款总额", "罚没收入增长率", "fine_total", "confiscation_value", "处罚数量"])
def test_money_and_numbers_of_penalties_are_no_indicator(indicator: str) -> None:
    assert no_target_on_money(indicator).result == Result.BREACHED


@pytest.mark.parametrize("indicator", ["行政行为赋码率", "执法线索处置率", "on_time_share"])
def test_quality_is(indicator: str) -> None:
    assert no_target_on_money(indicator).result == Result.PASSED
