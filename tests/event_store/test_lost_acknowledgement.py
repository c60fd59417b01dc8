"""What happens when the connection to PostgreSQL breaks around COMMIT."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.rows import TupleRow

from adapters.event_store import StoreUnavailableError, open_store, postgres_connections, postgres_writer
from domain.ports.event_log import Bookmark, Duplicate, IdentityConflict, Stored, VersionConflict
from domain.ports.store import Store
from tests.event_store.samples import everything, gaps, stream, unit, units
from tests.servers.proxy import Proxy, proxy


@pytest.fixture
def line(postgres_url: str) -> Iterator[Proxy]:
    parts = urlsplit(postgres_url)
    with proxy(parts.hostname or "127.0.0.1", parts.port or 5432) as running:
        yield running


@pytest.fixture
def store(postgres_url: str, line: Proxy) -> Iterator[Store]:
    parts = urlsplit(postgres_url)
    user = f"{parts.username}:{parts.password}" if parts.password else parts.username
    opened = open_store(parts._replace(netloc=f"{user}@127.0.0.1:{line.port}").geturl(), patience=10)
    yield opened
    opened.close()


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("size", [1, 3, 300])
def test_a_batch_whose_acknowledgement_is_lost_is_stored_once_and_answered_as_stored(
    store: Store, line: Proxy, when: Literal["before", "after"], size: int
) -> None:
    store.log.append([unit("old", "a")])
    batch = units("new", size)
    line.arm(b"COMMIT", when)
    outcomes = store.log.append(batch, [Bookmark("import", size)])
    assert line.breaks == 1
    assert [type(outcome) for outcome in outcomes] == [Stored] * size
    assert not list(gaps(everything(store.log)))
    assert store.log.head() == size + 1
    assert store.log.bookmark("import") == size
    assert [type(outcome) for outcome in store.log.append(batch)] == [Duplicate] * size


@pytest.mark.parametrize("when", ["before", "after"])
def test_every_unit_keeps_its_own_answer_when_the_acknowledgement_is_lost(
    store: Store, line: Proxy, when: Literal["before", "after"]
) -> None:
    store.log.append([unit("old", "a")])
    line.arm(b'"id":"new', when)  # the statement that carries the new event commits by itself
    outcomes = store.log.append(
        [
            unit("old", "a"),
            unit("early", "a", expected={"a": 2}),
            unit("new", "a", expected={"a": 1}),
            unit("new", "a", expected={"a": 1}),
            unit("old", "a", key="other"),
            unit("late", "a", expected={"a": 1}),
        ]
    )
    assert line.breaks == 1
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [Duplicate, VersionConflict, Stored, Duplicate, IdentityConflict, VersionConflict]
    assert outcomes[1] == VersionConflict(stream("a"), 2, 1)
    assert store.log.head() == 2


def test_a_unit_that_somebody_else_stored_meanwhile_is_a_duplicate(
    store: Store, line: Proxy, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_store(postgres_url)
    connect = postgres_connections.connect

    def connect_late(url: str, patience: float) -> psycopg.Connection[TupleRow]:
        if line.breaks:
            other.log.append([unit("one")])
        return connect(url, patience)

    line.arm(b'"id":"one', "before")
    other.log.append([])
    store.log.append([])
    monkeypatch.setattr(postgres_writer, "connect", connect_late)
    (outcome,) = store.log.append([unit("one")])
    assert line.breaks == 1
    assert isinstance(outcome, Duplicate)
    assert store.log.head() == 1
    other.close()


def test_readers_and_tables_find_another_connection_after_theirs_were_terminated(
    store: Store, postgres_url: str
) -> None:
    store.log.append([unit("one")])
    assert store.log.head() == 1
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        terminated = connection.execute(f"SELECT pg_terminate_backend(pid) {others}").fetchall()
    assert len(terminated) >= 2
    assert store.log.head() == 1
    assert isinstance(store.log.append([unit("two")])[0], Stored)
    assert store.refusals.count() == 0


def test_a_server_that_is_gone_is_reported_when_patience_ends(postgres_url: str, line: Proxy) -> None:
    parts = urlsplit(postgres_url)
    store = open_store(parts._replace(netloc=f"{parts.username}@127.0.0.1:{line.port}").geturl(), patience=0.5)
    line.refusing = True  # from the next connection on
    with pytest.raises(StoreUnavailableError, match="nothing of the batch is stored, send it again"):
        store.log.append([unit("one")])
    line.refusing = False
    store.log.append([unit("zero")])
    line.refusing = True
    line.arm(b'"id":"one', "before")
    with pytest.raises(StoreUnavailableError, match="may or may not be stored, send it again with the same ids"):
        store.log.append([unit("one")])
    line.refusing = False
    assert isinstance(store.log.append([unit("one")])[0], Stored)
    store.close()
