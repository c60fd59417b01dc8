"""``bihuan score``: a simulated city with planted violations, and per guard what the findings missed or made up."""

import argparse
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import json

from adapters.event_store import open_store
from adapters.simulation.answers import Planted, Score, Shown, score
from adapters.simulation.city import City, plantable, simulate
from adapters.simulation.command import add_arguments, options_from
from adapters.simulation.filling import fill
from adapters.simulation.twists import NOT_PLANTED
from api.bootstrap import utc_now
from api.commands.command import Command, open_named_store, say
from api.commands.progress import progress
from domain.law.book import GUARDS as BOOK
from domain.ports.store import Store
from projections.case_list import FindingFilter, find_findings
from projections.engine import Engine
from projections.findings import Findings

_EACH: Final = 26
"""Stories planted for each guard where nothing else is asked for: at least as many as there are ways to break one."""
_TO: Final = date(2026, 12, 31)
"""Last day of a city that is scored: long enough after the laws of 2026 came into force to break them."""
_PAGE: Final = 500


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser)
    parser.set_defaults(end=_TO)
    parser.add_argument(
        "--of-store", action="store_true", help="score the findings in --store against --answers, instead of a new city"
    )


def _run(given: argparse.Namespace) -> int:
    if given.of_store:
        if given.answers is None:
            raise ValueError("--of-store needs --answers, the answer key that simulate wrote")
        with closing(open_named_store(given.store)) as store:
            return _tell(_answers(given.answers), _found(store))
    city = _city(given)
    with closing(open_store("memory:")) as store, progress("score") as report:
        done = 0

        def made(count: int) -> None:
            nonlocal done
            done += count
            report(done, 0, f"{done} events")

        fill(store, city, progress=made)
        return _tell(city.answers, _found(store))


def _city(given: argparse.Namespace) -> City:
    options = options_from(given)
    plant = options.plant or dict.fromkeys(plantable(options.end), _EACH)
    return simulate(options.seed, options.cases, plant=plant, start=options.start, end=options.end)


def _answers(file: Path) -> tuple[Planted, ...]:
    return tuple(json.decode(file.read_bytes(), type=list[Planted]))


def _found(store: Store) -> set[Shown]:
    """Fold what is not folded yet, and read every finding."""
    Engine(store, [Findings()], utc_now).catch_up()
    found: set[Shown] = set()
    cursor = None
    with store.tables.read() as session:
        while True:
            page = find_findings(session, FindingFilter(), _PAGE, cursor)
            found |= {(str(row["guard"]), str(row["source"]), str(row["event_id"])) for row in page.items}
            if page.next is None:
                return found
            cursor = page.next


def _tell(answers: tuple[Planted, ...], found: set[Shown]) -> int:
    """Print a line a guard; the exit code says whether every one is perfect."""
    scores = score(answers, found)
    say("guard  planted   found  missed   false  at the edge")
    for guard in sorted(BOOK):
        told = scores.get(guard, Score(planted=0, found=0, missed=(), false=()))
        edges = sum(answer.lawful and answer.guard == guard for answer in answers)
        numbers = (told.planted, told.found, len(told.missed), len(told.false))
        remark = f"  not planted: {NOT_PLANTED[guard]}" if guard in NOT_PLANTED else ""
        say(f"{guard}   {'  '.join(f'{number:6d}' for number in numbers)}  {edges:11d}{remark}")
    perfect = sum(told.perfect for told in scores.values() if told.planted)
    planted = sum(told.planted > 0 for told in scores.values())
    false = sum(len(told.false) for told in scores.values())
    say(f"{perfect} of {planted} planted guards found whole and nothing else; {false} false findings in all; synthetic")
    return 0 if perfect == planted and false == 0 else 1


COMMAND: Final = Command(
    name="score",
    summary="plant violations in a simulated city, and tell per guard: planted, found, missed, false",
    arguments=_arguments,
    run=_run,
)
"""The command."""
