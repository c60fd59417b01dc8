"""Tallies: how many loops stand where, what was found, what is overdue and what is owed, for a report."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from domain.ports.tables import Session, Value
from domain.time.instants import format_instant
from projections import closed_loop, deadlines, findings, timeline
from projections.deadline_list import condition_of
from projections.projection import live_generation, position_of

PROJECTIONS: Final = (closed_loop.NAME, timeline.NAME, findings.NAME, deadlines.NAME)
"""Projections that are counted here."""
ByLoop: TypeAlias = Literal["organ", "place"]
ByFinding: TypeAlias = Literal["organ", "guard"]
ByDeadline: TypeAlias = Literal["organ", "timer"]


_PAGE: Final = 5000


class Loops(Struct, frozen=True):
    """Cases that stand alike."""

    group: tuple[str | None, ...]
    """The organ whose turn it is; or stage and status."""
    cases: int
    closed: int
    synthetic: int


class Found(Struct, frozen=True):
    """Findings of one kind."""

    group: str | None
    findings: int
    cases: int


class Late(Struct, frozen=True):
    """Deadlines that are overdue."""

    group: str | None
    deadlines: int
    cases: int
    oldest: str
    """When the first of them was due."""


class Account(Struct, frozen=True):
    """What parties owe and have paid in the cases of an organ, in fen."""

    organ: str | None
    cases: int
    due: int
    paid: int


class Position(Struct, frozen=True):
    """From where one looks: a legal time, and a position of the log."""

    until: datetime
    known: int


def positions(session: Session) -> int:
    """Read how far all of these projections have come."""
    return min(position_of(session, name) for name in PROJECTIONS)


def first_day(session: Session) -> str | None:
    """Find the legal time of the first event of any case; None where there is no case."""
    table = timeline.table(live_generation(session, timeline.NAME)).name
    found = session.query(f"SELECT min(valid_from) FROM {table}")[0][0]
    return str(found) if found is not None else None


def count_loops(session: Session, at: Position, by: ByLoop, organ: str | None = None) -> list[Loops]:
    """Count cases by where they stood."""
    table = timeline.table(live_generation(session, timeline.NAME)).name
    groups = {"organ": ("organ",), "place": ("part", "status")}[by]
    until = format_instant(at.until)
    condition = "valid_from <= ? AND known_from <= ? AND known_to > ? AND (next_from > ? OR next_known > ?)"
    of_organ, parameters = _of(organ, [until, at.known, at.known, until, at.known])
    names = ", ".join(groups)
    rows = session.query(
        f"SELECT {names}, count(*), sum(closed), sum(synthetic) FROM {table} WHERE {condition}{of_organ} "
        f"GROUP BY {names} ORDER BY {names}",
        parameters,
    )
    return [Loops(tuple(map(_text, row[:-3])), *map(_number, row[-3:])) for row in rows]


def count_findings(
    session: Session, acts: tuple[datetime, datetime], known: int, by: ByFinding, organ: str | None = None
) -> list[Found]:
    """Count findings on acts between two instants, both included, recorded up to a position."""
    table = findings.table(live_generation(session, findings.NAME)).name
    of_organ, parameters = _of(organ, [*map(format_instant, acts), known])
    rows = session.query(
        f"SELECT {by}, count(*), count(DISTINCT case_id) FROM {table} "
        f"WHERE occurred_at >= ? AND occurred_at <= ? AND position <= ?{of_organ} GROUP BY {by} ORDER BY {by}",
        parameters,
    )
    return [Found(_text(of), _number(found), _number(cases)) for of, found, cases in rows]


def list_findings(
    session: Session, acts: tuple[datetime, datetime], known: int, organ: str | None = None
) -> Iterator[dict[str, object]]:
    """List the findings that are counted so, the earliest act first."""
    table = findings.table(live_generation(session, findings.NAME))
    names, order = [column.name for column in table.columns], "occurred_at, case_id, version, guard"
    until = format_instant(acts[1])
    last: tuple[Value, ...] = (format_instant(acts[0]), "", 0, "")
    of_organ, parameters = _of(organ, [until, known])
    sql = (
        f"SELECT {', '.join(names)} FROM {table.name} WHERE occurred_at <= ? AND position <= ?{of_organ} "
        f"AND ({order}) > (?, ?, ?, ?) ORDER BY {order} LIMIT {_PAGE}"
    )
    while rows := session.query(sql, [*parameters, *last]):
        for row in rows:
            yield dict(zip(names, row, strict=True))
        found = dict(zip(names, rows[-1], strict=True))
        last = tuple(found[name] for name in ("occurred_at", "case_id", "version", "guard"))


def count_overdue(session: Session, at: datetime, by: ByDeadline, organ: str | None = None) -> list[Late]:
    """Count duties that were overdue at a legal time, as the list of deadlines does."""
    table = deadlines.table(live_generation(session, deadlines.NAME)).name
    now = format_instant(at)
    condition, more = condition_of("overdue", now, now)
    of_organ, parameters = _of(organ, [now, *more])
    rows = session.query(
        f"SELECT {by}, count(*), count(DISTINCT case_id), min(due) FROM {table} "
        f"WHERE began <= ? AND {condition}{of_organ} GROUP BY {by} ORDER BY {by}",
        parameters,
    )
    return [Late(_text(of), _number(late), _number(cases), str(due)) for of, late, cases, due in rows]


def sum_accounts(session: Session, organ: str | None = None) -> list[Account]:
    """Add up what is owed and paid, of cases in which anything is."""
    table = closed_loop.table(live_generation(session, closed_loop.NAME)).name
    of_organ, parameters = _of(organ, [])
    rows = session.query(
        f"SELECT organ, count(*), sum(due), sum(paid) FROM {table} WHERE (due > 0 OR paid > 0){of_organ} "
        "GROUP BY organ ORDER BY organ",
        parameters,
    )
    return [Account(_text(of), *map(_number, numbers)) for of, *numbers in rows]


def _of(organ: str | None, parameters: list[Value]) -> tuple[str, list[Value]]:
    return ("", parameters) if organ is None else (" AND organ = ?", [*parameters, organ])


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _number(value: Value) -> int:
    return int(value or 0)
