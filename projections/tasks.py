"""Tasks: what is to be done by whom until when, from deadlines that run and from the stages that cases stand in.

First come the duties with a last day, the one due first first; then the next steps of open cases, latest event first,
each with the duties that it would fulfil. A next step belongs to an organ and to no officer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from domain.deadlines.book import TIMERS
from domain.deadlines.timer import Timer
from domain.ports.event_log import EventLog
from domain.ports.tables import Session
from domain.time.instants import format_instant
from projections import closed_loop, deadlines
from projections.case_list import CaseFilter, find_cases, find_cases_at
from projections.deadline_list import DeadlineFilter, described, find_deadlines
from projections.paging import CursorError, Page
from projections.projection import live_generation, position_of

DUTY: Final = "duty"
STEP: Final = "step"
KINDS: Final = (DUTY, STEP)
"""A duty that a period bounds; a next step of a case."""
_DUTIES, _STEPS = "d.", "s."
"""What a cursor goes on with."""


class TaskFilter(Struct, frozen=True, kw_only=True):
    """Which tasks to list; what is None does not matter."""

    at: datetime
    """Legal time at which they stand."""
    past: bool = False
    """True where that is another time than now."""
    kind: str | None = None
    organ: str | None = None
    officer: str | None = None
    region: str | None = None
    item: str | None = None
    due_by: date | None = None
    overdue: bool | None = None
    """True for what is late, False for what still has time."""

    @property
    def bounded(self) -> bool:
        """Say whether next steps, which have no officer and no last day of their own, cannot be meant."""
        return self.officer is not None or self.due_by is not None or self.overdue is not None


def find_tasks(session: Session, log: EventLog, wanted: TaskFilter, limit: int, cursor: str | None = None) -> Page:
    """List tasks as they stand; raises CursorError."""
    now = wanted.at
    duties = wanted.kind != STEP and (cursor is None or cursor.startswith(_DUTIES))
    steps = wanted.kind != DUTY and not wanted.bounded
    if cursor is not None and cursor[:2] not in {_DUTIES, _STEPS}:
        message = "the cursor is damaged; begin again without one"
        raise CursorError(message)
    inner = cursor[2:] or None if cursor is not None else None
    items: list[dict[str, object]] = []
    if duties:
        page = find_deadlines(session, _deadlines(wanted), (now, now), limit, inner)
        items = [_duty(row, now) for row in page.items]
        if page.next is not None:
            return Page(items=tuple(items), next=_DUTIES + page.next)
        inner = None
    if not steps:
        return Page(items=tuple(items), next=None)
    if len(items) == limit:
        return Page(items=tuple(items), next=_STEPS)
    page = _cases(session, log, wanted, limit - len(items), inner)
    items += _with_duties(session, page.items, now)
    return Page(items=tuple(items), next=_STEPS + page.next if page.next is not None else None)


def reached(session: Session) -> int:
    """Read the position that tasks are told from."""
    return min(position_of(session, name) for name in (deadlines.NAME, closed_loop.NAME))


def _deadlines(wanted: TaskFilter) -> DeadlineFilter:
    state = {None: "open", True: "overdue", False: "running"}[wanted.overdue]
    return DeadlineFilter(
        state=state,
        duty=True,
        organ=wanted.organ,
        officer=wanted.officer,
        region=wanted.region,
        item=wanted.item,
        due_by=wanted.due_by,
    )


def _cases(session: Session, log: EventLog, wanted: TaskFilter, limit: int, cursor: str | None) -> Page:
    as_of = wanted.at if wanted.past else None
    of = CaseFilter(closed=False, organ=wanted.organ, region=wanted.region, item=wanted.item, as_of=as_of)
    if of.dated:
        return find_cases_at(session, log, of, limit, cursor)
    return find_cases(session, of, limit, cursor)


def _duty(row: Mapping[str, object], now: datetime) -> dict[str, object]:
    timer = TIMERS[str(row["timer"])]
    kept = ("case_id", "organ", "officer", "region", "item", "due", "synthetic")
    return {
        "kind": DUTY,
        **{name: row[name] for name in kept},
        "what": row["name"],
        "since": row["began"],
        "overdue": str(row["due"]) < format_instant(now),
        "steps": _ends(timer),
        "binds": "party" if timer.of_party else "organ",
        "timer": timer.id,
        "key": row["key"] or None,
        "basis": row["basis"],
        "grade": row["grade"],
        "effect": row["effect"],
        "because": row["because"],
    }


def _ends(timer: Timer) -> list[str]:
    """Name the commands that end a period."""
    return sorted({trigger.fact.COMMAND for trigger in timer.stops})


def _with_duties(session: Session, rows: Iterable[Mapping[str, object]], now: datetime) -> list[dict[str, object]]:
    waiting = [row for row in rows if row["next"]]
    bound = _duties_of(session, [str(row["case_id"]) for row in waiting], now)
    return [_step(row, bound[str(row["case_id"])], now) for row in waiting]


def _step(row: Mapping[str, object], open_duties: Sequence[dict[str, object]], now: datetime) -> dict[str, object]:
    steps = row["next"]
    assert isinstance(steps, list)  # noqa: S101 -- as the list of cases makes it
    bounds = [duty for duty in open_duties if set(steps) & set(_ends(TIMERS[str(duty["timer"])]))]
    dues = sorted(str(duty["due"]) for duty in bounds)
    return {
        "kind": STEP,
        **{name: row[name] for name in ("case_id", "organ", "region", "item", "synthetic")},
        "officer": None,
        "what": row["place"],
        "since": row["since"],
        "due": dues[0] if dues else None,
        "overdue": bool(dues) and dues[0] < format_instant(now),
        "steps": steps,
        "duties": bounds,
    }


def _duties_of(session: Session, cases: Sequence[str], now: datetime) -> dict[str, list[dict[str, object]]]:
    """Find the duties that run in some cases, or are overdue."""
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    if not cases:
        return found
    of, at = deadlines.table(live_generation(session, deadlines.NAME)).name, format_instant(now)
    rows = session.query(
        f"SELECT case_id, timer, key, due FROM {of} WHERE case_id IN ({', '.join('?' * len(cases))}) "
        "AND (ended IS NULL OR ended > ?) AND paused = 0 AND duty = 1 AND due IS NOT NULL AND began <= ? "
        "ORDER BY case_id, due, number",
        [*cases, at, at],
    )
    for case, timer, key, due in rows:
        found[str(case)].append({"timer": timer, "key": key or None, "due": due} | described(TIMERS[str(timer)]))
    return found
