"""P2: ingest in bulk, the part that crosses the wire: Kafka into the log, and the log onto Kafka."""

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date, timedelta
from itertools import count
from threading import Event, Thread
from typing import Final

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox, lag
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, INBOUND, Wanted, make_topics, topics
from adapters.simulation.cloudevents import lines
from bench.material import Supply
from bench.measure import Row, Sample, missing, rate_ratio, row, speed, stopwatch
from bench.setting import Setting, utc_now
from domain.admission import admit_register
from domain.authority import EVERY_ORGAN
from domain.event import Event as Told
from domain.ports.store import Store
from domain.registers.sources import SourceRegistered
from tests.servers.kafka import NoBrokerError, kafka_broker

_PARTITIONS: Final = 4
_NAMES: Final = count()


def measure(setting: Setting) -> Iterator[Row]:
    """Measure the inbox against consuming alone, and the outbox against producing alone."""
    with ExitStack() as stack:
        try:
            broker = stack.enter_context(kafka_broker(own=True))
        except NoBrokerError as error:
            print(f"P2.7 and P2.8 are not measured: {error}", file=sys.stderr)
            yield missing("P2.7", "Kafka → validated → stored", "≥ 0.8", "no broker could be had")
            return
        yield from _measured(setting, Settings(bootstrap=broker.bootstrap))


def _measured(setting: Setting, settings: Settings) -> Iterator[Row]:
    number = setting.some(20_000)
    supply = setting.supply("kafka-")
    variants = ("produce", "consume", "inbox", "outbox")
    found: dict[str, list[Sample]] = {name: [] for name in variants}
    for _ in range(setting.few_rounds):
        messages = _messages(supply, number)
        gc.freeze()  # as in a worker, which does not hold them
        with setting.postgres_store() as (store, _), _topics(settings):
            _register(store, messages)
            found["produce"].append(_produced(settings, messages))
            found["consume"].append(_consumed(settings, number))
            found["inbox"].append(_taken_in(settings, store, number))
            found["outbox"].append(_sent_out(settings, store))
    yield row(
        "P2.7",
        "Kafka → validated → stored in PostgreSQL: against kafka-python consuming alone",
        rate_ratio(found["inbox"], found["consume"]),
        at_least=0.8,
        ours=speed(found["inbox"]),
        other=speed(found["consume"]),
        note=f"{number:,} events in structured mode, one inbox, all partitions",
    )
    yield row(
        "P2.8",
        "the log → Kafka, confirmed and noted: against kafka-python producing alone",
        rate_ratio(found["outbox"], found["produce"]),
        ours=speed(found["outbox"]),
        other=speed(found["produce"]),
    )


def _messages(supply: Supply, number: int) -> list[tuple[bytes, bytes, Told]]:
    told = [one.unit.events[0][1] for one in supply.take(number)]
    return [(e.subject.encode(), line.rstrip(), e) for e, line in zip(told, lines(told), strict=True)]


def _register(store: Store, messages: list[tuple[bytes, bytes, Told]]) -> None:
    for source in {event.source for _, _, event in messages}:
        fact = SourceRegistered(source=source, organs=(EVERY_ORGAN,), effective_from=date(2020, 1, 1))
        event = Told(
            source="urn:bench",
            id=f"source-{next(_NAMES)}",
            fact=fact,
            occurred_at=utc_now() - timedelta(days=1),
            subject="sources",
        )
        store.log.append([admit_register(event)])


def _produced(settings: Settings, messages: list[tuple[bytes, bytes, Told]]) -> Sample:
    with closing(KafkaProducer(**settings.client, acks="all", linger_ms=5, batch_size=128 * 1024)) as producer:
        producer.partitions_for(INBOUND)
        with stopwatch() as watch:
            sent = [producer.send(INBOUND, value, key=key) for key, value, _ in messages]
            for future in sent:
                future.get(60)
    return watch.sample(len(messages))


def _consumed(settings: Settings, number: int) -> Sample:
    """Read everything, and do nothing with it."""
    with closing(KafkaConsumer(**settings.client, enable_auto_commit=False, max_poll_records=500)) as consumer:
        partitions = [TopicPartition(INBOUND, n) for n in range(_PARTITIONS)]
        consumer.assign(partitions)
        for partition in partitions:
            consumer.seek(partition, 0)
        read = 0
        with stopwatch() as watch:
            while read < number:
                read += sum(map(len, consumer.poll(timeout_ms=500).values()))
    return watch.sample(read)


def _taken_in(settings: Settings, store: Store, number: int) -> Sample:
    """Take everything in; the time in which the group finds itself is not measured."""
    inbox, stop = Inbox(store, settings, utc_now), Event()
    thread = Thread(target=inbox.run, args=(stop,), daemon=True)
    thread.start()
    while inbox.taken == 0:
        time.sleep(0.001)
    begun = inbox.taken
    with stopwatch() as watch:
        while inbox.taken < number:
            time.sleep(0.001)
    stop.set()
    thread.join()
    return watch.sample(number - begun)


def _sent_out(settings: Settings, store: Store) -> Sample:
    """Publish the whole log."""
    outbox, stop = Outbox(store, settings, utc_now), Event()
    number = lag(store.log)
    thread = Thread(target=outbox.run, args=(stop,), daemon=True)
    with stopwatch() as watch:
        thread.start()
        while lag(store.log):
            time.sleep(0.005)
    stop.set()
    thread.join()
    return watch.sample(number)


@contextmanager
def _topics(settings: Settings) -> Iterator[None]:
    """Begin with empty topics."""
    make_topics(settings, topics(Wanted(partitions=_PARTITIONS)))
    yield
    with KafkaAdminClient(**settings.client) as admin:
        admin.delete_topics([INBOUND, EVENTS, DEAD])
