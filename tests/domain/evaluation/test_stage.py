"""Evaluation: sampling, scoring, problems and their rectification."""

from datetime import date

import pytest

from domain.evaluation.facts import (
    CaseSampled,
    CaseScored,
    CaseVetoed,
    Deduction,
    ProblemRaised,
    RectificationDone,
    RectificationOrdered,
    SatisfactionRated,
)
from domain.event import Event
from tests.domain.specification import at, case_of, changes_nothing, given, lawful, loop, out_of_order, stands, walk

SAMPLED = at("2024-01-10", CaseSampled(standard="S-2024"))
SCORED = at("2024-01-20", CaseScored(standard="S-2024", score=88, deductions=(Deduction(defect="G053", points=12),)))
RAISED = at("2024-01-21", ProblemRaised(problem="PR-1", raised_by="justice", description="late", due=date(2024, 2, 1)))
ORDERED = at("2024-01-22", RectificationOrdered(problem="PR-1", due=date(2024, 2, 20)))
DONE = at("2024-02-10", RectificationDone(problem="PR-1"))


def test_from_sampling_to_rectification() -> None:
    case = walk(
        (SAMPLED, {"evaluation": "sampled"}),
        (SCORED, {"evaluation": "scored"}),
        (RAISED, {"evaluation": "rectification_awaited"}),
        (ORDERED, {"evaluation": "rectification_awaited"}),
        (DONE, {"evaluation": "scored"}),
        (at("2024-02-11", SatisfactionRated(score=90)), {"evaluation": "scored"}),
        (at("2024-02-12", CaseVetoed(defect="G059")), {"evaluation": "vetoed"}),
        (at("2024-03-12", CaseSampled(standard="S-2024")), {"evaluation": "sampled"}),
    )
    problem = case.evaluation.problems[0]
    assert (problem.raised_on, problem.due, problem.done_on) == (
        date(2024, 1, 21),
        date(2024, 2, 20),
        date(2024, 2, 10),
    )


def test_an_open_problem_keeps_the_loop_open() -> None:
    given(SAMPLED, SCORED).when(RAISED).then(lawful, loop("evaluation", closed=False))
    given(SAMPLED, SCORED, RAISED).when(DONE).then(lawful, loop("evaluation", closed=True))


def test_a_problem_may_be_raised_without_sampling() -> None:
    given().when(RAISED).then(lawful, stands(evaluation="rectification_awaited"))
    given(RAISED).when(DONE).then(lawful, stands(evaluation="rectified"), loop("evaluation", closed=True))


def test_one_of_two_problems_put_right_leaves_the_other() -> None:
    second = at("2024-01-21", ProblemRaised(problem="PR-2", raised_by="justice", description="other"))
    given(RAISED, second).when(DONE).then(lawful, stands(evaluation="rectification_awaited"))


def test_an_order_without_a_day_keeps_the_day_known() -> None:
    order = at("2024-01-22", RectificationOrdered(problem="PR-1"))
    assert case_of(RAISED, order).evaluation.problems[0].due == date(2024, 2, 1)


def test_a_problem_that_nobody_raised_is_known_from_its_order() -> None:
    given().when(ORDERED).then(lawful, stands(evaluation="rectification_awaited"))


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), SCORED),
        ((), at("2024-01-20", CaseVetoed(defect="G059"))),
        ((SAMPLED,), SAMPLED),
        ((SAMPLED, SCORED), SCORED),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Event) -> None:
    given(*events).when(step).then(out_of_order)


def test_a_rating_moves_nothing() -> None:
    given(SAMPLED, SCORED).when(at("2024-02-11", SatisfactionRated(score=90))).then(lawful, changes_nothing)
