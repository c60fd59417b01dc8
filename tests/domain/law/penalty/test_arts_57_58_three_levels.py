"""APL arts 57 and 58 (G061): handling body, legal review and head, in this order and by three persons."""

from datetime import datetime, timedelta

import pytest

from domain.event import Event
from domain.fact import Fact
from domain.law.guard import Result
from domain.law.penalty.arts_57_58_three_levels import Level, three_levels_in_order
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DecisionApproved,
    DepartmentReviewed,
    LegalReviewPassed,
)
from domain.time.instants import CHINA
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, given, lawful, passed, unlawful

NOON = datetime(2023, 8, 20, 12, tzinfo=CHINA)


def _level(hour: int, by: str | None) -> Level:
    return Level(NOON + timedelta(hours=hour), by)


A, B, C = _level(-6, "a"), _level(-4, "b"), _level(-1, "c")
DISCUSSED, LATE = NOON - timedelta(hours=2), NOON - timedelta(minutes=30)


@pytest.mark.parametrize(
    ("department", "legal", "discussed_at", "approved", "result"),
    [
        (A, B, None, C, Result.PASSED),
        (A, None, None, C, Result.PASSED),
        (A, B, DISCUSSED, C, Result.PASSED),
        (None, B, None, C, Result.BREACHED),
        (A, B, None, None, Result.BREACHED),
        (B, A, None, C, Result.BREACHED),
        (A, C, None, B, Result.BREACHED),
        (A, B, LATE, C, Result.BREACHED),
        (A, B, None, _level(1, "c"), Result.BREACHED),
        (A, _level(-4, "a"), None, C, Result.BREACHED),
        (A, B, None, _level(-1, "a"), Result.BREACHED),
        (A, B, None, _level(-1, "b"), Result.BREACHED),
    ],
)
def test_three_persons_pass_it_in_order(
    department: Level | None,
    legal: Level | None,
    discussed_at: datetime | None,
    approved: Level | None,
    result: Result,
) -> None:
    assert three_levels_in_order(NOON, department, legal, discussed_at, approved).result == result


def _without(kind: type[Fact], *instead: Event) -> tuple[Event, ...]:
    return (*(e for e in ready() if not isinstance(e.fact, kind)), *instead)


def test_all_three_in_order_are_lawful() -> None:
    given(*ready()).when(decided()).then(lawful, passed("G061"))


@pytest.mark.parametrize("missing", [DepartmentReviewed, DecisionApproved])
def test_a_missing_level_is_refused(missing: type[Fact]) -> None:
    given(*_without(missing)).when(decided()).then(unlawful("G061"))


def test_a_department_that_did_not_agree_has_not_passed_it() -> None:
    refusal = at("2023-08-09", DepartmentReviewed(reviewer="department", passed=False))
    given(*ready(), refusal).when(decided()).then(unlawful("G061"), because("尚未审查同意"))


def test_one_person_on_two_levels_is_refused() -> None:
    twice = at("2023-08-19", DecisionApproved(approver="reviewer"))
    given(*_without(DecisionApproved, twice)).when(decided()).then(unlawful("G061"), because("三人"))


def test_approval_comes_after_review_and_discussion() -> None:
    again = at("2023-08-19T20:00", LegalReviewPassed(reviewer="reviewer"))
    given(*ready(), again).when(decided()).then(unlawful("G061"))
    discussed = at("2023-08-19T20:00", CollectiveDiscussionHeld(minutes="M-1"))
    given(*ready(), discussed).when(decided()).then(unlawful("G061"), because("集体讨论"))
