"""Stores: the event log and what is kept beside it, in memory, in SQLite or in PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime

from adapters.event_store.errors import (
    EventTooLargeError,
    QueueFullError,
    StoreUnavailableError,
    StoreUnusableError,
    WriterClosedError,
)
from adapters.event_store.memory_store import open_memory
from adapters.event_store.postgres_store import open_postgres
from adapters.event_store.sqlite_store import open_sqlite
from adapters.event_store.writer import GroupCommit
from domain.ports.store import Store

__all__ = [
    "EventTooLargeError",
    "GroupCommit",
    "QueueFullError",
    "StoreUnavailableError",
    "StoreUnusableError",
    "WriterClosedError",
    "open_store",
]


def server_clock() -> datetime:
    """Tell the time of this server."""
    return datetime.now(UTC)


def open_store(url: str, *, patience: float = 30.0, clock: Callable[[], datetime] = server_clock) -> Store:
    """Open the store at ``memory:``, ``sqlite:PATH`` or ``postgresql://…``, creating its tables where there are none.

    Raises ValueError for any other URL, StoreUnavailableError where the database does not answer within ``patience``
    seconds, and StoreUnusableError, with nothing changed, where it is not ours, is newer than this release or denies us
    a right.
    """
    scheme, colon, rest = url.partition(":")
    match scheme:
        case "memory" if colon and not rest:
            return open_memory(clock)
        case "sqlite" if rest:
            return open_sqlite(rest, patience, clock)
        case "postgresql" | "postgres" if rest:
            return open_postgres(url, patience, clock)
        case _:
            allowed = "memory:, sqlite:PATH or postgresql://USER@HOST/DATABASE"
            raise ValueError(f"cannot open a store of kind {scheme!r}: expected {allowed}")
