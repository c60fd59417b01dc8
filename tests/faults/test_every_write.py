"""A short run on SQLite is killed before every single write, truncation and synchronisation, one after another."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from adapters.event_store import open_store
from adapters.event_store.errors import StoreUnusableError
from domain.event import UnreadableEventError
from domain.ports.event_log import Duplicate, Stored
from domain.ports.store import Store
from projections.engine import Engine
from tests.faults.auditing import audit_projections, disorder
from tests.faults.campaign import Campaign
from tests.faults.processes import ROOT
from tests.faults.stepping import batches, refusal
from tests.faults.tracing import WRITING, need_strace, traced
from tests.projections.test_rebuild import PROJECTIONS

MOST = 2_000
"""Calls of one kind beyond which a run is not short any more."""


class Stepper:
    """Runs the short run, killed before the Nth call of a kind."""

    def __init__(self, directory: Path, wrong: str = "") -> None:
        self.directory, self.wrong = directory, wrong
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.stepping"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def killed(self, shape: str, call: str, number: int) -> tuple[Path, bool]:
        """Run, and say whether it was killed; the files are left as it left them."""
        place = self.directory / f"{shape}-{call}-{number}"
        place.mkdir()
        self._tell(f"{place} {shape} {self.wrong}")
        pid = int(self._hear("forked"))
        inject = f"inject={call}:signal=KILL:when={number}"
        with traced(pid, "-e", f"trace={call}", "-e", inject, "-o", "/dev/null"):
            self._tell("go")
            ended = int(self._hear("ended"))
        assert ended in {0, -signal.SIGKILL}
        return place, ended != 0

    def _tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _hear(self, word: str) -> str:
        assert self.process.stdout
        line = self.process.stdout.readline().split()
        assert line[:1] == [word], line
        return line[1]


def faults_of(place: Path, shape: str) -> list[str]:
    """List what is wrong with a database that a run has left, then send everything again and look once more."""
    path = place / "bihuan.sqlite"
    told = place / "acknowledged"
    said = told.read_text().split("\n")[:-1] if told.exists() else []
    try:
        with closing(open_store(f"sqlite:{path}")) as store:
            found = [*_lost(store, said), *disorder(store.log), *_goes_on(store, shape)]
        with closing(sqlite3.connect(path)) as connection:
            found += [f"damaged: {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except (StoreUnusableError, sqlite3.Error, UnreadableEventError) as error:
        return [f"cannot be used: {error}"]
    return found


def _lost(store: Store, said: list[str]) -> Iterator[str]:
    number = sum(line.startswith("batch") for line in said)
    bookmark = store.log.bookmark("run")
    if not number <= bookmark <= number + 1:
        yield f"lost: {number} batches were acknowledged, the bookmark is {bookmark}"
    if "refusal" in said and store.refusals.count() != 1:
        yield "lost: the refusal"


def _goes_on(store: Store, shape: str) -> Iterator[str]:
    done = store.log.bookmark("run")
    total = 0
    for number, units in enumerate(batches(shape), 1):
        kinds = {type(outcome) for outcome in store.log.append(units)}
        if kinds != {Duplicate if number <= done else Stored}:
            yield f"batch {number} of which {done} are done is answered {kinds}"
        total += sum(len(unit.events) for unit in units)
    if store.log.head() != total:
        yield f"{store.log.head()} events instead of {total}"
    if store.refusals.count() not in {0, 1} or any(r.body != refusal(shape).body for r in store.refusals.list(0, 9)):
        yield "the refusals are wrong"
    yield from audit_projections(store, Engine(store, PROJECTIONS, lambda: datetime.now(UTC)))


def points(stepper: Stepper, shape: str, calls: tuple[str, ...], campaign: Campaign) -> Iterator[tuple[str, list[str]]]:
    """Kill before each call of each kind until the run ends by itself; gives what is wrong after each."""
    for call in calls:
        for number in count(1):
            assert number < MOST
            place, killed = stepper.killed(shape, call, number)
            yield f"{call} {number}", faults_of(place, shape)
            with suppress(OSError):
                shutil.rmtree(place)
            if not killed:
                break
            campaign.counts[f"kills before {call}"] += 1


@pytest.fixture
def steppers(tmp_path: Path) -> Iterator[list[Stepper]]:
    need_strace()
    made = [Stepper(tmp_path) for _ in range(2)]
    yield made
    for stepper in made:
        stepper.close()


def test_killed_before_any_write_nothing_acknowledged_is_lost_and_the_run_goes_on(
    campaign: Campaign, steppers: list[Stepper]
) -> None:
    halves = (WRITING[:1], WRITING[1:])
    for chance in campaign.rounds(short=1, share=0.1):
        shape = str(chance.randrange(10**6))

        def half(stepper: Stepper, calls: tuple[str, ...], shape: str = shape) -> list[tuple[str, list[str]]]:
            return [(point, found) for point, found in points(stepper, shape, calls, campaign) if found]

        with ThreadPoolExecutor(2) as pool:
            wrong = [fault for part in pool.map(half, steppers, halves) for fault in part]
        assert wrong == []


def test_a_store_without_a_journal_is_found_out(campaign: Campaign, tmp_path: Path) -> None:
    need_strace()
    stepper = Stepper(tmp_path, "without journal")
    try:
        found = next((f for _, f in points(stepper, str(campaign.seed % 10**6), ("pwrite64",), campaign) if f), [])
    finally:
        stepper.close()
    assert found
