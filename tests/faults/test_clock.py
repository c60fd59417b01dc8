"""The clock of the server jumps, also backwards: the log's time never decreases, and it is the clock's where it can."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from adapters.event_store import appending, open_store
from domain.ports.event_log import EventLog
from tests.event_store.samples import NOON, SetClock
from tests.faults.auditing import audit, disorder, whole_log
from tests.faults.campaign import Campaign
from tests.faults.conftest import Databases
from tests.faults.material import batch
from tests.faults.processes import Desk
from tests.faults.test_kills import opened

DAYS = 400


def jumps(log: EventLog, clock: SetClock, chance: Random, campaign: Campaign, writer: str = "w") -> None:
    """Append while the clock jumps."""
    for number in range(20):
        clock.now += timedelta(days=chance.uniform(-DAYS, DAYS), microseconds=chance.randrange(10))
        log.append(batch(writer, number))
        campaign.counts["jumps"] += 1


def test_recorded_times_never_decrease(campaign: Campaign, databases: Databases) -> None:
    for chance in campaign.rounds(short=3, share=0.01):
        with databases() as url:
            clock = SetClock()
            latest = NOON
            for writer in "abc":  # each opens the store anew, with its own wrong clock
                with closing(open_store(url, clock=clock)) as store:
                    jumps(store.log, clock, chance, campaign, writer)
                    assert [*disorder(store.log)] == []
                clock.now = NOON - timedelta(days=DAYS)
            with closing(open_store(url, clock=clock)) as store:
                for entry in whole_log(store.log):
                    latest = max(latest, entry.recorded_at)  # type: ignore[union-attr]  # all can be read
                clock.now = latest + timedelta(days=1)
                store.log.append(batch("late", 0))
                last = store.log.read_all(store.log.head() - 1, 1)[0]
            assert last.recorded_at == clock.now


def test_recorded_times_never_decrease_in_memory(campaign: Campaign) -> None:
    clock = SetClock()
    with closing(open_store("memory:", clock=clock)) as store:
        jumps(store.log, clock, Random(campaign.seed), campaign)
        assert [*disorder(store.log)] == []


def test_a_log_that_believes_its_clock_is_found_out(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "max", lambda now, _head: now, raising=False)
    clock = SetClock()
    with closing(open_store("memory:", clock=clock)) as store:
        jumps(store.log, clock, Random(campaign.seed), campaign)
        assert any("time goes back" in fault for fault in disorder(store.log))


def test_a_process_whose_system_clock_is_set_back_goes_on_in_order(
    campaign: Campaign, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        pytest.skip("libfaketime is not installed: only injected clocks were set back")
    with databases() as url:
        desk = Desk(url)
        for offset in ("+0", "-30d", "-2d", "+1d"):
            monkeypatch.setenv("FAKETIME", offset)
            monkeypatch.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            with desk.start(under=("env", f"LD_PRELOAD={found[0]}")) as writer:
                writer.await_lines(10, "ack")
                assert writer.finish() == 0
            campaign.counts["clocks set"] += 1
        with opened(url) as (store, _):
            assert audit(store, desk.books, unknown=0) == []
            (last,) = store.log.read_all(store.log.head() - 1, 1)
        assert last.recorded_at > datetime.now(UTC) + timedelta(hours=23)
