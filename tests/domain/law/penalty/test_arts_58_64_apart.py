"""APL arts 58 and 64: roles apart (G010, G011)."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.arts_58_64_apart import host_apart, reviewer_apart
from domain.penalty.hearing import HearingHeld
from domain.penalty.review import LegalReviewPassed
from tests.domain.city import ZHANG
from tests.domain.ordinary import filed
from tests.domain.specification import at, given, passed


@pytest.mark.parametrize(
    ("host", "result"), [("chen", Result.PASSED), ("zhang", Result.BREACHED), ("wu", Result.BREACHED)]
)
def test_a_host_is_no_investigator_and_nobody_has_asked_it_to_step_aside(host: str, result: Result) -> None:
    assert host_apart(host, {"zhang"}, {"wu"}).result == result


def test_a_reviewer_is_no_handler_and_qualified_when_new() -> None:
    assert reviewer_apart("chen", {"zhang"}, lawyer=None).result == Result.PASSED
    assert reviewer_apart("zhang", {"zhang"}, lawyer=True).result == Result.BREACHED
    assert reviewer_apart("chen", {"zhang"}, lawyer=False, first_time=True).result == Result.BREACHED
    assert reviewer_apart("chen", {"zhang"}, lawyer=True, first_time=True).result == Result.PASSED


def test_who_handles_a_case_neither_hears_nor_reviews_it() -> None:
    for guard, by_other, by_handler in (
        ("G010", HearingHeld(record="R", host="chen"), HearingHeld(record="R", host=ZHANG.id)),
        ("G011", LegalReviewPassed(reviewer="chen"), LegalReviewPassed(reviewer=ZHANG.id)),
    ):
        given(filed()).when(at("2023-08-15", by_other)).then(passed(guard))
        assert guard in given(filed()).when(at("2023-08-15", by_handler)).guards(Result.BREACHED)
