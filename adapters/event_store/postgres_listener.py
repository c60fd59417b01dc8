"""Listening for appends of other processes."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Final

import psycopg
from psycopg.sql import SQL, Identifier

from adapters.event_store.errors import StoreUnavailableError, StoreUnusableError
from adapters.event_store.postgres_connections import connect
from adapters.event_store.postgres_statements import CHANNEL

_LOOK: Final = 0.25
"""Seconds between looks whether to stop."""
_PROBES: Final = 40
"""Looks between questions to the server whether the connection still lives."""


class Listener:
    """A thread that listens; whoever waits polls as well, so that nothing depends on it but the speed."""

    def __init__(self, url: str, notify: Callable[[], None]) -> None:
        """Take what to call for each notification."""
        self._url = url
        self._notify = notify
        self._stopping = Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to listen, unless that has been done."""
        with self._lock:
            if self._thread is None and not self._stopping.is_set():
                self._thread = Thread(target=self._run, name="bihuan-listener", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._stopping.set()
        with self._lock:
            if self._thread is not None:
                self._thread.join()
                self._thread = None

    def _run(self) -> None:
        while not self._stopping.is_set():
            # Whatever breaks the connection, the answer is another one; readers poll meanwhile.
            with (
                suppress(psycopg.Error, StoreUnavailableError, StoreUnusableError),
                connect(self._url, 0) as connection,
            ):
                self._listen(connection)
            self._stopping.wait(_LOOK)

    def _listen(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        connection.execute(SQL("LISTEN {}").format(Identifier(CHANNEL)))
        self._notify()  # for what came between the last look and LISTEN
        while not self._stopping.is_set():
            for _ in range(_PROBES):
                for _ in connection.notifies(timeout=_LOOK, stop_after=1):
                    self._notify()
                if self._stopping.is_set():
                    return
            connection.execute("SELECT 1")  # a half-open connection answers nothing, and breaks here
