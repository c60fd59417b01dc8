"""Our topics, each made for its purpose; made once, and differences named afterwards."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import KafkaError, TopicAlreadyExistsError
from msgspec import Struct

from adapters.kafka.settings import Settings

INBOUND: Final = "bihuan.inbound"
EVENTS: Final = "bihuan.events"
DEAD: Final = "bihuan.inbound.dead"
_LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a message: an event as sent may measure 1 MiB, and a refused one travels whole with its reason."""


class BrokerError(Exception):
    """The broker does not do what it was asked; the text is one line for people."""


class Topic(Struct, frozen=True, kw_only=True):
    """A topic as we want it."""

    name: str
    partitions: int
    replication: int
    settings: dict[str, str]


class Wanted(Struct, frozen=True, kw_only=True):
    """What an operator chooses."""

    partitions: int = 12
    replication: int = 1
    minimum_isr: int = 1
    """Replicas that must have a message before it is acknowledged."""
    inbound_retention: timedelta = timedelta(days=14)
    events_retention: timedelta = timedelta(days=30)
    dead_retention: timedelta = timedelta(days=90)


def topics(wanted: Wanted) -> tuple[Topic, ...]:
    """Plan every topic.

    None is compacted: their keys are cases, of which every event counts and not only the last.
    """
    kept = {
        INBOUND: wanted.inbound_retention,
        EVENTS: wanted.events_retention,
        DEAD: wanted.dead_retention,
    }
    return tuple(
        Topic(
            name=name,
            partitions=1 if name == DEAD else wanted.partitions,
            replication=wanted.replication,
            settings={
                "cleanup.policy": "delete",
                "retention.ms": str(retention // timedelta(milliseconds=1)),
                "min.insync.replicas": str(wanted.minimum_isr),
                "max.message.bytes": str(_LARGEST),
                "unclean.leader.election.enable": "false",
                # Retention goes by the broker's clock: one that is wrong elsewhere neither has messages deleted before
                # they are read, nor refused as coming from the future.
                "message.timestamp.type": "LogAppendTime",
            },
        )
        for name, retention in kept.items()
    )


def make_topics(settings: Settings, plans: Sequence[Topic]) -> list[str]:
    """Make the topics that are not there; returns a line for each, and one for each difference of one that is.

    What is there is never changed: raises BrokerError where the broker refuses to make one.
    """
    try:
        with KafkaAdminClient(**settings.client) as admin:
            return [line for plan in plans for line in _make(admin, plan)]
    except KafkaError as error:
        raise BrokerError(f"Kafka at {settings.bootstrap}: {one_line(error)}") from error


def _make(admin: KafkaAdminClient, plan: Topic) -> Iterator[str]:
    options = {
        "num_partitions": plan.partitions,
        "replication_factor": plan.replication,
        "configs": plan.settings,
    }
    try:
        admin.create_topics({plan.name: options}, wait_for_metadata=True)
    except TopicAlreadyExistsError:
        differences = list(_differences(admin, plan))
        yield f"{plan.name}: there already" + ("" if differences else ", as wanted")
        yield from (f"{plan.name}: {difference}" for difference in differences)
    else:
        yield f"{plan.name}: made, {plan.partitions} partitions, {plan.replication} replicas"


def _differences(admin: KafkaAdminClient, plan: Topic) -> Iterator[str]:
    (found,) = admin.describe_topics([plan.name])
    partitions: list[dict[str, Any]] = found["partitions"]
    if len(partitions) != plan.partitions:
        yield f"{len(partitions)} partitions, not {plan.partitions}"
    replicas = min(len(partition["replica_nodes"]) for partition in partitions)
    if replicas != plan.replication:
        yield f"{replicas} replicas, not {plan.replication}"
    stands = _settings(admin, plan.name)
    for name, value in plan.settings.items():
        if stands.get(name) != value:
            yield f"{name} is {stands.get(name)}, not {value}"


def _settings(admin: KafkaAdminClient, name: str) -> dict[str, str]:
    described = admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name)], config_filter="all")
    return {key: str(entry["value"]) for key, entry in described["topic"][name].items()}


def one_line(error: BaseException) -> str:
    """Say what an error of the client says, on one line of bearable length."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
