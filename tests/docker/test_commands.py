"""Each service's command, run as the compose file has it, without the container: only addresses are other ones."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest

from adapters.event_store import open_store
from adapters.kafka.settings import settings
from adapters.kafka.topics import EVENTS
from tests.docker.composed import HOUSE, services
from tests.intake.sending import event
from tests.kafka.talking import SOURCE, read_topic, register_source, send, until
from tests.servers.kafka import Broker, kafka_broker
from tests.servers.ports import free_port
from tests.servers.postgres import PostgresServer, postgres_server

CASES = 20
PLACED = {
    "KAFKA_LISTENERS",
    "KAFKA_ADVERTISED_LISTENERS",
    "KAFKA_CONTROLLER_QUORUM_VOTERS",
    "KAFKA_LOG_DIRS",
    "KAFKA_HEAP_OPTS",
}
"""Where the broker lives; all else it is told as the compose file has it."""


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[str]:
    """A database of a server that runs with the options of the compose file."""
    del postgres  # it has shown that there is one to be had
    options = services()["postgres"]["command"][1:]
    with postgres_server(durable=True, options=options) as server, server.database() as url:
        yield url


@pytest.fixture
def broker(kafka: Broker) -> Iterator[Broker]:
    """A broker that is told what the compose file tells it."""
    del kafka  # it has shown that there is one to be had
    told = services()["kafka"]["environment"]
    properties = [
        f"{name.removeprefix('KAFKA_').lower().replace('_', '.')}={value}"
        for name, value in told.items()
        if name.startswith("KAFKA_") and name not in PLACED
    ]
    with kafka_broker(properties, own=True) as found:
        yield found


class Machine:
    """Runs the commands of the services, each in a directory of its own."""

    def __init__(self, directory: Path, database: str, broker: str) -> None:
        self.port = free_port()
        self._directory = directory
        self._addresses = {
            "postgresql://bihuan@postgres:5432/bihuan": database,
            "kafka:9092": broker,
            "--port=8000": f"--port={self.port}",
            "/opt/bihuan/health.py": str(HOUSE / "docker" / "health.py"),
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def directory(self, name: str) -> Path:
        return self._directory / name

    def start(self, name: str) -> "subprocess.Popen[bytes]":
        service = services()[name]
        self.directory(name).mkdir(exist_ok=True)
        environment = {key: self._here(value) for key, value in service["environment"].items()}
        with self.output(name).open("wb") as output:
            self.running[name] = subprocess.Popen(
                [self._bihuan, *map(self._here, service["command"])],
                cwd=self.directory(name),
                env={"PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1", **environment},
                stdout=output,
                stderr=output,
            )
        return self.running[name]

    def output(self, name: str) -> Path:
        return self._directory / f"{name}.txt"

    def healthy(self, name: str) -> bool:
        """Run the health check of a service as it stands, at the port where it is."""
        kind, python, *rest = services()[name]["healthcheck"]["test"]
        assert (kind, python) == ("CMD", "python")
        command = [sys.executable, *(str(self.port) if part == "8000" else self._here(part) for part in rest)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    @property
    def _bihuan(self) -> str:
        return str(Path(sys.executable).with_name("bihuan"))

    def _here(self, text: str) -> str:
        for there, here in self._addresses.items():
            text = text.replace(there, here)
        return text


@pytest.fixture
def machine(tmp_path: Path, database: str, broker: Broker) -> Iterator[Machine]:
    with ExitStack() as stack:
        found = Machine(tmp_path, database, broker.bootstrap)
        yield found
        for process in found.running.values():
            stack.callback(process.wait)
            stack.callback(process.kill)


def test_the_commands_work_together_and_end_in_order(machine: Machine, database: str, broker: Broker) -> None:
    assert machine.start("topics").wait(60) == 0, machine.output("topics").read_text()
    assert not machine.healthy("service")
    machine.start("service")
    until(lambda: machine.healthy("service"), "the service is healthy")
    for name in ("projections", "inbox", "outbox"):
        machine.start(name)

    there = settings(broker.bootstrap, {})
    with closing(open_store(database)) as store:
        register_source(store)
        send(there, [event(n, source=SOURCE, subject=f"composed-{n}") for n in range(CASES)])
        until(lambda: store.log.head() == 1 + CASES or _ended(machine), "all are stored")
        stored = store.log.head()
    assert not _ended(machine)
    positions = range(1, stored + 1)
    until(lambda: _published(broker) >= set(positions), "all are published")
    until(lambda: _behind(machine) == set(), "the projections are at the head")

    metrics = httpx.get(f"http://127.0.0.1:{machine.port}/metrics").text
    assert "bihuan_outbox_lag_events 0.0" in metrics
    for name, process in machine.running.items():
        if name != "topics":
            process.send_signal(signal.SIGTERM)
            grace = float(services()[name]["stop_grace_period"].removesuffix("s"))
            assert process.wait(grace) == 0, (name, machine.output(name).read_text())
    assert "Bearer" not in machine.output("service").read_text()
    written = {str(p.relative_to(machine.directory("service"))) for p in machine.directory("service").rglob("*")}
    assert written == {"var", "var/token.key"}
    assert not any(list(machine.directory(name).iterdir()) for name in machine.running if name != "service")


def _ended(machine: Machine) -> dict[str, str]:
    """Tell which processes that should go on have ended, and what they said."""
    gone = [name for name, p in machine.running.items() if name != "topics" and p.poll() is not None]
    return {name: machine.output(name).read_text() for name in gone}


def _published(broker: Broker) -> set[int]:
    return {int(dict(r.headers)["position"]) for r in read_topic(settings(broker.bootstrap, {}), EVENTS)}


def _behind(machine: Machine) -> set[str]:
    shown = httpx.get(f"http://127.0.0.1:{machine.port}/readyz").json()["projections"]
    return {lag["projection"] for lag in shown if lag["events"]}
