"""The store in memory."""

from collections.abc import Callable
from datetime import datetime

from adapters.event_store.memory_log import MemoryLog
from adapters.event_store.sqlite_schema import MIGRATIONS
from adapters.event_store.sqlite_tables import MemoryTables
from adapters.event_store.store import AssembledStore


def open_memory(clock: Callable[[], datetime]) -> AssembledStore:
    """Open an empty store that is gone when it is closed."""
    tables = MemoryTables()
    tables.run(statement for migration in MIGRATIONS for statement in migration)
    return AssembledStore(MemoryLog(clock), tables, tables.close)
