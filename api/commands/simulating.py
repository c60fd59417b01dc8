"""``bihuan simulate``: a reproducible synthetic city, with violations planted by guard id."""

import argparse
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from msgspec import structs

from adapters.simulation.command import Summary, add_arguments, options_from, run
from api.commands.command import Command, open_named_store, say, warn
from api.commands.progress import progress

_STANDARD_OUTPUT: Final = Path("-")


def _run(given: argparse.Namespace) -> int:
    options = options_from(given)
    to_stdout = options.out == _STANDARD_OUTPUT
    done = 0
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_named_store(given.store))) if options.out is None else None
        report = stack.enter_context(progress("simulate"))

        def made(count: int) -> None:
            nonlocal done
            done += count
            report(done, 0, f"{done} events")

        summary = run(
            structs.replace(options, out=None) if to_stdout else options,
            stdout=sys.stdout.buffer,
            store=store,
            progress=made,
        )
    (warn if to_stdout else say)(_told(summary))
    return 0


def _told(summary: Summary) -> str:
    if summary.filled is None:
        return f"{summary.cases} stories, {summary.events} events, {summary.planted} breaches planted, all synthetic"
    filled = summary.filled
    added = f"{filled.cases} cases, {filled.events} events and {filled.registers} register events added"
    return f"{added}, {filled.known} known, {summary.planted} breaches planted, all synthetic"


COMMAND: Final = Command(
    name="simulate",
    summary="make a reproducible synthetic city, in the store or with --out as CloudEvents (- for standard output)",
    arguments=add_arguments,
    run=_run,
)
