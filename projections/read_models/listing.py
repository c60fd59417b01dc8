"""Listing and counting the entries of a read model: as they are, as they were, and as they were known to be."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, structs

from domain.ports.tables import Row, Session, Value
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of, sights, what
from projections.read_models.entry import fields, read
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded, identity, quarters_of
from projections.read_models.read_model import STANDARD, ReadModel

_ORDER: Final = ("day", "case_id", "key")
MONTH: Final = "month"
"""What entries may be counted by besides their fields."""


class Count(Struct, frozen=True, kw_only=True):
    """How many entries there are in one group, and what their numbers add up to."""

    group: dict[str, object]
    entries: int
    cases: int
    sums: dict[str, int]


def list_entries(session: Session, wanted: Question, limit: int, cursor: str | None = None) -> Page:
    """List entries, latest day first; raises CursorError and AskedError."""
    model, given = wanted.model, identity(wanted)
    after = read_cursor(given, cursor) if cursor is not None else ()
    rows = _in_order(session, wanted, limit + 1, after)
    shown = [_shown(model, row) for row in rows[:limit]]
    following = None
    if len(rows) > limit:
        following = write_cursor(given, tuple(str(shown[-1][name]) for name in _ORDER))
    return Page(items=tuple(shown), next=following)


def _in_order(session: Session, wanted: Question, limit: int, after: Sequence[Value]) -> list[Row]:
    """Read rows, latest day first.

    Every index has the stretches apart by the quarter in which they were gone, each in order: so they are asked.
    """
    names = ", ".join(field.name for field in fields(wanted.model.entry))
    table = wanted.model.table(live_generation(session, NAME)).name
    last = f"ORDER BY {', '.join(f'{name} DESC' for name in _ORDER)} LIMIT {limit}"
    selects, values = [], []
    if wanted.gone_in is None:
        wanted = structs.replace(wanted, gone_in=quarters_of(session, wanted.model, ()))
    for when in sights(wanted):
        conditions, parameters = what(wanted, when)
        if after:
            conditions.append(f"({', '.join(_ORDER)}) < (?, ?, ?)")
        where = " AND ".join(conditions)
        selects.append(f"SELECT case_id, synthetic, valid_from, {names} FROM {table} WHERE {where} {last}")
        values += [*parameters, *after]
    if len(selects) == 1:
        return session.query(selects[0], values)
    halves = (f"SELECT * FROM ({select}) AS half_{number}" for number, select in enumerate(selects))
    return session.query(f"{' UNION ALL '.join(halves)} {last}", values)


def count_entries(session: Session, wanted: Question, by: Sequence[str]) -> list[Count]:
    """Count entries by some of their fields, or by month; raises AskedError for a question without bounds."""
    bounded(wanted)
    model = wanted.model
    allowed = (*STANDARD, *model.filters, MONTH)
    for name in by:
        if name not in allowed:
            zh, en = f"不能按 {name} 统计", f"Nothing is counted by {name}; allowed: {', '.join(allowed)}."
            raise AskedError("by", ", ".join(allowed), zh, en)
    groups = [f"substr({wanted.asked.dated}, 1, 7)" if name == MONTH else name for name in by]
    sums = [f"sum({name})" for name in model.sums]
    conditions, parameters = conditions_of(wanted)
    table = model.table(live_generation(session, NAME)).name
    grouped = f"GROUP BY {', '.join(groups)} ORDER BY {', '.join(groups)}" if groups else ""
    sql = (
        f"SELECT {', '.join([*groups, 'count(*)', 'count(DISTINCT case_id)', *sums])} FROM {table} "
        f"WHERE {' AND '.join(conditions)} {grouped}"
    )
    return [_count(model, by, row) for row in session.query(sql, parameters)]


def _count(model: ReadModel, by: Sequence[str], row: Row) -> Count:
    entries, cases, *sums = (int(value or 0) for value in row[len(by) :])
    kinds = {field.name: field.kind for field in fields(model.entry)}
    group: dict[str, object] = {
        name: bool(value) if kinds.get(name) == "truth" and value is not None else value
        for name, value in zip(by, row[: len(by)], strict=True)
    }
    return Count(group=group, entries=entries, cases=cases, sums=dict(zip(model.sums, sums, strict=True)))


def _shown(model: ReadModel, row: Row) -> dict[str, object]:
    case, synthetic, since, *values = row
    return {"case_id": case, "since": since, "synthetic": bool(synthetic), **read(model.entry, values)}
