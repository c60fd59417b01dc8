"""The store in an SQLite file."""

from collections.abc import Callable
from datetime import datetime

from adapters.event_store.sqlite_connections import Datastore
from adapters.event_store.sqlite_log import SqliteLog
from adapters.event_store.sqlite_recorder import SqliteRecorder
from adapters.event_store.sqlite_schema import migrate
from adapters.event_store.sqlite_tables import SqliteTables
from adapters.event_store.store import AssembledStore


def open_sqlite(path: str, patience: float, clock: Callable[[], datetime]) -> AssembledStore:
    """Open a file, creating it where there is none; errors as for ``open_store``."""
    migrate(path, patience)
    datastore = Datastore(path, patience)
    log = SqliteLog(SqliteRecorder(datastore), clock)
    return AssembledStore(log, SqliteTables(datastore), datastore.close)
