"""Inspection tasks (检查任务): each task with its plan, and whether it was merged into one visit with others.

What a merger saved is asked of the tasks that were merged, and those of other organs stand in cases of their own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final

from domain.event import Recorded
from domain.fact import Fact
from domain.supervision.facts import (
    InspectionGround,
    InspectionStarted,
    InspectionTaskIssued,
    RemoteInspectionPerformed,
)
from domain.supervision.plans import JointInspectionMatched
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.place import region_of
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class InspectionTask(Entry, frozen=True, kw_only=True, gc=False):
    """A task to inspect a party."""

    task: Annotated[str, label("任务编号", "Number of the task")]
    party: Annotated[str | None, label("检查对象", "Token of the party")] = None
    ground: Annotated[InspectionGround, label("检查依据", "By plan, or for a cause")]
    plan: Annotated[str | None, label("检查计划", "Plan that it belongs to")] = None
    lead: Annotated[str | None, label("线索编号", "Number of the lead that caused it")] = None
    merged: Annotated[bool, label("是否合并", "Merged into one visit with others")] = False
    merged_with: Annotated[tuple[str, ...], label("合并任务", "The other tasks of that visit")] = ()
    inspected_on: Annotated[date | None, label("检查日期", "Day on which the inspection began; none before")] = None


_BEGINS: Final = (InspectionStarted, RemoteInspectionPerformed)
_HEARS: Final[frozenset[type[Fact]]] = frozenset({InspectionTaskIssued, JointInspectionMatched, *_BEGINS})


def entries(told: Told) -> Iterator[InspectionTask]:
    """Make an entry of each task; a task issued again is the same one."""
    issued = told.of(InspectionTaskIssued)
    latest = {fact.task_number: (recorded, fact) for recorded, fact in issued}
    matched = told.of(JointInspectionMatched)
    for number, (recorded, fact) in latest.items():
        together = [(r, f) for r, f in matched if number in f.tasks]
        begun = _begun(told, recorded)
        organ, on = recorded.event.organ, legal_date(recorded.event.occurred_at)
        party = fact.party or told.case.party
        others = dict.fromkeys(task for _, f in together for task in f.tasks if task != number)
        yield InspectionTask(
            key=number,
            organ=organ,
            region=fact.region or region_of(told, organ, on),
            item=(fact.items[0] if fact.items else None) or told.case.item,
            officer=recorded.event.actor,
            day=on,
            behind=tuple(sorted({r.version for r in (recorded, *(r for r, _ in together), *begun)})),
            task=number,
            party=party.token if party is not None else None,
            ground=fact.ground,
            plan=fact.plan,
            lead=fact.lead,
            merged=bool(others),
            merged_with=tuple(others),
            inspected_on=legal_date(begun[0].event.occurred_at) if begun else None,
        )


def _begun(told: Told, issued: Recorded) -> tuple[Recorded, ...]:
    """Find the first inspection after a task, before the next task of the case."""
    for recorded in told.events:
        if recorded.legal_order <= issued.legal_order:
            continue
        if isinstance(recorded.event.fact, _BEGINS):
            return (recorded,)
        if isinstance(recorded.event.fact, InspectionTaskIssued):
            break
    return ()


INSPECTION_TASKS: Final = ReadModel(
    name="inspection_tasks",
    title=Term("检查任务", "inspection tasks"),
    entry=InspectionTask,
    hears=_HEARS,
    entries=entries,
    filters=("task", "party", "ground", "plan", "merged"),
    sums=("merged",),
)
