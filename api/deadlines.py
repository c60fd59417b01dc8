"""Deadlines as they are shown: each with what began and moved it, what did not count, its articles and what follows."""

from datetime import date, datetime

from msgspec import Struct

from domain.deadlines.run import Deadline, Status
from domain.deadlines.timer import Kind
from domain.law.guard import Grade
from domain.terms import Term
from domain.time.periods import Uncounted


class DeadlineView(Struct, frozen=True, kw_only=True):
    """One deadline of a case."""

    timer: str
    name: Term
    kind: Kind
    key: str | None
    """Which of several it is, such as the measure; none where there is only one."""
    status: Status
    started_by: int
    """Version of the event that began it; so with the events below."""
    start: datetime
    due_at: datetime | None
    """The last instant in time; none while it is paused, or cannot be computed."""
    awaits_calendar: int | None
    """The year whose calendar must be published before the end can be computed."""
    paused_on: date | None
    moved_by: tuple[int, ...]
    added_days: int
    """Days added or left out by their number."""
    uncounted: tuple[Uncounted, ...]
    """Days that did not count, each with the reason."""
    rolled_from: date | None
    """The last day before it moved to a working day."""
    ended_by: int | None
    ended_at: datetime | None
    basis: tuple[Term, ...]
    grade: Grade
    breach: Term
    """What follows when it runs out."""


def deadline_view(deadline: Deadline, at: datetime) -> DeadlineView:
    """Show a deadline as it stands at a legal time."""
    timer = deadline.timer
    return DeadlineView(
        timer=timer.id,
        name=timer.name,
        kind=timer.kind,
        key=deadline.key,
        status=deadline.status(at),
        started_by=deadline.started_by.version,
        start=deadline.start,
        due_at=deadline.due_at,
        awaits_calendar=deadline.awaits_calendar,
        paused_on=deadline.paused_on,
        moved_by=tuple(r.version for r in deadline.moved_by),
        added_days=deadline.extended + deadline.left_out,
        uncounted=deadline.uncounted,
        rolled_from=deadline.rolled_from,
        ended_by=deadline.ended_by.version if deadline.ended_by is not None else None,
        ended_at=deadline.ended_at,
        basis=tuple(Term(c.zh, c.en) for c in timer.basis),
        grade=timer.grade,
        breach=timer.breach,
    )
