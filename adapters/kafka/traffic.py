"""Inbox and outbox in threads of this process, as `bihuan serve --kafka` runs them."""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread
from typing import Final

from adapters.intake.message import Limits
from adapters.kafka.gaps import LostMessagesError
from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox, lag
from adapters.kafka.settings import Settings
from domain.ports.store import Store

_LOG: Final = logging.getLogger(__name__)


class Traffic:
    """What goes over the broker."""

    def __init__(
        self, store: Store, settings: Settings, clock: Callable[[], datetime], limits: Limits | None = None
    ) -> None:
        """Take the store and the broker."""
        self._store = store
        self._inbox = Inbox(store, settings, clock, limits=limits)
        self._outbox = Outbox(store, settings, clock)
        self._stop = Event()
        self._threads = [
            Thread(target=self._take_in, name="bihuan-inbox", daemon=True),
            Thread(target=self._outbox.run, args=(self._stop,), name="bihuan-outbox", daemon=True),
        ]
        self.error: str | None = None
        """Why the inbox has stopped for good, where it has."""

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End after the batches in hand."""
        self._stop.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    @property
    def waiting(self) -> int | None:
        """Messages that wait in the partitions of this process; None before the first poll."""
        return self._inbox.behind

    @property
    def complaints(self) -> list[str]:
        """Why the inbox or the outbox stands still for the moment, where one does."""
        return [told for told in (self._inbox.complaint, self._outbox.complaint) if told is not None]

    @property
    def unpublished(self) -> int:
        """Events that have not been published yet."""
        return lag(self._store.log)

    def _take_in(self) -> None:
        try:
            self._inbox.run(self._stop)
        except LostMessagesError as error:
            self.error = str(error)
            _LOG.exception("the inbox has stopped")
