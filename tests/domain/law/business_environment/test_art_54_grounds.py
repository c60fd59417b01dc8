"""OBE art. 54 (G113): an inspection has a plan or a cause."""

import pytest

from domain.event import Event
from domain.fact import Fact
from domain.supervision.facts import (
    InspectionGround,
    InspectionPlanPublished,
    InspectionStarted,
    InspectionTaskIssued,
    LeadReceived,
    LeadSource,
    RemoteInspectionPerformed,
)
from tests.domain.city import TWO
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

PUBLISHED = at("2023-01-05", InspectionPlanPublished(plan="PL-1", year=2023))
LEAD = at("2023-06-30", LeadReceived(lead_number="L-1", lead_source=LeadSource.COMPLAINT))
ACTS = [InspectionStarted(officers=TWO, identity_shown=True), RemoteInspectionPerformed(officers=TWO, means="camera")]


def _task(
    ground: InspectionGround, plan: str | None = None, lead: str | None = None, approver: str | None = "h"
) -> Event:
    return at(
        "2023-07-03", InspectionTaskIssued(task_number="T-1", ground=ground, plan=plan, lead=lead, approver=approver)
    )


@pytest.mark.parametrize("act", ACTS, ids=lambda f: f.TAG)
def test_a_plan_or_a_cause_is_a_ground(act: Fact) -> None:
    started = at("2023-07-05", act)
    given(_task(InspectionGround.PLAN, plan="PL-1")).when(started).then(lawful, passed("G113"))
    given(PUBLISHED, _task(InspectionGround.PLAN)).when(started).then(lawful, passed("G113"))
    given(_task(InspectionGround.CAUSE, lead="L-9")).when(started).then(lawful, passed("G113"))
    given(LEAD, _task(InspectionGround.CAUSE)).when(started).then(lawful, passed("G113"))


@pytest.mark.parametrize("act", ACTS, ids=lambda f: f.TAG)
def test_without_one_nobody_is_inspected(act: Fact) -> None:
    started = at("2023-07-05", act)
    given(_task(InspectionGround.PLAN)).when(started).then(unlawful("G113"), because("计划"))
    given(_task(InspectionGround.CAUSE)).when(started).then(unlawful("G113"), because("线索"))
    given(LEAD).when(started).then(unlawful("G113"), because("任务"))
    given().when(started).then(found("G113"))


def test_a_task_that_nobody_is_said_to_have_approved_cannot_be_judged() -> None:
    given(_task(InspectionGround.PLAN, plan="PL-1", approver=None)).when(at("2023-07-05", ACTS[0])).then(
        undecidable("G113")
    )
