"""The timeline: what the list of cases showed at any legal time, as far as was known at any time of recording.

A stretch says where a case stands from an event on. It holds from its own legal time until the next stretch begins
(valid time), from the position at which it became known until a late fact made it be told anew (known time).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec import Struct, json, structs

from domain.case import EMPTY, Case, evolve, standings, whereabouts
from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.ids import StreamId
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Row, Session, Table
from domain.time.instants import format_instant, legal_date
from projections.projection import Part

NAME: Final = "timeline"
NEVER: Final = 2**62
"""A position that no log reaches."""
END_OF_TIME: Final = "9999-12-31T23:59:59.999999Z"

_TEXT: Final = ("case_id", "valid_from", "next_from", "source", "item", "region", "organ", "part", "status")
_NUMBERS: Final = ("known_from", "version", "known_to", "next_known", "closed", "synthetic")
_FILTERED: Final = ("organ", "region", "item", "source", "part", "status", "closed", "synthetic")


def table(generation: int) -> Table:
    """Declare the table of stretches of a generation."""
    return Table(
        name=f"{NAME}_{generation}",
        columns=(*(Column(name, "text") for name in _TEXT), *(Column(name, "integer") for name in _NUMBERS)),
        key=("case_id", "known_from", "version"),
        indexes=(("valid_from", "case_id"), *((filtered, "valid_from", "case_id") for filtered in _FILTERED)),
    )


def _lines(generation: int) -> Table:
    """Declare the table of cases, each as far as it has been told."""
    return Table(
        name=f"{NAME}_cases_{generation}",
        columns=(Column("case_id", "text"), Column("state", "blob")),
        key=("case_id",),
    )


class _Stretch(Struct, gc=False):
    """From one event on, until the next."""

    known_from: int
    version: int
    """Of the event in its stream."""
    valid_from: str
    organ: str | None
    region: str | None
    item: str | None
    part: str | None
    status: str | None
    closed: bool
    known_to: int = NEVER
    next_from: str = END_OF_TIME
    """When the next stretch begins …"""
    next_known: int = NEVER
    """… and since which position that has been known."""


class _Line(Struct, gc=False):
    """A case as far as it has been told, with the stretch that it is in."""

    source: str
    synthetic: bool
    version: int
    last_at: datetime
    case: Case
    last: _Stretch


_STATE: Final = json.Decoder(_Line)


class Timeline:
    """The projection of the timeline."""

    name = NAME

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of a generation."""
        return (table(generation), _lines(generation))

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Tell a batch on; a case with a late event is told from its beginning."""
        by_case: dict[StreamId, list[Recorded]] = defaultdict(list)
        for recorded in batch:
            if type(recorded.event.fact) in PART_OF and part.owns(recorded.stream):
                by_case[recorded.stream].append(recorded)
        known = self._known(session, generation, by_case)
        told: dict[StreamId, tuple[_Line, list[_Stretch]]] = {}
        again: list[StreamId] = []
        for stream, events in by_case.items():
            going_on = _tell_on(known.get(stream), events)
            if going_on is None:
                again.append(stream)
            else:
                told[stream] = going_on
        last = batch[-1].position
        for stream, events in log.read_streams(dict.fromkeys(again, 0)).items():
            told[stream] = _tell([r for r in events if r.position <= last])
        named = [(str(stream), line, stretches) for stream, (line, stretches) in told.items()]
        session.upsert(table(generation), [_row(case, line, s) for case, line, stretches in named for s in stretches])
        session.upsert(_lines(generation), [(case, json.encode(line)) for case, line, _ in named])

    def _known(
        self, session: Session, generation: int, by_case: dict[StreamId, list[Recorded]]
    ) -> dict[StreamId, _Line]:
        begun = [(str(stream),) for stream, events in by_case.items() if events[0].version > 1]
        rows = session.lookup(_lines(generation), ("case_id", "state"), begun)
        return {StreamId(UUID(str(case))): _STATE.decode(state) for case, state in rows if isinstance(state, bytes)}


def _tell_on(line: _Line | None, events: Sequence[Recorded]) -> tuple[_Line, list[_Stretch]] | None:
    """Tell on in the order of recording; None where an event is late, or one before it is missing.

    What has been told already is passed over, so that a batch fed twice shows the same rows.
    """
    stretches = [line.last] if line is not None else []
    for recorded in events:
        version = line.version if line is not None else 0
        if recorded.version <= version:
            continue
        if recorded.version != version + 1 or (line is not None and recorded.event.occurred_at < line.last_at):
            return None
        line = _step(line, recorded)
        _follow(stretches, line.last)
    return (line, stretches) if line is not None else None


def _tell(events: Iterable[Recorded]) -> tuple[_Line, list[_Stretch]]:
    """Tell a case from its beginning, as it was known at each of its events."""
    first, *others = sorted(events, key=lambda r: r.version)
    line, told = _step(None, first), [first]
    stretches = [line.last]
    begin = 0
    """Where the stretches begin that are still held to be true."""
    for recorded in others:
        told.append(recorded)
        if recorded.event.occurred_at < line.last_at:
            for held in stretches[begin:]:
                held.known_to = recorded.position
            begin = len(stretches)
            line = _tell_anew(told, recorded.position, stretches, line)
        else:
            line = _step(line, recorded)
            _follow(stretches, line.last)
    return line, stretches


def _tell_anew(told: Sequence[Recorded], known_from: int, stretches: list[_Stretch], before: _Line) -> _Line:
    """Tell all events known by now in legal order: what is known since the latest of them."""
    first, *others = sorted(told, key=lambda r: r.legal_order)
    line = _step(None, first, known_from)
    own = [line.last]
    for recorded in others:
        line = _step(line, recorded, known_from)
        _follow(own, line.last)
    stretches += own
    return structs.replace(line, source=before.source, synthetic=before.synthetic, version=told[-1].version)


def _follow(stretches: list[_Stretch], following: _Stretch) -> None:
    if stretches:
        stretches[-1].next_from, stretches[-1].next_known = following.valid_from, following.known_from
    stretches.append(following)


def _step(line: _Line | None, recorded: Recorded, known_from: int | None = None) -> _Line:
    event = recorded.event
    case = evolve(line.case if line is not None else EMPTY, event.fact, event.occurred_at, event.organ)
    position = whereabouts(standings(case, legal_date(event.occurred_at)))
    return _Line(
        source=line.source if line is not None else event.source,
        synthetic=line.synthetic if line is not None else event.synthetic,
        version=recorded.version,
        last_at=event.occurred_at,
        case=case,
        last=_Stretch(
            known_from=recorded.position if known_from is None else known_from,
            version=recorded.version,
            valid_from=format_instant(event.occurred_at),
            organ=case.holder,
            region=case.region,
            item=case.item,
            part=position.part,
            status=position.standing.status if position.standing is not None else None,
            closed=position.closed,
        ),
    )


def _row(case: str, line: _Line, stretch: _Stretch) -> Row:
    return (
        case,
        stretch.valid_from,
        stretch.next_from,
        line.source,
        stretch.item,
        stretch.region,
        stretch.organ,
        stretch.part,
        stretch.status,
        stretch.known_from,
        stretch.version,
        stretch.known_to,
        stretch.next_known,
        int(stretch.closed),
        int(line.synthetic),
    )
