"""What is refused at the wire: events that are too large, and a wrong password. Nothing is lost by it."""

import json
from contextlib import closing

import pytest
from kafka import KafkaAdminClient, KafkaProducer
from msgspec import structs

from adapters.event_store import open_store
from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox, lag
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, INBOUND
from tests.intake.sending import deliver, door, event
from tests.kafka.talking import Running, read_topic, register_source, until, utc_now
from tests.servers.kafka import Broker
from tests.servers.kafka_security import PASSWORD, USER


def test_an_event_that_is_too_large_is_refused_and_buried_whole(broker: Settings) -> None:
    large = json.dumps(event(1, data={"note": "x" * 1_200_000}, subject="a")).encode()
    with closing(KafkaProducer(**broker.client, max_request_size=2 * 1024 * 1024)) as producer:
        producer.send(INBOUND, large, key=b"a").get(60)
    with closing(open_store("memory:")) as store:
        register_source(store)
        with Running(Inbox(store, broker, utc_now)), Running(Outbox(store, broker, utc_now)):
            until(lambda: store.refusals.count() == 1 and read_topic(broker, DEAD), "it is refused and buried")
        (kept,) = store.refusals.list(0, 10)
        (dead,) = read_topic(broker, DEAD)
    assert json.loads(kept.problem)["type"].endswith("event-too-large")
    assert kept.body == dead.value == large


def test_a_worker_with_a_wrong_password_publishes_nothing_until_it_has_the_right_one(
    own_kafka: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    assert own_kafka.security is not None
    right = Settings(
        bootstrap=own_kafka.security.bootstrap,
        user=USER,
        password=PASSWORD,
        tls=True,
        authority=str(own_kafka.security.authority),
    )
    wrong = structs.replace(right, password=PASSWORD + "x")
    with KafkaAdminClient(**right.client) as admin:
        admin.create_topics({EVENTS: {"num_partitions": 1, "replication_factor": 1}}, wait_for_metadata=True)
    try:
        with closing(open_store("memory:")) as store:
            deliver(door(store), [event(1, subject="a")])
            with Running(Outbox(store, wrong, utc_now)):
                until(lambda: "the outbox stands still" in caplog.text, "it says so")
            assert lag(store.log) == 1
            with Running(Outbox(store, right, utc_now)):
                until(lambda: lag(store.log) == 0, "it is published")
    finally:
        with KafkaAdminClient(**right.client) as admin:
            admin.delete_topics([EVENTS])
