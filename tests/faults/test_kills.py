"""Writers and projection workers are killed at random under load: nothing acknowledged is lost, nothing doubled."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from random import Random

import pytest

from adapters.event_store import open_store
from domain.ports.store import Store
from projections.engine import Engine
from tests.faults.auditing import audit, audit_projections
from tests.faults.behind import edit, execute
from tests.faults.campaign import Campaign
from tests.faults.conftest import Databases
from tests.faults.material import registers
from tests.faults.processes import Child, Desk
from tests.projections.test_rebuild import PROJECTIONS

KILLS = 4
"""Kills of a writer, and of a worker, in a round."""


@contextmanager
def opened(url: str) -> Iterator[tuple[Store, Engine]]:
    with closing(open_store(url)) as store:
        yield store, Engine(store, PROJECTIONS, lambda: datetime.now(UTC))


def begin(url: str) -> None:
    with opened(url) as (store, _):
        store.log.append(registers())


def kill_writers(desk: Desk, chance: Random, campaign: Campaign, kills: int = KILLS) -> None:
    """Start a writer again and again, and kill it somewhere between two words."""
    for _ in range(kills):
        with desk.start() as writer:
            writer.await_lines(chance.randrange(1, 60), "ack")
            time.sleep(chance.random() * 0.03)  # the moment is what is drawn
        campaign.counts["writers killed"] += 1


def worker(url: str, chance: Random, *options: object) -> Child:
    return Child("tests.faults.projecting", (url, chance.choice((1, 7, 50, 400)), *options))


@contextmanager
def workers(url: str, chance: Random) -> Iterator[Child]:
    """Fold in one process or in two, and kill them in the end."""
    parts = chance.choice((1, 2))
    with ExitStack() as stack:
        running = [stack.enter_context(worker(url, chance, "--part", n, "--parts", parts)) for n in range(parts)]
        yield running[-1]


def test_killed_writers_and_workers_lose_nothing_and_double_nothing(campaign: Campaign, databases: Databases) -> None:
    for chance in campaign.rounds(short=1, share=0.1):
        with databases() as url:
            begin(url)
            desk = Desk(url)
            for _ in range(KILLS):
                with workers(url, chance) as folding:
                    kill_writers(desk, chance, campaign, 1)
                    folding.await_lines(chance.randrange(1, 4), "at")
                    time.sleep(chance.random() * 0.03)
                campaign.counts["workers killed"] += 1
            with opened(url) as (store, engine):
                assert audit(store, desk.books) == []
                assert audit_projections(store, engine) == []
            campaign.counts["batches acknowledged"] += desk.acknowledged


@pytest.fixture
def written(databases: Databases) -> Iterator[tuple[str, Desk]]:
    """A database that a writer has filled undisturbed."""
    with databases() as url:
        begin(url)
        desk = Desk(url)
        with desk.start() as writer:
            writer.await_lines(60, "ack")
            assert writer.finish() == 0
        yield url, desk


def test_a_writer_that_nobody_kills_ends_with_everything_acknowledged(written: tuple[str, Desk]) -> None:
    url, desk = written
    with opened(url) as (store, engine):
        assert audit(store, desk.books, unknown=0) == []
        assert audit_projections(store, engine) == []


@pytest.mark.parametrize(
    ("wrong", "expected"), [("acknowledges early", "lost: of batch"), ("renames", "nobody sent writer")]
)
def test_a_wrong_writer_is_found_out(campaign: Campaign, databases: Databases, wrong: str, expected: str) -> None:
    with databases() as url:
        begin(url)
        desk = Desk(url, 3, "--wrong", wrong)
        kill_writers(desk, Random(campaign.seed), campaign)
        with opened(url) as (store, _):
            found = audit(store, desk.books)
    assert any(expected in fault for fault in found)


def test_a_worker_that_moves_its_position_before_its_rows_is_found_out(
    campaign: Campaign, databases: Databases
) -> None:
    chance = Random(campaign.seed)
    for _ in range(10):
        with databases() as url:
            begin(url)
            desk = Desk(url)
            with desk.start() as writer:
                writer.await_lines(60, "ack")
                writer.finish()
            for _ in range(KILLS):
                with Child("tests.faults.projecting", (url, 40, "--wrong", "position first")) as folding:
                    folding.await_lines(2, "at")
                    time.sleep(chance.random() * 0.1)
                campaign.counts["workers killed"] += 1
            with opened(url) as (store, engine):
                if audit_projections(store, engine):
                    return
    pytest.fail("ten rounds, and no difference")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM stored_events WHERE position = 30", "gap: position 31 instead of 30"),
        ("DELETE FROM stored_events WHERE position >= 60", "the head is"),
        ("DELETE FROM admissions WHERE first_position > 40 AND first_position < 60", "admissions of"),
        ("UPDATE stored_events SET originator_version = 9999 WHERE position = 41", "unreadable"),
    ],
)
def test_whoever_tampers_with_stored_rows_is_found_out(
    written: tuple[str, Desk], statement: str, expected: str
) -> None:
    url, desk = written
    execute(url, statement)
    with opened(url) as (store, _):
        assert any(expected in fault for fault in audit(store, desk.books, unknown=0))


def test_whoever_edits_a_stored_row_is_found_out(written: tuple[str, Desk]) -> None:
    url, desk = written
    edit(url, 30, b"bureau-westlake", b"bureau-eastlake")
    with opened(url) as (store, _):
        assert any("changed: position 30" in fault for fault in audit(store, desk.books, unknown=0))


def test_whoever_edits_a_row_of_a_read_model_is_found_out(written: tuple[str, Desk]) -> None:
    url, _ = written
    with opened(url) as (store, engine):
        engine.catch_up()
        some = "(SELECT min(case_id) FROM closed_loop_1)"
        execute(url, f"UPDATE closed_loop_1 SET paid = paid + 1 WHERE case_id = {some}")  # noqa: S608 -- no input in it
        assert audit_projections(store, engine)
