"""Coercive measures: which are approved, in force and ended, and which steps that admits."""

from datetime import date

import pytest

from domain.case import Case
from domain.event import Event
from domain.fact import money
from domain.measures import facts
from domain.measures.facts import (
    DepositFrozen,
    MeasureApproved,
    MeasureDisapproved,
    MeasureExpired,
    MeasureExtended,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
)
from domain.penalty.service import Document, DocumentServed
from tests.domain.city import TWO
from tests.domain.specification import at, case_of, given, lawful, refused

APPROVED = at("2023-07-31", MeasureApproved(measure="M-1", approver="chief"))
SEALED = at("2023-08-01", PropertySealed(measure="M-1", officers=TWO, inventory="I-1", due=date(2023, 8, 31)))
SEIZED = at("2023-08-02", PropertySeized(measure="M-2", officers=TWO, inventory="I-2"))
FROZEN = at(
    "2023-08-03", DepositFrozen(measure="M-3", officers=TWO, bank="bank", amount=money(1000_00), decision="FD-3")
)


def _due(case: Case) -> dict[str, date | None]:
    return {m.measure: m.due for m in case.measures.in_force}


def test_a_measure_is_in_force_until_it_is_released_or_expires() -> None:
    assert _due(case_of(SEALED, SEIZED)) == {"M-1": date(2023, 8, 31), "M-2": None}
    assert _due(case_of(SEALED, SEIZED, at("2023-08-20", MeasureReleased(measure="M-1")))) == {"M-2": None}
    assert _due(case_of(SEALED, at("2023-09-01", MeasureExpired(measure="M-1")))) == {}


def test_an_approval_before_belongs_to_the_measure_once_it_is_imposed() -> None:
    case = case_of(APPROVED, SEALED)
    (measure,) = case.measures.in_force
    assert measure.approved_at == APPROVED.occurred_at
    assert case.measures.approvals == ()


def test_an_approval_after_the_fact_joins_the_measure_in_force() -> None:
    later = at("2023-08-01T18:00", MeasureApproved(measure="M-1", approver="chief"))
    (measure,) = case_of(SEALED, later).measures.in_force
    assert measure.approved_at == later.occurred_at


def test_a_refused_approval_is_none() -> None:
    no = at("2023-08-01", MeasureDisapproved(measure="M-1", approver="chief"))
    assert case_of(APPROVED, no).measures.approved_at("M-1") is None


def test_an_extension_moves_the_last_day_of_its_measure_only() -> None:
    more = at("2023-08-20", MeasureExtended(measure="M-1", due=date(2023, 9, 30)))
    assert _due(case_of(SEALED, SEIZED, more)) == {"M-1": date(2023, 9, 30), "M-2": None}


def test_testing_lengthens_a_measure_only_if_it_was_told_in_writing() -> None:
    told = at("2023-08-05", facts.TestingPeriodNotified(measure="M-1", days=10, notice="N-1"))
    untold = at("2023-08-05", facts.TestingPeriodNotified(measure="M-1", days=10))
    assert _due(case_of(SEALED, told)) == {"M-1": date(2023, 9, 10)}
    assert _due(case_of(SEALED, untold)) == {"M-1": date(2023, 8, 31)}


def test_the_decision_to_freeze_reaches_the_party() -> None:
    served = at("2023-08-07", DocumentServed(document="FD-3", kind=Document.MEASURE_DECISION))
    (measure,) = case_of(FROZEN, served).measures.in_force
    assert measure.delivered_on == date(2023, 8, 7)


def test_an_approval_alone_puts_nothing_in_force() -> None:
    given().when(APPROVED).then(lawful)
    assert case_of(APPROVED).measures.in_force == ()


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), MeasureReleased(measure="M-1")),
        ((SEALED,), MeasureReleased(measure="M-9")),
        ((APPROVED,), MeasureExtended(measure="M-1", due=date(2023, 9, 1))),
        ((SEALED, at("2023-08-20", MeasureReleased(measure="M-1"))), MeasureReleased(measure="M-1")),
        ((APPROVED,), MeasureApproved(measure="M-1", approver="chief")),
    ],
)
def test_a_step_that_does_not_fit_the_measure_is_refused(events: tuple[Event, ...], step: MeasureReleased) -> None:
    given(*events).when(at("2023-08-25", step)).then(refused("ORDER"))
