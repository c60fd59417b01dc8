"""A short run in a process of its own, forked from one that has everything loaded, so that each costs little.

``python -m tests.faults.stepping`` reads ``DIRECTORY SHAPE [WRONG]``, answers ``forked PID``, reads ``go``, and answers
``ended SIGNAL-OR-CODE`` once the run has ended or was killed. The run says in DIRECTORY/acknowledged what it got.
"""

import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from random import Random
from typing import Final

from adapters.event_store import open_store
from adapters.event_store.sqlite_connections import Datastore
from adapters.event_store.sqlite_log import SqliteLog
from adapters.event_store.sqlite_recorder import SqliteRecorder
from adapters.event_store.sqlite_tables import SqliteTables
from adapters.event_store.store import AssembledStore
from domain.ports.event_log import Append, Bookmark, Duplicate, Stored
from domain.ports.refusals import Refusal
from domain.ports.store import Store
from projections.engine import Engine
from tests.faults.material import known_unit, registers
from tests.faults.planting import with_pragmas
from tests.projections.test_rebuild import PROJECTIONS

WRITER: Final = "stepper"
_NOW: Final = datetime(2024, 1, 1, tzinfo=UTC)


def sizes(shape: str) -> list[int]:
    """Draw the sizes of a run's batches."""
    chance = Random(shape)
    return [chance.choice((1, 2, 5)) for _ in range(3)]


def batches(shape: str) -> list[list[Append]]:
    """Make a run's batches."""
    made, number = [registers()], 0
    for size in sizes(shape):
        made.append([known_unit(f"{WRITER}-{shape}", number + place) for place in range(size)])
        number += size
    return made


def refusal(shape: str) -> Refusal:
    """Make what a run has refused."""
    return Refusal(
        received_at=_NOW,
        channel="import",
        source=None,
        id=shape,
        subject=None,
        type=None,
        organ=None,
        problem=b"{}",
        content_type="text/plain",
        body=shape.encode(),
    )


def whole_run(store: Store, shape: str, acknowledged: int) -> None:
    """Append batch after batch with a bookmark, keep a refusal, fold; says each thing once it is done."""
    for number, units in enumerate(batches(shape), 1):
        outcomes = store.log.append(units, [Bookmark("run", number)])
        if all(isinstance(outcome, (Stored, Duplicate)) for outcome in outcomes):
            os.write(acknowledged, f"batch {number}\n".encode())
    if store.refusals.count() == 0:
        store.refusals.keep([refusal(shape)])
        os.write(acknowledged, b"refusal\n")
    Engine(store, PROJECTIONS, lambda: _NOW, batch=4).catch_up()
    os.write(acknowledged, b"folded\n")


def _run(directory: str, shape: str, wrong: str) -> None:
    acknowledged = os.open(f"{directory}/acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    path = f"{directory}/bihuan.sqlite"
    store = open_store(f"sqlite:{path}")
    if wrong:
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        with_pragmas("journal_mode=MEMORY", "synchronous=OFF")  # writes into the file itself
        store = unmigrated(path)
    whole_run(store, shape, acknowledged)
    store.close()


def unmigrated(path: str) -> Store:
    """Open an existing file as it is, since migrating would give it its journal back."""
    datastore = Datastore(path, 30)
    log = SqliteLog(SqliteRecorder(datastore), lambda: _NOW)
    return AssembledStore(log, SqliteTables(datastore), datastore.close)


def _forked(arguments: Sequence[str]) -> int:
    wait, go = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(go)
            os.read(wait, 1)
            _run(arguments[0], arguments[1], " ".join(arguments[2:]))
            code = 0
        finally:
            os._exit(code)
    os.close(wait)
    _say(f"forked {child}")
    sys.stdin.readline()
    os.write(go, b"g")
    os.close(go)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve run after run until the end of standard input."""
    for line in iter(sys.stdin.readline, ""):
        _say(f"ended {_forked(line.split())}")


if __name__ == "__main__":
    main()
