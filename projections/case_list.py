"""Lists of cases and of findings, as supervisors ask for them."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, json, structs

from domain.ports.tables import Row, Session, Table, Value
from domain.terms import place
from projections import closed_loop, findings
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation


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


class FindingFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which findings to list; what is None does not matter."""

    guard: str | None = None
    case_id: str | None = None
    organ: str | None = None
    region: str | None = None
    item: str | None = None
    synthetic: bool | None = None


_COLUMN: Final = {"stage": "part"}
"""Columns that are not called as their filter is."""


def find_cases(session: Session, wanted: CaseFilter, limit: int, cursor: str | None = None) -> Page:
    """List cases, latest event first; raises CursorError."""
    table = closed_loop.table(live_generation(session, closed_loop.NAME))
    filters = {k: v for k, v in structs.asdict(wanted).items() if v is not None}
    conditions, parameters = _conditions({k: v for k, v in filters.items() if k != "finding"})
    if wanted.finding is not None:
        found = findings.table(live_generation(session, findings.NAME)).name
        guard = "" if wanted.finding == "any" else " AND f.guard = ?"
        conditions.append(f"EXISTS (SELECT 1 FROM {found} f WHERE f.case_id = {table.name}.case_id{guard})")
        parameters += [] if wanted.finding == "any" else [wanted.finding]
    return _page(session, _List(table, ("last_at", "case_id"), filters, conditions, parameters), limit, cursor)


def find_findings(session: Session, wanted: FindingFilter, limit: int, cursor: str | None = None) -> Page:
    """List findings, latest act first; raises CursorError."""
    table = findings.table(live_generation(session, findings.NAME))
    filters = {k: v for k, v in structs.asdict(wanted).items() if v is not None}
    conditions, parameters = _conditions(filters)
    order = ("occurred_at", "case_id", "version", "guard")
    return _page(session, _List(table, order, filters, conditions, parameters), limit, cursor)


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


def _conditions(filters: Mapping[str, object]) -> tuple[list[str], list[Value]]:
    conditions = [f"{_COLUMN.get(name, name)} = ?" for name in filters]
    return conditions, [int(v) if isinstance(v, bool) else str(v) for v in filters.values()]


class _List(Struct, frozen=True):
    """A list in SQL: a table in an order, with what it is filtered by."""

    table: Table
    order: tuple[str, ...]
    filters: Mapping[str, object]
    conditions: list[str]
    parameters: list[Value]


def _page(session: Session, wanted: _List, limit: int, cursor: str | None) -> Page:
    keys = ", ".join(wanted.order)
    conditions, parameters = list(wanted.conditions), list(wanted.parameters)
    if cursor is not None:
        conditions.append(f"({keys}) < ({', '.join('?' * len(wanted.order))})")
        parameters += read_cursor(wanted.filters, cursor)
    names = _shown(wanted.table)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    by = ", ".join(f"{name} DESC" for name in wanted.order)
    sql = f"SELECT {', '.join(names)} FROM {wanted.table.name} {where} ORDER BY {by} LIMIT {limit + 1}"
    rows = session.query(sql, parameters)
    after = None
    if len(rows) > limit:
        last = dict(zip(names, rows[limit - 1], strict=True))
        after = write_cursor(wanted.filters, tuple(_key(last[name]) for name in wanted.order))
    return Page(items=tuple(_document(names, row) for row in rows[:limit]), next=after)


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
