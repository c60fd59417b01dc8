"""The service as a process of its own, on a socket, as tests start it."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

HOUSE = Path(__file__).parents[2]
PATIENCE = 60.0


class Serving:
    """A running service."""

    def __init__(self, process: "subprocess.Popen[str]", address: str, tokens: dict[str, str]) -> None:
        self.process, self.address, self.tokens = process, address, tokens

    def client(self, role: str) -> httpx.Client:
        return httpx.Client(base_url=self.address, headers={"Authorization": f"Bearer {self.tokens[role]}"}, timeout=30)


@contextmanager
def serving(directory: Path, store: str, *options: str) -> Iterator[Serving]:
    command = [sys.executable, "-m", "api.cli", "serve", "--store", store, "--port", "0", *options]
    process = subprocess.Popen(
        command, cwd=directory, env={"PYTHONPATH": str(HOUSE)}, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout is not None
        said = ""
        while "registrar" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        address = re.search(r"http://\S+", said)
        assert address
        yield Serving(process, address[0], dict(re.findall(r"^  (\w+)\s+(\S+)$", said, re.MULTILINE)))
    finally:
        process.kill()
        process.wait()
        process.stdout.close() if process.stdout is not None else None


def ready(client: httpx.Client) -> None:
    """Wait until the service answers and its projections are at the head of the log."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            lags = client.get("/readyz").json()["projections"]
        except httpx.TransportError:
            time.sleep(0.05)
            continue
        if all(lag["events"] == 0 for lag in lags):
            return
        time.sleep(0.05)
    pytest.fail("the service did not become ready")
