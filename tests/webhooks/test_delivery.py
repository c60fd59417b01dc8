"""Delivery against a real server that fails, hangs, redirects, goes and comes back."""

import socket
import threading
import time

import pytest

from adapters.webhooks.delivery import Delivery
from adapters.webhooks.queue import Notification, bury, counts, dead, enqueue, revive
from adapters.webhooks.signing import signature
from adapters.webhooks.subscriptions import subscriptions
from domain.ports.store import Store
from tests.servers.ports import free_port
from tests.webhooks.conftest import PATIENCE, Clock, queue, subscribed
from tests.webhooks.receiver import Received, Receiver, receiving


def states(store: Store) -> dict[str, int]:
    with store.tables.read() as session:
        return {state: number for (_, state), number in counts(session).items()}


def given_up(store: Store) -> list[Notification]:
    with store.tables.read() as session:
        return dead(session, None, 100)


def test_what_is_delivered_is_signed_and_delivered_once(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    to = subscribed(store, receiver.url)
    (name,) = queue(store, to, clock, "a")
    assert [delivery.step(), delivery.step()] == [1, 0]
    (got,) = receiver.received
    assert (got.id, got.path, got.headers["content-type"]) == (name, "/hook", "application/json")
    stamp = int(got.headers["webhook-timestamp"])
    assert stamp == int(clock.now.timestamp())
    assert got.headers["webhook-signature"] == signature(to.secret, name, stamp, got.body)
    assert states(store) == {"delivered": 1}


def test_the_same_is_queued_once_however_often_it_is_found(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    to = subscribed(store, receiver.url)
    queue(store, to, clock, "a", "a")
    delivery.step()
    queue(store, to, clock, "a")
    assert delivery.step() == 0
    assert len(receiver.received) == 1


def test_what_fails_is_tried_again_later_with_the_same_id(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    receiver.statuses(500, 404)
    queue(store, subscribed(store, receiver.url), clock, "a")
    assert [delivery.step(), delivery.step()] == [1, 0]  # not before its time
    clock.go(9)
    assert delivery.step() == 0
    clock.go(3)
    assert delivery.step() == 1
    clock.go(50)
    assert delivery.step() == 0
    clock.go(61)
    assert delivery.step() == 1
    assert len({got.id for got in receiver.received}) == 1
    assert len(receiver.received) == 3
    assert states(store) == {"delivered": 1}


def test_after_the_last_try_it_is_dead_kept_and_tried_again_when_somebody_says_so(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    receiver.statuses(*[500] * PATIENCE.tries)
    (name,) = queue(store, subscribed(store, receiver.url), clock, "a")
    for _ in range(PATIENCE.tries):
        assert delivery.step() == 1
        clock.go(1000)
    assert delivery.step() == 0
    (one,) = given_up(store)
    assert (one.id, one.tries, one.status, one.error) == (name, 3, 500, "status 500")
    with store.tables.write() as session:
        assert revive(session, name, clock.now) == 1
    assert delivery.step() == 1
    assert states(store) == {"delivered": 1}


def test_a_redirect_is_not_followed(store: Store, receiver: Receiver, delivery: Delivery, clock: Clock) -> None:
    with receiving() as elsewhere:
        receiver.answer = lambda _: (307, {"Location": elsewhere.url})
        queue(store, subscribed(store, receiver.url), clock, "a")
        delivery.step()
        assert elsewhere.received == []
    assert states(store) == {"waiting": 1}


def test_who_hangs_is_given_up_for_this_time_and_holds_up_nobody(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    def hang(got: Received) -> tuple[int, dict[str, str]]:
        del got
        receiver.released.wait(30)
        return 204, {}

    receiver.answer = hang
    with receiving() as other:
        queue(store, subscribed(store, receiver.url), clock, *"abcd")
        queue(store, subscribed(store, other.url), clock, "e")
        began = time.monotonic()
        assert delivery.step() == 5
        assert time.monotonic() - began < 5 * PATIENCE.timeout
        assert len(other.received) == 1
    assert states(store) == {"delivered": 1, "waiting": 4}


def test_an_answer_that_comes_in_drops_ends_in_time(store: Store, delivery: Delivery, clock: Clock) -> None:
    """Each byte comes soon after the one before: only a deadline for the whole helps."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                while not stop.wait(0.1):
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        queue(store, subscribed(store, f"http://127.0.0.1:{server.getsockname()[1]}/"), clock, "a")
        began = time.monotonic()
        delivery.step()
        assert time.monotonic() - began < 5 * PATIENCE.timeout
        stop.set()
        thread.join()
    assert states(store) == {"waiting": 1}


def test_who_was_down_is_told_when_it_comes_back(store: Store, delivery: Delivery, clock: Clock) -> None:
    port = free_port()
    queue(store, subscribed(store, f"http://127.0.0.1:{port}/hook"), clock, "a")
    assert delivery.step() == 1
    clock.go(12)
    with receiving(port) as receiver:
        assert delivery.step() == 1
        assert len(receiver.received) == 1
    assert states(store) == {"delivered": 1}


def test_who_asks_for_patience_gets_it_but_not_without_end(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    waits = iter(({"Retry-After": "60"}, {"Retry-After": "999999"}))
    receiver.answer = lambda _: (503, next(waits, {}))
    queue(store, subscribed(store, receiver.url), clock, "a")
    tried = [delivery.step()]
    for seconds in (59, 2, 3598, 3):
        clock.go(seconds)
        tried.append(delivery.step())
    assert tried == [1, 0, 1, 0, 1]


def test_who_is_gone_is_told_nothing_any_more(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    receiver.statuses(then=410)
    to = subscribed(store, receiver.url)
    queue(store, to, clock, "a")
    assert delivery.step() == 1
    clock.go(10_000)
    queue(store, to, clock, "b")
    assert delivery.step() == 0
    with store.tables.read() as session:
        assert subscriptions(session)[0].gone_at is not None
    assert given_up(store)[0].error == "the subscriber is gone (410)"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_name_that_leads_to_a_private_address_is_refused_with_every_try(  # noqa: PLR0913, PLR0917 -- fixtures
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is subscribed the name may have led elsewhere."""
    monkeypatch.setattr("adapters.webhooks.subscriptions.check_url", lambda url, *, private: (url, private))
    port = receiver.url.rpartition(":")[2].partition("/")[0]
    queue(store, subscribed(store, f"https://{host}:{port}/hook", private=False), clock, "a")
    delivery.step()
    assert receiver.received == []
    with store.tables.read() as session:
        rows = session.query("SELECT state, error FROM webhook_notifications")
    assert rows[0][0] == "waiting"
    assert "not a public address" in str(rows[0][1])


def test_two_workers_take_each_notification_once(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    queue(store, subscribed(store, receiver.url), clock, *"abcdefgh")
    second = Delivery(store, clock, PATIENCE)
    threads = [threading.Thread(target=one.step) for one in (delivery, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receiver.received) == 8
    assert states(store) == {"delivered": 8}


def test_what_was_taken_by_a_worker_that_died_is_sent_again_after_its_lease(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(store, subscribed(store, receiver.url), clock, "a")
    with monkeypatch.context() as dying:
        dying.setattr(delivery, "_settle", lambda *_: None)
        delivery.step()
    assert delivery.step() == 0  # its lease still runs
    clock.go(2.5)
    assert delivery.step() == 1
    assert len({got.id for got in receiver.received}) == 1
    assert len(receiver.received) == 2
    assert states(store) == {"delivered": 1}


def test_what_waits_for_a_subscription_that_is_removed_is_given_up(
    store: Store, receiver: Receiver, delivery: Delivery, clock: Clock
) -> None:
    to = subscribed(store, receiver.url)
    queue(store, to, clock, *"ab")
    with store.tables.write() as session:
        assert bury(session, to.id, "removed", clock.now) == 2
        enqueue(session, [])
    assert delivery.step() == 0
    assert [one.error for one in given_up(store)] == ["removed", "removed"]
