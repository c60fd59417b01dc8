"""The inbox: what is on the topic is in the log, once, in order; what is refused is kept, whole, once."""

import json
from base64 import b64encode
from collections.abc import Sequence

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from kafka import KafkaAdminClient, TopicPartition

from adapters.intake.door import FactDoor
from adapters.intake.replaying import replay
from adapters.kafka.gaps import LostMessagesError
from adapters.kafka.inbox import Inbox, bookmark_name
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, INBOUND, Wanted, make_topics, topics
from domain.event import Recorded
from domain.ports.errors import BookmarkMovedError
from domain.ports.event_log import Append, Bookmark, Outcome
from domain.ports.store import Store
from tests.intake.sending import event, filed, outcomes
from tests.kafka.talking import Running, read_topic, register_source, send, until, utc_now
from tests.servers.kafka import Broker


def signed(key: Ed25519PrivateKey, body: bytes) -> dict[str, bytes]:
    return {"signature": b64encode(key.sign(b"\n" + body)), "signed-by": b"first"}


def taking(inbox: Inbox, messages: int) -> None:
    """Let an inbox take in so many messages."""
    with Running(inbox) as running:
        until(lambda: inbox.taken == messages or running.error, f"{messages} messages are taken in")
        if running.error is not None:
            raise running.error


def told(store: Store) -> list[str]:
    log = store.log.scan(0, 100_000)
    return [e.event.id for e in log if isinstance(e, Recorded) and e.event.fact.TAG != "source_registered.v1"]


def test_events_in_either_mode_are_stored_once(store: Store, broker: Settings) -> None:
    register_source(store)
    send(broker, [filed(1, subject="a"), event(2, subject="a"), event(3, subject="b"), event(2, subject="a")])
    attributes = {k: v for k, v in event(4, subject="a").items() if k != "data"}
    binary = {f"ce_{name}": str(value).encode() for name, value in attributes.items()}
    send(broker, [b"{}"], **binary, **{"content-type": b"application/json"})
    taking(Inbox(store, broker, utc_now), 5)
    assert sorted(i for i in told(store) if "#" not in i) == ["e-1", "e-2", "e-3", "e-4"]
    assert store.refusals.count() == 0


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"\xff\xfe", "invalid-utf8"),
        (b"{", "malformed-json"),
        (json.dumps(event(1, source="urn:stranger")).encode(), "unregistered-source"),
        (json.dumps(event(1, "no_such.v1")).encode(), "unknown-type"),
        (json.dumps(event(1, data={"x": 1})).encode(), "schema-violation"),
    ],
)
def test_what_is_refused_is_kept_whole_and_once(store: Store, broker: Settings, body: bytes, problem: str) -> None:
    register_source(store)
    send(broker, [body])
    for _ in range(2):  # the second time it is read again, as after a crash before the offsets moved
        inbox = Inbox(store, broker, utc_now)
        with Running(inbox):
            until(lambda: store.refusals.count() == 1, "it is kept")
    (kept,) = store.refusals.list(0, 10)
    assert kept.body == body
    assert json.loads(kept.problem)["type"].endswith(problem)
    assert kept.place is not None
    assert kept.place.startswith("bihuan.inbound/")
    assert told(store) == []


def test_a_source_with_keys_is_believed_by_its_signature_only(store: Store, broker: Settings) -> None:
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    public = b64encode(key.public_key().public_bytes_raw()).decode()
    register_source(store, keys=[{"name": "first", "key": public}])
    bodies = [json.dumps(event(n, subject=f"s-{n}")).encode() for n in range(5)]
    send(broker, [bodies[0]], **signed(key, bodies[0]))
    send(broker, [bodies[1]], **signed(other, bodies[1]))
    send(broker, [bodies[2]], **signed(key, bodies[0]))
    send(broker, [bodies[3]], **signed(key, bodies[3]) | {"signed-by": b"second"})
    send(broker, [bodies[4]])
    taking(Inbox(store, broker, utc_now), 5)
    assert told(store) == ["e-0"]
    assert {r.id for r in store.refusals.list(0, 10)} == {"e-1", "e-2", "e-3", "e-4"}
    assert all(json.loads(r.problem)["type"].endswith("bad-signature") for r in store.refusals.list(0, 10))


def test_what_follows_a_refused_event_of_its_case_waits_until_that_is_put_right(store: Store, broker: Settings) -> None:
    register_source(store)
    bad = event(1, "penalty_decided.v1", {"fine": "much"}, subject="a")
    send(broker, [bad, event(2, subject="a"), event(3, subject="b")])
    taking(Inbox(store, broker, utc_now), 3)
    send(broker, [event(4, subject="a"), event(5, subject="b")])
    inbox = Inbox(store, broker, utc_now)
    taking(inbox, 2)
    assert sorted(told(store)) == ["e-3", "e-5"]
    first, *_ = store.refusals.list(0, 10)
    good = json.dumps(bad | {"data": {"fine": 10000, "kinds": ["fine"]}}).encode()
    replayed = replay(store, FactDoor(store, store.log.append, utc_now), first.number, good)
    assert [one.answer.outcome for one in replayed if one.answer is not None] == ["stored"] * 3
    assert told(store)[-3:] == ["e-1", "e-2", "e-4"]
    send(broker, [event(6, subject="a")])
    taking(Inbox(store, broker, utc_now), 1)
    assert told(store)[-1] == "e-6"


def test_a_source_may_choose_that_nothing_waits(store: Store, broker: Settings) -> None:
    register_source(store, after_refusal="pass")
    send(broker, [event(1, data={"x": 1}, subject="a"), event(2, subject="a")])
    taking(Inbox(store, broker, utc_now), 2)
    send(broker, [event(3, subject="a")])
    taking(Inbox(store, broker, utc_now), 1)
    assert told(store) == ["e-2", "e-3"]


def test_a_worker_whose_partitions_were_given_away_stores_nothing(store: Store, broker: Settings) -> None:
    register_source(store)
    send(broker, [event(1, subject="a")])
    records = {TopicPartition(r.topic, r.partition): [r] for r in read_topic(broker, INBOUND)}
    sleeping = Inbox(store, broker, utc_now)
    sleeping.assigned(records)
    taking(Inbox(store, broker, utc_now), 1)
    store.log.append([], [Bookmark(bookmark_name(p), 1) for p in records])
    with pytest.raises(BookmarkMovedError):
        sleeping.take(records)
    assert told(store) == ["e-1"]


def test_messages_that_are_gone_are_said_aloud_and_not_skipped(store: Store, broker: Settings) -> None:
    register_source(store)
    send(broker, [event(n, subject="a") for n in range(4)])
    (partition,) = {TopicPartition(r.topic, r.partition) for r in read_topic(broker, INBOUND)}
    store.log.append([], [Bookmark(bookmark_name(partition), 1)])
    with KafkaAdminClient(**broker.client) as admin:
        admin.delete_records({partition: 3})
    with pytest.raises(LostMessagesError, match="messages 1 to 2 of"):
        taking(Inbox(store, broker, utc_now), 1)
    assert told(store) == []
    taking(Inbox(store, broker, utc_now, accept_gaps=True), 1)
    assert told(store) == ["e-3"]
    (kept,) = store.refusals.list(0, 10)
    assert json.loads(kept.problem)["type"].endswith("lost-messages")


def test_a_topic_that_was_made_anew_is_not_taken_for_the_one_that_was_read(store: Store, broker: Settings) -> None:
    register_source(store)
    send(broker, [event(1, subject="a")])
    (partition,) = {TopicPartition(r.topic, r.partition) for r in read_topic(broker, INBOUND)}
    store.log.append([], [Bookmark(bookmark_name(partition), 7)])
    with pytest.raises(LostMessagesError, match="was read up to 7, and ends at 1: it is another topic"):
        taking(Inbox(store, broker, utc_now), 1)
    with pytest.raises(LostMessagesError, match="a bookmark never goes back"):
        taking(Inbox(store, broker, utc_now, accept_gaps=True), 1)
    assert told(store) == []


def test_a_crash_after_refusals_were_kept_holds_back_nothing_that_came_before_them(
    store: Store, broker: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_source(store)
    send(broker, [event(1, subject="a"), event(2, subject="a", x=1), event(3, subject="a")])
    found = read_topic(broker, INBOUND)
    records = {TopicPartition(r.topic, r.partition): [x for x in found if x.partition == r.partition] for r in found}
    append = store.log.append

    def crash(batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        if bookmarks:
            raise KeyboardInterrupt
        return append(batch)

    with monkeypatch.context() as patch:
        patch.setattr(store.log, "append", crash)
        first = Inbox(store, broker, utc_now)
        first.assigned(records)
        with pytest.raises(KeyboardInterrupt):
            first.take(records)
    assert store.refusals.count() == 2
    second = Inbox(store, broker, utc_now)
    second.assigned(records)
    assert outcomes(second.take(records)) == ["stored", "unknown-attribute", "held-back"]
    assert store.refusals.count() == 2


def test_an_inbox_that_starts_while_the_broker_is_away_waits_for_it(
    store: Store, own_kafka: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(bootstrap=own_kafka.bootstrap)
    make_topics(settings, topics(Wanted(partitions=2)))
    register_source(store)
    send(settings, [event(n, subject=f"s-{n}") for n in range(10)])
    own_kafka.kill()
    inbox = Inbox(store, settings, utc_now)
    try:
        with Running(inbox) as running:
            until(lambda: "the inbox stands still" in caplog.text or running.error, "it has tried")
            own_kafka.start()
            until(lambda: inbox.taken == 10 or running.error, "all is taken in")
        assert running.error is None
        assert len(told(store)) == 10
    finally:
        with KafkaAdminClient(**settings.client) as admin:
            admin.delete_topics([INBOUND, EVENTS, DEAD])


def test_a_worker_that_moved_its_offsets_before_it_stored_would_lose_messages(store: Store, broker: Settings) -> None:
    register_source(store)
    send(broker, [event(n, subject=f"s-{n}") for n in range(10)])
    read = {TopicPartition(r.topic, r.partition): r.offset + 1 for r in read_topic(broker, INBOUND)}
    some = min(read)
    store.log.append([], [Bookmark(bookmark_name(some), read[some])])  # and was killed here
    send(broker, [event(n, subject=f"s-{n}") for n in range(10, 20)])
    inbox = Inbox(store, broker, utc_now)
    with Running(inbox):
        until(lambda: inbox.behind == 0 and inbox.taken > 0, "the rest is taken in")
    assert len(told(store)) < 20
