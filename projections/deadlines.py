"""Deadlines: what is due in every case, when, why then, and whether it was met.

Rows hold no "overdue": that depends on when one asks. A case is told anew with each of its events, and every case whose
deadlines still run when a register changes that they are counted by.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Final
from uuid import UUID

from msgspec import Struct, json

from domain.catalogue import PART_OF
from domain.context import context_for
from domain.custody.deadline_facts import DeadlineBreached, DeadlineWarned, Told
from domain.deadlines.book import case_and_deadlines
from domain.deadlines.run import Deadline
from domain.deadlines.timer import Kind
from domain.event import Recorded
from domain.ids import StreamId
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.ports.tables import CHUNK, Column, Row, Session, Table, chunks
from domain.registers.facts import REGISTER_OF
from domain.registers.state import Registers
from domain.time.instants import CHINA, format_instant
from projections.projection import Part
from projections.replacing import replace

NAME: Final = "deadlines"
TEXT: Final = ("case_id", "timer", "key", "began", "due", "ended", "organ", "officer", "region", "item")
NUMBERS: Final = ("number", "duty", "paused", "warned", "reported", "synthetic")
_FILTERED: Final = ("organ", "officer", "timer", "region", "item")


def table(generation: int) -> Table:
    """Declare the table of a generation."""
    return Table(
        name=f"{NAME}_{generation}",
        columns=(
            *(Column(name, "text") for name in TEXT),
            *(Column(name, "integer") for name in NUMBERS),
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


NUMBER: Final = len(TEXT)
DUE: Final = TEXT.index("due")


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
