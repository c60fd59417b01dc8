"""What tests of Kafka share."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from kafka import KafkaAdminClient

from adapters.kafka.settings import Settings, settings
from adapters.kafka.topics import DEAD, EVENTS, INBOUND, Wanted, make_topics, topics
from tests.servers.kafka import Broker

OUTCOMES = "outcomes"


def fresh_name() -> str:
    """Make a name that no topic or group has had."""
    return f"test.{uuid4().hex}"


PARTITIONS = 4


@pytest.fixture
def broker(kafka: Broker) -> Iterator[Settings]:
    """How to reach a real broker, with our topics empty."""
    with _emptied(kafka) as found:
        yield found


@pytest.fixture
def own_broker(own_kafka: Broker) -> Iterator[Settings]:
    """The same of a broker that may be killed."""
    with _emptied(own_kafka) as found:
        yield found


@contextmanager
def _emptied(kafka: Broker) -> Iterator[Settings]:
    found = settings(kafka.bootstrap, {})
    make_topics(found, topics(Wanted(partitions=PARTITIONS)))
    yield found
    with KafkaAdminClient(**found.client) as admin:
        there = set(admin.list_topics())
        admin.delete_topics([topic for topic in (INBOUND, EVENTS, DEAD, OUTCOMES) if topic in there])
