"""A subscriber, a clock that the test moves, and a delivery that tries soon again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from adapters.webhooks.delivery import Delivery
from adapters.webhooks.queue import Notification, State, enqueue, message_id, open_queue
from adapters.webhooks.settings import Settings
from adapters.webhooks.subscriptions import Subscription, Wanted, subscribe
from domain.ports.store import Store
from domain.time.instants import format_instant
from tests.webhooks.receiver import Receiver, receiving

KIND = "problem.raised"
PATIENCE = Settings(timeout=1.0, schedule=(timedelta(seconds=10), timedelta(seconds=100)))


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


@pytest.fixture
def delivery(store: Store, clock: Clock) -> Delivery:
    made = Delivery(store, clock, PATIENCE)
    made.open()
    return made


def subscribed(store: Store, url: str, *, private: bool = True) -> Subscription:
    with store.tables.write() as session:
        open_queue(session)
        wanted = Wanted(url=url, kinds=(KIND,), private=private)
        return subscribe(session, wanted, 0, datetime(2026, 6, 1, tzinfo=UTC), "registrar-1")


def queue(store: Store, to: Subscription, clock: Clock, *names: str) -> list[str]:
    at = format_instant(clock.now)
    made = [
        Notification(
            subscription=to.id,
            id=message_id(to.id, name),
            kind=KIND,
            state=State.WAITING,
            created_at=at,
            next_at=at,
            done_at=None,
            error=None,
            position=1,
            tries=0,
            status=None,
            body=b'{"data":{},"type":"problem.raised"}',
        )
        for name in names
    ]
    with store.tables.write() as session:
        enqueue(session, made)
    return [one.id for one in made]
