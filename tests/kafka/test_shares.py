"""Projections shared out by a consumer group: adding and killing processes loses and doubles nothing."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from adapters.event_store import open_store
from adapters.kafka.outbox import Outbox
from adapters.kafka.settings import Settings
from adapters.kafka.shares import Shares
from adapters.kafka.topics import BrokerError
from api.bootstrap import all_projections
from domain.ports.store import Store
from projections.projection import RepartitionedError, position_of
from projections.rebuild import rebuild
from projections.sharing import SharedFolding
from tests.faults.material import batch, registers
from tests.kafka.conftest import PARTITIONS
from tests.kafka.talking import Running, until, utc_now
from tests.servers.kafka import Broker
from tests.servers.service import HOUSE

Process = subprocess.Popen[bytes]


@contextmanager
def worker(url: str, broker: Settings, directory: Path) -> Iterator[Process]:
    """Run a projection worker of the command line."""
    command = [sys.executable, "-m", "api.cli", "worker", "--store", url, "projections", "--from", "kafka"]
    process = subprocess.Popen(
        [*command, "--kafka", broker.bootstrap], cwd=directory, env={"PYTHONPATH": str(HOUSE)}, stdin=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def reached(store: Store) -> int:
    with store.tables.read() as session:
        try:
            return min(position_of(session, projection.name) for projection in all_projections())
        except Exception:  # noqa: BLE001 -- there are no tables before the first worker has made them
            return -1


def write(store: Store, name: str, batches: int) -> None:
    for number in range(batches):
        store.log.append(batch(name, number))


def as_one_process_folds(store: Store) -> bool:
    """Compare with what one process makes of the whole log."""
    return all(rebuild(store, projection).same for projection in all_projections())


def test_processes_come_and_are_killed_and_the_rows_are_those_of_one(
    durable_url: str, broker: Settings, tmp_path: Path
) -> None:
    chance = random.Random(20261124)
    with closing(open_store(durable_url)) as store, ExitStack() as stack:
        store.log.append(registers())
        outbox = stack.enter_context(Running(Outbox(store, broker, utc_now)))
        processes = [stack.enter_context(worker(durable_url, broker, tmp_path))]
        for turn in range(4):
            write(store, f"w{turn}", 6)
            if turn < 2:
                processes.append(stack.enter_context(worker(durable_url, broker, tmp_path)))
            else:
                victim = processes.pop(chance.randrange(len(processes)))
                victim.kill()
                processes.append(stack.enter_context(worker(durable_url, broker, tmp_path)))
            write(store, f"x{turn}", 4)
        until(lambda: reached(store) == store.log.head(), "all is folded", 120)
        assert outbox.error is None
        assert all(process.poll() is None for process in processes)
        assert as_one_process_folds(store)


def test_every_part_is_folded_by_somebody_and_moves_when_a_second_comes(store: Store, broker: Settings) -> None:
    store.log.append(registers())
    members = [Shares(broker, session=6), Shares(broker, session=6)]
    everything = frozenset(range(PARTITIONS))
    stops = [Event(), Event()]
    threads = [Thread(target=member.run, args=(lambda _: 0, stop)) for member, stop in zip(members, stops, strict=True)]
    try:
        threads[0].start()
        until(lambda: members[0].mine == everything, "one has all")
        threads[1].start()
        until(lambda: [len(member.mine) for member in members] == [2, 2], "each has half")
        assert members[0].mine | members[1].mine == everything
        stops[1].set()
        until(lambda: members[0].mine == everything, "one has all again")
    finally:
        for stop, thread in zip(stops, threads, strict=True):
            stop.set()
            if thread.ident is not None:
                thread.join(60)


def test_two_that_fold_one_part_for_a_while_do_no_harm(store: Store) -> None:
    zombie, heir = (SharedFolding(store, all_projections(), 3) for _ in range(2))
    store.log.append(registers())
    write(store, "a", 5)
    zombie.step({0, 1})
    write(store, "b", 5)
    while heir.step({0, 1, 2}):
        pass
    write(store, "c", 5)
    while zombie.step({0, 1}):
        pass
    while heir.step({0, 1, 2}):
        pass
    assert reached(store) == store.log.head()
    assert as_one_process_folds(store)


def test_a_part_that_nobody_folds_shows(store: Store) -> None:
    folding = SharedFolding(store, all_projections(), 3)
    store.log.append(registers())
    write(store, "a", 3)
    while folding.step({0, 2}):
        pass
    assert reached(store) == 0


def test_who_folds_in_another_number_of_parts_stops(store: Store) -> None:
    old = SharedFolding(store, all_projections(), 2)
    SharedFolding(store, all_projections(), 3)
    store.log.append(registers())
    with pytest.raises(RepartitionedError):
        old.step({0, 1})


def test_without_the_topic_a_worker_says_what_to_do(kafka: Broker) -> None:
    with pytest.raises(BrokerError, match="bihuan kafka init"):
        Shares(Settings(bootstrap=kafka.bootstrap)).count()
