"""Tables in SQLite."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from adapters.event_store.errors import StoreUnavailableError, StoreUnusableError, one_line
from adapters.event_store.migrations import Migrations, pending
from adapters.event_store.sqlite_connections import connect, may_pass, transaction
from domain.time.instants import format_instant

MIGRATIONS: Final[Migrations] = (
    (
        """CREATE TABLE bihuan_schema (
            version INTEGER PRIMARY KEY,
            applied_at TEXT NOT NULL
        )""",
        """CREATE TABLE stored_events (
            position INTEGER PRIMARY KEY,
            originator_id BLOB NOT NULL,
            originator_version INTEGER NOT NULL,
            topic TEXT NOT NULL,
            state BLOB NOT NULL,
            UNIQUE (originator_id, originator_version)
        )""",
        """CREATE TABLE log_head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            position INTEGER NOT NULL,
            recorded_at TEXT NOT NULL
        )""",
        "INSERT INTO log_head VALUES (1, 0, '0001-01-01T00:00:00.000000Z')",
        """CREATE TABLE admissions (
            admission BLOB PRIMARY KEY,
            digest BLOB NOT NULL,
            first_position INTEGER NOT NULL,
            events INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE tracking (
            application_name TEXT PRIMARY KEY,
            notification_id INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE refusals (
            number INTEGER PRIMARY KEY,
            received_at TEXT NOT NULL,
            channel TEXT NOT NULL,
            source TEXT,
            id TEXT,
            subject TEXT,
            type TEXT,
            organ TEXT,
            problem BLOB NOT NULL,
            content_type TEXT NOT NULL,
            body BLOB NOT NULL
        )""",
        "CREATE INDEX refusals_source ON refusals (source, number)",
        "CREATE INDEX refusals_organ ON refusals (organ, number)",
        """CREATE TABLE waiting (
            number INTEGER PRIMARY KEY,
            admission TEXT NOT NULL UNIQUE,
            alias TEXT NOT NULL,
            received_at TEXT NOT NULL,
            event BLOB NOT NULL
        )""",
        "CREATE INDEX waiting_alias ON waiting (alias, number)",
    ),
    (
        "ALTER TABLE refusals ADD COLUMN place TEXT",
        "ALTER TABLE refusals ADD COLUMN settled TEXT",
        "CREATE UNIQUE INDEX refusals_place ON refusals (place)",
        "CREATE INDEX refusals_open ON refusals (source, subject, number) WHERE settled IS NULL",
    ),
)


def migrate(path: str, patience: float, migrations: Migrations = MIGRATIONS) -> None:
    """Bring a file to the present schema, creating it where there is none.

    Raises StoreUnusableError, with nothing changed, where the file is not ours or we may not write it, and
    StoreUnavailableError where it is locked, or its disk is full or fails, for longer than ``patience`` seconds.
    """
    if not Path(path).absolute().parent.is_dir():
        raise StoreUnusableError(f"cannot open {path}: there is no such directory")
    deadline = time.monotonic() + patience
    while True:
        try:
            with closing(connect(path, patience)) as connection:
                _migrate(connection, migrations)
        except sqlite3.Error as error:
            # Switching to WAL does not wait for a lock by itself, so two processes that start at once meet here.
            if not may_pass(error):
                raise StoreUnusableError(f"cannot use {path}: {one_line(error)}") from error
            if time.monotonic() > deadline:
                raise StoreUnavailableError(f"cannot use {path} after {patience:.0f} s: {one_line(error)}") from error
            time.sleep(0.02)
        else:
            return


def _migrate(connection: sqlite3.Connection, migrations: Migrations) -> None:
    _pending(connection, migrations)  # before anything is changed
    (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":
        raise StoreUnusableError(f"the file system does not allow a write-ahead log (journal mode {mode})")
    with transaction(connection, commit=True):
        for version, statements in _pending(connection, migrations):
            for statement in statements:
                connection.execute(statement)
            applied = (version, format_instant(datetime.now(UTC)))
            connection.execute("INSERT INTO bihuan_schema VALUES (?, ?)", applied)


def _pending(connection: sqlite3.Connection, migrations: Migrations) -> list[tuple[int, tuple[str, ...]]]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    tables = [name for (name,) in names if not name.startswith("sqlite_")]
    version = None
    if "bihuan_schema" in tables:
        (version,) = connection.execute("SELECT max(version) FROM bihuan_schema").fetchone()
    return pending(migrations, tables=tables, version=version)
