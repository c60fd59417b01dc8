"""Where too few replicas are in sync the broker takes nothing: the outbox waits, says why, and loses nothing."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from adapters.event_store import open_store
from adapters.kafka.outbox import Outbox, lag
from adapters.kafka.settings import Settings
from adapters.kafka.topics import Wanted, make_topics, topics
from tests.conftest import no_broker
from tests.intake.sending import deliver, door, event
from tests.kafka.talking import Running, as_stored, published, until, utc_now
from tests.servers.kafka import Broker, NoBrokerError, kafka_broker

QUICKLY = ("broker.session.timeout.ms=3000", "broker.heartbeat.interval.ms=500")
"""Whoever is gone is found to be gone after three seconds."""


@pytest.fixture
def two_brokers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Broker, Broker]]:
    """A cluster of two; the second may be killed."""
    with ExitStack() as stack:
        try:
            first = stack.enter_context(kafka_broker(QUICKLY))
            second = first.second(tmp_path)
            stack.callback(second.kill)
            second.start()
        except NoBrokerError as error:
            no_broker(request, error)
        yield first, second


def test_without_enough_replicas_the_outbox_waits_says_why_and_goes_on_when_they_are_back(
    two_brokers: tuple[Broker, Broker],
) -> None:
    first, second = two_brokers
    broker = Settings(bootstrap=f"{first.bootstrap},{second.bootstrap}")
    make_topics(broker, topics(Wanted(partitions=2, replication=2, minimum_isr=2)))
    with closing(open_store("memory:")) as store:
        deliver(door(store), [event(n, subject=f"s-{n % 7}") for n in range(50)])
        outbox = Outbox(store, broker, utc_now)
        with Running(outbox):
            until(lambda: lag(store.log) == 0, "the first events are published")
            second.kill()
            deliver(door(store), [event(n, subject=f"s-{n % 7}") for n in range(50, 100)])
            until(lambda: "NotEnoughReplicas" in (outbox.complaint or ""), "the broker's reason is told")
            assert lag(store.log) == 50
            second.start()
            until(lambda: lag(store.log) == 0, "all is published")
            until(lambda: outbox.complaint is None, "nothing is complained about any more")
        assert published(broker) == as_stored(store)
