"""54号 (G114): two planned visits a year from 2025 on."""

import pytest

from domain.law.enterprise_inspection.frequency import visits_below_cap
from domain.law.guard import Result


@pytest.mark.parametrize(
    ("cap", "earlier", "result"),
    [
        (2, 1, Result.PASSED),
        (2, 2, Result.BREACHED),
        (None, 9, Result.PASSED),
        (2, None, Result.UNDECIDABLE),
    ],
)
def test_the_second_visit_is_the_last_by_plan(cap: int | None, earlier: int | None, result: Result) -> None:
    assert visits_below_cap(cap, earlier, by_plan=True).result == result


@pytest.mark.parametrize("earlier", [9, None])
def test_visits_with_a_cause_do_not_count(earlier: int | None) -> None:
    assert visits_below_cap(2, earlier, by_plan=False).result == Result.PASSED
