"""Several clients at once on a few streams: every answer can be explained by one order."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from random import Random

import pytest

from adapters.event_store import StoreUnavailableError, open_store, postgres_append
from adapters.event_store.postgres_statements import APPEND
from domain.ports import event_log
from domain.ports.event_log import EventLog
from domain.ports.store import Store
from tests.event_store.samples import stream, unit
from tests.faults.behind import execute
from tests.faults.campaign import DEADLINE, Campaign
from tests.faults.conftest import Databases
from tests.faults.linearizability import (
    Answer,
    Append,
    Conflict,
    Operation,
    Read,
    Repeated,
    Seen,
    State,
    Stored,
    Unknown,
    unexplained,
)
from tests.faults.proxy import Proxy, proxied

CLIENTS, STEPS, STREAMS = 5, 12, ("s0", "s1")


class Client:
    """Asks one thing after another, and writes down what it asked and was answered when."""

    def __init__(self, store: Store, name: str, chance: Random) -> None:
        self.store, self.name, self.chance = store, name, chance
        self.history: list[Operation] = []
        self.sent: list[tuple[str, Append]] = []

    def run(self) -> None:
        for step in range(STEPS):
            where, asked = self._draw(step)
            invoked = time.monotonic()
            answer = self._ask(where, asked)
            self.history.append(Operation(where, asked, answer, invoked, time.monotonic()))

    def _draw(self, step: int) -> tuple[str, Append | Read]:
        where = self.chance.choice(STREAMS)
        draw = self.chance.random()
        if draw < 0.2:
            return where, Read()
        if draw < 0.35 and self.sent:
            return self.chance.choice(self.sent)
        known = None
        if draw < 0.85:
            with suppress(StoreUnavailableError):
                known = state_of(self.store.log, where)
        asked = Append(f"{self.name}-{step}", None if known is None else len(known))
        self.sent.append((where, asked))
        return where, asked

    def _ask(self, where: str, asked: Append | Read) -> Answer:
        try:
            if isinstance(asked, Read):
                return Seen(state_of(self.store.log, where))
            expected = {} if asked.expected is None else {where: asked.expected}
            (outcome,) = self.store.log.append([unit(asked.name, where, expected=expected)])
        except StoreUnavailableError:
            return Unknown()
        match outcome:
            case event_log.Stored(events):
                return Stored(events[0].version)
            case event_log.Duplicate(events):
                return Repeated(events[0].version)
            case event_log.VersionConflict(_, _, actual):
                return Conflict(actual)
            case _:
                raise AssertionError(outcome)


def state_of(log: EventLog, name: str) -> State:
    """Read a stream as the names of its events."""
    return tuple(entry.event.id.partition("#")[0] for entry in log.read_stream(stream(name)))


def history_of(stores: list[Store], chance: Random, line: Proxy | None = None) -> list[Operation]:
    """Let all clients run at once, and cut their connections now and then where they have any."""
    clients = [Client(store, f"c{n}", Random(chance.random())) for n, store in enumerate(stores)]
    threads = [threading.Thread(target=client.run, daemon=True) for client in clients]
    for thread in threads:
        thread.start()
    end = time.monotonic() + DEADLINE
    while any(thread.is_alive() for thread in threads):
        assert time.monotonic() < end
        if line is not None:
            line.drop_answer(chance.randint(1, 8))
        threads[0].join(0.02)
        threads[-1].join(0.02)
    assert all(len(client.history) == STEPS for client in clients)
    return [operation for client in clients for operation in client.history]


@contextmanager
def stores(url: str, number: int = CLIENTS, patience: float = 30.0) -> Iterator[list[Store]]:
    """Open a store for each client, as if each were a process of its own; memory is shared."""
    opened = [open_store(url, patience=patience) for _ in range(1 if url == "memory:" else number)]
    try:
        yield opened * number if url == "memory:" else opened
    finally:
        for store in opened:
            store.close()


def check(url: str, history: list[Operation], log: EventLog, campaign: Campaign) -> None:
    campaign.counts["operations"] += len(history)
    campaign.counts["unknown outcomes"] += sum(isinstance(o.answer, Unknown) for o in history)
    assert unexplained(history, {name: state_of(log, name) for name in STREAMS}) == [], (url, history)


def test_every_answer_can_be_explained_in_memory(campaign: Campaign) -> None:
    for chance in campaign.rounds(short=10, share=0.01):
        with stores("memory:") as opened:
            check("memory:", history_of(opened, chance), opened[0].log, campaign)


def test_every_answer_can_be_explained(campaign: Campaign, databases: Databases) -> None:
    for chance in campaign.rounds(short=10, share=0.03):
        with databases() as url, stores(url) as opened:
            check(url, history_of(opened, chance), opened[0].log, campaign)


def test_every_answer_can_be_explained_when_answers_get_lost(campaign: Campaign, pg_databases: Databases) -> None:
    for chance in campaign.rounds(short=6, share=0.04):
        with pg_databases() as url, proxied(url) as (line, way), stores(way, patience=0.1) as opened:
            history = history_of(opened, chance, line)
            with closing(open_store(url)) as store:
                check(url, history, store.log, campaign)


def test_a_store_without_its_unique_key_and_its_check_is_found_out(
    campaign: Campaign, pg_databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    unchecked = APPEND.replace("AND position = %b RETURNING", "AND position >= 0 * %b RETURNING")
    assert unchecked != APPEND
    monkeypatch.setattr(postgres_append, "APPEND", unchecked)
    found = 0
    for number in range(5):
        with pg_databases() as url, stores(url) as opened:
            execute(url, "ALTER TABLE stored_events DROP CONSTRAINT stored_events_originator_id_originator_version_key")
            execute(url, "ALTER TABLE stored_events DROP CONSTRAINT stored_events_pkey")
            history = history_of(opened, Random(f"{campaign.seed}/{number}"))
            found += bool(unexplained(history, {name: state_of(opened[0].log, name) for name in STREAMS}))
        campaign.counts["histories"] += 1
    campaign.counts["found out"] += found
    assert found
