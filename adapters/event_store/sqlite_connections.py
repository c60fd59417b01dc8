"""Connections to SQLite: the library's pool, with write-ahead log, full synchronisation and writers that queue."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from eventsourcing import persistence
from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteCursor, SQLiteDatastore

from adapters.event_store.errors import StoreUnavailableError, one_line

POOL_SIZE: Final = 16

_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_DENIED: Final = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
"""What waiting does not change when a store is opened, but which may pass once it was open."""
_PRIMARY: Final = 0xFF
"""The low byte of an extended result code is the primary one."""


def is_transient(error: sqlite3.Error) -> bool:
    """Say whether an error is one of the disk or of a lock, and not of the statement."""
    return may_pass(error) or _code(error) in _DENIED


def may_pass(error: sqlite3.Error) -> bool:
    """Say whether a store that cannot be opened for this error may be opened later."""
    return _code(error) in _PASSING


def _code(error: sqlite3.Error) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours where the database cannot be used just now, else into the library's."""
    try:
        yield
    except sqlite3.Error as error:
        if is_transient(error):
            raise StoreUnavailableError(one_line(error)) from error
        if isinstance(error, sqlite3.IntegrityError):
            raise persistence.IntegrityError(error) from error
        raise
    except persistence.ConnectionPoolClosedError as error:
        raise StoreUnavailableError("the store is closed") from error
    except persistence.ConnectionUnavailableError as error:
        raise StoreUnavailableError(one_line(error)) from error


def connect(path: str, patience: float) -> sqlite3.Connection:
    """Open a file; a transaction that finds it locked waits up to ``patience`` seconds."""
    connection = sqlite3.connect(
        path,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=128,
    )
    # FULL: with NORMAL a power cut loses acknowledged events in WAL mode. fullfsync matters on macOS only.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA fullfsync=1")
    connection.execute("PRAGMA cache_size=-16384")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, *, commit: bool) -> Iterator[None]:
    """Run a block in one transaction; a writing one takes the lock at once, since later it might not get it."""
    connection.execute("BEGIN IMMEDIATE" if commit else "BEGIN")
    try:
        yield
        if commit:
            connection.execute("COMMIT")
    finally:
        # Also after a COMMIT that failed: the connection goes back to the pool.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


class Connection(SQLiteConnection):
    """A pooled connection whose transactions are ours."""

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """Begin a transaction, for writing where it is to be committed."""
        with translated(), transaction(self._sqlite_conn, commit=commit):
            cursor = self.cursor()
            with cursor:
                yield cursor


class Pool(SQLiteConnectionPool):
    """The library's pool over our connections."""

    patience: float = 30.0

    def _create_connection(self) -> SQLiteConnection:
        return Connection(connect(self.db_name, self.patience), max_age=None)

    def put_connection(self, conn: SQLiteConnection) -> None:
        """Take a connection back, and close it where the pool has been closed meanwhile."""
        was_writing = conn.is_writer
        try:
            super().put_connection(conn)
        except persistence.ConnectionPoolClosedError:
            conn.close()
            if was_writing:
                self._writer_lock.release()

    def close(self) -> None:
        """Close what is idle; what is in use closes when it comes back, since closing it under a statement crashes."""
        with self._put_condition:
            self._closed = True
            while self._pool:
                self._pool.popleft().close()


class Datastore(SQLiteDatastore):
    """One SQLite file: several readers beside one writer, who queue for at most ``patience`` seconds."""

    def __init__(self, path: str, patience: float) -> None:
        """Prepare the pool; no connection is made yet."""
        super().__init__(path)
        self.pool = pool = Pool(db_name=path, pool_size=POOL_SIZE, pool_timeout=patience)
        pool.patience = patience
        self._patience = patience
        self._writing = Lock()

    @contextmanager
    def get_connection(self, *, commit: bool) -> Iterator[SQLiteConnection]:
        """Lend a connection. Writers queue before they ask the pool.

        The pool lets nobody pass a writer that waits in it: not even the reader that the present writer needs in order
        to finish, such as a projection that looks a case up.
        """
        if commit and not self._writing.acquire(timeout=self._patience):
            raise persistence.ConnectionUnavailableError("another writer did not finish in time")
        try:
            with super().get_connection(commit=commit) as connection:
                yield connection
        finally:
            if commit:
                self._writing.release()

    @contextmanager
    def raw(self, *, commit: bool) -> Iterator[sqlite3.Cursor]:
        """Begin a transaction and hand out the driver's own cursor."""
        with translated(), self.transaction(commit=commit) as cursor:
            yield cursor.sqlite_cursor
