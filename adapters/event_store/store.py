"""A store: one log and what is kept beside it."""

from collections.abc import Callable

from adapters.event_store.refusals import StoredRefusals
from adapters.event_store.tables import StoreTables
from adapters.event_store.waiting import StoredWaitingRoom
from domain.ports.event_log import EventLog


class AssembledStore:
    """The parts of one database."""

    def __init__(self, log: EventLog, tables: StoreTables, close: Callable[[], None]) -> None:
        """Put the parts together; ``close`` gives back what they share."""
        self.log = log
        self.tables = tables
        self.refusals = StoredRefusals(tables)
        self.waiting = StoredWaitingRoom(tables)
        self._close = close
        self._closed = False

    def close(self) -> None:
        """Give back connections and threads; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self.log.close()
            self._close()
