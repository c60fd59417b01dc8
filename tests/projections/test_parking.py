"""A poison event parks its case; everything else goes on, and stored = applied + parked."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

import psycopg
import pytest

from adapters.event_store import open_store
from domain.event import Recorded
from domain.ports.event_log import EventLog
from domain.ports.store import Store
from domain.ports.tables import Column, Session, Table
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.projection import Part
from projections.rebuild import rebuild
from tests.projections.telling import case, tell, told


class Counting:
    """Counts each case's events, and cannot fold what it is told to choke on."""

    name = "counting"

    def __init__(self, poison: str) -> None:
        self.poison: str | None = poison

    def tables(self, generation: int) -> tuple[Table, ...]:
        columns = (Column("stream", "text"), Column("events", "integer"))
        return (Table(name=f"counting_{generation}", columns=columns, key=("stream",)),)

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        assert log.head() >= batch[-1].position
        table = self.tables(generation)[0]
        for recorded in filter(lambda r: part.owns(r.stream), batch):
            if recorded.event.id == self.poison:
                message = f"cannot fold {recorded.event.id}"
                raise ValueError(message)
            rows = session.lookup(table, ("events",), [(str(recorded.stream),)])
            events = int(rows[0][0] or 0) if rows else 0
            session.upsert(table, [(str(recorded.stream), events + 1)])


def counts(store: Store) -> dict[str, int]:
    with store.tables.read() as session:
        return {str(stream): int(n or 0) for stream, n in session.query("SELECT stream, events FROM counting_1")}


def three_cases(store: Store) -> str:
    for day in range(1, 6):
        for subject in ("a", "b", "c"):
            tell(store, told(subject, f"2023-07-{day:02} 09:00", "on_site_verified.v1"))
    return "b/on_site_verified.v1/2023-07-03 09:00"


@pytest.mark.parametrize("batch", [1, 4, 100])
def test_a_poison_event_parks_its_case_and_nothing_else(store: Store, batch: int) -> None:
    counting = Counting(three_cases(store))
    engine = Engine(store, [counting], lambda: datetime.now(UTC), batch=batch)
    engine.catch_up()
    assert counts(store) == {str(case("a")): 5, str(case("b")): 2, str(case("c")): 5}
    (parked,) = engine.watch.parked()
    assert (parked.stream, parked.version, parked.events) == (case("b"), 3, 3)
    assert "cannot fold b/" in parked.reason
    (lag,) = engine.watch.lag()
    assert (lag.position, lag.parked) == (store.log.head(), 3)
    assert sum(counts(store).values()) + lag.parked == store.log.head()


def test_later_events_of_a_parked_case_wait_in_order_and_go_on_once_it_can_be_folded(store: Store) -> None:
    counting = Counting(three_cases(store))
    engine = Engine(store, [counting], lambda: datetime.now(UTC))
    engine.catch_up()
    tell(store, told("b", "2023-07-09 09:00", "on_site_verified.v1"))
    engine.catch_up()
    assert engine.watch.parked()[0].events == 4
    assert engine.retry() == 0
    assert engine.watch.parked()[0].events == 4
    counting.poison = None
    assert engine.retry() == 1
    assert engine.watch.parked() == []
    assert counts(store)[str(case("b"))] == 6


def test_a_rebuild_parks_for_itself(store: Store) -> None:
    counting = Counting(three_cases(store))
    engine = Engine(store, [counting], lambda: datetime.now(UTC))
    engine.catch_up()
    assert rebuild(store, counting).same
    assert engine.watch.parked()[0].events == 3
    counting.poison = None
    assert not rebuild(store, counting).same
    assert engine.watch.parked() == []


def damage(url: str, position: int) -> None:
    """Change a stored byte behind everybody's back."""
    if url.startswith("sqlite:"):
        with sqlite3.connect(url.removeprefix("sqlite:")) as file:
            file.execute("UPDATE stored_events SET state = X'00' || substr(state, 2) WHERE position = ?", (position,))
        file.close()
    else:
        with psycopg.connect(url) as connection:
            connection.execute(
                "UPDATE stored_events SET state = '\\x00' || substr(state, 2) WHERE position = %s", (position,)
            )


def test_a_damaged_row_is_named_and_parks_its_case_only(durable_url: str) -> None:
    store = open_store(durable_url)
    try:
        three_cases(store)
        damage(durable_url, 5)
        engine = Engine(store, [ClosedLoop()], lambda: datetime.now(UTC))
        engine.catch_up()
        (parked,) = engine.watch.parked()
        assert (parked.stream, parked.position, parked.version, parked.events) == (case("b"), 5, 2, 4)
        assert engine.retry() == 0
        assert {lag.events for lag in engine.watch.lag()} == {0}
    finally:
        store.close()
