"""The power is cut under SQLite: what was not synchronised is lost or torn, what was acknowledged is there."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from adapters.event_store import StoreUnavailableError, StoreUnusableError, open_store
from tests.faults.auditing import audit
from tests.faults.campaign import Campaign
from tests.faults.power import OPTIONS, Call, Disk, read_record
from tests.faults.processes import Desk
from tests.faults.tracing import need_strace

FAILING = ("-e", "inject=fdatasync,fsync:error=EIO:when=25+5")
"""Of each thread's synchronisations, once there are tables, every fifth fails; what it was for cannot be kept later."""


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


def record(directory: Path, batches: int, *strace: str, wrong: str = "") -> list[Call]:
    """Let a writer fill a new file, and record every call that changes one."""
    desk = Desk(f"sqlite:{directory}/bihuan.sqlite", 3, *(("--wrong", wrong) if wrong else ()))
    seen = directory.parent / f"{directory.name}.strace"
    with desk.start(under=("strace", *OPTIONS, *strace, "-o", str(seen))) as writer:
        writer.await_lines(batches, "ack")
        writer.finish()
    calls = read_record(seen)
    seen.unlink()
    return calls


def cuts(calls: list[Call], chance: Random, number: int) -> list[int]:
    """Draw moments: anywhere, and for every second one just after something was acknowledged."""
    said = [place + 1 for place, call in enumerate(calls) if call.name == "say" and call.data.startswith(b"ack")]
    return sorted(chance.choice(said) if n % 2 else chance.randrange(len(calls)) for n in range(number))


def faults_after(disk: Disk, chance: Random, campaign: Campaign) -> list[str]:
    """Cut the power, start again from what the disk kept, and audit that."""
    books: dict[str, list[int]] = {f"writer{n}": [] for n in range(3)}
    for line in disk.said:
        if line.startswith("ack"):
            books[line.split()[1]].append(int(line.split()[3]))
    with TemporaryDirectory() as made:
        campaign.counts["power cuts"] += 1
        campaign.counts["sectors lost"] += disk.cut(chance, Path(made))
        try:
            with closing(open_store(f"sqlite:{made}/bihuan.sqlite", patience=1)) as store:
                return audit(store, books)
        except (StoreUnusableError, StoreUnavailableError) as error:
            return [f"cannot be opened: {error}"]


def replayed(directory: Path, calls: list[Call], moments: list[int]) -> Iterator[Disk]:
    disk = Disk(str(directory), calls)
    for moment in moments:
        disk.advance(moment)
        yield disk


@pytest.mark.parametrize("strace", [(), FAILING], ids=["", "failed synchronisations"])
def test_what_was_acknowledged_survives_a_power_cut(
    campaign: Campaign, tmp_path: Path, strace: tuple[str, ...]
) -> None:
    for chance in campaign.rounds(short=1, share=0.06):
        with TemporaryDirectory(dir=tmp_path) as made:
            calls = record(Path(made), 150, *strace)
            campaign.counts["failed synchronisations"] += sum(c.failed for c in calls if c.name == "sync")
            campaign.counts["pages checkpointed"] += sum(c.path.endswith(".sqlite") for c in calls if c.name == "write")
            for disk in replayed(Path(made), calls, cuts(calls, chance, 30)):
                assert faults_after(disk, chance, campaign) == [], f"after call {disk.ended}"
    assert not strace or campaign.counts["failed synchronisations"]


def test_a_store_that_does_not_synchronise_each_transaction_is_found_out(campaign: Campaign, tmp_path: Path) -> None:
    calls = record(tmp_path, 80, wrong="pragma synchronous=NORMAL")
    chance = Random(campaign.seed)
    found = [faults_after(disk, chance, campaign) for disk in replayed(tmp_path, calls, cuts(calls, chance, 20))]
    assert any("lost" in fault or "cannot be opened" in fault for faults in found for fault in faults)
