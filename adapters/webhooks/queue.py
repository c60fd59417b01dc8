"""The queue of notifications: each is kept from when it is due until it is delivered or dead, and listed after that."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from msgspec import Struct, structs

from adapters.webhooks.settings import Settings
from adapters.webhooks.subscriptions import SUBSCRIPTIONS, Subscription, subscriptions
from domain.ports.tables import Column, Row, Session, Table, Value
from domain.time.instants import format_instant

_TEXTS: Final = ("subscription", "id", "kind", "state", "created_at", "next_at", "done_at", "error")
_NUMBERS: Final = ("position", "tries", "status")
_COLUMNS: Final = (*_TEXTS, *_NUMBERS, "body")
NOTIFICATIONS: Final = Table(
    name="webhook_notifications",
    columns=(
        *(Column(name, "text") for name in _TEXTS),
        *(Column(name, "integer") for name in _NUMBERS),
        Column("body", "blob"),
    ),
    key=("subscription", "id"),
    indexes=(("subscription", "state", "next_at", "id"), ("state", "done_at", "id")),
)
_ERROR: Final = 300
"""Longest error kept."""


class State(StrEnum):
    """What became of a notification."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"
    """Given up after the last try; kept and listed."""


class Notification(Struct, frozen=True, kw_only=True):
    """Something that one subscriber is told; times are written as the tables keep them."""

    subscription: str
    id: str
    """The same in every try: a subscriber that has seen it drops it."""
    kind: str
    state: str
    created_at: str
    next_at: str
    done_at: str | None
    error: str | None
    position: int
    tries: int
    status: int | None
    """HTTP status of the last try, where there was an answer."""
    body: bytes
    """What is sent; empty once it was delivered."""


class Tried(Struct, frozen=True, kw_only=True):
    """What came of one try."""

    delivered: bool
    status: int | None = None
    error: str | None = None
    wait: timedelta | None = None
    """How long the subscriber asks us to wait."""


def open_queue(session: Session) -> None:
    """Make the tables where they do not exist."""
    session.alone("webhooks:tables")
    for table in (SUBSCRIPTIONS, NOTIFICATIONS):
        session.create(table)
        session.index(table)


def message_id(subscription: str, name: str) -> str:
    """Name what a subscriber is told of something, the same however often it is found."""
    return "msg_" + sha256(f"{subscription}/{name}".encode()).hexdigest()[:32]


def enqueue(session: Session, fresh: Iterable[Notification]) -> int:
    """Queue notifications but for those that were queued before; returns how many are new."""
    wanted = {(one.subscription, one.id): one for one in fresh}
    known = set(session.lookup(NOTIFICATIONS, ("subscription", "id"), list(wanted)))
    new = [one for key, one in wanted.items() if key not in known]
    session.upsert(NOTIFICATIONS, [_row(one) for one in new])
    return len(new)


def take(session: Session, subscription: Subscription, now: datetime, settings: Settings) -> list[Notification]:
    """Take what is due for a subscriber; nobody else takes it until the lease is over, or the try is settled."""
    at = format_instant(now)
    due = _select(session, "subscription = ? AND state = 'waiting' AND next_at <= ?", (subscription.id, at))
    until = format_instant(now + settings.lease)
    taken = [structs.replace(one, next_at=until, tries=one.tries + 1) for one in due[: settings.at_once]]
    session.upsert(NOTIFICATIONS, [_row(one) for one in taken])
    return taken


def settle(session: Session, one: Notification, tried: Tried, now: datetime, settings: Settings) -> State:
    """Note what came of a try."""
    found = _select(session, "subscription = ? AND id = ?", (one.subscription, one.id))
    if not found or found[0].state != State.WAITING:
        return State(found[0].state) if found else State.DEAD
    state = State.DELIVERED if tried.delivered else State.WAITING if one.tries < settings.tries else State.DEAD
    settled = structs.replace(
        found[0],
        state=state,
        status=tried.status,
        error=tried.error[:_ERROR] if tried.error is not None else None,
        next_at=format_instant(now + _pause(one, tried, settings)),
        done_at=None if state == State.WAITING else format_instant(now),
        body=b"" if state == State.DELIVERED else found[0].body,
    )
    session.upsert(NOTIFICATIONS, [_row(settled)])
    return state


def _pause(one: Notification, tried: Tried, settings: Settings) -> timedelta:
    """Find how long to wait: by the schedule, a little more so that not all come back at once, or as asked."""
    if not settings.schedule:
        return timedelta()
    planned = settings.schedule[min(one.tries, len(settings.schedule)) - 1]
    spread = planned * (int(one.id[-4:], 16) / 0xFFFF / 10)
    return max(planned + spread, tried.wait or timedelta())


def bury(session: Session, subscription: str, why: str, now: datetime) -> int:
    """Give up whatever waits for a subscriber; returns how many that were."""
    at = format_instant(now)
    waiting = _select(session, "subscription = ? AND state = 'waiting'", (subscription,), limit=None)
    dead = [structs.replace(one, state=State.DEAD, error=why, done_at=at) for one in waiting]
    session.upsert(NOTIFICATIONS, [_row(one) for one in dead])
    return len(dead)


def revive(session: Session, message: str, now: datetime) -> int:
    """Have a dead notification tried again from the first; returns how many there were of that id."""
    known = {one.id for one in subscriptions(session)}
    dead = [one for one in _select(session, "id = ? AND state = 'dead'", (message,)) if one.subscription in known]
    again = (structs.replace(one, state=State.WAITING, tries=0, next_at=format_instant(now)) for one in dead)
    session.upsert(NOTIFICATIONS, [_row(structs.replace(one, done_at=None)) for one in again])
    return len(dead)


def dead(session: Session, after: tuple[str, str] | None, limit: int) -> list[Notification]:
    """List what was given up, the latest first, after a time of giving up and an id."""
    if after is None:
        return _select(session, "state = 'dead'", (), order="done_at DESC, id DESC", limit=limit)
    condition = "state = 'dead' AND (done_at, id) < (?, ?)"
    return _select(session, condition, after, order="done_at DESC, id DESC", limit=limit)


def counts(session: Session) -> dict[tuple[str, str], int]:
    """Count notifications by subscription and state."""
    sql = "SELECT subscription, state, count(*) FROM webhook_notifications GROUP BY subscription, state"
    return {(str(of), str(state)): int(number or 0) for of, state, number in session.query(sql)}


def backlog(session: Session) -> dict[str, int]:
    """Count what waits and what was given up, of all subscribers."""
    sql = "SELECT state, count(*) FROM webhook_notifications WHERE state IN ('waiting', 'dead') GROUP BY state"
    found = {str(state): int(number or 0) for state, number in session.query(sql)}
    return {state: found.get(state, 0) for state in (State.WAITING, State.DEAD)}


def _select(
    session: Session,
    condition: str,
    parameters: Sequence[Value],
    *,
    order: str = "next_at, id",
    limit: int | None = 100,
) -> list[Notification]:
    bound = f" LIMIT {limit}" if limit is not None else ""
    columns = ", ".join(_COLUMNS)
    sql = f"SELECT {columns} FROM webhook_notifications WHERE {condition} ORDER BY {order}{bound}"  # noqa: S608 -- ours
    return [_read(row) for row in session.query(sql, parameters)]


def _row(one: Notification) -> Row:
    return tuple(getattr(one, name) for name in _COLUMNS)


def _read(row: Row) -> Notification:
    found = dict(zip(_COLUMNS, row, strict=True))
    body = found.pop("body")
    texts = {name: str(found[name]) for name in ("subscription", "id", "kind", "state", "created_at", "next_at")}
    return Notification(
        **texts,
        done_at=str(found["done_at"]) if found["done_at"] is not None else None,
        error=str(found["error"]) if found["error"] is not None else None,
        position=int(found["position"] or 0),
        tries=int(found["tries"] or 0),
        status=int(found["status"]) if found["status"] is not None else None,
        body=bytes(body) if isinstance(body, bytes | memoryview) else b"",
    )
