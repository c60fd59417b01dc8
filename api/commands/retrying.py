"""``bihuan retry``: try parked cases again, once what kept them from being folded is mended."""

import argparse
from contextlib import closing
from typing import Final

from api.bootstrap import all_projections
from api.commands.command import Command, open_named_store, say
from projections.folding import Folder
from projections.projection import ensure_live, live, parts


def _arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def _run(given: argparse.Namespace) -> int:
    going_on = waiting = 0
    with closing(open_named_store(given.store)) as store:
        for projection in all_projections():
            with store.tables.write() as session:
                ensure_live(session, projection)
                count = live(session, projection.name).parts
            folders = [Folder(store, projection, part=part) for part in parts(count)]
            waiting += sum(len(folder.parked()) for folder in folders)
            going_on += sum(folder.retry_all() for folder in folders)
    say(f"{waiting} cases were parked, {going_on} go on")
    return 0 if going_on == waiting else 1


COMMAND: Final = Command(name="retry", summary="try parked cases again", arguments=_arguments, run=_run)
