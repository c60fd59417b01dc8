"""Delivery: takes what is due, sends it, and notes what came of it. After a crash the same id is sent again."""

import asyncio
import logging
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from typing import Final

from adapters.webhooks.queue import Notification, State, Tried, bury, open_queue, settle, take
from adapters.webhooks.sending import GONE, send
from adapters.webhooks.settings import Settings
from adapters.webhooks.subscriptions import Subscription, mark_gone, subscriptions
from domain.ports.store import Store

_LOG: Final = logging.getLogger(__name__)
_ALONE: Final = "webhooks:delivery"
_IDLE_SECONDS: Final = 0.5
_FAULT_SECONDS: Final = 5.0
_Taken = Sequence[tuple[Subscription, Notification]]


class Delivery:
    """Delivers; several may work at once, each notification is taken by one of them."""

    def __init__(self, store: Store, clock: Callable[[], datetime], settings: Settings | None = None) -> None:
        """Take the store, a clock, and how patient to be."""
        self._store, self._clock, self._settings = store, clock, settings or Settings()
        self._context = ssl.create_default_context()

    def run(self, stop: Event) -> None:
        """Deliver until ``stop``; what goes wrong is told, and tried again."""
        self.open()
        while not stop.is_set():
            try:
                tried = self.step()
            except Exception:  # noqa: BLE001 -- the thread must outlive any fault
                _LOG.exception("webhooks are not delivered")
                stop.wait(_FAULT_SECONDS)
                continue
            if tried == 0:
                stop.wait(_IDLE_SECONDS)

    def open(self) -> None:
        """Make the tables where they do not exist."""
        with self._store.tables.write() as session:
            open_queue(session)

    def step(self) -> int:
        """Send what is due, some of it; returns how many notifications were tried."""
        taken = self._take()
        if taken:
            asyncio.run(self._send_all(taken))
        return len(taken)

    def _take(self) -> _Taken:
        now = self._clock()
        with self._store.tables.read() as session:
            anybody = [one for one in subscriptions(session) if one.gone_at is None]
        if not anybody:
            return ()
        with self._store.tables.write() as session:
            session.alone(_ALONE)
            return [(to, one) for to in anybody for one in take(session, to, now, self._settings)]

    async def _send_all(self, taken: _Taken) -> None:
        """Send at once; each is settled as soon as it is known what came of it."""
        async with asyncio.TaskGroup() as group:
            for to, one in taken:
                group.create_task(self._send(to, one))

    async def _send(self, to: Subscription, one: Notification) -> None:
        tried = await send(to, one, self._clock(), self._settings.timeout, self._context)
        await asyncio.to_thread(self._settle, to, one, tried)

    def _settle(self, to: Subscription, one: Notification, tried: Tried) -> None:
        now = self._clock()
        with self._store.tables.write() as session:
            session.alone(_ALONE)
            state = settle(session, one, tried, now, self._settings)
            if tried.status == GONE and any(known.id == to.id for known in subscriptions(session)):
                mark_gone(session, to, now)
                bury(session, to.id, "the subscriber is gone (410)", now)
        if state == State.DEAD:
            _LOG.warning("a webhook was given up: %s to %s: %s", one.id, to.id, tried.error)
