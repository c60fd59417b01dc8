"""The outbox: the topic of events holds the log, byte for byte, in order for each case."""

import json
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise
from uuid import UUID

import pytest

from adapters.event_store import open_store
from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import BATCH, Outbox, lag
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, Topic, make_topics
from domain.event import Recorded, decode, encode
from domain.ids import StreamId
from domain.ports.errors import StoreUnavailableError
from domain.ports.event_log import Append, Bookmark, Outcome
from domain.ports.store import Store
from tests.intake.sending import deliver, door, event, filed
from tests.kafka.conftest import OUTCOMES, PARTITIONS
from tests.kafka.talking import Running, read_topic, register_source, send, until, utc_now


def publish(store: Store, broker: Settings) -> None:
    with Running(Outbox(store, broker, utc_now)):
        until(lambda: lag(store.log) == 0, "everything is published")


def published(broker: Settings) -> dict[int, bytes]:
    """Read the topic, and drop repeats by position; each partition must come in the order of the log."""
    found: dict[int, bytes] = {}
    records = read_topic(broker, EVENTS)
    for record in records:
        headers = dict(record.headers)
        found.setdefault(int(headers["position"]), record.value)
        assert record.key == headers["stream"]
    for before, after in pairwise(records):
        if before.partition == after.partition:
            assert int(dict(before.headers)["position"]) < int(dict(after.headers)["position"])
    return found


def test_what_is_published_is_the_log_byte_for_byte(store: Store, broker: Settings) -> None:
    register_source(store)
    deliver(door(store), [filed(1, subject="a"), *(event(n, subject=f"s-{n % 7}") for n in range(2, 40))])
    publish(store, broker)
    found = published(broker)
    log = store.log.read_all(0, 1000)
    assert [found[p] for p in sorted(found)] == [encode(r.event, r.stream, r.version, r.recorded_at) for r in log]


def test_a_case_is_in_one_partition_and_what_belongs_to_none_in_all(store: Store, broker: Settings) -> None:
    register_source(store)
    deliver(door(store), [filed(1, subject="a"), *(event(n, subject=f"s-{n % 7}") for n in range(2, 40))])
    publish(store, broker)
    where: dict[str, set[int]] = {}
    for record in read_topic(broker, EVENTS):
        headers = dict(record.headers)
        stream = StreamId(UUID(headers["stream"].decode()))
        told = decode(record.value, int(headers["position"]), stream, int(headers["version"]))
        assert isinstance(told, Recorded)
        where.setdefault(str(stream), set()).add(record.partition)
        if told.event.fact.TAG in {"source_registered.v1", "reservation_claimed.v1"}:
            continue
        assert record.partition == stream.int % PARTITIONS
    assert max(map(len, where.values())) == PARTITIONS


def test_what_is_sent_together_is_in_a_partition_whole_or_not_at_all(broker: Settings) -> None:
    """Were it several batches, the second could arrive without the first, and a reader who drops what he has passed
    would miss what comes again. The broker stamps each batch once."""
    with closing(open_store("memory:")) as store:
        deliver(door(store), [event(n, subject="a") for n in range(BATCH)])
        publish(store, broker)
        records = read_topic(broker, EVENTS)
    assert len(records) == BATCH
    assert len({(record.partition, record.timestamp) for record in records}) == 1


def test_after_a_crash_nothing_is_missing_and_what_comes_again_says_so(
    store: Store, broker: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(door(store), [event(n, subject=f"s-{n % 3}") for n in range(20)])
    append, failures = store.log.append, iter([StoreUnavailableError("gone")])

    def crashing(batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        for failure in failures:  # between the broker's word and the note of it
            raise failure
        return append(batch, bookmarks)

    monkeypatch.setattr(store.log, "append", crashing)
    publish(store, broker)
    records = read_topic(broker, EVENTS)
    assert len(records) == 40
    assert len({dict(record.headers)["position"] for record in records}) == 20


def test_what_was_refused_is_told_with_its_reason(store: Store, broker: Settings) -> None:
    make_topics(broker, [Topic(name=OUTCOMES, partitions=1, replication=1, settings={})])
    register_source(store, outcome_topic=OUTCOMES)
    bad = event(1, data={"x": 1}, subject="a")
    send(broker, [bad, event(2, subject="b")])
    with Running(Inbox(store, broker, utc_now)) as running, Running(Outbox(store, broker, utc_now)):
        until(lambda: len(read_topic(broker, DEAD)) == 1 and len(read_topic(broker, OUTCOMES)) == 2, "it is told")
        assert running.error is None
    (dead,) = read_topic(broker, DEAD)
    headers = dict(dead.headers)
    assert json.loads(dead.value) == bad
    assert headers["problem-type"] == b"urn:bihuan:problem:schema-violation"
    assert headers["source-topic"] == b"bihuan.inbound"
    assert int(headers["source-offset"]) in {0, 1}
    told = {o["id"]: o["outcome"] for o in (json.loads(r.value) for r in read_topic(broker, OUTCOMES))}
    assert told == {"e-1": "rejected", "e-2": "stored"}
