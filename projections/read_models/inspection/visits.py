"""Visits (综合查一次): each inspection on site and from afar, what it found, and what was merged into it.

A visit that several organs make together counts once, as that of the organ which leads it (ZJ-CEO art. 13). What was
saved is a counterfactual: the merged tasks, each of which would have been a visit, are kept with the entry.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from domain.context import context_for
from domain.event import Recorded
from domain.fact import Fact
from domain.parties import PartyKind
from domain.supervision.facts import (
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    RemoteInspectionPerformed,
)
from domain.supervision.plans import InspectionPlanDrafted, JointInspectionMatched
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.place import region_of
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class VisitKind(StrEnum):
    """Where an inspection takes place."""

    ON_SITE = "on_site"
    OFF_SITE = "off_site"
    """From afar (非现场检查): nobody entered."""


class VisitResult(StrEnum):
    """What an inspection found."""

    NO_VIOLATION = "no_violation"
    VIOLATION = "violation"


class InspectionVisit(Entry, frozen=True, kw_only=True, gc=False):
    """One inspection of a party."""

    kind: Annotated[VisitKind, label("检查方式", "On site, or from afar")]
    party: Annotated[str | None, label("检查对象", "Token of the party")] = None
    enterprise: Annotated[bool, label("是否企业", "The party is an enterprise, not a person")] = False
    organs: Annotated[tuple[str, ...], label("参与机关", "Organs that took part")] = ()
    task: Annotated[str | None, label("任务编号", "Number of the task")] = None
    ground: Annotated[InspectionGround | None, label("检查依据", "By plan, or for a cause")] = None
    plan: Annotated[str | None, label("检查计划", "Plan that it belongs to")] = None
    scene: Annotated[str | None, label("综合查一次场景", "Joint scene of the plan")] = None
    result: Annotated[VisitResult | None, label("检查结果", "What was found; none while it goes on")] = None
    merged: Annotated[bool, label("是否综合查一次", "Several inspections in one visit")] = False
    merged_tasks: Annotated[tuple[str, ...], label("合并任务", "Tasks that were merged into it")] = ()
    saved: Annotated[int, label("减少入企次数", "Visits saved: merged tasks less this visit")] = 0
    saved_as_told: Annotated[int | None, label("来源所报减少次数", "Visits saved, as the source tells it")] = None
    counted: Annotated[bool, label("计入入企次数", "Counts as a visit: on site, and not another organ's")] = False
    capped: Annotated[bool, label("计入频次上限", "Counts against the yearly cap: planned, at an enterprise")] = False
    cap: Annotated[int | None, label("频次上限", "Yearly cap of the rule pack of the day; none for no cap")] = None


_HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {
        InspectionPlanDrafted,
        InspectionTaskIssued,
        JointInspectionMatched,
        InspectionStarted,
        RemoteInspectionPerformed,
        InspectionItemRecorded,
        InspectionFinished,
    }
)
_BEGINS: Final = (InspectionStarted, RemoteInspectionPerformed)


class _Merger(Struct, frozen=True):
    """What a visit was merged with."""

    tasks: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    lead: str | None = None
    saved_as_told: int | None = None
    told_in: tuple[int, ...] = ()
    """Versions of the events that say so."""


def entries(told: Told) -> Iterator[InspectionVisit]:
    """Make an entry of each inspection that has begun."""
    task: tuple[Recorded, InspectionTaskIssued] | None = None
    begun: set[int] = set()
    for index, recorded in enumerate(told.events):
        fact = recorded.event.fact
        if isinstance(fact, InspectionTaskIssued):
            task = (recorded, fact)
        elif isinstance(fact, _BEGINS):
            again = task is not None and task[0].version in begun
            yield _visit(told, index, task, again=again)
            if task is not None:
                begun.add(task[0].version)


def _visit(
    told: Told, index: int, task: tuple[Recorded, InspectionTaskIssued] | None, *, again: bool
) -> InspectionVisit:
    begins = told.events[index]
    ordered = task[1] if task is not None else None
    organ, on = begins.event.organ, legal_date(begins.event.occurred_at)
    party = (ordered.party if ordered is not None else None) or told.case.party
    merger = _merger(told, ordered.task_number if ordered is not None else None)
    course = _course(told.events, index)
    on_site = isinstance(begins.event.fact, InspectionStarted)
    enterprise = party is not None and party.kind != PartyKind.PERSON
    counted = on_site and merger.lead in {None, organ}
    ground = ordered.ground if ordered is not None else None
    setting = context_for(begins.event, told.registers).pack.policy.visits_a_year
    return InspectionVisit(
        key=f"visit-{begins.version}",
        organ=organ,
        region=(ordered.region if ordered is not None else None) or region_of(told, organ, on),
        item=(ordered.items[0] if ordered is not None and ordered.items else None) or told.case.item,
        officer=begins.event.actor,
        day=on,
        behind=tuple(sorted({*merger.told_in, *(r.version for r in (*course, *((task[0],) if task else ())))})),
        kind=VisitKind.ON_SITE if on_site else VisitKind.OFF_SITE,
        party=party.token if party is not None else None,
        enterprise=enterprise,
        organs=tuple(dict.fromkeys(name for name in (organ, *merger.organs) if name is not None)),
        task=ordered.task_number if ordered is not None else None,
        ground=ground,
        plan=ordered.plan if ordered is not None else None,
        scene=_scene(told, ordered.plan if ordered is not None else None),
        result=_result(course),
        merged=bool(merger.tasks),
        merged_tasks=merger.tasks,
        saved=max(0, len(merger.tasks) - 1) if counted and not again else 0,
        saved_as_told=merger.saved_as_told,
        counted=counted,
        capped=counted and enterprise and ground == InspectionGround.PLAN and not again,
        cap=setting.value,
    )


def _merger(told: Told, task: str | None) -> _Merger:
    """Find what the task of a visit was merged with, whenever that was said."""
    matched = [(r.version, fact) for r, fact in told.of(JointInspectionMatched) if task in fact.tasks]
    found = [fact for _, fact in matched]
    if not found:
        return _Merger()
    return _Merger(
        tasks=tuple(dict.fromkeys(number for fact in found for number in fact.tasks)),
        organs=tuple(name for fact in found for name in (fact.lead_organ, *fact.participants)),
        lead=found[-1].lead_organ,
        saved_as_told=found[-1].saved_visits,
        told_in=tuple(version for version, _ in matched),
    )


def _course(events: Sequence[Recorded], index: int) -> list[Recorded]:
    """List what belongs to an inspection: its beginning, and what was recorded until the next begins."""
    course = [events[index]]
    for recorded in events[index + 1 :]:
        if isinstance(recorded.event.fact, _BEGINS):
            break
        if isinstance(recorded.event.fact, InspectionItemRecorded | InspectionFinished):
            course.append(recorded)
    return course


def _result(course: Sequence[Recorded]) -> VisitResult | None:
    facts = [r.event.fact for r in course]
    failed = any(isinstance(f, InspectionItemRecorded) and f.result == ItemResult.FAIL for f in facts)
    finished = [f for f in facts if isinstance(f, InspectionFinished)]
    if failed or any(f.has_violation for f in finished):
        return VisitResult.VIOLATION
    return VisitResult.NO_VIOLATION if finished else None


def _scene(told: Told, plan: str | None) -> str | None:
    drafted = (fact for _, fact in reversed(told.of(InspectionPlanDrafted)) if fact.plan == plan)
    return next((fact.scene for fact in drafted), None)


VISITS: Final = ReadModel(
    name="visits",
    title=Term("入企检查", "visits"),
    entry=InspectionVisit,
    hears=_HEARS,
    entries=entries,
    filters=("kind", "party", "ground", "plan", "scene", "result", "merged"),
    sums=("merged", "saved", "counted", "capped"),
)
