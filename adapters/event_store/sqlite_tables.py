"""Tables of read models in SQLite."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Final

from adapters.event_store.bookmarks import POSITION
from adapters.event_store.sqlite_connections import Datastore, transaction, translated
from adapters.event_store.tables import (
    column_names,
    create_statement,
    index_statements,
    named,
    names,
    on_conflict,
    storable_row,
)
from domain.ports.tables import Row, Table, Value, chunks

_KINDS: Final = {"text": "TEXT", "integer": "INTEGER", "blob": "BLOB"}
_KEYS: Final = 200
"""Keys looked up by one statement; SQLite takes 32,766 parameters, older builds 999."""


class SqliteSession:
    """One transaction on the tables."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        """Work on a cursor whose transaction has begun."""
        self._cursor = cursor

    def alone(self, purpose: str) -> None:
        """Do nothing: who writes to SQLite is always alone."""

    def create(self, table: Table) -> None:
        """Create a table where it does not exist."""
        self._cursor.execute(create_statement(table, _KINDS))

    def index(self, table: Table) -> None:
        """Create a table's indexes where they do not exist, and analyse it."""
        self._cursor.execute("PRAGMA analysis_limit = 1000")  # a sample tells the planner enough
        for statement in index_statements(table):
            self._cursor.execute(statement)

    def drop(self, table: Table) -> None:
        """Drop a table where it exists."""
        self._cursor.execute(f"DROP TABLE IF EXISTS {named(table.name)}")

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows, or replace those with the same key."""
        places = ",".join("?" * len(table.columns))
        into = f"INSERT INTO {named(table.name)} ({names(column_names(table))})"
        self._cursor.executemany(f"{into} VALUES ({places}) {on_conflict(table)}", map(storable_row, rows))

    def delete(self, table: Table, keys: Iterable[Row]) -> None:
        """Delete rows by key."""
        where = " AND ".join(f"{named(name)}=?" for name in table.key)
        self._cursor.executemany(f"DELETE FROM {named(table.name)} WHERE {where}", map(storable_row, keys))

    def query(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Run a SELECT and fetch all its rows."""
        return self._cursor.execute(sql, storable_row(tuple(parameters))).fetchall()

    def lookup(self, table: Table, columns: Sequence[str], keys: Sequence[Row]) -> list[Row]:
        """Fetch some columns of the rows with these keys."""
        distinct = list(dict.fromkeys(map(storable_row, keys)))
        wanted = ", ".join(f"t.{named(column)}" for column in columns)
        key = ", ".join(f"k{n}" for n in range(len(table.key)))
        on = " AND ".join(f"t.{named(name)} = k.k{n}" for n, name in enumerate(table.key))
        found: list[Row] = []
        for chunk in chunks(distinct, _KEYS):
            values = ",".join([f"({','.join('?' * len(table.key))})"] * len(chunk))
            # CROSS JOIN keeps SQLite from scanning the table instead of looking each key up.
            sql = f"WITH k({key}) AS (VALUES {values}) SELECT {wanted} FROM k CROSS JOIN {named(table.name)} t ON {on}"
            found += self._cursor.execute(sql, [value for row in chunk for value in row]).fetchall()
        return found

    def position(self, name: str) -> int:
        """Read how far a projection has come."""
        statement = "SELECT notification_id FROM tracking WHERE application_name=?"
        row = self._cursor.execute(statement, (POSITION + name,)).fetchone()
        return row[0] if row else 0

    def set_position(self, name: str, position: int) -> None:
        """Record how far a projection has come, forwards or backwards."""
        statement = (
            "INSERT INTO tracking VALUES (?, ?) "
            "ON CONFLICT (application_name) DO UPDATE SET notification_id = excluded.notification_id"
        )
        self._cursor.execute(statement, (POSITION + name, position))


class SqliteTables:
    """Tables beside the log, in the same file."""

    def __init__(self, datastore: Datastore) -> None:
        """Use the connections of the store."""
        self._datastore = datastore

    @contextmanager
    def write(self) -> Iterator[SqliteSession]:
        """Begin a transaction that commits at the end of the block and rolls back on an exception."""
        with self._datastore.raw(commit=True) as cursor:
            yield SqliteSession(cursor)

    @contextmanager
    def read(self) -> Iterator[SqliteSession]:
        """Begin a read-only transaction on one consistent snapshot."""
        with self._datastore.raw(commit=False) as cursor:
            yield SqliteSession(cursor)


class MemoryTables:
    """Tables in memory: one SQLite connection, used by one thread at a time."""

    def __init__(self) -> None:
        """Begin with no table but the one of positions."""
        self._lock = RLock()
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)

    @contextmanager
    def write(self) -> Iterator[SqliteSession]:
        """Begin a transaction that commits at the end of the block and rolls back on an exception."""
        with self._transaction(commit=True) as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[SqliteSession]:
        """Begin a read-only transaction; inside a writing one of the same thread it sees what that one has written."""
        with self._transaction(commit=False) as session:
            yield session

    @contextmanager
    def _transaction(self, *, commit: bool) -> Iterator[SqliteSession]:
        with self._lock, translated():
            session = SqliteSession(self._connection.cursor())
            if self._connection.in_transaction:
                yield session
            else:
                with transaction(self._connection, commit=commit):
                    yield session

    def run(self, statements: Iterable[str]) -> None:
        """Run statements, each by itself."""
        with self._lock:
            for statement in statements:
                self._connection.execute(statement)

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._connection.close()
