"""Notifying: follows the log, and queues what subscribers are to be told of; delivery goes its own way.

What is queued and how far the log has been read commit together, so that after a crash nothing is missing or twice.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from threading import Event, Thread
from typing import Final

from msgspec import json

from adapters.webhooks.delivery import Delivery
from adapters.webhooks.queue import Notification, State, enqueue, message_id, open_queue
from adapters.webhooks.settings import Settings
from adapters.webhooks.subscriptions import Subscription, subscriptions
from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.ports.store import Store
from domain.time.instants import format_instant
from projections.notices import Notice, notices, reached

_LOG: Final = logging.getLogger(__name__)

NAME: Final = "webhooks"
"""Name under which it is kept how far the log has been read."""
BATCH: Final = 500
_WAIT_SECONDS: Final = 0.5
_FAULT_SECONDS: Final = 5.0
_ENCODER: Final = json.Encoder(order="sorted")


class Notifier:
    """Finds notices up to where the projections are, and queues them; a second one waits its turn."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """Take the store and a clock."""
        self._store, self._clock = store, clock

    def step(self) -> int:
        """Read a batch of the log; returns how many events it was, 0 where there is nothing new."""
        with self._store.tables.read() as session:
            if session.position(NAME) >= reached(session):
                return 0
        with self._store.tables.write() as session:
            session.alone(NAME)
            after, upto = session.position(NAME), reached(session)
            everybody = [one for one in subscriptions(session) if one.gone_at is None]
            after = max(after, min((one.since for one in everybody), default=upto))
            batch = [e for e in self._store.log.scan(after, BATCH) if e.position <= upto] if after < upto else []
            events = [e for e in batch if isinstance(e, Recorded) and type(e.event.fact) in PART_OF]
            if events:
                enqueue(session, self._told(notices(session, events), everybody))
            session.set_position(NAME, batch[-1].position if batch else max(after, session.position(NAME)))
            return max(1, len(batch))

    def _told(self, found: Iterable[Notice], everybody: Sequence[Subscription]) -> Iterator[Notification]:
        now = format_instant(self._clock())
        for notice in found:
            for one in everybody:
                if one.wants(notice.kind, notice.organ, notice.position):
                    yield _notification(notice, one, now)


def _notification(notice: Notice, to: Subscription, now: str) -> Notification:
    data = {"organ": notice.organ, "position": notice.position, **notice.data}
    body = {"type": notice.kind, "timestamp": format_instant(notice.at), "data": data}
    return Notification(
        subscription=to.id,
        id=message_id(to.id, notice.name),
        kind=notice.kind,
        state=State.WAITING,
        created_at=now,
        next_at=now,
        done_at=None,
        error=None,
        position=notice.position,
        tries=0,
        status=None,
        body=_ENCODER.encode(body),
    )


class Webhooks:
    """Notifying and delivery in two threads, so that a subscriber that hangs holds up nothing but delivery."""

    def __init__(self, store: Store, clock: Callable[[], datetime], settings: Settings | None = None) -> None:
        """Take the store, a clock, and how patient to be."""
        self._store = store
        self._notifier, self._delivery = Notifier(store, clock), Delivery(store, clock, settings)
        self._stop = Event()
        self._threads = [
            Thread(target=self._notify, name="bihuan-notifier", daemon=True),
            Thread(target=self._delivery.run, args=(self._stop,), name="bihuan-webhooks", daemon=True),
        ]

    def start(self) -> None:
        """Begin."""
        with self._store.tables.write() as session:
            open_queue(session)
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End after what is in hand; a second call does nothing."""
        self._stop.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def run(self, stop: Event) -> None:
        """Work until ``stop``."""
        self.start()
        stop.wait()
        self.stop()

    def _notify(self) -> None:
        while not self._stop.is_set():
            try:
                read = self._notifier.step()
            except Exception:  # noqa: BLE001 -- the thread must outlive any fault
                _LOG.exception("nobody is notified")
                self._stop.wait(_FAULT_SECONDS)
                continue
            if read == 0:
                self._stop.wait(_WAIT_SECONDS)
