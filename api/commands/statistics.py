"""``bihuan stats``: figures of the event log itself."""

import argparse
from contextlib import closing
from typing import Final

from msgspec import json

from adapters.logs.statistics import statistics
from api.commands.command import Command, open_named_store, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, complete")


def _run(given: argparse.Namespace) -> int:
    with closing(open_named_store(given.store)) as store:
        found = statistics(store.log)
    if given.json:
        say(json.encode(found).decode())
        return 0
    for name in ("cases", "events", "variants"):
        say(f"{name:<10} {found[name]}")
    by_type = found["by_type"]
    if isinstance(by_type, dict):
        for tag, count in by_type.items():
            say(f"  {count:>9}  {tag}")
    return 0


COMMAND: Final = Command(name="stats", summary="count what is in the event log", arguments=_arguments, run=_run)
