"""What other systems do with a broker: a few lines of a plain client."""

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any, Self

from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox
from adapters.kafka.settings import Settings
from adapters.kafka.topics import EVENTS, INBOUND
from domain.authority import EVERY_ORGAN
from domain.event import encode
from domain.ports.event_log import follow
from domain.ports.store import Store
from tests.faults.campaign import wait_until
from tests.intake.sending import REGISTRAR, Json, deliver, door, event, outcomes

SOURCE = "urn:example:handheld"


def utc_now() -> datetime:
    return datetime.now(UTC)


def register_source(store: Store, source: str = SOURCE, **more: object) -> None:
    """Let a registrar register a source."""
    data = {"source": source, "organs": [EVERY_ORGAN], "effective_from": "2020-01-01", **more}
    told = event(0, "source_registered.v1", data, id=f"{source}-{len(more)}", source="urn:registrar", subject="sources")
    assert outcomes(deliver(door(store), [told], REGISTRAR)) == ["stored"]


def send(settings: Settings, bodies: Iterable[Json | bytes], **headers: bytes) -> None:
    """Send events in structured mode, keyed by case, as an upstream app would."""
    with closing(KafkaProducer(**settings.client)) as producer:
        for body in bodies:
            value = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
            key = str(body.get("subject")).encode() if isinstance(body, dict) else b"?"
            producer.send(INBOUND, value, key=key, headers=list(headers.items()))
        producer.flush()


class Running:
    """A worker in a thread."""

    def __init__(self, work: Inbox | Outbox) -> None:
        self.work = work
        self.error: Exception | None = None
        self._stop = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(60)

    def _run(self) -> None:
        try:
            self.work.run(self._stop)
        except Exception as error:  # noqa: BLE001 -- the test looks at it
            self.error = error


def until(condition: Callable[[], object], what: str, seconds: float = 60.0) -> None:
    wait_until(condition, what, seconds)


def read_topic(settings: Settings, topic: str) -> list[Any]:
    """Read a topic from its beginning to its present end, by partition."""
    with closing(KafkaConsumer(**settings.client, enable_auto_commit=False)) as consumer:
        partitions = [TopicPartition(topic, n) for n in sorted(consumer.partitions_for_topic(topic) or ())]
        consumer.assign(partitions)
        ends = consumer.end_offsets(partitions)
        for partition in partitions:
            consumer.seek(partition, consumer.beginning_offsets([partition])[partition])
        found: list[Any] = []
        while any(consumer.position(p) < ends[p] for p in partitions):
            for records in consumer.poll(timeout_ms=500).values():
                found += records
    return sorted(found, key=lambda r: (r.partition, r.offset))


def published(settings: Settings) -> list[bytes]:
    """Read what is published as a subscriber does, who drops the positions that he has passed in a partition."""
    found: dict[int, bytes] = {}
    passed: dict[int, int] = {}
    for record in read_topic(settings, EVENTS):
        position = int(dict(record.headers)["position"])
        if position > passed.get(record.partition, 0):
            passed[record.partition] = position
            assert found.setdefault(position, record.value) == record.value
    return [found[position] for position in sorted(found)]


def as_stored(store: Store) -> list[bytes]:
    """Read the log as it must be published."""
    log = (entry for batch in follow(store.log) for entry in batch)
    return [encode(r.event, r.stream, r.version, r.recorded_at) for r in log]
