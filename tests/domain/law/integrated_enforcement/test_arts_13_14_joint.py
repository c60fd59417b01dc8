"""ZJ-CEO arts 13–14 (G127): joint enforcement has a plan that says who does what."""

import pytest

from domain.collaboration.joint import JointEnforcementExecuted, JointEnforcementPlanned, JointGround
from domain.supervision.facts import InspectionGround, InspectionTaskIssued
from domain.supervision.plans import JointInspectionMatched
from tests.domain.city import GONGSHU, XIHU
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

PLAN = JointEnforcementPlanned(
    plan="JP-1", lead_organ=XIHU, participants=(GONGSHU,), division=("inspects",), ground=JointGround.SEAM
)
TASK = at("2023-07-03", InspectionTaskIssued(task_number="T-1", ground=InspectionGround.CAUSE))


def test_a_plan_with_a_duty_for_everybody_is_lawful() -> None:
    given().when(at("2023-07-03", PLAN)).then(lawful, passed("G127"))


@pytest.mark.parametrize(
    ("participants", "division", "words"),
    [((), ("x",), "参与部门"), ((GONGSHU,), (), "职责分工")],
)
def test_a_plan_without_partners_or_duties_is_none(
    participants: tuple[str, ...], division: tuple[str, ...], words: str
) -> None:
    fact = JointEnforcementPlanned(
        plan="JP-1", lead_organ=XIHU, participants=participants, division=division, ground=JointGround.SEAM
    )
    given().when(at("2023-07-03", fact)).then(unlawful("G127"), because(words))


def test_a_plan_that_names_no_ground_cannot_be_judged() -> None:
    fact = JointEnforcementPlanned(plan="JP-1", lead_organ=XIHU, participants=(GONGSHU,), division=("x",))
    given().when(at("2023-07-03", fact)).then(undecidable("G127"))


def test_what_is_carried_out_was_planned() -> None:
    done = at("2023-07-10", JointEnforcementExecuted(plan="JP-1"))
    given(at("2023-07-03", PLAN)).when(done).then(lawful, passed("G127"))
    given().when(done).then(unlawful("G127"), because("方案"))


def test_a_joint_inspection_merges_two_tasks_or_more() -> None:
    def matched(*tasks: str) -> JointInspectionMatched:
        return JointInspectionMatched(tasks=tasks, lead_organ=XIHU, participants=(GONGSHU,))

    given(TASK).when(at("2023-07-04", matched("T-1", "T-2"))).then(lawful)
    given(TASK).when(at("2023-07-04", matched("T-1"))).then(unlawful("G127"))
