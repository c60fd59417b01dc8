"""Workers that are killed at random, on a broker that is killed too, until everything sent has come through."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import IO, Final

from tests.faults.campaign import Campaign
from tests.servers.kafka import Broker
from tests.servers.service import HOUSE

WORKS = ("inbox", "inbox", "outbox")
EXAMPLE: Final = HOUSE / "examples" / "send_to_kafka.py"


@contextmanager
def sending(bootstrap: str, lines: Iterable[bytes]) -> Iterator[Callable[[float], int]]:
    """Have the example that ships with the project send lines; gives how to wait for its end and exit code."""
    process = Popen([sys.executable, str(EXAMPLE), bootstrap], stdin=PIPE)
    assert process.stdin is not None
    feeding = Thread(target=_feed, args=(process.stdin, lines), daemon=True)
    feeding.start()

    def ended(seconds: float) -> int:
        return process.wait(seconds)

    try:
        yield ended
    finally:
        process.kill()
        process.wait()
        feeding.join()


def _feed(into: IO[bytes], lines: Iterable[bytes]) -> None:
    with suppress(BrokenPipeError), into:
        into.writelines(lines)


@contextmanager
def working(directory: Path, url: str, bootstrap: str) -> Iterator[list["Popen[bytes]"]]:
    """Run the workers; whoever kills one puts another in its place."""
    running = [start(directory, url, bootstrap, work) for work in WORKS]
    try:
        yield running
    finally:
        for process in running:
            with suppress(ProcessLookupError):
                process.kill()
            process.wait()


def start(directory: Path, url: str, bootstrap: str, work: str) -> "Popen[bytes]":
    """Start one worker of the command line."""
    command = [sys.executable, "-m", "api.cli", "worker", "--store", url, work, "--kafka", bootstrap]
    with (directory / "workers.log").open("ab") as said:
        return Popen(command, cwd=directory, env={"PYTHONPATH": str(HOUSE)}, stdout=DEVNULL, stderr=said)


def come_through(  # noqa: PLR0913, PLR0917 -- a campaign has as many parts
    campaign: Campaign,
    broker: Broker,
    directory: Path,
    url: str,
    lines: Iterable[bytes],
    through: Callable[[], bool],
    *,
    kills: int,
    pause: float,
) -> None:
    """Send everything while workers and the broker are killed, and wait until it has come through."""
    chance = Random(campaign.seed)
    with (
        sending(broker.bootstrap, lines) as ended,
        working(directory, url, broker.bootstrap) as running,
    ):
        for number in range(kills):
            time.sleep(chance.random() * pause)
            if broker.ours and number % 4 == 3:
                broker.kill()
                time.sleep(chance.random())
                broker.start()
                campaign.counts["brokers killed"] += 1
                continue
            place = chance.randrange(len(WORKS))
            running[place].kill()
            running[place].wait()
            running[place] = start(directory, url, broker.bootstrap, WORKS[place])
            campaign.counts[f"{WORKS[place]} workers killed"] += 1
        assert ended(1800) == 0
        end = time.monotonic() + 300
        while not through():
            assert time.monotonic() < end, "not everything has come through"
            assert all(process.poll() is None for process in running), "a worker has ended by itself"
            time.sleep(0.2)
