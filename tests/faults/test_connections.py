"""Connections to PostgreSQL are cut, delayed, stalled, half open, or lose the acknowledgement of a COMMIT."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from random import Random

import psycopg
import pytest
from psycopg.rows import TupleRow

from adapters.event_store import open_store
from adapters.event_store.postgres_connections import connect
from adapters.event_store.postgres_statements import BEGIN_LOCKED
from domain.ports.event_log import EventLog
from tests.faults.auditing import audit
from tests.faults.behind import execute
from tests.faults.campaign import Campaign, wait_until
from tests.faults.conftest import Databases
from tests.faults.material import known_unit
from tests.faults.processes import Child, Desk
from tests.faults.proxy import Proxy, proxied
from tests.faults.test_kills import begin, opened

QUICK = ("cut", "delay", "stall", "refuse", *["lost answer"] * 4)
STEPS = 12
"""Messages that storing a batch takes, at most; the answer to any of them may get lost, that to the COMMIT as well."""
GONE = 13.0
"""Seconds after which a peer that is gone without a word must have been noticed."""

AWAY = 8.5
"""Seconds after which who pauses twice as long after each attempt, and began with one, pauses for six more."""


class Tail:
    """A reader that follows the log by ``wait``, as projections and consumers do."""

    def __init__(self, log: EventLog) -> None:
        self.position = 0
        self.longest = 0.0
        self._log = log
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def reached(self, position: int) -> bool:
        return self.position >= position

    def stop(self) -> bool:
        self._stop.set()
        self._thread.join(GONE * 2)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            began = time.monotonic()
            if self._log.wait(self.position, 0.5):
                self.position += 1
            self.longest = max(self.longest, time.monotonic() - began)


@contextmanager
def tailing(url: str) -> Iterator[Tail]:
    with closing(open_store(url)) as store:
        tail = Tail(store.log)
        yield tail
        assert tail.stop()


def strike(line: Proxy, fault: str, chance: Random, campaign: Campaign) -> None:
    """Bring a fault about."""
    campaign.counts[fault] += 1
    match fault:
        case "cut":
            line.cut()
        case "delay":
            line.delay = chance.random() * 0.02
        case "stall":
            line.stall(chance.random() * 2)
        case "refuse":
            line.refusing = True
            line.cut()
            threading.Timer(chance.random() * 2, setattr, (line, "refusing", False)).start()
        case "lost answer":
            line.drop_answer(chance.randint(1, STEPS))
        case _:
            line.silence()


def through_faults(desk: Desk, writer: Child, line: Proxy, chance: Random, campaign: Campaign, *faults: str) -> None:
    """Strike once and again; after each the writer must come through."""
    for fault in faults:
        writer.await_lines(desk.acknowledged + chance.randrange(1, 20), "ack")
        strike(line, fault, chance, campaign)
        writer.await_lines(desk.acknowledged + 15, "ack")
    line.delay = 0


def test_writers_come_through_broken_connections_and_lost_acknowledgements(
    campaign: Campaign, pg_databases: Databases
) -> None:
    for chance in campaign.rounds(short=1, share=0.08):
        with pg_databases() as url, proxied(url) as (line, way):
            begin(url)
            desk = Desk(way)
            with desk.start() as writer:
                through_faults(desk, writer, line, chance, campaign, *chance.sample(QUICK, len(QUICK)))
                assert writer.finish() == 0
            with opened(url) as (store, _):
                assert audit(store, desk.books, unknown=0) == []
            campaign.counts["batches acknowledged"] += desk.acknowledged


def test_writers_and_readers_notice_a_half_open_connection(campaign: Campaign, pg_databases: Databases) -> None:
    for chance in campaign.rounds(short=1, share=0.05):
        with pg_databases() as url, proxied(url) as (line, way):
            begin(url)
            desk = Desk(way)
            with desk.start() as writer, tailing(way) as tail:
                writer.await_lines(20, "ack")
                wait_until(partial(tail.reached, 20), "the reader follows")
                through_faults(desk, writer, line, chance, campaign, "silence")
                assert writer.finish() == 0
                with closing(open_store(url)) as store:
                    head = store.log.head()
                wait_until(partial(tail.reached, head), "the reader catches up", GONE * 2)
            assert tail.longest < GONE * 2
            with opened(url) as (store, _):
                assert audit(store, desk.books, unknown=0) == []


def test_a_reader_that_only_listens_hears_nothing_on_a_half_open_connection(pg_databases: Databases) -> None:
    with (
        pg_databases() as url,
        proxied(url) as (line, way),
        closing(open_store(url)) as store,
        psycopg.connect(way, autocommit=True) as listening,
    ):
        listening.execute("LISTEN stored_events")
        assert line.silence() == 1
        store.log.append([known_unit("one", 0)])
        assert not list(listening.notifies(timeout=2, stop_after=1))


def test_a_writer_that_sends_the_unknown_again_under_another_id_is_found_out(
    campaign: Campaign, pg_databases: Databases
) -> None:
    chance = Random(campaign.seed)
    with pg_databases() as url, proxied(url) as (line, way):
        begin(url)
        desk = Desk(way, 3, "--wrong", "renames", "--patience", "0.4")
        with desk.start() as writer, closing(open_store(url)) as store:
            for _ in range(100):
                writer.await_lines(desk.acknowledged + 3, "ack")
                unknown = writer.said("unknown")
                line.refusing = True  # so that it cannot look whether the batch was stored
                strike(line, "lost answer", chance, campaign)
                writer.await_lines(unknown + 1, "unknown")
                line.refusing = False
                placed = Counter(entry.event.id.partition("+")[0] for entry in store.log.read_all(0, 10**6))
                if max(placed.values()) > 1:
                    return
    pytest.fail("a hundred lost answers, and nothing doubled")


def test_nobody_waits_longer_than_he_said_for_a_server_that_hangs(pg_databases: Databases) -> None:
    with pg_databases() as url, proxied(url) as (line, way), closing(open_store(way, patience=2)) as store:
        store.log.append([known_unit("one", 0)])
        assert store.log.wait(0, 1)
        line.stall(5)
        began = time.monotonic()
        assert not store.log.wait(10**6, 1)
        waited = time.monotonic() - began
        line.flow()
    assert waited < 3


def test_a_reader_of_a_server_that_was_away_for_long_is_answered_soon_after(pg_databases: Databases) -> None:
    with pg_databases() as url, proxied(url) as (line, way), closing(open_store(way)) as store:
        line.refusing = True
        line.cut()
        answered = threading.Event()

        def read() -> None:
            store.log.head()
            answered.set()

        threading.Thread(target=read, daemon=True).start()
        time.sleep(AWAY)
        assert not answered.is_set()
        line.refusing = False
        assert answered.wait(3)


def test_a_writer_that_vanishes_in_the_middle_does_not_hold_up_the_others(pg_databases: Databases) -> None:
    with pg_databases() as url, proxied(url) as (line, way), closing(open_store(url, patience=GONE * 2)) as store:
        vanishing = connect(way, 5)
        vanishing.execute(BEGIN_LOCKED)
        answering = threading.Thread(target=_ask, args=(vanishing, "SELECT pg_sleep(1)"), daemon=True)
        answering.start()
        time.sleep(0.5)  # it is on its way
        line.silence()
        stored = threading.Event()

        def append() -> None:
            store.log.append([known_unit("one", 0)])
            stored.set()

        threading.Thread(target=append, daemon=True).start()
        try:
            assert stored.wait(GONE * 2)
        finally:
            execute(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Client'")


def _ask(connection: psycopg.Connection[TupleRow], statement: str) -> None:
    with suppress(psycopg.Error):
        connection.execute(statement.encode())
