"""What ``bihuan simulate`` does: a city into a file, onto standard output or into a store."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct, json

from adapters.simulation.city import City, plantable, simulate
from adapters.simulation.cloudevents import lines
from adapters.simulation.filling import Filled, fill
from adapters.simulation.twists import GUARDS
from domain.ports.store import Store

_FROM: Final = date(2023, 1, 1)
_TO: Final = date(2025, 12, 31)


class Options(Struct, frozen=True, kw_only=True):
    """What kind of city, and where its answer key goes."""

    seed: int = 1
    cases: int = 1000
    plant: dict[str, int] = {}
    """Stories that break each guard."""
    start: date = _FROM
    end: date = _TO
    out: Path | None = None
    """File of events; None for a store or standard output."""
    answers: Path | None = None


class Summary(Struct, frozen=True, kw_only=True):
    """What was made."""

    cases: int
    planted: int
    events: int | None = None
    """Events written to a file or stream."""
    filled: Filled | None = None
    """What was appended to a store."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command on a parser."""
    parser.add_argument("--seed", type=int, default=1, help="the same seed always makes the same city")
    parser.add_argument("--cases", type=_count, default=1000)
    parser.add_argument("--plant", type=_guard_count, action="append", default=[], metavar="GUARD=COUNT")
    parser.add_argument("--plant-rate", type=_rate, default=0.0, help="share of cases that break a guard, any of them")
    parser.add_argument("--from", dest="start", type=date.fromisoformat, default=_FROM, metavar="DAY")
    parser.add_argument("--to", dest="end", type=date.fromisoformat, default=_TO, metavar="DAY")
    parser.add_argument("--out", type=Path, help="file of CloudEvents, one a line; standard output without a store")
    parser.add_argument("--answers", type=Path, help="file for the answer key, which is not part of the events")


def options_from(arguments: Namespace) -> Options:
    """Take parsed arguments as options; a rate is spread evenly over the guards that no count is given for."""
    plant: dict[str, int] = dict(arguments.plant)
    others = [guard for guard in plantable(arguments.end) if guard not in plant]
    wanted = round(arguments.cases * arguments.plant_rate)
    for number, guard in enumerate(others):
        share = wanted // len(others) + (number < wanted % len(others))
        if share:
            plant[guard] = share
    return Options(
        seed=arguments.seed,
        cases=arguments.cases,
        plant=plant,
        start=arguments.start,
        end=arguments.end,
        out=arguments.out,
        answers=arguments.answers,
    )


def run(
    options: Options,
    *,
    stdout: BinaryIO,
    store: Store | None = None,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Make the city and bring it where it belongs: the file of ``options``, else the store, else ``stdout``.

    Raises ValueError for a city that cannot be made, and CityConflictError for a store that holds another one.
    """
    city = simulate(options.seed, options.cases, plant=options.plant, start=options.start, end=options.end)
    if options.answers is not None:
        options.answers.write_bytes(json.format(json.encode(city.answers), indent=1) + b"\n")
    filled = events = None
    if options.out is not None:
        with options.out.open("wb") as file:
            events = _write(city, file, progress)
    elif store is not None:
        filled = fill(store, city, progress=progress)
    else:
        events = _write(city, stdout, progress)
    return Summary(cases=len(city.recipes), planted=len(city.planted), events=events, filled=filled)


def _write(city: City, file: BinaryIO, progress: Callable[[int], None] | None) -> int:
    written = 0
    for line in lines(city.events()):
        file.write(line)
        written += 1
        if progress is not None:
            progress(1)
    return written


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"expected a whole number, not {text}")
    return int(text)


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError as error:
        raise ArgumentTypeError(f"expected a share from 0 to 1, not {text}") from error
    if not 0 <= rate <= 1:
        raise ArgumentTypeError(f"expected a share from 0 to 1, not {text}")
    return rate


def _guard_count(text: str) -> tuple[str, int]:
    guard, equals, count = text.partition("=")
    if guard not in GUARDS:
        raise ArgumentTypeError(f"expected one of {', '.join(GUARDS)}, then = and a number, not {text}")
    return guard, _count(count) if equals else 1
