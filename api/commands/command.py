"""What a command of the command line is."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from domain.ports.store import Store

DEFAULT_STORE: Final = "sqlite:var/bihuan.db"


class CommandError(Exception):
    """A command cannot be carried out; the text is one line for people."""


class Command(Struct, frozen=True, kw_only=True):
    """One command: its name, what it says of itself, its arguments and what it does."""

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    """Does the work and returns the exit code."""


def say(text: str = "") -> None:
    """Tell people or pipes something."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """Tell people something that is no result."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def open_named_store(url: str) -> Store:
    """Open the store of ``--store``, making the directory of an SQLite file; raises the errors of ``open_store``."""
    from adapters.event_store import open_store  # noqa: PLC0415 -- `bihuan --help` should not load drivers

    scheme, _, path = url.partition(":")
    if scheme == "sqlite" and path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return open_store(url)
