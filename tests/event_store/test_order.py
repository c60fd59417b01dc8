"""One order without gaps, in the order of commits, however many write."""

import threading

from adapters.event_store import open_store
from domain.ports.event_log import EventLog
from domain.ports.store import Store
from tests.event_store import child
from tests.event_store.samples import everything, gaps

WRITTEN = 4 * sum(2 * (number % 5 + 1) for number in range(child.EACH))
"""Events that ``child.write_with_threads`` appends."""


class Tail:
    """A reader who follows the log while others write."""

    def __init__(self, log: EventLog, expected: int) -> None:
        self.log, self.expected = log, expected
        self.read: list[int] = []
        self.thread = threading.Thread(target=self.follow)
        self.thread.start()

    def follow(self) -> None:
        after = 0
        while after < self.expected and self.log.wait(after, timeout=30):
            batch = self.log.read_all(after, 50)
            self.read += [e.position for e in batch]
            after = batch[-1].position

    def result(self) -> list[int]:
        self.thread.join(60)
        return self.read


def test_threads_that_write_at_once_leave_no_gap_and_a_reader_misses_nothing(store: Store) -> None:
    tail = Tail(store.log, WRITTEN)
    child.write_with_threads(store, "one")
    assert tail.result() == list(range(1, WRITTEN + 1))
    assert not list(gaps(everything(store.log)))
    assert store.log.head() == WRITTEN


def test_processes_that_write_at_once_leave_no_gap_and_a_reader_misses_nothing(durable_url: str) -> None:
    store = open_store(durable_url)
    children = [child.start("write", durable_url, name) for name in ("one", "two")]
    tail = Tail(store.log, 2 * WRITTEN)
    child.go(*children)
    child.finish(*children)
    assert tail.result() == list(range(1, 2 * WRITTEN + 1))
    assert not list(gaps(everything(store.log)))
    times = [e.recorded_at for e in store.log.read_all(0, 100_000)]
    assert times == sorted(times)
    store.close()


def test_the_check_for_gaps_finds_gaps(store: Store) -> None:
    child.write_with_threads(store, "one", threads=1)
    placed = everything(store.log)
    assert list(gaps(placed[:10] + placed[11:]))
    assert list(gaps([*placed[:10], placed[11], placed[10], *placed[12:]]))
