"""The disk is full, or refuses to synchronise: nothing is said to be stored that is not, and afterwards it goes on."""

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import RawIOBase
from pathlib import Path

import psycopg
import pytest

from tests.faults.auditing import audit
from tests.faults.campaign import Campaign
from tests.faults.cluster import Cluster, running_cluster
from tests.faults.conftest import Databases
from tests.faults.processes import Child, Desk
from tests.faults.test_kills import begin, opened
from tests.faults.tracing import need_strace, traced

SYNCHRONISING = "trace=fsync,fdatasync"
FAILS = "inject=fsync,fdatasync:error=EIO"


def await_refusals(writer: Child, number: int = 10) -> None:
    """Wait until the writer has been refused several times more, so that it certainly is not luck."""
    writer.await_lines(writer.said("unknown") + number, "unknown")


def checked(url: str, desk: Desk, campaign: Campaign) -> list[str]:
    campaign.counts["batches acknowledged"] += desk.acknowledged
    with opened(url) as (store, _):
        return audit(store, desk.books, unknown=0)


def test_a_file_that_may_not_grow_stops_writers_and_they_go_on_when_it_may(
    campaign: Campaign, sqlite_databases: Databases
) -> None:
    for chance in campaign.rounds(short=1, share=0.02):
        with sqlite_databases() as url:
            desk = Desk(url)
            with desk.start() as writer:
                for _ in range(3):
                    writer.await_lines(desk.acknowledged + chance.randrange(5, 30), "ack")
                    limit = Path(url.removeprefix("sqlite:") + "-wal").stat().st_size + chance.randrange(30_000)
                    resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
                    await_refusals(writer)
                    campaign.counts["times full"] += 1
                    resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
                    writer.await_lines(desk.acknowledged + 5, "ack")
                assert writer.finish() == 0
            assert checked(url, desk, campaign) == []


@contextmanager
def small_disk(directory: Path, megabytes: int) -> Iterator[Path]:
    """Mount a disk of so many MiB; only root may."""
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", directory], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("NOTHING WAS PROVEN ON A FULL DISK: only root may mount a small one; a limit on the file was tried")
    try:
        yield directory
    finally:
        subprocess.run(["umount", "-l", directory], check=True)


def test_a_full_disk_stops_writers_and_they_go_on_when_there_is_room(campaign: Campaign, tmp_path: Path) -> None:
    with small_disk(tmp_path, 1) as disk:
        url = f"sqlite:{disk / 'bihuan.sqlite'}"
        desk = Desk(url)
        with desk.start() as writer:
            for megabytes in (4, 16):
                await_refusals(writer)
                campaign.counts["times full"] += 1
                room = f"remount,size={megabytes}m"
                subprocess.run(["mount", "-o", room, disk], check=True)
                writer.await_lines(desk.acknowledged + 5, "ack")
            subprocess.run(["mount", "-o", "remount,size=400m", disk], check=True)
            writer.await_lines(desk.acknowledged + 5, "ack")
            assert writer.finish() == 0
        assert checked(url, desk, campaign) == []


def test_a_server_whose_disk_is_full_stops_writers_and_they_go_on_when_there_is_room(
    campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as directory, small_disk(Path(directory), 400) as disk:
        disk.chmod(0o755)  # the server is another user's
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        with running_cluster() as cluster, cluster.server.database() as url:
            begin(url)
            desk = Desk(url)
            with desk.start() as writer:
                for _ in range(2):
                    writer.await_lines(desk.acknowledged + 20, "ack")
                    ballast = fill(disk, cluster)
                    campaign.counts["times full"] += 1
                    ballast.unlink()
                    cluster.start()
                    writer.await_lines(desk.acknowledged + 10, "ack")
                assert writer.finish() == 0
            assert checked(url, desk, campaign) == []


def fill(disk: Path, cluster: Cluster) -> Path:
    """Fill the disk of a server, and have it begin files of its log until it gives up."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file:
        while _grow(file):
            pass
        while cluster.process.poll() is None:
            with suppress(psycopg.OperationalError):
                cluster.execute("SELECT pg_switch_wal()")
            _grow(file)
    return ballast


def _grow(file: RawIOBase) -> bool:
    try:
        return bool(file.write(bytes(65536)))
    except OSError:
        return False


def test_a_disk_that_fails_to_synchronise_stops_writers_and_they_go_on_when_it_does_not(
    campaign: Campaign, sqlite_databases: Databases
) -> None:
    need_strace()
    for chance in campaign.rounds(short=1, share=0.02):
        with sqlite_databases() as url:
            desk = Desk(url)
            with desk.start() as writer:
                for _ in range(2):
                    writer.await_lines(desk.acknowledged + chance.randrange(5, 30), "ack")
                    with traced(writer.pid, "-e", SYNCHRONISING, "-e", FAILS, "-o", "/dev/null"):
                        time.sleep(0.1)  # what was synchronised before the tracer came may still be said
                        said = desk.acknowledged
                        await_refusals(writer)
                        assert desk.acknowledged == said, "acknowledged without having been synchronised"
                    campaign.counts["disks that failed"] += 1
                    writer.await_lines(desk.acknowledged + 5, "ack")
                assert writer.finish() == 0
            assert checked(url, desk, campaign) == []


def test_a_writer_that_takes_a_refusal_for_success_is_found_out(
    campaign: Campaign, sqlite_databases: Databases
) -> None:
    with sqlite_databases() as url:
        desk = Desk(url, 3, "--wrong", "takes silence for success")
        with desk.start() as writer:
            writer.await_lines(10, "ack")
            resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
            await_refusals(writer, 3)
            resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            writer.await_lines(desk.acknowledged + 5, "ack")
            writer.finish()
        assert any("lost" in fault for fault in checked(url, desk, campaign))
