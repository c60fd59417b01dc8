"""Lists of deadlines: by where they stand at a time, and those of which something is to be said."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from msgspec import Struct, json

from domain.deadlines.book import TIMERS
from domain.deadlines.run import Status, status_at
from domain.deadlines.timer import Kind, Timer
from domain.ports.tables import Row, Session
from domain.time.instants import format_instant, last_instant, parse_instant
from projections.deadlines import DUE, NAME, NUMBER, NUMBERS, TEXT, table
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation


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
        parameters.append(format_instant(last_instant(wanted.due_by)))
    asked = {"as_of": now if wanted.state else "", **{k: v for k, v in filters.items() if v}, "state": wanted.state}
    asked |= {"due_by": wanted.due_by.isoformat()} if wanted.due_by is not None else {}
    order = "coalesce(due, '~'), case_id, number" if wanted.state in {None, "unknown"} else "due, case_id, number"
    if cursor is not None:
        conditions.append(f"({order}) > (?, ?, ?)")
        parameters += read_cursor(asked, cursor)
    sql = f"SELECT {', '.join((*TEXT, *NUMBERS))}, explained FROM {of.name} WHERE {' AND '.join(conditions)}"
    rows = session.query(f"{sql} ORDER BY {order} LIMIT {limit + 1}", parameters)
    after = None
    if len(rows) > limit:
        last = rows[limit - 1]
        after = write_cursor(asked, (str(last[DUE] or "~"), str(last[0]), int(last[NUMBER] or 0)))
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
    shown = dict(zip((*TEXT, *NUMBERS), row, strict=False))
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
