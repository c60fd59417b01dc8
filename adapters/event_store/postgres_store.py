"""The store in a PostgreSQL database."""

from collections.abc import Callable
from datetime import datetime

from adapters.event_store.postgres_connections import Datastore
from adapters.event_store.postgres_log import PostgresLog
from adapters.event_store.postgres_recorder import PostgresRecorder
from adapters.event_store.postgres_schema import migrate
from adapters.event_store.postgres_tables import PostgresTables
from adapters.event_store.store import AssembledStore


def open_postgres(url: str, patience: float, clock: Callable[[], datetime]) -> AssembledStore:
    """Open a database, creating our tables in an empty one; errors as for ``open_store``."""
    datastore = Datastore(url, migrate(url, patience), patience)
    log = PostgresLog(PostgresRecorder(datastore), url, patience, clock)
    return AssembledStore(log, PostgresTables(datastore, patience), datastore.close)
