"""Tables of read models in PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Final
from zlib import crc32

import psycopg
from psycopg.rows import TupleRow, tuple_row

from adapters.event_store.bookmarks import POSITION
from adapters.event_store.postgres_connections import LONG, Datastore
from adapters.event_store.postgres_schema import MIGRATION_LOCK
from adapters.event_store.postgres_statements import TRACKED
from adapters.event_store.tables import (
    column_names,
    create_statement,
    index_statements,
    key_kinds,
    named,
    names,
    on_conflict,
    storable_row,
)
from domain.ports.tables import Row, Table, Value

_BEGIN: Final = f"BEGIN; SET LOCAL idle_in_transaction_session_timeout = '{LONG:.0f}s'"
"""A fold may compute for long between two statements; whoever vanishes meanwhile is noticed by his connection."""
_KINDS: Final = {"text": "text", "integer": "bigint", "blob": "bytea"}


@lru_cache(maxsize=2048)
def with_psycopg_places(sql: str) -> str:
    """Turn ``?`` outside of quotes into psycopg's place-holders, and double every ``%``."""
    parts = sql.replace("%", "%%").split("'")
    return "'".join(part.replace("?", "%s") if n % 2 == 0 else part for n, part in enumerate(parts))


class PostgresSession:
    """One transaction on the tables."""

    def __init__(self, cursor: psycopg.Cursor[TupleRow]) -> None:
        """Work on a cursor whose transaction has begun."""
        self._cursor = cursor

    def alone(self, purpose: str) -> None:
        """Wait until nobody else writes for this purpose; held until the end of the transaction."""
        self._lock(crc32(purpose.encode()))

    def create(self, table: Table) -> None:
        """Create a table where it does not exist."""
        self._lock(MIGRATION_LOCK)  # IF NOT EXISTS by itself fails where two processes create at once
        self._cursor.execute(create_statement(table, _KINDS))

    def index(self, table: Table) -> None:
        """Create a table's indexes where they do not exist, and analyse it."""
        self._lock(MIGRATION_LOCK)
        for statement in index_statements(table):
            self._cursor.execute(statement)

    def drop(self, table: Table) -> None:
        """Drop a table where it exists."""
        self._lock(MIGRATION_LOCK)
        self._cursor.execute(f"DROP TABLE IF EXISTS {named(table.name)}")

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows, or replace those with the same key; of two rows with one key the last counts."""
        if not rows:
            return
        places = [column_names(table).index(name) for name in table.key]
        if len(places) == 1:
            last = {row[places[0]]: row for row in rows}
        else:
            last = {tuple([row[place] for place in places]): row for row in rows}  # type: ignore[misc]  # keys of either kind
        kinds = [column.kind for column in table.columns]
        into = f"INSERT INTO {named(table.name)} ({names(column_names(table))})"
        sql = f"{into} SELECT * FROM {_unnest(kinds)} {on_conflict(table)}"
        self._cursor.execute(sql, _columns(kinds, list(last.values())), prepare=True)

    def delete(self, table: Table, keys: Iterable[Row]) -> None:
        """Delete rows by key."""
        if wanted := list(keys):
            sql = f"DELETE FROM {named(table.name)} t USING {_keys(table)}"
            self._cursor.execute(f"{sql} WHERE {_on(table)}", _columns(key_kinds(table), wanted), prepare=True)

    def query(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Run a SELECT and fetch all its rows."""
        return self._cursor.execute(with_psycopg_places(sql), storable_row(tuple(parameters))).fetchall()

    def lookup(self, table: Table, columns: Sequence[str], keys: Sequence[Row]) -> list[Row]:
        """Fetch some columns of the rows with these keys."""
        distinct = list(dict.fromkeys(keys))
        if not distinct:
            return []
        wanted = ", ".join(f"t.{named(column)}" for column in columns)
        sql = f"SELECT {wanted} FROM {_keys(table)} JOIN {named(table.name)} t ON {_on(table)}"
        return self._cursor.execute(sql, _columns(key_kinds(table), distinct), prepare=True).fetchall()

    def position(self, name: str) -> int:
        """Read how far a projection has come."""
        row = self._cursor.execute(TRACKED, (POSITION + name,)).fetchone()
        return row[0] if row else 0

    def set_position(self, name: str, position: int) -> None:
        """Record how far a projection has come, forwards or backwards."""
        statement = (
            "INSERT INTO notification_tracking VALUES (%s, %s) "
            "ON CONFLICT (application_name) DO UPDATE SET notification_id = excluded.notification_id"
        )
        self._cursor.execute(statement, (POSITION + name, position))

    def _lock(self, key: int) -> None:
        self._cursor.execute("SELECT pg_advisory_xact_lock(%s)", (key,))


def _unnest(kinds: Sequence[str]) -> str:
    return f"unnest({', '.join(f'%b::{_KINDS[kind]}[]' for kind in kinds)})"


def _keys(table: Table) -> str:
    columns = ", ".join(f"k{n}" for n in range(len(table.key)))
    return f"{_unnest(key_kinds(table))} AS k({columns})"


def _on(table: Table) -> str:
    return " AND ".join(f"t.{named(name)} = k.k{n}" for n, name in enumerate(table.key))


def _columns(kinds: Sequence[str], rows: Sequence[Row]) -> list[list[Value]]:
    columns = zip(*rows, strict=True)
    return [
        list(storable_row(column)) if kind == "text" else list(column)
        for kind, column in zip(kinds, columns, strict=True)
    ]


class PostgresTables:
    """Tables beside the log, in the same database."""

    def __init__(self, datastore: Datastore, patience: float) -> None:
        """Use the connections of the store, waiting up to ``patience`` seconds for a free one."""
        self._datastore = datastore
        self._patience = patience

    @contextmanager
    def write(self) -> Iterator[PostgresSession]:
        """Begin a transaction that commits at the end of the block and rolls back on an exception."""
        with self._session(_BEGIN) as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[PostgresSession]:
        """Begin a read-only transaction on one consistent snapshot."""
        with self._session("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as session:
            yield session

    @contextmanager
    def _session(self, begin: str) -> Iterator[PostgresSession]:
        with self._datastore.connection(self._patience, longest=LONG) as connection:
            connection.execute(begin)
            try:
                with connection.cursor(binary=True, row_factory=tuple_row) as cursor:
                    yield PostgresSession(cursor)
                connection.commit()
            finally:
                connection.rollback()
