"""The events of a foreign log that were refused: kept whole, once an import, and described in a line."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, TypeAlias

from msgspec import Struct, ValidationError, json

from adapters.logs.mapping import TraceMapping
from adapters.logs.report import SHOWN
from adapters.logs.trace import Trace, one_line
from domain.fact import TYPE_PREFIX, canonical
from domain.ports.refusals import Refusal, Refusals

CHANNEL: Final = "import"
_PAGE: Final = 500

Ground: TypeAlias = Literal["refused", "conflict"]


class _Problem(Struct, frozen=True, kw_only=True):
    """The part of a problem document by which an import knows its own refusals again."""

    run: str
    ground: Ground


class Refused:
    """What one import refuses, and what it refused before it was stopped."""

    def __init__(
        self, path: Path, mapping: TraceMapping, store: Refusals, clock: Callable[[], datetime], run: str
    ) -> None:
        """Look up what was kept for this run, named by its bookmark."""
        self._path, self._mapping, self._store, self._clock, self._run = path, mapping, store, clock, run
        self._pending: list[Refusal] = []
        self.kept: dict[str, Ground] = dict(self._kept_before())
        """Ids of refused events, each with its ground."""
        self.lines: list[str] = []

    def add(self, ground: Ground, trace: Trace, index: int, id_: str, reason: str) -> None:
        """Note that an event was refused; what is kept already is not kept twice."""
        place = f"trace {trace.number} (case {id_.rpartition('#')[0]}), line {trace.lines[index]}, event {index + 1}"
        if len(self.lines) < SHOWN:
            self.lines.append(one_line(f"{self._path}: {place}: {reason}"))
        if id_ not in self.kept:
            self.kept[id_] = ground
            self._pending.append(self._refusal(ground, trace, index, id_, f"{self._path.name}: {place}: {reason}"))

    def flush(self) -> None:
        """Keep what was refused since the last time."""
        if self._pending:
            self._store.keep(self._pending)
            self._pending = []

    def _refusal(self, ground: Ground, trace: Trace, index: int, id_: str, detail: str) -> Refusal:
        event = trace.events[index]
        activity = self._mapping.activities.get(event.get(self._mapping.activity, ""))
        fact = None if activity is None else activity.fact
        problem = {
            "type": f"urn:bihuan:problem:import-{ground}",
            "title": "Event of a foreign log refused",
            "status": 422 if ground == "refused" else 409,
            "detail": detail,
            "ground": ground,
            "run": self._run,
        }
        return Refusal(
            received_at=self._clock(),
            channel=CHANNEL,
            source=self._mapping.source,
            id=id_,
            subject=id_.rpartition("#")[0],
            type=None if fact is None else TYPE_PREFIX + fact.TAG,
            organ=self._mapping.organ,
            problem=canonical(problem),
            content_type="application/json",
            body=canonical({"trace": trace.attributes, "event": event}),
        )

    def _kept_before(self) -> Iterator[tuple[str, Ground]]:
        after = 0
        while page := self._store.list(after, _PAGE, source=self._mapping.source):
            after = page[-1].number
            for refusal in page:
                if refusal.channel == CHANNEL and refusal.id and (problem := _own(refusal.problem, self._run)):
                    yield refusal.id, problem.ground


def _own(problem: bytes, run: str) -> _Problem | None:
    try:
        found = json.decode(problem, type=_Problem)
    except ValidationError:
        return None
    return found if found.run == run else None
