"""Who appends to PostgreSQL: one connection, and what to do when it breaks."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from threading import Lock
from typing import Final

import psycopg
from psycopg.rows import TupleRow

from adapters.event_store.appending import Judgement
from adapters.event_store.errors import StoreUnavailableError, one_line
from adapters.event_store.postgres_append import LostAcknowledgementError, append_at_once, append_locked
from adapters.event_store.postgres_arrays import register
from adapters.event_store.postgres_connections import Connection, connect
from domain.ports.event_log import Append, Bookmark

COPY_FROM: Final = 100
"""Units from which on copying beats an insert of arrays."""
CONTENDED: Final = 50
"""Batches that take the lock first after another process was found writing."""


class Writer:
    """Appends batches, one at a time; safe to share between threads."""

    def __init__(self, url: str, patience: float, clock: Callable[[], datetime]) -> None:
        """Prepare; the connection is made when it is needed."""
        self._url = url
        self._patience = patience
        self._clock = clock
        self._lock = Lock()
        self._contended = 0
        self._connection: Connection[TupleRow] | None = None

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark]) -> Judgement:
        """Store a batch, connecting anew and trying again for up to ``patience`` seconds where the connection breaks.

        Raises StoreUnavailableError after that, which says whether the batch may be stored; it may be sent again.
        """
        with self._lock:
            deadline = time.monotonic() + self._patience
            lost: list[Judgement] = []
            pause = 0.05
            while True:
                try:
                    return self._attempt(self._connected(deadline), batch, bookmarks, lost)
                except LostAcknowledgementError as error:
                    lost.append(error.judgement)
                    reason = one_line(error)
                except (psycopg.OperationalError, psycopg.InterfaceError, StoreUnavailableError) as error:
                    reason = one_line(error)
                self._disconnect()
                if time.monotonic() + pause > deadline:
                    known = "the batch may or may not be stored" if lost else "nothing of the batch is stored"
                    raise StoreUnavailableError(f"{known}, send it again with the same ids: {reason}")
                time.sleep(pause)
                pause = min(pause * 2, 2.0)

    def _attempt(
        self,
        connection: psycopg.Connection[TupleRow],
        batch: Sequence[Append],
        bookmarks: Sequence[Bookmark],
        lost: Sequence[Judgement],
    ) -> Judgement:
        asking = not any(unit.events for unit in batch)
        if not bookmarks and not lost and (asking or (len(batch) < COPY_FROM and not self._contended)):
            if judgement := append_at_once(connection, batch, self._clock):
                return judgement
            self._contended = CONTENDED
        self._contended = max(0, self._contended - 1)
        return append_locked(connection, batch, bookmarks, self._clock, lost)

    def close(self) -> None:
        """Give the connection back once nothing is being appended."""
        with self._lock:
            self._disconnect()

    def _connected(self, deadline: float) -> psycopg.Connection[TupleRow]:
        if self._connection is None or self._connection.closed:
            self._connection = connect(self._url, max(0.0, deadline - time.monotonic()))
            self._connection.patience = self._patience
            register(self._connection)
            self._connection.execute(f"SET lock_timeout = '{self._patience * 1000:.0f}ms'")
            # Everything is looked up by key; a plan made while a table was empty must not scan it when it has grown.
            self._connection.execute("SET enable_seqscan = off")
            self._connection.execute("SET plan_cache_mode = force_generic_plan")
            self._connection.execute("SET jit = off")
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
            self._connection = None
