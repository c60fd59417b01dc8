"""The machine and the programs, as far as figures depend on them; no names and no paths."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Final

import psycopg

from bench.material import LOG
from tests.servers.postgres import PostgresServer

_SETTINGS: Final = ("server_version", "fsync", "synchronous_commit", "wal_sync_method", "shared_buffers")
_PACKAGES: Final = ("eventsourcing", "psycopg", "msgspec", "fastapi", "uvicorn", "uvloop")


def facts(server: PostgresServer) -> dict[str, str]:
    """List what a reader needs in order to judge the figures."""
    with psycopg.connect(server.url) as connection:
        shown = {name: str(connection.execute(f"SHOW {name}").fetchall()[0][0]) for name in _SETTINGS}
    return {
        "processor": f"{os.cpu_count()} × {_processor()}",
        "memory": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "PostgreSQL": ", ".join([shown.pop("server_version"), *(f"{name} {value}" for name, value in shown.items())]),
        "libraries": ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        "events": "the real log of traffic fines" if LOG.exists() else "made up, the real log being absent",
    }


def _processor() -> str:
    return _field(Path("/proc/cpuinfo"), "model name") or platform.processor() or "unknown"


def _memory() -> str:
    kilobytes = _field(Path("/proc/meminfo"), "MemTotal").removesuffix(" kB")
    return f"{int(kilobytes) / 1024**2:.0f} GB" if kilobytes else "unknown"


def _field(file: Path, name: str) -> str:
    if not file.exists():
        return ""
    lines = (line.partition(":") for line in file.read_text().splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "")
