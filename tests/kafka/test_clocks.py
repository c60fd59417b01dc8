"""Machines whose clocks differ: nothing is forgotten or refused for it, and recorded times never go back."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import datetime, timedelta

from kafka import KafkaProducer

from adapters.event_store import open_store
from adapters.intake.door import FactDoor
from adapters.intake.replaying import replay
from adapters.kafka.inbox import Inbox
from adapters.kafka.settings import Settings
from adapters.kafka.topics import INBOUND
from tests.faults.auditing import disorder
from tests.intake.sending import event, outcomes
from tests.kafka.talking import Running, read_topic, register_source, send, until, utc_now


def ahead(by: timedelta) -> Callable[[], datetime]:
    return lambda: utc_now() + by


def test_retention_and_the_broker_go_by_the_brokers_clock(broker: Settings) -> None:
    wrong = [utc_now() + timedelta(days=days) for days in (-400, 2)]
    with closing(KafkaProducer(**broker.client)) as producer:
        for at in wrong:
            producer.send(INBOUND, b"{}", timestamp_ms=int(at.timestamp() * 1000)).get(30)
    stamps = [record.timestamp / 1000 for record in read_topic(broker, INBOUND)]
    assert len(stamps) == len(wrong)
    assert all(abs(stamp - utc_now().timestamp()) < 300 for stamp in stamps)


def test_workers_whose_clocks_are_minutes_apart_refuse_nothing_and_keep_one_order(
    broker: Settings, durable_url: str
) -> None:
    clocks = [ahead(timedelta(minutes=minutes)) for minutes in (-4, 4)]
    with ExitStack() as stack:
        stores = [stack.enter_context(closing(open_store(durable_url, clock=clock))) for clock in clocks]
        register_source(stores[0])
        inboxes = [Inbox(store, broker, clock) for store, clock in zip(stores, clocks, strict=True)]
        for inbox in inboxes:
            stack.enter_context(Running(inbox))
        for first in range(0, 400, 40):
            send(
                broker, [event(n, subject=f"s-{n % 13}", time=utc_now().isoformat()) for n in range(first, first + 40)]
            )
        until(lambda: stores[0].log.head() == 401, "all is stored")
        until(lambda: sum(inbox.taken for inbox in inboxes) >= 400, "they have taken in everything")
        assert all(store.refusals.count() == 0 for store in stores)
        assert [*disorder(stores[0].log)] == []


def test_what_a_clock_that_is_an_hour_slow_takes_for_the_future_is_kept_and_can_be_replayed(broker: Settings) -> None:
    with closing(open_store("memory:")) as store:
        register_source(store)
        send(broker, [event(1, subject="a", time=utc_now().isoformat())])
        with Running(Inbox(store, broker, ahead(-timedelta(hours=1)))):
            until(lambda: store.refusals.count() == 1, "it is refused, and kept")
        (kept,) = store.refusals.list(0, 10)
        assert b"time-in-the-future" in kept.problem
        (told,) = replay(store, FactDoor(store, store.log.append, utc_now), kept.number, kept.body)
        assert told.answer is not None
        assert outcomes([told.answer]) == ["stored"]
