"""The broker that the tests use is a real one, with everything that they count on."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError

from tests.servers.kafka import Broker, NoBrokerError, kafka_broker
from tests.servers.kafka_security import PASSWORD, USER


@pytest.fixture
def topic(own_kafka: Broker) -> Iterator[str]:
    """A fresh topic of one partition."""
    name = f"test.{uuid4().hex}"
    with KafkaAdminClient(bootstrap_servers=own_kafka.bootstrap) as admin:
        admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1}})
        yield name


def _sent(bootstrap: str, topic: str, value: bytes, **settings: object) -> int:
    with KafkaProducer(bootstrap_servers=bootstrap, **settings) as producer:
        return int(producer.send(topic, value).get(30).offset)


def _secured(broker: Broker, password: str = PASSWORD) -> dict[str, object]:
    assert broker.security
    return {
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-256",
        "sasl_plain_username": USER,
        "sasl_plain_password": password,
        "ssl_cafile": str(broker.security.authority),
        "bootstrap_timeout_ms": 10_000,
    }


def test_what_was_acknowledged_is_there_after_a_kill(own_kafka: Broker, topic: str) -> None:
    assert _sent(own_kafka.bootstrap, topic, b"before") == 0
    own_kafka.kill()
    assert not own_kafka.answers()
    own_kafka.start()
    with KafkaConsumer(
        topic, bootstrap_servers=own_kafka.bootstrap, auto_offset_reset="earliest", consumer_timeout_ms=20_000
    ) as consumer:
        assert next(consumer).value == b"before"


def test_a_user_with_the_right_password_comes_in_over_tls(own_kafka: Broker, topic: str) -> None:
    assert own_kafka.security
    assert _sent(own_kafka.security.bootstrap, topic, b"x", **_secured(own_kafka)) == 0


def test_a_user_with_another_password_does_not(own_kafka: Broker, topic: str) -> None:
    assert own_kafka.security
    with pytest.raises(KafkaError):
        _sent(own_kafka.security.bootstrap, topic, b"x", **_secured(own_kafka, "wrong"))


def test_a_broker_that_is_given_but_does_not_answer_is_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BOOTSTRAP", "127.0.0.1:9")
    with pytest.raises(NoBrokerError, match="does not answer"), kafka_broker():
        pass


def test_a_broker_that_is_given_is_used(kafka: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BOOTSTRAP", kafka.bootstrap)
    with kafka_broker() as given:
        assert (given.bootstrap, given.ours) == (kafka.bootstrap, False)
