"""What reading promises, on every store."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from adapters.event_store import open_store, postgres_log
from adapters.event_store.postgres_listener import Listener
from domain.ports.event_log import follow
from domain.ports.store import Store
from tests.event_store.samples import NOON, SetClock, stream, unit, units


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(store_url: str, clock: SetClock) -> Iterator[Store]:
    opened = open_store(store_url, clock=clock)
    yield opened
    opened.close()


def test_an_empty_log_reads_as_empty(store: Store) -> None:
    assert store.log.head() == 0
    assert store.log.read_all(0, 10) == []
    assert store.log.read_stream(stream("a")) == []
    assert store.log.read_streams({stream("a"): 0}) == {stream("a"): []}


def test_a_stream_is_read_after_and_up_to_a_version(store: Store) -> None:
    store.log.append([unit(f"u{n}", "a", "b") for n in range(5)])
    read = store.log.read_stream
    assert [e.version for e in read(stream("a"))] == [1, 2, 3, 4, 5]
    assert [e.version for e in read(stream("a"), up_to_version=2)] == [1, 2]
    assert [e.version for e in read(stream("a"), after_version=3)] == [4, 5]
    assert [e.version for e in read(stream("a"), after_version=1, up_to_version=3)] == [2, 3]
    assert read(stream("a"), after_version=5) == []
    assert read(stream("a"), up_to_version=0) == []


def test_a_stream_is_read_as_it_was_known_at_a_time(store: Store, clock: SetClock) -> None:
    for hour in range(3):
        clock.now = NOON + timedelta(hours=hour)
        store.log.append([unit(f"u{hour}", "a")])

    def known(hours: float) -> int:
        return len(store.log.read_stream(stream("a"), known_at=NOON + timedelta(hours=hours)))

    assert [known(-0.1), known(0), known(1.5), known(2), known(99)] == [0, 1, 2, 3, 3]


def test_several_streams_are_read_each_in_order_after_a_version(store: Store) -> None:
    store.log.append(units("x", 30, streams=3))
    read = store.log.read_streams({stream("x-s0"): 0, stream("x-s2"): 1, stream("unknown"): 0})
    assert {s: [e.version for e in events] for s, events in read.items()} == {
        stream("x-s0"): list(range(1, 11)),
        stream("x-s2"): list(range(2, 11)),
        stream("unknown"): [],
    }
    assert store.log.read_streams({}) == {}


def test_the_whole_log_is_read_in_parts(store: Store) -> None:
    store.log.append(units("x", 25))
    assert [e.position for e in store.log.read_all(10, 5)] == [11, 12, 13, 14, 15]
    assert [len(part) for part in follow(store.log, after=1, limit=10)] == [10, 10, 4]
    assert store.log.read_all(25, 5) == []


def test_waiting_ends_at_once_where_there_is_something(store: Store) -> None:
    store.log.append([unit("one")])
    assert store.log.wait(0, timeout=0)
    assert not store.log.wait(1, timeout=0)


def test_waiting_ends_when_the_time_is_over(store: Store) -> None:
    begin = time.monotonic()
    assert not store.log.wait(0, timeout=0.2)
    assert 0.2 <= time.monotonic() - begin < 5


def test_an_append_wakes_who_waits(store: Store) -> None:
    answers: list[bool] = []
    waiting = [threading.Thread(target=lambda: answers.append(store.log.wait(0, timeout=30))) for _ in range(3)]
    for thread in waiting:
        thread.start()
    store.log.append([unit("one")])
    for thread in waiting:
        thread.join(10)
    assert answers == [True] * 3


def test_an_append_of_another_process_wakes_who_waits(durable_url: str) -> None:
    here, there = open_store(durable_url), open_store(durable_url)
    answers: list[bool] = []
    waiting = threading.Thread(target=lambda: answers.append(here.log.wait(0, timeout=30)))
    waiting.start()
    there.log.append([unit("one")])
    waiting.join(10)
    assert answers == [True]
    here.close()
    there.close()


def test_closing_wakes_who_waits_and_a_second_time_does_nothing(store: Store) -> None:
    waiting = threading.Thread(target=store.log.wait, args=(0, 30))
    waiting.start()
    store.close()
    store.close()
    waiting.join(10)
    assert not waiting.is_alive()


class TestWakingOnPostgres:
    @pytest.fixture
    def pair(self, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Store, Store]]:
        monkeypatch.setattr(postgres_log, "POLL", 60.0)
        here, there = open_store(postgres_url), open_store(postgres_url)
        yield here, there
        here.close()
        there.close()

    def woken(self, here: Store, there: Store, timeout: float) -> list[bool]:
        answers: list[bool] = []
        waiting = threading.Thread(target=lambda: answers.append(here.log.wait(0, timeout)))
        waiting.start()
        there.log.append([unit("one")])
        waiting.join(20)
        return answers

    def test_a_notification_alone_wakes(self, pair: tuple[Store, Store]) -> None:
        begin = time.monotonic()
        assert self.woken(*pair, timeout=20) == [True]
        assert time.monotonic() - begin < 10

    def test_a_notification_that_got_lost_delays_nobody_beyond_the_next_look(
        self, postgres_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Listener, "start", lambda _: None)
        here, there = open_store(postgres_url), open_store(postgres_url)
        assert self.woken(here, there, timeout=20) == [True]
        here.close()
        there.close()
