"""``bihuan verify``: read the whole log and name every defect."""

import argparse
from contextlib import closing
from typing import Final

from api.commands.command import Command, open_named_store, say
from api.commands.progress import progress
from domain.verification import verify


def _arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def _run(given: argparse.Namespace) -> int:
    with closing(open_named_store(given.store)) as store, progress("verify") as report:
        defects = list(verify(store.log, lambda done, total: report(done, total, "")))
        head = store.log.head()
    for defect in defects:
        where = f", case {defect.stream}, version {defect.version}" if defect.stream is not None else ""
        say(f"position {defect.position}{where}: {defect.reason}")
    say(f"{head} events, {len(defects)} defects")
    return 1 if defects else 0


COMMAND: Final = Command(
    name="verify", summary="read the whole log and name every defect", arguments=_arguments, run=_run
)
