"""118号 cl. 13 (G060): an opinion of legal review covers seven points and passes none that is wanting."""

import pytest

from domain.law.guard import Result
from domain.law.three_systems.cl_13_review_points import ReviewPoint, opinion_covers_all_points
from domain.penalty.review import Checked, LegalReviewPassed
from tests.domain.ordinary import ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

ALL = tuple(ReviewPoint)


def test_there_are_seven_points() -> None:
    assert len(ALL) == 7


@pytest.mark.parametrize("missing", ALL)
def test_none_may_be_left_out(missing: ReviewPoint) -> None:
    said = [(point, True) for point in ALL if point != missing]
    assert opinion_covers_all_points(said, ALL).result == Result.BREACHED
    assert opinion_covers_all_points(said, [p for p in ALL if p != missing]).result == Result.PASSED


def _passed(*checklist: Checked) -> LegalReviewPassed:
    return LegalReviewPassed(reviewer="reviewer", checklist=checklist)


def test_a_whole_opinion_passes() -> None:
    whole = _passed(*(Checked(point=point) for point in ALL))
    given(*ready()).when(at("2023-08-19T20:00", whole)).then(lawful, passed("G060"))


def test_an_opinion_that_is_silent_or_finds_fault_does_not() -> None:
    silent = _passed(*(Checked(point=point) for point in ALL[1:]))
    given(*ready()).when(at("2023-08-19T20:00", silent)).then(unlawful("G060"), because("authority"))
    faulty = _passed(*(Checked(point=point, passed=point != ReviewPoint.PROCEDURE) for point in ALL))
    given(*ready()).when(at("2023-08-19T20:00", faulty)).then(unlawful("G060"), because("procedure"))


def test_an_opinion_without_a_checklist_is_undecidable() -> None:
    given(*ready()).when(at("2023-08-19T20:00", _passed())).then(lawful, undecidable("G060"))
