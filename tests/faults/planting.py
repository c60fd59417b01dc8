"""Faults that are planted in a process, for campaigns to find."""

import sqlite3

from adapters.event_store import postgres_connections, sqlite_connections


def with_settings(*settings: str) -> None:
    """Set up every further session on PostgreSQL with these settings after ours."""
    statements = tuple(f"SET {setting}" for setting in settings)
    postgres_connections.SESSION = (*postgres_connections.SESSION, *statements)


def with_pragmas(*pragmas: str) -> None:
    """Open every further connection to SQLite with these settings instead of ours."""
    ours = sqlite_connections.connect

    def connect(path: str, patience: float) -> sqlite3.Connection:
        connection = ours(path, patience)
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    sqlite_connections.connect = connect
