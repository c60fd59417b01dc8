"""Coercive execution: decided, suspended, agreed, carried out, or ended without performance."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import Fact, money
from domain.measures.execution import Agreed, Decided, Done, Suspended, Terminated
from domain.measures.execution_facts import (
    CoerciveExecutionCarriedOut,
    CoerciveExecutionDecided,
    CoerciveExecutionResumed,
    CoerciveExecutionSuspended,
    CoerciveExecutionTerminated,
    DemolitionAnnounced,
    ExecutionAgreementMade,
    ExecutionWay,
    SuspensionGround,
    TerminationGround,
)
from domain.penalty.service import Document, DocumentServed
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, case_of, given, refused, stands

SERVED = at("2023-08-21", DocumentServed(document="D-1", kind=Document.DECISION))
EXECUTE = at("2024-03-01", CoerciveExecutionDecided(decision="E-1", way=ExecutionWay.TRANSFER, reasons="unpaid"))
SUSPEND = at("2024-03-02", CoerciveExecutionSuspended(ground=SuspensionGround.UNABLE))
RESUME = at("2024-04-01", CoerciveExecutionResumed())
AGREE = at(
    "2024-03-03",
    ExecutionAgreementMade(agreement="A-1", perform_by=date(2024, 6, 1), surcharge_waived=money(300_00)),
)
CARRY_OUT = at(
    "2024-04-02", CoerciveExecutionCarriedOut(decision="E-1", way=ExecutionWay.TRANSFER, amount=money(300_00))
)
TERMINATE = at("2024-04-03", CoerciveExecutionTerminated(ground=TerminationGround.DISSOLVED))
PENALTY = (*ready(), decided(), SERVED)


@pytest.mark.parametrize(
    ("events", "stage"),
    [
        ((EXECUTE,), Decided),
        ((EXECUTE, SUSPEND), Suspended),
        ((EXECUTE, SUSPEND, RESUME), Decided),
        ((EXECUTE, AGREE), Agreed),
        ((EXECUTE, CARRY_OUT), Done),
        ((EXECUTE, SUSPEND, TERMINATE), Terminated),
    ],
)
def test_execution_moves_from_decision_to_its_end(events: tuple[Event, ...], stage: type) -> None:
    assert type(case_of(*PENALTY, *events).measures.execution.stage) is stage


def test_what_execution_brings_is_paid_and_what_is_waived_is_not_due() -> None:
    account = case_of(*PENALTY, EXECUTE, AGREE, CARRY_OUT).penalty.account
    assert (account.paid, account.waived) == (300_00, 300_00)


def test_execution_and_the_announcement_of_a_demolition_make_the_penalty_one_that_is_enforced() -> None:
    announced = at("2024-03-01", DemolitionAnnounced(announcement="P-1", deadline=date(2024, 3, 15)))
    for step in (EXECUTE, announced):
        given(*PENALTY).when(step).then(stands(penalty="enforcing"))
    assert case_of(*PENALTY, announced).measures.execution.announced_deadline == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), SUSPEND.fact),
        ((), AGREE.fact),
        ((EXECUTE, SUSPEND), CARRY_OUT.fact),
        ((EXECUTE, CARRY_OUT), TERMINATE.fact),
        ((EXECUTE,), RESUME.fact),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Fact) -> None:
    outcome = given(*PENALTY, *events).when(at("2024-05-06T10:00", step))
    assert "ORDER" in [g.rule for g in getattr(outcome.decision, "grounds", ())]
    given().when(at("2024-05-06", TERMINATE.fact)).then(refused("ORDER"))
