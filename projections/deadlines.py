"""Deadlines: what is due in every case, when, why then, and whether it was met.

Rows hold no "overdue": that depends on when one asks. A case is told anew with each of its events, and every case whose
deadlines still run when a register changes that they are counted by.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from msgspec import Struct, json

from domain.catalogue import PART_OF
from domain.context import context_for
from domain.custody.deadline_facts import DeadlineBreached, DeadlineWarned, Told
from domain.deadlines.book import TIMERS, case_and_deadlines
from domain.deadlines.run import Deadline, Status, status_at
from domain.deadlines.timer import Kind, Timer
from domain.event import Recorded
from domain.ids import StreamId
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Row, Session, Table
from domain.registers.facts import REGISTER_OF
from domain.registers.state import Registers
from domain.time.instants import CHINA, format_instant, parse_instant
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import Part, live_generation
from projections.replacing import CHUNK, chunks, replace

NAME: Final = "deadlines"
_TEXT: Final = ("case_id", "timer", "key", "began", "due", "ended", "organ", "officer", "region", "item")
_NUMBERS: Final = ("number", "duty", "paused", "warned", "reported", "synthetic")
_FILTERED: Final = ("organ", "officer", "timer", "region", "item")


def table(generation: int) -> Table:
    """Declare the table of a generation."""
    return Table(
        name=f"{NAME}_{generation}",
        columns=(
            *(Column(name, "text") for name in _TEXT),
            *(Column(name, "integer") for name in _NUMBERS),
            Column("explained", "blob"),
        ),
        key=("case_id", "number"),
        indexes=(
            ("due", "case_id", "number"),
            ("ended", "due", "case_id", "number"),
            *((filtered, "due", "case_id", "number") for filtered in _FILTERED),
        ),
    )


class Deadlines:
    """The projection of deadlines."""

    name = NAME

    def __init__(self) -> None:
        """Start with no registers known; they are read from the log at the first batch."""
        self._registries: dict[int, Registry] = {}

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of a generation."""
        return (table(generation),)

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Tell anew every case with an event in the batch, and, when a register has changed, those that run."""
        registers = self._registers(log)
        run = _Run(session, table(generation), log, registers, batch[-1].position)
        mine = [r for r in batch if type(r.event.fact) in PART_OF and part.owns(r.stream)]
        covered = {r.stream for r in mine if context_for(r.event, registers).pack.guards}
        run.tell(covered | run.known({r.stream for r in mine} - covered))
        if any(type(r.event.fact) in REGISTER_OF for r in batch):
            run.tell_running(part)

    def _registers(self, log: EventLog) -> Registers:
        if id(log) not in self._registries:
            self._registries = {id(log): Registry(log)}
        return self._registries[id(log)].current()


class _Run:
    """One batch within its transaction."""

    def __init__(self, session: Session, table: Table, log: EventLog, registers: Registers, last: int) -> None:
        self._session, self._table, self._log = session, table, log
        self._registers, self._last = registers, last

    def tell(self, cases: Iterable[StreamId]) -> None:
        """Tell cases anew, some at a time."""
        for chunk in chunks(sorted(cases)):
            self._tell(chunk)

    def known(self, cases: Iterable[StreamId]) -> set[StreamId]:
        """Find which of some cases have deadlines."""
        keys = [(str(case), 0) for case in cases]
        return {StreamId(UUID(str(row[0]))) for row in self._session.lookup(self._table, ("case_id",), keys)}

    def tell_running(self, part: Part) -> None:
        """Tell anew every case in which a deadline runs."""
        last = ""
        sql = (
            f"SELECT DISTINCT case_id FROM {self._table.name} WHERE ended IS NULL AND case_id > ? "
            f"ORDER BY case_id LIMIT {CHUNK}"
        )
        while page := [str(row[0]) for row in self._session.query(sql, (last,))]:
            self._tell([case for case in map(StreamId, map(UUID, page)) if part.owns(case)])
            last = page[-1]

    def _tell(self, cases: Sequence[StreamId]) -> None:
        rows: list[Row] = []
        for stream, events in self._log.read_streams(dict.fromkeys(cases, 0)).items():
            known = [r for r in events if r.position <= self._last]
            rows += _rows(stream, known, self._registers)
        replace(self._session, self._table, cases, rows)


_NUMBER: Final = len(_TEXT)
_DUE: Final = _TEXT.index("due")


class Explained(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a deadline ends when it does."""

    length: int
    unit: str
    because: tuple[dict[str, object], ...]
    """The events that started, moved and ended it, in order."""
    not_counted: tuple[dict[str, object], ...] = ()
    """Days that do not count, and why."""
    rolled_from: str | None = None
    awaits_calendar: int | None = None
    """The year whose calendar must be published before the end can be told."""


def named(timer: str, key: str | None, due: datetime) -> Told:
    """Name a deadline as facts about it do."""
    local = due.astimezone(CHINA)
    minute = None if local.time() == time.max else f"{local:%H:%M}"
    return Told(timer=timer, key=key or "-", due_on=local.date(), due_time=minute)


def _rows(stream: StreamId, events: Sequence[Recorded], registers: Registers) -> Iterable[Row]:
    case, told = case_and_deadlines(events, registers)
    found = [d for d in told if _covered(d, registers)]
    said = {(type(r.event.fact), r.event.fact.deadline) for r in events if isinstance(r.event.fact, _SAYS)}
    for number, deadline in enumerate(found):
        event = deadline.started_by.event
        name = named(deadline.timer.id, deadline.key, deadline.due_at) if deadline.due_at is not None else None
        yield (
            str(stream),
            deadline.timer.id,
            deadline.key or "",
            format_instant(deadline.start),
            _instant(deadline.due_at),
            _instant(deadline.ended_at),
            event.organ,
            event.actor,
            case.region,
            case.item,
            number,
            int(deadline.timer.kind == Kind.DUTY),
            int(deadline.paused_on is not None),
            int((DeadlineWarned, name) in said),
            int((DeadlineBreached, name) in said),
            int(event.synthetic),
            json.encode(_explained(deadline)),
        )


_SAYS: Final = (DeadlineWarned, DeadlineBreached)


def _covered(deadline: Deadline, registers: Registers) -> bool:
    """Say whether a rule pack covers the act that started it; what no pack covers is stored, and nothing is due."""
    return bool(context_for(deadline.started_by.event, registers).pack.guards)


def _explained(deadline: Deadline) -> Explained:
    moved = [(r, "moved") for r in deadline.moved_by]
    ended = [(deadline.ended_by, "ended")] if deadline.ended_by is not None else []
    return Explained(
        length=deadline.period.length,
        unit=deadline.period.unit,
        because=tuple(
            {"version": r.version, "type": r.event.type, "at": format_instant(r.event.occurred_at), "effect": effect}
            for r, effect in ((deadline.started_by, "started"), *moved, *ended)
        ),
        not_counted=tuple({"day": one.day.isoformat(), "why": one.why} for one in deadline.uncounted),
        rolled_from=deadline.rolled_from.isoformat() if deadline.rolled_from is not None else None,
        awaits_calendar=deadline.awaits_calendar,
    )


def _instant(moment: datetime | None) -> str | None:
    return format_instant(moment) if moment is not None else None


class Unsaid(Struct, frozen=True, kw_only=True):
    """A deadline of which something is to be said."""

    case_id: str
    timer: str
    key: str | None
    organ: str | None
    began: datetime
    due: datetime
    synthetic: bool


def unsaid(session: Session, now: datetime, soon: datetime, limit: int) -> list[Unsaid]:
    """Find what is due soon and not warned of, and what had to be done by now and is not on record as missed."""
    of = table(live_generation(session, NAME)).name
    sql = (
        f"SELECT case_id, timer, key, organ, began, due, synthetic FROM {of} WHERE ended IS NULL AND paused = 0 "
        f"AND duty = 1 AND due <= ? AND ((warned = 0 AND due > ?) OR (reported = 0 AND due < ?)) "
        f"ORDER BY due LIMIT {limit}"
    )
    past = format_instant(now)
    return [
        Unsaid(
            case_id=str(case),
            timer=str(timer),
            key=str(key) if key else None,
            organ=str(organ) if organ is not None else None,
            began=parse_instant(str(began)),
            due=parse_instant(str(due)),
            synthetic=bool(synthetic),
        )
        for case, timer, key, organ, began, due, synthetic in session.query(sql, (format_instant(soon), past, past))
    ]


class DeadlineFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which deadlines to list; what is None does not matter."""

    state: str | None = None
    """``running``, ``overdue`` (not met, and past), ``open`` (a duty with a day, running or overdue), ``due_soon``
    (running, and due within the days asked for), ``met``, ``breached`` (overdue, or met too late), ``unknown`` (its end
    cannot be told yet)."""
    days: int = 7
    """How soon is soon."""
    timer: str | None = None
    organ: str | None = None
    officer: str | None = None
    region: str | None = None
    item: str | None = None
    case_id: str | None = None
    due_by: date | None = None
    """Due on this day or before."""
    duty: bool = False
    """Only what must be done, not what somebody may do or has to wait for."""


STATES: Final = ("running", "overdue", "open", "due_soon", "met", "breached", "unknown")


def find_deadlines(
    session: Session, wanted: DeadlineFilter, moments: tuple[datetime, datetime], limit: int, cursor: str | None = None
) -> Page:
    """List deadlines as of a moment, the one due first first; raises CursorError.

    ``moments`` are when one asks, and the end of what is soon. A deadline that began later is not shown, and one that
    ended later runs; extensions that were granted since count.
    """
    of = table(live_generation(session, NAME))
    now, soon = (format_instant(moment) for moment in moments)
    filters = {k: getattr(wanted, k) for k in ("timer", "organ", "officer", "region", "item", "case_id")}
    conditions = [f"{name} = ?" for name, value in filters.items() if value is not None]
    parameters: list[str | int | None] = [value for value in filters.values() if value is not None]
    conditions.append("began <= ?")
    parameters.append(now)
    if wanted.state is not None:
        condition, more = condition_of(wanted.state, now, soon)
        conditions.append(condition)
        parameters += more
    if wanted.duty:
        conditions.append("duty = 1 AND due IS NOT NULL")
    if wanted.due_by is not None:
        conditions.append("due <= ?")
        parameters.append(format_instant(datetime.combine(wanted.due_by, time.max, CHINA)))
    asked = {"as_of": now if wanted.state else "", **{k: v for k, v in filters.items() if v}, "state": wanted.state}
    asked |= {"due_by": wanted.due_by.isoformat()} if wanted.due_by is not None else {}
    order = "coalesce(due, '~'), case_id, number" if wanted.state in {None, "unknown"} else "due, case_id, number"
    if cursor is not None:
        conditions.append(f"({order}) > (?, ?, ?)")
        parameters += read_cursor(asked, cursor)
    sql = f"SELECT {', '.join((*_TEXT, *_NUMBERS))}, explained FROM {of.name} WHERE {' AND '.join(conditions)}"
    rows = session.query(f"{sql} ORDER BY {order} LIMIT {limit + 1}", parameters)
    after = None
    if len(rows) > limit:
        last = rows[limit - 1]
        after = write_cursor(asked, (str(last[_DUE] or "~"), str(last[0]), int(last[_NUMBER] or 0)))
    return Page(items=tuple(_document(row, now) for row in rows[:limit]), next=after)


def condition_of(state: str, now: str, soon: str) -> tuple[str, list[str | int | None]]:
    """Write the condition that a deadline's row is in a state at an instant, and its parameters."""
    runs = "(ended IS NULL OR ended > ?) AND paused = 0"
    match state:
        case "running":
            return f"{runs} AND (due IS NULL OR due >= ?)", [now, now]
        case "overdue":
            return f"{runs} AND duty = 1 AND due < ?", [now, now]
        case "open":
            return f"{runs} AND duty = 1 AND due IS NOT NULL", [now]
        case "due_soon":
            return f"{runs} AND due >= ? AND due <= ?", [now, now, soon]
        case "met":
            return "ended <= ? AND ended <= due", [now]
        case "breached":
            late = f"({runs} AND due < ?) OR (ended <= ? AND ended > due)"
            return f"duty = 1 AND ({late})", [now, now, now]
        case _:
            return "due IS NULL AND ended IS NULL", []


def described(timer: Timer) -> dict[str, object]:
    """Put a timer into words: its name, basis and effect, in both languages."""
    return {
        "name": {"zh": timer.name.zh, "en": timer.name.en},
        "kind": timer.kind,
        "basis": {"zh": "、".join(c.zh for c in timer.basis), "en": "; ".join(c.en for c in timer.basis)},
        "grade": timer.grade,
        "effect": {"zh": timer.breach.zh, "en": timer.breach.en},
    }


def _document(row: Row, now: str) -> dict[str, object]:
    shown = dict(zip((*_TEXT, *_NUMBERS), row, strict=False))
    explained = json.decode(row[-1]) if isinstance(row[-1], bytes) else {}
    timer = TIMERS[str(shown["timer"])]
    flags = {name: bool(shown[name]) for name in ("paused", "warned", "reported", "synthetic")}
    return (
        {name: value for name, value in shown.items() if name not in {"number", "duty"}}
        | flags
        | described(timer)
        | {"state": _state_of(shown, timer.kind, now)}
        | explained
    )


def _state_of(shown: Mapping[str, object], kind: Kind, now: str) -> Status:
    """Say where a deadline stands at a time; one that ended later runs."""
    due, ended = (str(shown[name]) if shown[name] is not None else None for name in ("due", "ended"))
    return status_at(
        kind, due, ended if ended is not None and ended <= now else None, now, paused=bool(shown["paused"])
    )
