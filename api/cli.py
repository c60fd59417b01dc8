"""The command line: ``bihuan COMMAND``."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Final

from adapters.event_store import StoreUnavailableError, StoreUnusableError
from adapters.identity.development import KeyFileError
from adapters.intake.problem import ProblemError
from adapters.kafka.topics import BrokerError
from adapters.logs.mapping import MappingError
from adapters.logs.trace import LogError
from adapters.registers.errors import RegisterConflictError, RegisterFileError
from adapters.simulation.filling import CityConflictError
from api.commands.command import DEFAULT_STORE, Command, CommandError, warn

_MODULES: Final = (
    "serve",
    "importing",
    "registers",
    "statistics",
    "simulating",
    "scoring",
    "drawing",
    "replaying",
    "rebuilding",
    "worker",
    "topics",
    "status",
    "retrying",
    "report",
    "verifying",
    "refused",
    "webhooks",
    "token",
)
_EXPECTED: Final = (
    CommandError,
    BrokerError,
    ProblemError,
    MappingError,
    LogError,
    KeyFileError,
    CityConflictError,
    RegisterFileError,
    RegisterConflictError,
    StoreUnavailableError,
    StoreUnusableError,
    ValueError,
    OSError,
)
"""What can go wrong without a fault of ours; its text is one line for people."""


def commands() -> list[Command]:
    """List every command."""
    found = (importlib.import_module(f"api.commands.{name}").COMMAND for name in _MODULES)
    return [command for command in found if isinstance(command, Command)]


def parser(known: Sequence[Command]) -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    whole = argparse.ArgumentParser(prog="bihuan", description="闭环: event-sourced backend of enforcement cases")
    several = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in known:
        one = several.add_parser(command.name, help=command.summary, description=command.summary)
        one.add_argument("--store", default=DEFAULT_STORE, help="sqlite:PATH or postgresql://… (%(default)s)")
        command.arguments(one)
        one.set_defaults(run=command.run)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; what goes wrong is told in one line."""
    given = parser(commands()).parse_args(arguments)
    try:
        code: int = given.run(given)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 141
    except _EXPECTED as error:
        warn(f"bihuan {given.command}: {' '.join(str(error).split())}")
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
