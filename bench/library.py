"""The plain eventsourcing library, used as its documentation shows: the other side of most ratios."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from adapters.event_store.appending import Row
from bench.measure import Sample, stopwatch

CLIENTS: Final = 8


class Recorder(Protocol):
    """What both recorders of the library do."""

    def insert_events(self, stored_events: Sequence[StoredEvent]) -> Sequence[int] | None:
        """Insert events in one transaction."""


def parts(url: str) -> tuple[str, str, int, str, str]:
    """Take a URL apart as the library wants it: database, host, port, user, password."""
    found = urlsplit(url)
    password = unquote(found.password or "")
    return unquote(found.path[1:]), found.hostname or "", found.port or 5432, unquote(found.username or ""), password


def environment(url: str) -> dict[str, str]:
    """Say the same in the environment variables of the library."""
    names = ("DBNAME", "HOST", "PORT", "USER", "PASSWORD")
    settings = {f"POSTGRES_{name}": str(part) for name, part in zip(names, parts(url), strict=True)}
    return settings | {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_POOL_SIZE": "16",
        "POSTGRES_PASSWORD": settings["POSTGRES_PASSWORD"] or "none",
    }


def postgres_datastore(url: str) -> PostgresDatastore:
    """Open its pool, with a connection a client."""
    return PostgresDatastore(*parts(url), pool_size=CLIENTS)


def postgres_recorder(datastore: PostgresDatastore) -> PostgresApplicationRecorder:
    """Open its recorder in PostgreSQL."""
    recorder = PostgresApplicationRecorder(datastore)
    recorder.create_table()
    return recorder


def sqlite_recorder(path: Path) -> SQLiteApplicationRecorder:
    """Open its recorder in SQLite."""
    recorder = SQLiteApplicationRecorder(SQLiteDatastore(str(path)))
    recorder.create_table()
    return recorder


def stored_events(rows: Iterable[Row]) -> list[StoredEvent]:
    """Give events in the form that its recorders take; encoding is not charged to it."""
    return [StoredEvent(UUID(int=row.stream.int), row.version, row.topic, row.state) for row in rows]


def one_by_one(recorder: Recorder, clients: Sequence[Sequence[StoredEvent]]) -> Sample:
    """Insert events one a transaction, each client in a thread."""

    def run(events: Sequence[StoredEvent]) -> list[float]:
        return [_seconds(partial(recorder.insert_events, [event])) for event in events]

    with ThreadPoolExecutor(len(clients)) as threads, stopwatch() as watch:
        latencies = [seconds for found in threads.map(run, clients) for seconds in found]
    return watch.sample(len(latencies), latencies)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def read_streams(recorder: PostgresApplicationRecorder, streams: Sequence[UUID]) -> Sample:
    """Read streams, one at a time."""
    latencies: list[float] = []
    events = 0
    with stopwatch() as watch:
        for stream in streams:
            began = time.perf_counter()
            events += len(recorder.select_events(UUID(int=stream.int)))
            latencies.append(time.perf_counter() - began)
    return watch.sample(events, latencies)
