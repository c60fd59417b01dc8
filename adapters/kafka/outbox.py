"""The outbox: publishes every stored event in the order of the log, from the log itself, and what was refused.

How far it has come stands in the database, and moves when the broker has confirmed everything before; after a crash
some events are published again, with the same position in their headers, so that a reader can drop them.
"""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from typing import Any, Final

from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError
from msgspec import json

from adapters.intake.answers import Answer, answer
from adapters.intake.problem import Problem
from adapters.kafka.clients import dismiss
from adapters.kafka.gatekeeper import Gatekeeper
from adapters.kafka.messages import reasons
from adapters.kafka.placing import TOGETHER, fitting
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, one_line
from domain.event import Recorded, Unreadable
from domain.ports.errors import BookmarkMovedError
from domain.ports.event_log import Bookmark, EventLog, Stored
from domain.ports.refusals import Refusal
from domain.ports.store import Store

_LOG: Final = logging.getLogger(__name__)

PUBLISHED: Final = "outbox"
"""Bookmark: the last position that the broker has confirmed."""
BURIED: Final = "outbox:dead"
"""Bookmark: the number of the last refusal that the broker has confirmed."""
BATCH: Final = 500
"""Events on their way to the broker at a time: the client's own queue has no bound."""
_BURIED_AT_ONCE: Final = 50
"""Refused messages on their way at a time; one may measure a megabyte."""
_REQUEST_MS: Final = 15_000
_GIVEN_UP_SECONDS: Final = 600
"""Before that the client lets nothing expire: it then asks for another identity, and never sends anything again where
the broker did not answer that at once."""
_REFUSALS: Final = 10
"""Times that the broker may refuse a batch before its reason is told. Without a limit the client tells in the end only
that time ran out, and not, say, that there are too few replicas."""
_AFTER_REFUSAL_MS: Final = 500
_PATIENCE: Final = 5.0
"""Seconds without an answer of the broker after which that is told."""
_IDLE_SECONDS: Final = 0.5
_LONGEST_PAUSE: Final = 5.0


def lag(log: EventLog) -> int:
    """Count the events that have not been published yet."""
    return log.head() - log.bookmark(PUBLISHED)


class Outbox:
    """Publishes; one at a time works, and a second one finds the bookmark moved and looks again."""

    def __init__(self, store: Store, settings: Settings, clock: Callable[[], datetime]) -> None:
        """Take the store, the broker and a clock."""
        self._store, self._settings = store, settings
        self._gate = Gatekeeper(store.log, clock)
        self.published = 0
        """Events published by this process, repeats included."""
        self.complaint: str | None = None
        """Why it stands still, as long as it does."""

    def run(self, stop: Event) -> None:
        """Publish until ``stop``; whatever the broker says, it is asked again."""
        pause = 0.1
        while not stop.is_set():
            producer = None
            try:
                producer = self._producer()
                while not stop.is_set():
                    if self._step(producer, stop) == 0:
                        self._store.log.wait(self._store.log.bookmark(PUBLISHED), _IDLE_SECONDS)
                    pause, self.complaint = 0.1, None
            except BookmarkMovedError as error:
                _LOG.warning("another outbox publishes too: %s", error)
                stop.wait(_LONGEST_PAUSE)
            except Exception as error:  # noqa: BLE001 -- whatever it is, it is told, and tried again
                self._complain(f"the outbox stands still, and tries again: {one_line(error)}")
                stop.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            finally:
                if producer is not None:
                    dismiss(producer, timeout=1)

    def _step(self, producer: Any, stop: Event) -> int:  # noqa: ANN401 -- kafka-python has no types
        """Publish a batch of events, and one of what was refused; returns how many that were."""
        self._gate.look()
        return self._publish(producer, stop) + self._bury(producer, stop)

    def _publish(self, producer: Any, stop: Event) -> int:  # noqa: ANN401 -- kafka-python has no types
        log = self._store.log
        after = log.bookmark(PUBLISHED)
        found = log.scan(after, BATCH)
        if not found:
            return 0
        partitions = sorted(producer.partitions_for(EVENTS) or ())
        if not partitions:
            raise KafkaError(f"the broker does not tell the partitions of {EVENTS}; `bihuan kafka init` makes it")
        placed = list(fitting(found, partitions))
        sent = [
            producer.send(EVENTS, message.value, key=message.key, headers=message.headers, partition=number)
            for _, message, where in placed
            for number in where
        ]
        batch = [entry for entry, _, _ in placed]
        told = self._tell(producer, batch)
        self._settle(producer, stop)
        _see_to(sent, told)
        log.append([], [Bookmark(PUBLISHED, batch[-1].position, expected=after)])
        self.published += len(batch)
        return len(batch)

    def _bury(self, producer: Any, stop: Event) -> int:  # noqa: ANN401 -- kafka-python has no types
        log = self._store.log
        after = log.bookmark(BURIED)
        refused = self._store.refusals.list(after, _BURIED_AT_ONCE)
        if not refused:
            return 0
        dead = [r for r in refused if r.place is not None]
        sent = [producer.send(DEAD, r.body, key=(r.source or "").encode(), headers=reasons(r)) for r in dead]
        told = [
            producer.send(topic, json.encode(_rejected(r)), key=(r.id or "").encode())
            for r in dead
            if (topic := self._outcome_topic(r.source)) is not None
        ]
        self._settle(producer, stop)
        _see_to(sent, told)
        log.append([], [Bookmark(BURIED, refused[-1].number, expected=after)])
        return len(refused)

    def _settle(self, producer: Any, stop: Event) -> None:  # noqa: ANN401 -- kafka-python has no types
        """Wait until it is known of everything what became of it, however long the broker stands still.

        A producer that is given up before goes on in its own thread, and publishes in the end what it still has. So
        that comes last: raises KafkaTimeoutError.
        """
        given_up_at = time.monotonic() + _GIVEN_UP_SECONDS
        while True:
            try:
                producer.flush(_PATIENCE)
            except KafkaTimeoutError:
                if stop.is_set() or time.monotonic() > given_up_at:
                    raise
                self._complain("the outbox waits for the broker, which confirms nothing")
            else:
                return

    def _complain(self, complaint: str) -> None:
        if complaint != self.complaint:
            _LOG.warning("%s", complaint)
        self.complaint = complaint

    def _tell(self, producer: Any, batch: Sequence[Recorded | Unreadable]) -> list[Any]:  # noqa: ANN401 -- as above
        """Tell sources that asked for it what became of their events."""
        return [
            producer.send(topic, json.encode(answer(Stored((entry,)))), key=entry.event.id.encode())
            for entry in batch
            if isinstance(entry, Recorded)
            and not entry.event.id.partition("#")[2]
            and (topic := self._outcome_topic(entry.event.source)) is not None
        ]

    def _outcome_topic(self, source: str | None) -> str | None:
        found = self._gate.source(source)
        return found.outcome_topic if found is not None else None

    def _producer(self) -> Any:  # noqa: ANN401 -- kafka-python has no types
        return KafkaProducer(
            **self._settings.client,
            enable_idempotence=True,
            acks="all",
            retries=_REFUSALS,
            retry_backoff_ms=_AFTER_REFUSAL_MS,
            linger_ms=_REQUEST_MS,
            batch_size=TOGETHER,
            delivery_timeout_ms=_GIVEN_UP_SECONDS * 2000,
            request_timeout_ms=_REQUEST_MS,
            max_block_ms=_REQUEST_MS * 2,
            max_request_size=2 * 1024 * 1024,
        )


def _rejected(refused: Refusal) -> Answer:
    found = json.decode(refused.problem, type=Problem)
    return Answer(outcome="rejected", id=refused.id, source=refused.source, problem=found)


def _see_to(sent: Sequence[Any], told: Sequence[Any]) -> None:
    """Raise what befell the first message that was not taken.

    An outcome that could not be told is only said aloud: it is a courtesy, and holds nothing up.
    """
    for future in told:
        if future.failed():
            _LOG.warning("an outcome could not be told: %s", one_line(future.exception))
            break
    for future in sent:
        future.get(timeout=0)
