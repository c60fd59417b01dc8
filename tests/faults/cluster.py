"""A PostgreSQL of our own that can be killed as a whole and started again on its data."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from subprocess import Popen
from typing import Final

import psycopg
import pytest

from tests.faults.campaign import DEADLINE
from tests.servers import postgres as servers
from tests.servers.postgres import PostgresServer

_TERMINATE: Final = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'bihuan%'"


class Cluster:
    """A durable server, its processes and its data."""

    def __init__(self, server: PostgresServer, process: Popen[bytes]) -> None:
        self.server, self.process = server, process
        assert isinstance(process.args, list)
        self._arguments = [str(argument) for argument in process.args]
        self.data = Path(self._arguments[self._arguments.index("-D") + 1])
        self._owner = servers._Owner()  # noqa: SLF001 -- who started it starts it again

    def kill(self) -> None:
        """Kill every process of the server at once."""
        for pid in (self.process.pid, *_children(self.process.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(DEADLINE)

    def stop_immediately(self) -> None:
        """Do what ``pg_ctl stop -m immediate`` does: no checkpoint, no good-bye."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(DEADLINE)

    def start(self) -> None:
        """Start it again, as often as what is left of the killed one is in the way."""
        end = time.monotonic() + DEADLINE
        while True:
            self.process = self._owner.popen([*self._arguments], self.data.parent / "log")
            while self.process.poll() is None:
                with suppress(psycopg.OperationalError):
                    psycopg.connect(self.server.url, connect_timeout=5).close()
                    return
                time.sleep(0.02)
            if time.monotonic() > end:
                raise AssertionError((self.data.parent / "log").read_text(errors="replace")[-1000:])

    def terminate_backends(self) -> int:
        """Throw everybody out."""
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            return len(connection.execute(_TERMINATE).fetchall())

    def execute(self, statement: str) -> None:
        """Carry out a statement on the maintenance database."""
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            connection.execute(statement.encode())


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(entry.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(entry.parent.name))
    return found


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Run a durable server that nobody else uses; skips where there is none, and fails in CI."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)  # a server that others use is not to be killed
        with ExitStack() as stack:
            try:
                server = stack.enter_context(servers.postgres_server(durable=True))
            except servers.NoServerError as error:
                if os.environ.get("CI", "").lower() in {"1", "true"}:
                    pytest.fail(str(error))
                pytest.skip(f"NOTHING WAS PROVEN ABOUT KILLED SERVERS: {error}")
            assert server.process is not None
            cluster = Cluster(server, server.process)
            stack.callback(cluster.stop_immediately)
            yield cluster
