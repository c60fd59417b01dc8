"""``bihuan worker``: one part of the service's work in a process of its own."""

import argparse
import re
import signal
import threading
from contextlib import closing
from typing import Final

from api.bootstrap import projections_over
from api.commands.command import Command, CommandError, open_named_store, say
from projections.projection import Part


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("work", choices=["projections"], help="what to do")
    parser.add_argument("--part", default="1/1", metavar="K/N", help="this process folds part K of N (%(default)s)")


def _run(given: argparse.Namespace) -> int:
    part = _part(given.part)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with closing(open_named_store(given.store)) as store:
        engine = projections_over(store, part=part)
        engine.start()
        say(f"projections, part {part.index + 1} of {part.count}")
        while not stop.wait(1.0):
            if not engine.running:
                raise CommandError(next(iter(engine.errors.values()), "the projections have stopped"))
        engine.stop()
    say("stopped")
    return 0


def _part(text: str) -> Part:
    found = re.fullmatch(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", text)
    if found is None or int(found[1]) > int(found[2]):
        raise CommandError(f"--part {text}: expected K/N with 1 ≤ K ≤ N, such as 1/2")
    return Part(int(found[1]) - 1, int(found[2]))


COMMAND: Final = Command(
    name="worker", summary="do one part of the service's work in a process of its own", arguments=_arguments, run=_run
)
