"""A flood of repeats, as of an upstream app that begins anew: the log stays as it is, and memory too."""

import json
import time
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from kafka import KafkaProducer, TopicPartition

from adapters.event_store import open_store
from adapters.kafka.inbox import bookmark_name
from adapters.kafka.settings import Settings
from adapters.kafka.topics import INBOUND
from domain.ports.store import Store
from tests.faults.campaign import SOAK_SECONDS
from tests.intake.sending import event
from tests.kafka.conftest import PARTITIONS
from tests.kafka.measuring import peak
from tests.kafka.striking import start
from tests.kafka.talking import register_source, until

EVENTS = 2_000
WARM = 10 * EVENTS
REPEATS = 1_000_000 if SOAK_SECONDS else 50_000
MORE = 48 * 1024 * 1024
"""Bytes by which memory may grow while repeats come, after the first ones have come."""


def send(broker: Settings, number: int) -> None:
    """Send so many messages: the same events over and over."""
    bodies = [(json.dumps(event(n, subject=f"s-{n % 97}")).encode(), f"s-{n % 97}".encode()) for n in range(EVENTS)]
    with closing(KafkaProducer(**broker.client, linger_ms=5, batch_size=128 * 1024)) as producer:
        messages = islice(cycle(bodies), number)
        while batch := list(islice(messages, 5000)):
            for sent in [producer.send(INBOUND, value, key=key) for value, key in batch]:
                sent.get(60)


def taken(store: Store) -> int:
    return sum(store.log.bookmark(bookmark_name(TopicPartition(INBOUND, n))) for n in range(PARTITIONS))


def test_a_flood_of_repeats_changes_neither_the_log_nor_the_memory(
    broker: Settings, tmp_path: Path, postgres_url: str
) -> None:
    with closing(open_store(postgres_url)) as store:
        register_source(store)
        send(broker, WARM)
        worker = start(tmp_path, postgres_url, broker.bootstrap, "inbox")
        try:
            until(lambda: taken(store) == WARM, "every event is taken in, and some times more")
            log, before = store.log.read_all(0, 10 * EVENTS), peak(worker.pid)
            assert len(log) == 1 + EVENTS
            began = time.monotonic()
            send(broker, REPEATS)
            until(lambda: taken(store) == WARM + REPEATS, "every repeat is taken in", 1200)
            speed, more = REPEATS / (time.monotonic() - began), peak(worker.pid) - before
            print(f"{REPEATS:,} repeats, {speed:,.0f} a second, {more / 1e6:.1f} MB more")  # noqa: T201 -- a figure
            assert more < MORE
            assert store.log.read_all(0, 10 * EVENTS) == log
            assert store.refusals.count() == store.waiting.count() == 0
            assert worker.poll() is None
        finally:
            worker.kill()
            worker.wait()
