"""A real Apache Kafka for the tests: one broker of our own, that can be killed, stopped and started again."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kafka import KafkaAdminClient
from kafka.errors import KafkaError

from tests.servers.kafka_security import Security
from tests.servers.ports import free_port
from tests.servers.postgres import die_with_parent

PATIENCE: Final = 90.0
START: Final = Path(__file__).parents[2] / "docker" / "kafka" / "start"


class NoBrokerError(Exception):
    """No Kafka could be had; the message says what was tried."""


class Broker:
    """A broker, ours or a given one."""

    def __init__(self, bootstrap: str, directory: Path | None = None, extra: Sequence[str] = ()) -> None:
        """Take the address, and for one of our own where it lives and what it is told besides."""
        self.bootstrap = bootstrap
        self.directory = directory
        host, _, port = bootstrap.rpartition(":")
        self._ports = (int(port), free_port())
        self._extra = list(extra)
        self._environment = {"KAFKA_HOST": host}
        self.security: Security | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def secure(self) -> Security:
        """Before its first start: have it listen with TLS and SCRAM too."""
        assert self.directory
        self.security = Security(self.directory, free_port())
        self._extra += self.security.properties(*self._ports)
        return self.security

    def second(self, directory: Path) -> "Broker":
        """Make a second one of the same cluster, for what needs replicas; the first alone decides who leads."""
        made = Broker(f"127.0.0.1:{free_port()}", directory)
        address = f"PLAINTEXT://{made.bootstrap}"
        own = ("process.roles=broker", "node.id=2", f"listeners={address}", f"advertised.listeners={address}")
        made._extra = [*self._extra, *own]
        made._ports = (made._ports[0], self._ports[1])
        made._environment["KAFKA_QUORUM"] = "--no-initial-controllers"
        return made

    @property
    def ours(self) -> bool:
        """Whether it may be killed."""
        return self.directory is not None

    def start(self) -> None:
        """Start it on its data, and wait until it answers; raises NoBrokerError where it does not."""
        if self.directory is None:
            raise NoBrokerError("only a broker of our own is started here")
        extra, log = self.directory / "extra.properties", self.directory / "log.txt"
        extra.write_text("".join(f"{line}\n" for line in self._extra))
        command = ["sh", str(START), str(self.directory / "data"), *map(str, self._ports), str(extra)]
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                env=os.environ | self._environment | {"KAFKA_FORMAT": self.security.format if self.security else ""},
                preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 -- one call of prctl
            )
        end = time.monotonic() + PATIENCE
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise NoBrokerError(f"Kafka did not come up: {log.read_text(errors='replace')[-600:]}")
            time.sleep(0.2)

    def answers(self) -> bool:
        """Whether it gives metadata."""
        host, _, port = self.bootstrap.rpartition(":")
        with suppress(KafkaError, OSError):
            socket.create_connection((host, int(port)), timeout=2).close()  # kafka-python leaks one that is refused
            with KafkaAdminClient(bootstrap_servers=self.bootstrap, bootstrap_timeout_ms=2000) as client:
                client.list_topics()
            return True
        return False

    def kill(self) -> None:
        """Kill it, without a good-bye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop it in order."""
        self._end(signal.SIGTERM)

    def pause(self) -> None:
        """Let it stand still: its connections stay, and nothing is answered."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


@contextmanager
def kafka_broker(extra: Sequence[str] = (), *, own: bool = False, secure: bool = False) -> Iterator[Broker]:
    """Give the broker of KAFKA_BOOTSTRAP, or start one of our own; raises NoBrokerError where neither can be had.

    It is one of our ``own`` in any case where it is to be killed, to listen with TLS and SCRAM, or told ``extra``.
    """
    if (given := os.environ.get("KAFKA_BOOTSTRAP")) and not (extra or own or secure):
        broker = Broker(given)
        if not broker.answers():
            raise NoBrokerError(f"KAFKA_BOOTSTRAP is set to {given}, which does not answer")
        yield broker
        return
    directory = Path(tempfile.mkdtemp(prefix="bihuan-kafka-"))
    broker = Broker(f"127.0.0.1:{free_port()}", directory, extra)
    try:
        if secure:
            broker.secure()
        broker.start()
        yield broker
    finally:
        broker.kill()
        shutil.rmtree(directory, ignore_errors=True)
