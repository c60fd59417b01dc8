"""The outbox: publishes every stored event in the order of the log, from the log itself, and what was refused.

How far it has come stands in the database, and moves when the broker has confirmed everything before; after a crash
some events are published again, with the same position in their headers, so that a reader can drop them.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from threading import Event
from typing import Any, Final

from kafka import KafkaProducer
from kafka.errors import KafkaError
from msgspec import json

from adapters.intake.answers import Answer, answer
from adapters.intake.problem import Problem
from adapters.kafka.gatekeeper import Gatekeeper
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, one_line
from domain.catalogue import PART_OF
from domain.event import Recorded, Unreadable, encode
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
_CONFIRMED_MS: Final = 30_000
_REFUSALS: Final = 10
"""Times that the broker may refuse a batch before its reason is told. Without a limit the client tells in the end only
that time ran out, and not, say, that there are too few replicas."""
_AFTER_REFUSAL_MS: Final = 500
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
                    if self.step(producer) == 0:
                        self._store.log.wait(self._store.log.bookmark(PUBLISHED), _IDLE_SECONDS)
                    pause, self.complaint = 0.1, None
            except BookmarkMovedError as error:
                _LOG.warning("another outbox publishes too: %s", error)
                stop.wait(_LONGEST_PAUSE)
            except Exception as error:  # noqa: BLE001 -- whatever it is, it is told, and tried again
                self.complaint = f"the outbox stands still, and tries again: {one_line(error)}"
                _LOG.warning("%s", self.complaint)
                stop.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            finally:
                if producer is not None:
                    producer.close(timeout=1)

    def step(self, producer: Any) -> int:  # noqa: ANN401 -- kafka-python has no types
        """Publish a batch of events, and one of what was refused; returns how many that were."""
        self._gate.look()
        return self._publish(producer) + self._bury(producer)

    def _publish(self, producer: Any) -> int:  # noqa: ANN401 -- kafka-python has no types
        log = self._store.log
        after = log.bookmark(PUBLISHED)
        batch = log.scan(after, BATCH)
        if not batch:
            return 0
        partitions = sorted(producer.partitions_for(EVENTS) or ())
        if not partitions:
            raise KafkaError(f"the broker does not tell the partitions of {EVENTS}; `bihuan kafka init` makes it")
        sent = [
            producer.send(EVENTS, value, key=str(entry.stream).encode(), headers=headers, partition=partition)
            for entry in batch
            for value, headers in [_message(entry)]
            for partition in _partitions(entry, partitions)
        ]
        told = self._tell(producer, batch)
        for future in sent:
            future.get(timeout=_CONFIRMED_MS / 1000)
        log.append([], [Bookmark(PUBLISHED, batch[-1].position, expected=after)])
        self.published += len(batch)
        _see_to(told)
        return len(batch)

    def _bury(self, producer: Any) -> int:  # noqa: ANN401 -- kafka-python has no types
        log = self._store.log
        after = log.bookmark(BURIED)
        refused = self._store.refusals.list(after, BATCH)
        if not refused:
            return 0
        dead = [r for r in refused if r.place is not None]
        sent = [producer.send(DEAD, r.body, key=(r.source or "").encode(), headers=_reasons(r)) for r in dead]
        told = [
            producer.send(topic, json.encode(_rejected(r)), key=(r.id or "").encode())
            for r in dead
            if (topic := self._outcome_topic(r.source)) is not None
        ]
        for future in sent:
            future.get(timeout=_CONFIRMED_MS / 1000)
        log.append([], [Bookmark(BURIED, refused[-1].number, expected=after)])
        _see_to(told)
        return len(refused)

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
            linger_ms=5,
            batch_size=128 * 1024,
            delivery_timeout_ms=_CONFIRMED_MS,
            request_timeout_ms=_CONFIRMED_MS // 2,
            max_block_ms=_CONFIRMED_MS,
            max_request_size=2 * 1024 * 1024,
        )


def _message(entry: Recorded | Unreadable) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Write an event as it is stored, byte for byte, with its place in the headers."""
    headers = [
        ("position", str(entry.position).encode()),
        ("stream", str(entry.stream).encode()),
        ("version", str(entry.version).encode()),
    ]
    if isinstance(entry, Unreadable):
        return b"", [*headers, ("unreadable", entry.reason.encode())]
    return encode(entry.event, entry.stream, entry.version, entry.recorded_at), headers


def _partitions(entry: Recorded | Unreadable, partitions: Sequence[int]) -> Iterator[int]:
    """Choose the partition of a case; what belongs to no case goes to all of them, since each reader needs it."""
    of_case = isinstance(entry, Unreadable) or type(entry.event.fact) in PART_OF
    own = partitions[entry.stream.int % len(partitions)]
    yield from ([own] if of_case else partitions)


def _reasons(refused: Refusal) -> list[tuple[str, bytes]]:
    found = json.decode(refused.problem, type=Problem)
    topic, _, rest = (refused.place or "").rpartition("/")
    partition, _, offset = rest.partition("@")
    return [
        ("reason", found.detail_en.encode()),
        ("reason-zh", found.detail.encode()),
        ("problem-type", found.type.encode()),
        ("source-topic", topic.encode()),
        ("source-partition", partition.encode()),
        ("source-offset", offset.encode()),
        ("refusal", str(refused.number).encode()),
        ("content-type", refused.content_type.encode()),
    ]


def _rejected(refused: Refusal) -> Answer:
    found = json.decode(refused.problem, type=Problem)
    return Answer(outcome="rejected", id=refused.id, source=refused.source, problem=found)


def _see_to(told: Sequence[Any]) -> None:
    """Say aloud what could not be told; an outcome is a courtesy, and holds nothing up."""
    for future in told:
        try:
            future.get(timeout=_CONFIRMED_MS / 1000)
        except KafkaError as error:
            _LOG.warning("an outcome could not be told: %s: %s", type(error).__name__, error)
            return
