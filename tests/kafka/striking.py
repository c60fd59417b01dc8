"""Workers that are killed at random, on a broker that is killed too, until everything sent has come through."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from subprocess import DEVNULL, Popen
from threading import Thread

from kafka import KafkaProducer
from kafka.errors import KafkaError

from adapters.kafka.topics import INBOUND
from tests.faults.campaign import Campaign
from tests.servers.kafka import Broker
from tests.servers.service import HOUSE

WORKS = ("inbox", "inbox", "outbox")


def produce(bootstrap: str, messages: Iterable[tuple[str, bytes]]) -> None:
    """Send keyed events as an upstream app would, waiting now and then for the broker's word, and asking again."""
    with closing(KafkaProducer(bootstrap_servers=bootstrap, linger_ms=5)) as producer:
        sent: list[tuple[object, tuple[str, bytes]]] = []
        for key, value in messages:
            sent.append((producer.send(INBOUND, value, key=key.encode()), (key, value)))
            if len(sent) == 1000:
                _confirmed(producer, sent)
                sent = []
        _confirmed(producer, sent)


def _confirmed(producer: KafkaProducer, sent: list[tuple[object, tuple[str, bytes]]]) -> None:
    for future, (key, value) in sent:
        while True:
            try:
                future.get(60)  # type: ignore[attr-defined]  # kafka-python has no types
                break
            except KafkaError:  # nobody knows whether it is there; sent again, it is a duplicate at most
                future = producer.send(INBOUND, value, key=key.encode())  # noqa: PLW2901 -- the same message once more


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
    return subprocess.Popen(command, cwd=directory, env={"PYTHONPATH": str(HOUSE)}, stdout=DEVNULL, stderr=DEVNULL)


def come_through(  # noqa: PLR0913, PLR0917 -- a campaign has as many parts
    campaign: Campaign,
    broker: Broker,
    directory: Path,
    url: str,
    messages: Iterable[tuple[str, bytes]],
    through: Callable[[], bool],
    *,
    kills: int,
    pause: float,
) -> None:
    """Send everything while workers and the broker are killed, and wait until it has come through."""
    chance = Random(campaign.seed)
    sending = Thread(target=produce, args=(broker.bootstrap, messages), daemon=True)
    with working(directory, url, broker.bootstrap) as running:
        sending.start()
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
        sending.join(1800)
        assert not sending.is_alive()
        end = time.monotonic() + 300
        while not through():
            assert time.monotonic() < end, "not everything has come through"
            assert all(process.poll() is None for process in running), "a worker has ended by itself"
            time.sleep(0.2)
