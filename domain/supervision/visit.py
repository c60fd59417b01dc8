"""An inspection as its file tells it: on what ground it was ordered, and what was looked at."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.supervision.facts import (
    ActCodeShown,
    InspectionFinished,
    InspectionItemRecorded,
    InspectionPlanPublished,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    RemoteInspectionPerformed,
)
from domain.supervision.plans import JointInspectionMatched


class Task(Record):
    """An inspection task (检查任务)."""

    number: str
    by_plan: bool
    """True where the ground is a plan, false where something caused it."""
    plan: str | None = None
    lead: str | None = None
    approver: str | None = None
    items: tuple[str, ...] = ()
    earlier_visits: int | None = None
    begun: bool = False


class Visit(Record):
    """The latest inspection of the case, and what came before it."""

    plans: tuple[str, ...] = ()
    """Plans that were published."""
    task: Task | None = None
    matched: tuple[str, ...] = ()
    """Tasks that were put into one visit."""
    shown: tuple[str, ...] = ()
    """Act codes that were shown."""
    recorded: tuple[str, ...] = ()
    """Items that have their result."""
    failed: bool = False
    """True where an item did not pass."""
    finished_on: date | None = None


def visit(now: Visit, fact: Fact, on: date) -> Visit:
    """Move the inspection by a fact. Never fails."""
    match fact:
        case InspectionPlanPublished(plan=plan) if plan not in now.plans:
            return structs.replace(now, plans=(*now.plans, plan))
        case InspectionTaskIssued():
            return structs.replace(now, task=_task(fact), recorded=(), failed=False, finished_on=None)
        case JointInspectionMatched(tasks=tasks):
            return structs.replace(now, matched=(*now.matched, *tasks))
        case ActCodeShown(code=code) if code not in now.shown:
            return structs.replace(now, shown=(*now.shown, code))
        case InspectionStarted() | RemoteInspectionPerformed() if now.task is not None:
            return structs.replace(now, task=structs.replace(now.task, begun=True))
        case InspectionItemRecorded(item=item, result=result):
            failed = now.failed or result == ItemResult.FAIL
            recorded = now.recorded if item in now.recorded else (*now.recorded, item)
            return structs.replace(now, recorded=recorded, failed=failed)
        case InspectionFinished():
            return structs.replace(now, finished_on=on)
        case _:
            return now


def _task(fact: InspectionTaskIssued) -> Task:
    return Task(
        number=fact.task_number,
        by_plan=fact.ground == "plan",
        plan=fact.plan,
        lead=fact.lead,
        approver=fact.approver,
        items=fact.items,
        earlier_visits=fact.earlier_visits,
    )
