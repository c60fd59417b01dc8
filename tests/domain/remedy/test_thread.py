"""Remedy: review, suit, appeal, and a stay of execution."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import Fact
from domain.remedy.facts import (
    ExecutionStayed,
    Outcome,
    ReviewAccepted,
    ReviewAnswered,
    ReviewApplied,
    ReviewDecided,
    ReviewForwarded,
    ReviewOutcomeServed,
    StayLifted,
    SuitAnswered,
    SuitAppealed,
    SuitFiled,
    SuitJudged,
)
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, case_of, changes_nothing, given, lawful, loop, refused, stands, walk

APPLIED = at("2023-09-01", ReviewApplied())
DECIDED = at("2023-10-01", ReviewDecided(outcome=Outcome.UPHELD))
FILED = at("2023-11-01", SuitFiled())
JUDGED = at("2024-01-01", SuitJudged(outcome=Outcome.UPHELD, final=False))
APPEALED = at("2024-01-15", SuitAppealed())


def test_review_suit_and_appeal_follow_each_other() -> None:
    walk(
        (APPLIED, {"remedy": "under_review"}),
        (at("2023-09-02", ReviewForwarded()), {"remedy": "under_review"}),
        (at("2023-09-05", ReviewAccepted()), {"remedy": "under_review"}),
        (at("2023-09-15", ReviewAnswered()), {"remedy": "under_review"}),
        (DECIDED, {"remedy": "reviewed"}),
        (at("2023-10-05", ReviewOutcomeServed()), {"remedy": "reviewed"}),
        (FILED, {"remedy": "under_suit"}),
        (at("2023-11-15", SuitAnswered()), {"remedy": "under_suit"}),
        (JUDGED, {"remedy": "judged"}),
        (APPEALED, {"remedy": "under_suit"}),
        (at("2024-05-01", SuitJudged(outcome=Outcome.REVOKED)), {"remedy": "judged"}),
    )


def test_a_pending_remedy_opens_the_loop_whatever_else_is_done() -> None:
    given(*ready(), decided()).when(APPLIED).then(lawful, loop("remedy", closed=False))
    given(*ready(), decided(), APPLIED).when(DECIDED).then(lawful, loop("penalty", closed=False))


def test_one_may_go_to_court_at_once() -> None:
    given().when(FILED).then(lawful, stands(remedy="under_suit"))


def test_a_stay_holds_until_it_is_lifted() -> None:
    stayed = at("2023-09-03", ExecutionStayed(by="court", ground="hardship"))
    lifted = at("2023-09-20", StayLifted())
    assert case_of(APPLIED, stayed).remedy.stayed_since == date(2023, 9, 3)
    assert case_of(APPLIED, stayed, lifted).remedy.stayed_since is None
    given(APPLIED).when(stayed).then(lawful, stands(remedy="under_review"))


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), DECIDED),
        ((), JUDGED),
        ((), APPEALED),
        ((APPLIED,), APPLIED),
        ((APPLIED,), FILED),
        ((APPLIED, DECIDED), DECIDED),
        ((FILED,), DECIDED),
        ((FILED, JUDGED), JUDGED),
        ((FILED, JUDGED, APPEALED), APPEALED),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Event) -> None:
    given(*events).when(step).then(refused("ORDER"))


@pytest.mark.parametrize("step", [ReviewForwarded(), ReviewAccepted(), ReviewAnswered()], ids=lambda f: f.TAG)
def test_steps_within_a_review_leave_it_pending(step: Fact) -> None:
    given(APPLIED).when(at("2023-09-10", step)).then(lawful, changes_nothing)


def test_facts_that_come_first_begin_the_thread() -> None:
    given().when(at("2023-09-10", ReviewAnswered())).then(stands(remedy="under_review"))
    given().when(at("2023-10-05", ReviewOutcomeServed())).then(stands(remedy="reviewed"))
    given().when(at("2023-11-15", SuitAnswered())).then(stands(remedy="under_suit"))
