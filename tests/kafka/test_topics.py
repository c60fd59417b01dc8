"""Topics are made once, and reached by whoever proves who he is."""

import pytest

from adapters.kafka.settings import Settings, settings
from adapters.kafka.topics import BrokerError, Topic, Wanted, make_topics, topics
from api.cli import main
from tests.kafka.conftest import fresh_name
from tests.servers.kafka import Broker
from tests.servers.kafka_security import PASSWORD, USER


def _plan(**settings: str) -> Topic:
    return Topic(name=fresh_name(), partitions=3, replication=1, settings=settings)


def _environment(broker: Broker, password: str) -> dict[str, str]:
    assert broker.security
    return {
        "KAFKA_BOOTSTRAP": broker.security.bootstrap,
        "KAFKA_USER": USER,
        "KAFKA_PASSWORD": password,
        "KAFKA_CA": str(broker.security.authority),
    }


def test_a_topic_is_made_once(kafka: Broker) -> None:
    plan = _plan(**{"retention.ms": "86400000"})
    at = Settings(bootstrap=kafka.bootstrap)
    assert make_topics(at, [plan]) == [f"{plan.name}: made, 3 partitions, 1 replicas"]
    assert make_topics(at, [plan]) == [f"{plan.name}: there already, as wanted"]


def test_every_difference_is_named_and_nothing_is_changed(kafka: Broker) -> None:
    plan, at = _plan(**{"retention.ms": "86400000"}), Settings(bootstrap=kafka.bootstrap)
    make_topics(at, [plan])
    other = Topic(name=plan.name, partitions=4, replication=2, settings={"retention.ms": "1000"})
    assert make_topics(at, [other]) == [
        f"{plan.name}: there already",
        f"{plan.name}: 3 partitions, not 4",
        f"{plan.name}: 1 replicas, not 2",
        f"{plan.name}: retention.ms is 86400000, not 1000",
    ]
    assert make_topics(at, [plan])[-1] == f"{plan.name}: there already, as wanted"


def test_more_replicas_than_brokers_are_refused_in_one_line(kafka: Broker) -> None:
    plan = Topic(name=fresh_name(), partitions=1, replication=3, settings={})
    with pytest.raises(BrokerError, match="InvalidReplicationFactorError"):
        make_topics(Settings(bootstrap=kafka.bootstrap), [plan])


def test_our_topics_keep_every_event_of_a_case() -> None:
    assert {topic.settings["cleanup.policy"] for topic in topics(Wanted())} == {"delete"}


def test_the_command_makes_ours(kafka: Broker, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kafka", "init", "--kafka", kafka.bootstrap, "--partitions", "2"]) == 0
    names = {line.split(":")[0] for line in capsys.readouterr().out.splitlines()}
    assert names == {"bihuan.inbound", "bihuan.events", "bihuan.inbound.dead"}


def test_more_replicas_in_sync_than_there_are_make_no_sense(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kafka", "init", "--min-isr", "2"]) == 1
    assert "--min-isr 2" in capsys.readouterr().err


def test_settings_from_the_environment_come_in_over_tls(own_kafka: Broker) -> None:
    plan = _plan()
    assert make_topics(settings(None, _environment(own_kafka, PASSWORD)), [plan])[0].endswith("1 replicas")


def test_a_wrong_password_is_told_in_one_line(own_kafka: Broker) -> None:
    with pytest.raises(BrokerError, match="Kafka at 127"):
        make_topics(settings(None, _environment(own_kafka, "wrong")), [_plan()])


def test_a_password_without_a_user_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="KAFKA_USER"):
        settings(None, {"KAFKA_PASSWORD": "x"})


def test_a_mechanism_that_we_do_not_speak_is_named() -> None:
    with pytest.raises(ValueError, match="PLAIN: expected SCRAM-SHA-256"):
        settings(None, {"KAFKA_MECHANISM": "PLAIN"})
