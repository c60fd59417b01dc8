"""The raw limit: the database without us, by its own pgbench or by psycopg and nothing else."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow

from adapters.event_store.appending import Admitted, Row
from adapters.event_store.postgres_copy import copied_admissions, copied_rows
from bench.measure import Sample, stopwatch
from domain.event import decode
from domain.ids import StreamId
from tests.servers.postgres import PostgresServer

_COLUMNS: Final = "position, originator_id, originator_version, topic, state"
_CREATE: Final = """
    CREATE TABLE plain (
        position bigserial PRIMARY KEY,
        originator_id uuid NOT NULL,
        originator_version bigint NOT NULL,
        topic text NOT NULL,
        state bytea NOT NULL,
        UNIQUE (originator_id, originator_version)
    )"""
_CREATE_ADMISSIONS: Final = """
    CREATE TABLE plain_admissions (
        admission uuid PRIMARY KEY,
        digest bytea NOT NULL,
        first_position bigint NOT NULL,
        events integer NOT NULL
    )"""
_INSERT: Final = "INSERT INTO plain (originator_id, originator_version, topic, state) VALUES (%b, %b, %b, %b)"
_SCRIPT: Final = (
    "INSERT INTO plain (originator_id, originator_version, topic, state) "
    "VALUES (gen_random_uuid(), 1, 'penalty_decided.v1', '\\x{state}');\n"
)
_COPY: Final = f"COPY plain ({_COLUMNS}) FROM STDIN (FORMAT BINARY)"
_COPY_ADMITTED: Final = "COPY plain_admissions (admission, digest, first_position, events) FROM STDIN (FORMAT BINARY)"
_FETCH: Final = "SELECT position, originator_id, originator_version, state FROM stored_events"
_PAGE: Final = f"{_FETCH} WHERE position > %b ORDER BY position LIMIT %b"
_STREAM: Final = f"{_FETCH} WHERE originator_id = %b ORDER BY originator_version"
_TPS: Final = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)


def connect(url: str) -> psycopg.Connection[TupleRow]:
    """Connect, every statement its own transaction."""
    return psycopg.connect(url, autocommit=True)


def analyse(url: str) -> None:
    """Gather statistics now, as autovacuum would within a minute; without, plans are a matter of luck."""
    with connect(url) as connection:
        connection.execute("ANALYZE")


def create(connection: psycopg.Connection[TupleRow]) -> None:
    """Make tables as plain as ours: one order, one version of a stream once; and who sent what, once."""
    connection.execute(_CREATE)
    connection.execute(_CREATE_ADMISSIONS)


def insert_one_by_one(connection: psycopg.Connection[TupleRow], rows: Sequence[Row]) -> Sample:
    """Insert events one a transaction on one connection, prepared and binary."""
    latencies: list[float] = []
    with stopwatch() as watch:
        for row in rows:
            began = time.perf_counter()
            connection.execute(_INSERT, (row.stream, row.version, row.topic, row.state), prepare=True)
            latencies.append(time.perf_counter() - began)
    return watch.sample(len(rows), latencies)


def copy_by_psycopg(connection: psycopg.Connection[TupleRow], rows: Sequence[Row]) -> None:
    """Copy rows in one transaction, as psycopg's documentation shows."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.set_types(["int8", "uuid", "int8", "text", "bytea"])
        for row in rows:
            copy.write_row(row)


def copy_by_hand(connection: psycopg.Connection[TupleRow], rows: Sequence[Row]) -> None:
    """Copy rows in one transaction, written by hand: the fastest way there is in Python."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.write(copied_rows(rows))


def copy_both_by_hand(connection: psycopg.Connection[TupleRow], rows: Sequence[Row]) -> None:
    """Copy rows, and an admission for each, in one transaction: everything that our append has to write."""
    admitted = [(row.stream, Admitted(row.state[:32], row.position, 1)) for row in rows]
    identities = [(UUID(int=stream.int ^ unit.first), unit) for stream, unit in admitted]
    with connection.transaction(), connection.cursor() as cursor:
        with cursor.copy(_COPY) as copy:
            copy.write(copied_rows(rows))
        with cursor.copy(_COPY_ADMITTED) as copy:
            copy.write(copied_admissions(identities))


def pgbench_program(server: PostgresServer) -> str | None:
    """Find pgbench, beside the server or on the path."""
    if server.process is not None:
        arguments = server.process.args
        first = arguments[0] if isinstance(arguments, (list, tuple)) else arguments
        beside = Path(str(first)).with_name("pgbench")
        if beside.exists():
            return str(beside)
    return shutil.which("pgbench")


def pgbench(program: str, url: str, clients: int, seconds: int, state: bytes) -> Sample:
    """Insert events of one size, one a transaction, with so many clients."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(_SCRIPT.format(state=state.hex()))
        script.flush()
        options = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(seconds), "-f", script.name]
        command = [program, *options, url]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- our own words
    found = _TPS.search(done.stdout)
    if found is None:
        raise ValueError(f"pgbench said: {done.stdout}")
    return Sample(events=round(float(found[1]) * seconds), seconds=seconds)


def fetch(connection: psycopg.Connection[TupleRow], page: int, *, decoded: bool) -> int:
    """Read the whole log in pages, decoded or not; returns how many events it has."""
    after = found = 0
    with connection.cursor(binary=True) as cursor:
        while rows := cursor.execute(_PAGE, (after, page), prepare=True).fetchall():
            if decoded:
                for position, stream, version, state in rows:
                    decode(state, position, stream, version)
            after = rows[-1][0]
            found += len(rows)
    return found


def fetch_streams(connection: psycopg.Connection[TupleRow], streams: Sequence[StreamId], *, decoded: bool) -> Sample:
    """Read streams, one at a time."""
    latencies: list[float] = []
    events = 0
    with connection.cursor(binary=True) as cursor, stopwatch() as watch:
        for stream in streams:
            began = time.perf_counter()
            rows = cursor.execute(_STREAM, (stream,), prepare=True).fetchall()
            if decoded:
                for position, name, version, state in rows:
                    decode(state, position, name, version)
            latencies.append(time.perf_counter() - began)
            events += len(rows)
    return watch.sample(events, latencies)
