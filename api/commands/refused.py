"""``bihuan refusals``: what was refused, kept whole."""

import argparse
import sys
from contextlib import closing
from typing import Final

from msgspec import json

from api.commands.command import Command, CommandError, open_named_store, say
from domain.ports.refusals import Refusal
from domain.time.instants import CHINA


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--after", type=int, default=0, help="number after which to go on")
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--source", help="the system that sent it")
    parser.add_argument("--organ", help="the organ that it spoke for")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="print one, byte for byte")


def _run(given: argparse.Namespace) -> int:
    with closing(open_named_store(given.store)) as store:
        if given.show is not None:
            one = store.refusals.get(given.show)
            if one is None:
                raise CommandError(f"nothing was refused under the number {given.show}")
            sys.stdout.buffer.write(one.body)
            sys.stdout.buffer.flush()
            return 0
        found = store.refusals.list(given.after, given.limit, source=given.source, organ=given.organ)
        total = store.refusals.count()
    for refusal in found:
        _tell(refusal)
    say(f"{len(found)} shown, {total} in all")
    return 0


def _tell(refusal: Refusal) -> None:
    at = refusal.received_at.astimezone(CHINA)
    names = " ".join(text for text in (refusal.source, refusal.id, refusal.type) if text) or "—"
    say(f"{refusal.number:>6}  {at:%Y-%m-%d %H:%M}  {refusal.channel:<7}  {names}")
    problem = json.decode(refusal.problem, type=dict[str, object])
    say(f"        {problem.get('detail')}")


COMMAND: Final = Command(name="refusals", summary="list what was refused", arguments=_arguments, run=_run)
