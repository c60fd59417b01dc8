"""``bihuan simulate``: a reproducible synthetic city, with violations planted by guard id."""

import argparse
from contextlib import closing
from datetime import date
from typing import Final

from msgspec import json

from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from api.commands.command import Command, CommandError, open_named_store, say
from api.commands.progress import progress


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--start", type=date.fromisoformat, default=date(2024, 1, 1), help="first day of the stories")
    parser.add_argument("--end", type=date.fromisoformat, default=date(2025, 12, 31), help="last day of the stories")
    parser.add_argument(
        "--plant", action="append", default=[], metavar="GUARD=TIMES", help="stories that break a guard, such as G053=3"
    )
    parser.add_argument("--answers", action="store_true", help="print the answer key as JSON Lines")


def _run(given: argparse.Namespace) -> int:
    plant = dict(_planted(text) for text in given.plant)
    try:
        city = simulate(given.seed, given.cases, plant=plant, start=given.start, end=given.end)
    except ValueError as error:
        raise CommandError(str(error)) from error
    done = 0
    with closing(open_named_store(given.store)) as store, progress("simulate") as report:

        def appended(count: int) -> None:
            nonlocal done
            done += count
            report(done, 0, f"{done} events")

        filled = fill(store, city, progress=appended)
    if given.answers:
        for answer in city.answers:
            say(json.encode(answer).decode())
    else:
        say(f"{filled.cases} cases, {filled.events} events and {filled.registers} register events added, all synthetic")
    return 0


def _planted(text: str) -> tuple[str, int]:
    guard, _, times = text.partition("=")
    if not guard or not times.isdigit():
        raise CommandError(f"--plant {text}: expected a guard and how often, such as G053=3")
    return guard, int(times)


COMMAND: Final = Command(name="simulate", summary="add a reproducible synthetic city", arguments=_arguments, run=_run)
