"""``bihuan refusals``: what was refused, kept whole."""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

from msgspec import json

from adapters.intake.door import FactDoor
from adapters.intake.replaying import drop, replay
from api.bootstrap import utc_now
from api.commands.command import Command, CommandError, open_named_store, say
from domain.ports.refusals import Refusal
from domain.ports.store import Store
from domain.time.instants import CHINA


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--after", type=int, default=0, help="number after which to go on")
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--source", help="the system that sent it")
    parser.add_argument("--organ", help="the organ that it spoke for")
    parser.add_argument("--replay", type=int, metavar="NUMBER", help="send one again, and what waits behind it")
    parser.add_argument("--corrected", type=Path, metavar="FILE", help="with --replay: the event put right")
    parser.add_argument("--drop", type=int, metavar="NUMBER", help="let what waits behind one go on without it")
    parser.add_argument("--reason", default="", help="with --drop: why")
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
        if given.replay is not None:
            return _replay(store, given.replay, given.corrected)
        if given.drop is not None:
            if not given.reason:
                raise CommandError("--drop needs --reason")
            drop(store, given.drop, given.reason)
            return 0
        found = store.refusals.list(given.after, given.limit, source=given.source, organ=given.organ)
        total = store.refusals.count()
    for refusal in found:
        _tell(refusal)
    say(f"{len(found)} shown, {total} in all")
    return 0


def _replay(store: Store, number: int, corrected: Path | None) -> int:
    body = corrected.read_bytes() if corrected is not None else None
    replayed = replay(store, FactDoor(store, store.log.append, utc_now), number, body)
    for one in replayed:
        became = one.answer.outcome if one.answer is not None else "refused again"
        place = f" at position {one.answer.position}" if one.answer is not None and one.answer.position else ""
        say(f"{one.number:>6}  {became}{place}" + (f": {one.problem.detail}" if one.problem is not None else ""))
    return 0 if replayed[-1].problem is None else 1


def _tell(refusal: Refusal) -> None:
    at = refusal.received_at.astimezone(CHINA)
    names = " ".join(text for text in (refusal.source, refusal.id, refusal.type) if text) or "—"
    say(f"{refusal.number:>6}  {at:%Y-%m-%d %H:%M}  {refusal.channel:<7}  {names}")
    problem = json.decode(refusal.problem, type=dict[str, object])
    say(f"        {problem.get('detail')}" + (f"  [{refusal.settled}]" if refusal.settled is not None else ""))


COMMAND: Final = Command(name="refusals", summary="list what was refused", arguments=_arguments, run=_run)
