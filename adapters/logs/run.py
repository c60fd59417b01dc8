"""One run of an import: the batch that it gathers, and the count of what became of every event."""

from pathlib import Path
from typing import Final, NoReturn

from adapters.logs.building import Builder, MissingTimeError, RefusedError
from adapters.logs.mapping import TraceMapping
from adapters.logs.refused import Refused
from adapters.logs.report import ImportReport
from adapters.logs.trace import LogError, Trace
from domain.admission import admit
from domain.event import Event
from domain.ids import case_id
from domain.ports.event_log import Append, Bookmark, Duplicate, EventLog, IdentityConflict, Stored

_LONGEST_CASE: Final = 200


class Run:
    """Takes traces in file order and sends their events on in batches."""

    def __init__(  # noqa: PLR0913 -- what a run needs, named once
        self, path: Path, mapping: TraceMapping, log: EventLog, refused: Refused, *, name: str, batch_size: int
    ) -> None:
        """Find out how far an earlier run under the bookmark ``name`` has come."""
        self._path, self._mapping, self._log, self._refused = path, mapping, log, refused
        self._name, self._batch_size = name, batch_size
        self._builder = Builder(mapping)
        self._bookmark = log.bookmark(name)
        # The last batch is sent once more: had the process died before its conflicts were kept, they are kept now.
        self._settled = max(0, self._bookmark - batch_size)
        self._ignores = any(activity.fact is None for activity in mapping.activities.values())
        self._ordinals: dict[str, int] = {}
        self._batch: list[Append] = []
        self._places: list[tuple[Trace, int]] = []
        self._last = self._waiting = 0
        self.read = 0
        """Events read so far."""
        self._added = self._duplicates = self._conflicts = self._refusals = self._ignored = 0

    def take(self, trace: Trace) -> None:
        """Take the next trace as a whole; raises LogError where its case or the time of an event is missing."""
        case = self._case(trace)
        first = self._ordinals.get(case, 0) + 1
        if trace.number > self._settled:
            self._send(trace, case, first)
        else:
            self._pass_over(trace, case, first)
        self._ordinals[case] = first - 1 + len(trace.events)
        self.read += len(trace.events)
        self._last = trace.number
        self._waiting += max(1, len(trace.events))
        if self._waiting >= self._batch_size:
            self.flush()

    def flush(self) -> None:
        """Send the batch, and with it the mark that everything up to here is done."""
        self._waiting = 0
        self._refused.flush()
        ahead = self._last > self._bookmark
        if not self._batch and not ahead:
            return
        outcomes = self._log.append(self._batch, [Bookmark(self._name, self._last)] if ahead else ())
        self._bookmark = max(self._bookmark, self._last)
        for unit, outcome, (trace, index) in zip(self._batch, outcomes, self._places, strict=True):
            match outcome:
                case Stored():
                    self._added += 1
                case Duplicate():
                    self._duplicates += 1
                case IdentityConflict():
                    self._conflicts += 1
                    event = unit.events[0][1]
                    reason = "the log holds this event with other content"
                    self._refused.add("conflict", trace, index, event.id, reason)
                case _:  # a version conflict: no unit here expects a version
                    msg = f"unexpected outcome of an import: {outcome}"
                    raise RuntimeError(msg)
        self._batch, self._places = [], []
        self._refused.flush()

    def report(self, flaw: str | None) -> ImportReport:
        """Sum up."""
        return ImportReport(
            path=self._path,
            cases=len(self._ordinals),
            read=self.read,
            added=self._added,
            duplicates=self._duplicates,
            conflicts=self._conflicts,
            refused=self._refusals,
            ignored=self._ignored,
            refusals=tuple(self._refused.lines),
            flaw=flaw,
        )

    def _send(self, trace: Trace, case: str, first: int) -> None:
        stream = case_id(self._mapping.source, case)
        built = [self._built(trace, case, index, first + index) for index in range(len(trace.events))]
        for index, event in enumerate(built):
            if isinstance(event, Event):
                self._batch.append(admit(event, stream))
                self._places.append((trace, index))
            elif event is None:
                self._ignored += 1
            else:
                self._refusals += 1
                self._refused.add("refused", trace, index, f"{case}#{first + index}", str(event))

    def _built(self, trace: Trace, case: str, index: int, ordinal: int) -> Event | RefusedError | None:
        try:
            return self._builder.build(case, ordinal, trace.attributes, trace.events[index])
        except RefusedError as refused:
            return refused
        except MissingTimeError:
            place = f"line {trace.lines[index]}, trace {trace.number} (case {case}), event {index + 1}"
            raise LogError(self._path, place, f"no time ({self._mapping.time})") from None

    def _pass_over(self, trace: Trace, case: str, first: int) -> None:
        """Count what an earlier run has settled."""
        if not self._ignores and not self._refused.kept:
            self._duplicates += len(trace.events)
            return
        for ordinal, event in enumerate(trace.events, first):
            match self._refused.kept.get(f"{case}#{ordinal}"):
                case "refused":
                    self._refusals += 1
                case "conflict":
                    self._conflicts += 1
                case None if self._builder.ignores(event):
                    self._ignored += 1
                case None:
                    self._duplicates += 1

    def _case(self, trace: Trace) -> str:
        case = trace.attributes.get(self._mapping.case)
        if not case:
            self._flawed(trace, f"no case id ({self._mapping.case})")
        if len(case) > _LONGEST_CASE:
            self._flawed(trace, f"a case id of more than {_LONGEST_CASE} characters")
        return case

    def _flawed(self, trace: Trace, reason: str) -> NoReturn:
        raise LogError(self._path, f"line {trace.line}, trace {trace.number}", reason)
