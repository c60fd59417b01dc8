"""``bihuan rebuild``: build a read model beside the live one, compare, then switch."""

import argparse
from contextlib import closing
from typing import Final

from api.bootstrap import all_projections
from api.commands.command import Command, CommandError, open_named_store, say
from api.commands.progress import progress
from domain.ports.store import Store
from projections.projection import Projection
from projections.rebuild import rebuild


def _arguments(parser: argparse.ArgumentParser) -> None:
    names = ", ".join(projection.name for projection in all_projections())
    parser.add_argument("projection", nargs="?", help=names)
    parser.add_argument("--all", action="store_true", help="every projection")


def _run(given: argparse.Namespace) -> int:
    known = {projection.name: projection for projection in all_projections()}
    if given.all == (given.projection is not None):
        raise CommandError("expected either a projection or --all")
    if given.projection is not None and given.projection not in known:
        raise CommandError(f"there is no projection {given.projection}; there are {', '.join(known)}")
    with closing(open_named_store(given.store)) as store:
        for projection in known.values() if given.all else [known[given.projection]]:
            _rebuild(store, projection)
    return 0


def _rebuild(store: Store, projection: Projection) -> None:
    with progress(projection.name) as report:
        rebuilt = rebuild(store, projection, lambda done, total: report(done, total, ""))
    verdict = "the same as before" if rebuilt.same else "different from before"
    rows = ", ".join(f"{table.rows} rows of {table.table}" for table in rebuilt.after)
    say(f"{projection.name}: {rebuilt.position} events, {rows}; {verdict}")


COMMAND: Final = Command(
    name="rebuild", summary="rebuild a read model beside the live one", arguments=_arguments, run=_run
)
