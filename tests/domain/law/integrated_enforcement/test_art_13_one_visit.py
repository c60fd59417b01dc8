"""ZJ-CEO art. 13 (G116): several inspections of one object are made at once."""

from domain.event import Event
from domain.supervision.facts import InspectionGround, InspectionTaskIssued
from domain.supervision.plans import JointInspectionMatched
from tests.domain.city import GONGSHU, XIHU
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


def _task(concurrent: tuple[str, ...] | None) -> Event:
    fact = InspectionTaskIssued(task_number="T-1", ground=InspectionGround.CAUSE, lead="L-1", concurrent=concurrent)
    return at("2023-07-03", fact)


def test_a_task_alone_is_merged_with_nothing() -> None:
    given().when(_task(())).then(lawful, passed("G116"))


def test_beside_another_it_is_merged() -> None:
    given().when(_task(("T-2",))).then(unlawful("G116"), because("T-2"))
    matched = at("2023-07-02", JointInspectionMatched(tasks=("T-1", "T-2"), lead_organ=XIHU, participants=(GONGSHU,)))
    given(matched).when(_task(("T-2",))).then(passed("G116"))
    given(matched).when(_task(("T-3",))).then(because("T-3"))


def test_where_nobody_looked_nobody_can_say() -> None:
    given().when(_task(None)).then(undecidable("G116"))
