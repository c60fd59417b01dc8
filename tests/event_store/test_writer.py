"""Group commit: what waits together is stored together, and each unit keeps its own outcome."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait

import pytest

from adapters.event_store import (
    EventTooLargeError,
    GroupCommit,
    QueueFullError,
    StoreUnavailableError,
    WriterClosedError,
    open_store,
)
from domain.event import MAX_BYTES
from domain.ports.event_log import Append, Bookmark, Duplicate, Outcome, Stored, VersionConflict
from domain.ports.store import Store
from tests.event_store.samples import everything, gaps, unit, units


class SlowLog:
    """A log that waits for leave before each batch, and remembers the sizes of batches."""

    def __init__(self) -> None:
        self.store = open_store("memory:")
        self.leave = threading.Semaphore(0)
        self.arrived = threading.Semaphore(0)
        self.batches: list[int] = []
        self.failure: Exception | None = None

    def __getattr__(self, name: str) -> object:
        return getattr(self.store.log, name)

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        self.arrived.release()
        assert self.leave.acquire(timeout=30)
        self.batches.append(len(batch))
        if self.failure:
            raise self.failure
        return self.store.log.append(batch, bookmarks)


@pytest.fixture
def slow() -> SlowLog:
    return SlowLog()


@pytest.fixture
def writer(slow: SlowLog) -> Iterator[GroupCommit]:
    running = GroupCommit(slow, max_waiting=5, max_batch=4)  # type: ignore[arg-type]  # the rest is looked up
    yield running
    for _ in range(100):
        slow.leave.release()
    running.close()


def results(futures: Sequence["Future[Outcome]"]) -> list[type[Outcome]]:
    return [type(future.result(30)) for future in futures]


def test_what_waits_while_a_batch_is_stored_is_the_next_batch(writer: GroupCommit, slow: SlowLog) -> None:
    first = writer.submit(unit("first"))
    assert slow.arrived.acquire(timeout=30)
    waiting = writer.submit_many(units("x", 5))
    assert writer.waiting == 5
    assert not first.done()
    for _ in range(3):
        slow.leave.release()
    assert results([first, *waiting]) == [Stored] * 6
    assert slow.batches == [1, 4, 1]


def test_nothing_is_taken_when_too_much_waits(writer: GroupCommit, slow: SlowLog) -> None:
    writer.submit(unit("first"))
    assert slow.arrived.acquire(timeout=30)
    writer.submit_many(units("x", 3))
    with pytest.raises(QueueFullError, match="3 units are waiting"):
        writer.submit_many(units("y", 3))
    assert writer.waiting == 3
    writer.submit_many(units("z", 2))
    with pytest.raises(QueueFullError):
        writer.submit(unit("one too many"))


def test_a_unit_that_cannot_be_stored_fails_alone(writer: GroupCommit, slow: SlowLog) -> None:
    first = writer.submit(unit("first"))
    assert slow.arrived.acquire(timeout=30)
    good, bad, better = writer.submit_many([unit("good"), unit("bad", key="x" * MAX_BYTES), unit("better")])
    for _ in range(5):
        slow.leave.release()
    assert results([first, good, better]) == [Stored] * 3
    assert isinstance(bad.exception(30), EventTooLargeError)


def test_all_hear_that_the_store_is_out_of_reach(writer: GroupCommit, slow: SlowLog) -> None:
    slow.failure = StoreUnavailableError("gone")
    futures = writer.submit_many(units("x", 3))
    for _ in range(5):
        slow.leave.release()
    assert [type(future.exception(30)) for future in futures] == [StoreUnavailableError] * 3
    slow.failure = None
    assert results([writer.submit(unit("later"))]) == [Stored]


def test_a_unit_that_nobody_waits_for_any_more_is_not_stored(writer: GroupCommit, slow: SlowLog) -> None:
    first = writer.submit(unit("first"))
    assert slow.arrived.acquire(timeout=30)
    given_up, kept = writer.submit_many([unit("given up"), unit("kept")])
    assert given_up.cancel()
    slow.leave.release()
    slow.leave.release()
    assert results([first, kept]) == [Stored, Stored]
    assert slow.store.log.head() == 2


def test_closing_stores_what_waits_and_takes_nothing_more(store: Store) -> None:
    writer = GroupCommit(store.log)
    futures = writer.submit_many(units("x", 50))
    writer.close()
    writer.close()
    assert all(future.done() for future in futures)
    assert store.log.head() == 50
    with pytest.raises(WriterClosedError):
        writer.submit(unit("late"))


def test_many_threads_get_each_their_own_outcome(store: Store) -> None:
    writer = GroupCommit(store.log)
    outcomes: dict[str, list[type[Outcome]]] = {}

    def client(name: str) -> None:
        futures = []
        for number in range(20):
            futures.append(writer.submit(unit(f"{name}-{number}", name, expected={name: number})))
            wait(futures)
        futures.append(writer.submit(unit(f"{name}-0", name, expected={name: 0})))
        futures.append(writer.submit(unit(f"{name}-x", name, expected={name: 0})))
        outcomes[name] = results(futures)

    threads = [threading.Thread(target=client, args=(f"client-{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    writer.close()
    assert outcomes == {f"client-{n}": [Stored] * 20 + [Duplicate, VersionConflict] for n in range(8)}
    assert not list(gaps(everything(store.log)))
    assert store.log.head() == 160
