"""Lists of cases and of findings, as supervisors ask for them: as they are, and of cases as they were."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from msgspec import Struct, json, structs

from domain.ids import StreamId
from domain.lookup import last_position
from domain.ports.event_log import EventLog
from domain.ports.tables import Row, Session, Table, Value
from domain.terms import place
from domain.time.instants import first_instant, format_instant, last_instant
from projections import closed_loop, findings, timeline
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation, position_of


class CaseFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which cases to list; what is None does not matter."""

    stage: str | None = None
    """Stage or thread in which the loop stands: approval, supervision, penalty, evaluation, remedy."""
    status: str | None = None
    organ: str | None = None
    """The organ whose turn it is."""
    region: str | None = None
    item: str | None = None
    source: str | None = None
    finding: str | None = None
    """Guard id of a finding that the case has, or ``any``."""
    closed: bool | None = None
    synthetic: bool | None = None
    as_of: datetime | None = None
    """Legal time: later events are passed over."""
    known_at: datetime | None = None
    """Time of recording: what was recorded later is passed over."""

    @property
    def dated(self) -> bool:
        """Say whether the list of another time is wanted than of now."""
        return self.as_of is not None or self.known_at is not None


class FindingFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which findings to list; what is None does not matter."""

    guard: str | None = None
    case_id: str | None = None
    organ: str | None = None
    region: str | None = None
    item: str | None = None
    synthetic: bool | None = None
    first: date | None = None
    """First day of the acts."""
    last: date | None = None
    """Last day of the acts."""


_COLUMN: Final = {"stage": "part"}
"""Columns that are not called as their filter is."""
_NO_COLUMN: Final = frozenset({"finding", "as_of", "known_at", "first", "last"})
"""Filters that compare more than a column."""


def find_cases(session: Session, wanted: CaseFilter, limit: int, cursor: str | None = None) -> Page:
    """List cases, latest event first; raises CursorError."""
    table = closed_loop.table(live_generation(session, closed_loop.NAME))
    conditions, parameters = _conditions(wanted)
    if wanted.finding is not None:
        condition, more = _with_finding(session, table, wanted.finding)
        conditions, parameters = [*conditions, condition], [*parameters, *more]
    return _page(session, _List(table, ("last_at", "case_id"), _given(wanted), conditions, parameters), limit, cursor)


def find_cases_at(session: Session, log: EventLog, wanted: CaseFilter, limit: int, cursor: str | None = None) -> Page:
    """List cases as they stood at the filter's times, latest event before it first; raises CursorError.

    Findings are those of the acts until then, judged by what is known today.
    """
    table = timeline.table(live_generation(session, timeline.NAME))
    conditions, parameters = _conditions(wanted)
    day = format_instant(wanted.as_of) if wanted.as_of is not None else timeline.END_OF_TIME
    known = position_of(session, timeline.NAME)
    if wanted.known_at is not None:
        known = min(known, last_position(log, wanted.known_at))
    conditions += ["valid_from <= ?", "known_from <= ?", "known_to > ?", "(next_from > ? OR next_known > ?)"]
    parameters += [day, known, known, day, known]
    if wanted.finding is not None:
        condition, more = _with_finding(session, table, wanted.finding, " AND f.occurred_at <= ? AND f.position <= ?")
        conditions, parameters = [*conditions, condition], [*parameters, *more, day, known]
    names = ("valid_from", "case_id")
    rows, after = _rows(session, _List(table, names, _given(wanted), conditions, parameters), names, limit, cursor)
    streams = log.read_streams(dict.fromkeys((StreamId(UUID(str(case))) for _, case in rows), 0))
    current = closed_loop.table(0)
    shown = _shown(current)
    items = []
    for stream, recorded in streams.items():
        seen = [r for r in recorded if r.position <= known and format_instant(r.event.occurred_at) <= day]
        row = dict(zip((c.name for c in current.columns), closed_loop.row_of(stream, seen), strict=True))
        items.append(_document(shown, tuple(row[name] for name in shown)))
    return Page(items=tuple(items), next=after)


def find_findings(session: Session, wanted: FindingFilter, limit: int, cursor: str | None = None) -> Page:
    """List findings, latest act first; raises CursorError."""
    table = findings.table(live_generation(session, findings.NAME))
    conditions, parameters = _conditions(wanted)
    if wanted.first is not None:
        conditions.append("occurred_at >= ?")
        parameters.append(format_instant(first_instant(wanted.first)))
    if wanted.last is not None:
        conditions.append("occurred_at <= ?")
        parameters.append(format_instant(last_instant(wanted.last)))
    order = ("occurred_at", "case_id", "version", "guard")
    return _page(session, _List(table, order, _given(wanted), conditions, parameters), limit, cursor)


def find_case(session: Session, case_id: str) -> dict[str, object] | None:
    """Read one case's row; None for a case that nobody has told of."""
    table = closed_loop.table(live_generation(session, closed_loop.NAME))
    names = _shown(table)
    rows = session.lookup(table, names, [(case_id,)])
    return _document(names, rows[0]) if rows else None


def count_findings(session: Session) -> dict[str, int]:
    """Count findings by guard."""
    table = findings.table(live_generation(session, findings.NAME))
    rows = session.query(f"SELECT guard, count(*) FROM {table.name} GROUP BY guard ORDER BY guard")
    return {str(guard): int(number or 0) for guard, number in rows}


def _given(wanted: CaseFilter | FindingFilter) -> dict[str, object]:
    return {name: value for name, value in structs.asdict(wanted).items() if value is not None}


def _conditions(wanted: CaseFilter | FindingFilter) -> tuple[list[str], list[Value]]:
    """Write the conditions that compare a column."""
    compared = {name: value for name, value in _given(wanted).items() if name not in _NO_COLUMN}
    conditions = [f"{_COLUMN.get(name, name)} = ?" for name in compared]
    return conditions, [int(v) if isinstance(v, bool) else str(v) for v in compared.values()]


def _with_finding(session: Session, table: Table, guard: str, more: str = "") -> tuple[str, list[Value]]:
    """Write the condition that a case has a finding, with ``more`` that must be true of it, and its parameters."""
    found = findings.table(live_generation(session, findings.NAME)).name
    of_guard = "" if guard == "any" else " AND f.guard = ?"
    condition = f"EXISTS (SELECT 1 FROM {found} f WHERE f.case_id = {table.name}.case_id{of_guard}{more})"
    return condition, [] if guard == "any" else [guard]


class _List(Struct, frozen=True):
    """A list in SQL: a table in an order, with what it is filtered by."""

    table: Table
    order: tuple[str, ...]
    filters: Mapping[str, object]
    conditions: list[str]
    parameters: list[Value]


def _page(session: Session, wanted: _List, limit: int, cursor: str | None) -> Page:
    names = _shown(wanted.table)
    rows, after = _rows(session, wanted, names, limit, cursor)
    return Page(items=tuple(_document(names, row) for row in rows), next=after)


def _rows(
    session: Session, wanted: _List, names: tuple[str, ...], limit: int, cursor: str | None
) -> tuple[list[Row], str | None]:
    """Read one page's rows, and the cursor of the next page; ``names`` include those of the order."""
    keys = ", ".join(wanted.order)
    conditions, parameters = list(wanted.conditions), list(wanted.parameters)
    if cursor is not None:
        conditions.append(f"({keys}) < ({', '.join('?' * len(wanted.order))})")
        parameters += read_cursor(wanted.filters, cursor)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    by = ", ".join(f"{name} DESC" for name in wanted.order)
    sql = f"SELECT {', '.join(names)} FROM {wanted.table.name} {where} ORDER BY {by} LIMIT {limit + 1}"
    rows = session.query(sql, parameters)
    after = None
    if len(rows) > limit:
        last = dict(zip(names, rows[limit - 1], strict=True))
        after = write_cursor(wanted.filters, tuple(_key(last[name]) for name in wanted.order))
    return rows[:limit], after


def _key(value: Value) -> str | int:
    return value if isinstance(value, int) else str(value)


def _shown(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.name != "state")


_BOOLEANS: Final = frozenset({"synthetic", "closed", "late"})


def _document(names: tuple[str, ...], row: Row) -> dict[str, object]:
    """Show a row: booleans as such, next steps as a list, the stages as an object, and where it stands in words."""
    shown: dict[str, object] = {}
    for name, value in zip(names, row, strict=True):
        if name in _BOOLEANS:
            shown[name] = bool(value)
        elif name == "next":
            shown[name] = str(value or "").split()
        elif name == "stages" and isinstance(value, str):
            shown[name] = json.decode(value)
        else:
            shown[name] = value
    if "part" in shown:
        part, status = shown["part"], shown["status"]
        shown["place"] = place(str(part), str(status)) if part is not None else None
    return shown
