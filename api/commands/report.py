"""``bihuan report``: the monthly report of the supervisor, with every table that is behind it."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Final

from api.bootstrap import all_projections, projections_over
from api.commands.command import Command, open_named_store, say
from api.reporting.month import MonthError, read_month
from domain.lookup import Registry
from domain.ports.store import Store
from projections.projection import ensure_live, live
from projections.read_models.book import READ_MODELS


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", required=True, type=_month, metavar="YYYY-MM", help="such as 2025-03")
    parser.add_argument("--organ", metavar="CODE", help="one organ; all where it is not said")
    parser.add_argument("--position", type=int, metavar="N", help="as known at this position of the log; the last one")
    parser.add_argument("--out", type=Path, metavar="DIR", help="var/report-YYYY-MM where it is not said")


def _month(text: str) -> object:
    try:
        return read_month(text)
    except MonthError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _run(given: argparse.Namespace) -> int:
    from api.reporting.outlook import outlook  # noqa: PLC0415 -- as below
    from api.reporting.report import write_report  # noqa: PLC0415 -- `bihuan --help` should not load Typst and Parquet

    directory = given.out or Path("var") / f"report-{given.month}"
    with closing(open_named_store(given.store)) as store:
        _catch_up(store)
        with store.tables.read() as session:
            registers = Registry(store.log).current()
            look = outlook(session, store.log, registers, given.month, given.organ, given.position)
            files = write_report(look, tuple(READ_MODELS.values()), directory)
    say(f"{given.month} at position {look.position}: {files[0]} and {len(files) - 1} tables beside it")
    return 0


def _catch_up(store: Store) -> None:
    """Fold what no process has folded yet; leave it to the workers where several fold, each its part."""
    with store.tables.write() as session:
        shares = [(ensure_live(session, p), live(session, p.name).parts)[1] for p in all_projections()]
    if max(shares) == 1:
        projections_over(store).catch_up()


COMMAND: Final = Command(
    name="report",
    summary="write a month's report of the supervisor as PDF, and its tables as CSV and Parquet",
    arguments=_arguments,
    run=_run,
)
