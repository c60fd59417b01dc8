"""CL arts 27, 28, 62 (G092): what is needed no more is released."""

import pytest

from domain.law.coercion.arts_27_62_release import released_when_due
from domain.law.guard import Result
from domain.measures.facts import MeasureExpired, MeasureReleased
from domain.penalty.closing import CaseClosed, ClosingGround
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.specification import at, because, found, given


@pytest.mark.parametrize(
    ("in_force", "expired", "violation", "decided", "result"),
    [
        ((), True, False, True, Result.PASSED),
        (("M-1",), False, None, False, Result.PASSED),
        (("M-1",), True, None, False, Result.BREACHED),
        (("M-1",), False, False, False, Result.BREACHED),
        (("M-1",), False, None, True, Result.BREACHED),
    ],
)
def test_term_violation_and_end_of_the_case_count(
    *, in_force: tuple[str, ...], expired: bool, violation: bool | None, decided: bool, result: Result
) -> None:
    assert released_when_due(in_force, expired=expired, violation=violation, decided=decided).result == result


def test_a_measure_that_expires_is_a_breach() -> None:
    given(APPROVED, sealed()).when(at("2023-09-01", MeasureExpired(measure="M-1"))).then(
        found("G092"), because("期限届满")
    )


@pytest.mark.parametrize(
    ("ground", "words"),
    [(ClosingGround.NO_PENALTY, "没有违法行为"), (ClosingGround.PERFORMED, "不再需要")],
)
def test_a_case_is_not_closed_over_property_that_is_still_held(ground: ClosingGround, words: str) -> None:
    closed = at("2023-08-20", CaseClosed(ground=ground))
    held = given(APPROVED, sealed()).when(closed)
    assert [v.reason for v in held.verdicts if v.guard == "G092" and v.reason and words in v.reason.zh]
    released = at("2023-08-19", MeasureReleased(measure="M-1"))
    free = given(APPROVED, sealed(), released).when(closed)
    assert [v.result for v in free.verdicts if v.guard == "G092"] == [Result.PASSED]
