"""JSON Lines of CloudEvents, taken in by the same door as over HTTP."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Final

from adapters.intake.answers import Answer
from adapters.intake.door import FactDoor
from adapters.intake.message import STRUCTURED, Limits, Sent
from adapters.logs.cloudevents import read_lines
from adapters.logs.files import LogFile, open_log
from api.bootstrap import utc_now
from api.commands.command import say, warn
from api.commands.progress import Report, progress
from domain.authority import EVERY_ORGAN, Principal, Role
from domain.ports.store import Store

_OPERATOR: Final = Principal(person="bihuan-import", role=Role.OPERATOR, organs=frozenset({EVERY_ORGAN}))
_BATCH: Final = 500
_SHOWN: Final = 20


def import_lines(store: Store, log: Path) -> int:
    """Take every line in; a second time adds nothing. Returns the exit code: 1 where something was refused."""
    door = FactDoor(store, store.log.append, utc_now, Limits(checks=False))
    counts: Counter[str] = Counter()
    with open_log(log) as file, progress(log.name) as report:
        _take(door, file, counts, report)
    door.drain.sweep()
    say(
        f"{counts.total()} events read: {counts['stored']} added, {counts['duplicate']} known, "
        f"{counts['waiting']} waiting for their alias, {counts['rejected']} refused"
    )
    return 1 if counts["rejected"] else 0


def _take(door: FactDoor, file: LogFile, counts: Counter[str], report: Report) -> None:
    lines = read_lines(file)
    while chunk := list(islice(lines, _BATCH)):
        answers = door.deliver([Sent(body, STRUCTURED) for _, body in chunk], _OPERATOR, "import")
        for (number, _), answer in zip(chunk, answers, strict=True):
            counts[answer.outcome] += 1
            if counts["rejected"] <= _SHOWN:
                _warn(number, answer)
        report(file.consumed, file.size, f"{counts.total()} events")


def _warn(number: int, answer: Answer) -> None:
    if answer.problem is not None:
        warn(f"line {number}: {answer.problem.detail_en}")
