"""Listening: steps of evolution are asked only about facts that their code names; no other would have moved them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs.samples import samples
from domain.case import EMPTY, Case, evolve, fold
from domain.catalogue import CASE_FACTS
from domain.event import Event
from domain.fact import Fact
from domain.listening import heard_by
from domain.measures.facts import PropertySealed
from domain.penalty import account, course, decision, filing, gathering, heard, levels, merits, outcome, payment, proof
from domain.supervision import lead, visit
from domain.trail import leave
from tests.domain.facts_of_any_kind import events
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import CONCLUDED, decided, filed, notified, ready
from tests.domain.specification import at, case_of, recorded

ASKED: Final = (
    *(f"domain.case.{name}" for name in ("_BESIDE_PENALTY", "_IDENTIFIED", "_LEFT")),
    *(f"domain.penalty.stage.{name}" for name in ("_MOVED", "_NOTED", "_BOOKED", "_FOLLOWED", "_WEIGHED")),
    "domain.penalty.criminal.ADMITS",
    *(f"domain.penalty.gathering.{n}" for n in ("_COURSE", "_OUTCOME", "_PROVES", "_HEARS", "_REVIEWS")),
    "domain.penalty.gathering._INVESTIGATES",
    *(f"domain.supervision.stage.{name}" for name in ("_MOVED", "_CORRECTED", "_FOLLOWED", "_VISITED")),
)
"""Every set that a step asks before it looks at a fact."""
STEPS: Final = (
    account.book,
    course.advance,
    gathering.note,
    heard.hear,
    lead.follow,
    leave,
    levels.review,
    merits.weigh,
    outcome.settle,
    proof.prove,
    visit.visit,
)
FACTS: Final = tuple(fact for group in CASE_FACTS.values() for cls in group for fact in samples(cls))


class _Everything:
    def __contains__(self, kind: object) -> bool:
        return True


@contextmanager
def all_ears() -> Iterator[None]:
    """Let every step look at every fact."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ASKED:
            patch.setattr(name, _Everything())
        yield


def after_each(case: Case) -> list[Case]:
    now = at("2023-09-01", FACTS[0])
    return [evolve(case, fact, now.occurred_at, now.organ) for fact in FACTS]


@pytest.mark.parametrize(
    "told",
    [
        (),
        (filed(),),
        (filed(), CONCLUDED, notified()),
        (*ready(), decided()),
        (on_the_spot(),),
        (at("2023-07-01", next(samples(PropertySealed))), *ready()),
    ],
    ids=["nothing", "filed", "notified", "decided", "on the spot", "sealed"],
)
def test_no_fact_moves_a_step_that_does_not_hear_it(told: tuple[Event, ...]) -> None:
    case = case_of(*told)
    with all_ears():
        heard_all = after_each(case)
    assert after_each(case) == heard_all


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(events(), max_size=12))
def test_a_history_told_to_all_ears_is_the_same(history: list[Event]) -> None:
    with all_ears():
        heard_all = fold(recorded(*history))
    assert fold(recorded(*history)) == heard_all
    assert fold(recorded(*history), EMPTY) == heard_all


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.__module__}.{step.__name__}")
def test_a_step_hears_some_facts_and_by_far_not_all(step: object) -> None:
    assert callable(step)
    assert 0 < len(heard_by(step)) < 60


def test_what_a_table_a_union_or_a_called_function_names_is_heard() -> None:
    assert payment.FinePaid in heard_by(leave)
    assert PropertySealed in heard_by(leave)
    assert decision.PenaltyDecided in heard_by(gathering.note)
    assert filing.CaseMerged in heard_by(course.advance)


def test_what_is_no_function_of_ours_hears_nothing() -> None:
    assert heard_by(len) == heard_by(Fact) == frozenset()
