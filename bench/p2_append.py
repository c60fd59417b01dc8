"""P2: ingest in bulk, the part that appends."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from typing import Final

from adapters.event_store.appending import Row as StoredRow
from bench import library, p2_kafka, raw
from bench.material import Supply
from bench.measure import Row, Sample, interleave, rate_ratio, row, speed, stopwatch
from bench.setting import Setting
from domain.ports.store import Store

_BATCH: Final = 1000
_CREATE: Final = """
    CREATE TABLE plain (
        position INTEGER PRIMARY KEY,
        originator_id BLOB NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version)
    )"""


def measure(setting: Setting) -> Iterator[Row]:
    """Measure batches of 1,000 on both databases, and what crosses the wire."""
    yield from _postgres(setting)
    yield from _sqlite(setting)
    yield from p2_kafka.measure(setting)


def _appending(store: Store, supply: Supply, batches: int) -> Sample:
    """Append batches of events that were admitted before, as the intake admits them."""
    prepared = [[told.unit for told in supply.take(_BATCH)] for _ in range(batches)]
    with stopwatch() as watch:
        for batch in prepared:
            store.log.append(batch)
    return watch.sample(batches * _BATCH)


class _Rows:
    """Rows for the others: encoded before, at consecutive positions."""

    def __init__(self, supply: Supply) -> None:
        self._supply, self._next = supply, 1

    def batches(self, number: int) -> list[list[StoredRow]]:
        return [self._batch() for _ in range(number)]

    def _batch(self) -> list[StoredRow]:
        rows = [told.row(position) for position, told in enumerate(self._supply.take(_BATCH), self._next)]
        self._next += _BATCH
        return rows


def _each(batches: Sequence[Sequence[StoredRow]], store: Callable[[Sequence[StoredRow]], object]) -> Sample:
    with stopwatch() as watch:
        for batch in batches:
            store(batch)
    return watch.sample(sum(map(len, batches)))


def _by_library(recorder: library.Recorder, batches: Sequence[Sequence[StoredRow]]) -> Sample:
    prepared = [library.stored_events(batch) for batch in batches]
    with stopwatch() as watch:
        for batch in prepared:
            recorder.insert_events(batch)
    return watch.sample(sum(map(len, prepared)))


def _postgres(setting: Setting) -> Iterator[Row]:
    number = setting.some(20)
    with ExitStack() as stack:
        store, _ = stack.enter_context(setting.postgres_store())
        ours = setting.supply("ours")
        datastore = stack.enter_context(library.postgres_datastore(stack.enter_context(setting.server.database())))
        recorder = library.postgres_recorder(datastore)
        psycopg = stack.enter_context(raw.connect(stack.enter_context(setting.server.database())))
        by_hand = stack.enter_context(raw.connect(stack.enter_context(setting.server.database())))
        both = stack.enter_context(raw.connect(stack.enter_context(setting.server.database())))
        raw.create(psycopg)
        raw.create(both)
        raw.create(by_hand)
        labels = ("theirs", "copied", "packed", "both")
        theirs, copied, packed, admitted = (_Rows(setting.supply(label)) for label in labels)
        _appending(store, ours, 1)
        found = interleave(
            setting.rounds,
            {
                "ours": lambda: _appending(store, ours, number),
                "copy": lambda: _each(copied.batches(number), lambda b: raw.copy_by_psycopg(psycopg, b)),
                "hand": lambda: _each(packed.batches(number), lambda b: raw.copy_by_hand(by_hand, b)),
                "both": lambda: _each(admitted.batches(number), lambda b: raw.copy_both_by_hand(both, b)),
                "library": lambda: _by_library(recorder, theirs.batches(setting.some(10))),
            },
        )
    yield row(
        "P2.1",
        "PostgreSQL, append of 1,000 events a transaction: against binary COPY by psycopg",
        rate_ratio(found["ours"], found["copy"]),
        at_least=0.75,
        ours=speed(found["ours"]),
        other=speed(found["copy"]),
        note="ours also encodes, checks versions and repeats, and keeps admissions; COPY gets encoded rows",
    )
    yield row(
        "P2.2",
        "the same against binary COPY with rows written by hand",
        rate_ratio(found["ours"], found["hand"]),
        ours=speed(found["ours"]),
        other=speed(found["hand"]),
    )
    yield row(
        "P2.3",
        "the same against binary COPY of the events and of the admissions that tell a repeat, written by hand",
        rate_ratio(found["ours"], found["both"]),
        ours=speed(found["ours"]),
        other=speed(found["both"]),
    )
    yield row(
        "P2.4",
        "the same against the library's recorder",
        rate_ratio(found["ours"], found["library"]),
        ours=speed(found["ours"]),
        other=speed(found["library"]),
    )


def _sqlite(setting: Setting) -> Iterator[Row]:
    number = setting.some(20)
    with ExitStack() as stack:
        store = stack.enter_context(setting.store(f"sqlite:{setting.directory / 'ours.sqlite'}"))
        plain = stack.enter_context(closing(_plain_sqlite(setting)))
        recorder = library.sqlite_recorder(setting.directory / "theirs.sqlite")
        ours = setting.supply("ours")
        theirs, inserted = (_Rows(setting.supply(name)) for name in ("theirs", "inserted"))
        found = interleave(
            setting.rounds,
            {
                "ours": lambda: _appending(store, ours, number),
                "plain": lambda: _each(inserted.batches(number), lambda b: _insert(plain, b)),
                "library": lambda: _by_library(recorder, theirs.batches(number)),
            },
        )
    yield row(
        "P2.5",
        "SQLite, append of 1,000 events a transaction: against sqlite3's executemany, synchronous=FULL",
        rate_ratio(found["ours"], found["plain"]),
        ours=speed(found["ours"]),
        other=speed(found["plain"]),
    )
    yield row(
        "P2.6",
        "the same against the library's recorder",
        rate_ratio(found["ours"], found["library"]),
        ours=speed(found["ours"]),
        other=speed(found["library"]),
    )


def _plain_sqlite(setting: Setting) -> sqlite3.Connection:
    connection = sqlite3.connect(setting.directory / "plain.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(_CREATE)
    return connection


def _insert(connection: sqlite3.Connection, rows: Sequence[StoredRow]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    values = [(position, stream.bytes, version, topic, state) for position, stream, version, topic, state in rows]
    connection.executemany("INSERT INTO plain VALUES (?, ?, ?, ?, ?)", values)
    connection.execute("COMMIT")
