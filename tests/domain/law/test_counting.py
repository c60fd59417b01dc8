"""Counting rules: which numbers of days are working days under which statute, and what rolls."""

import pytest

from domain.law.counting import COERCION, LICENSING, PENALTY, PROCEDURE, REVIEW, CountingRule, months, years
from domain.time.periods import Period, Unit


@pytest.mark.parametrize(
    ("rule", "working", "calendar"),
    [
        (PENALTY, (2, 3, 5, 7), (1, 4, 6, 10, 15, 30, 90)),
        (LICENSING, (5, 10, 20, 45), ()),
        (COERCION, (1, 3, 7, 10), (11, 15, 30)),
        (REVIEW, (3, 5, 7, 10), (1, 2, 15, 30, 60)),
        (PROCEDURE, (), (5, 7, 15, 30, 60)),
    ],
)
def test_each_statute_has_its_own_working_days(
    rule: CountingRule, working: tuple[int, ...], calendar: tuple[int, ...]
) -> None:
    assert all(rule.days(n).unit == Unit.WORKING_DAY for n in working)
    assert all(rule.days(n).unit == Unit.CALENDAR_DAY for n in calendar)


def test_ten_days_are_calendar_days_for_a_penalty_and_working_days_for_coercion() -> None:
    assert PENALTY.days(10).unit == Unit.CALENDAR_DAY
    assert COERCION.days(10).unit == Unit.WORKING_DAY


def test_only_a_partys_calendar_days_roll() -> None:
    assert PENALTY.days(15, binds_party=True).rolls
    assert not PENALTY.days(90).rolls
    assert not COERCION.days(30).rolls
    assert not PENALTY.days(5, binds_party=True).rolls


def test_months_and_years_roll_for_a_party_only() -> None:
    assert months(6, binds_party=True) == Period(length=6, unit=Unit.MONTH, rolls=True)
    assert not years(2).rolls


def test_each_rule_cites_its_article() -> None:
    cited = [r.citation.en for r in (PENALTY, LICENSING, COERCION, REVIEW, PROCEDURE)]
    assert cited == ["APL art. 85", "LL art. 82", "CL art. 69", "ARL2023 art. 88(2)", "CPL art. 85"]
