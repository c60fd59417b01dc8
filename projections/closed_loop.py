"""The closed loop: per case, where each stage stands, whose turn it is, what is open, due and paid."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec import Struct, json

from domain.case import EMPTY, Case, evolve, standings, whereabouts
from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.ids import StreamId
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Row, Session, Table
from domain.time.instants import format_instant, legal_date
from projections.projection import Part

NAME: Final = "closed_loop"

_TEXT: Final = ("case_id", "source", "subject", "item", "region", "organ", "part", "status", "since", "next")
_MORE_TEXT: Final = ("correction_due", "first_at", "last_at", "last_type", "stages")
_NUMBERS: Final = (
    "synthetic",
    "closed",
    "open_corrections",
    "due",
    "paid",
    "events",
    "late_events",
    "version",
    "position",
)

_COLUMNS: Final = (
    *(Column(name, "text") for name in (*_TEXT, *_MORE_TEXT)),
    *(Column(name, "integer") for name in _NUMBERS),
    Column("state", "blob"),
)
_FILTERED: Final = ("organ", "region", "item", "source", "part", "status", "closed", "synthetic")
"""What lists are filtered by: each has an index in the order of the list, so that a page is read and nothing else."""


def table(generation: int) -> Table:
    """Declare the table of a generation."""
    return Table(
        name=f"{NAME}_{generation}",
        columns=_COLUMNS,
        key=("case_id",),
        indexes=(("last_at", "case_id"), *((filtered, "last_at", "case_id") for filtered in _FILTERED)),
    )


class _Told(Struct, gc=False):
    """A case as far as it has been told."""

    source: str
    subject: str
    first_at: datetime
    last_at: datetime
    last_type: str
    synthetic: bool
    version: int = 0
    position: int = 0
    events: int = 0
    late: int = 0
    case: Case = EMPTY


_STATE: Final = json.Decoder(_Told)


class ClosedLoop:
    """The projection of the closed loop."""

    name = NAME

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the table of a generation."""
        return (table(generation),)

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Fold a batch: cases that were told in order go on from their row, others are told again from the log."""
        by_case: dict[StreamId, list[Recorded]] = defaultdict(list)
        for recorded in batch:
            if type(recorded.event.fact) in PART_OF and part.owns(recorded.stream):
                by_case[recorded.stream].append(recorded)
        known = self._known(session, generation, by_case)
        again: list[StreamId] = []
        told: dict[StreamId, _Told] = {}
        for stream, events in by_case.items():
            going_on = _go_on(known.get(stream), events)
            if going_on is None:
                again.append(stream)
            else:
                told[stream] = going_on
        last = batch[-1].position
        for stream, events in log.read_streams(dict.fromkeys(again, 0)).items():
            told[stream] = _tell([r for r in events if r.position <= last])
        session.upsert(table(generation), [_row(stream, case) for stream, case in told.items()])

    def _known(
        self, session: Session, generation: int, by_case: dict[StreamId, list[Recorded]]
    ) -> dict[StreamId, _Told]:
        begun = [stream for stream, events in by_case.items() if events[0].version > 1]
        rows = session.lookup(table(generation), ("case_id", "state"), [(str(stream),) for stream in begun])
        return {StreamId(UUID(str(case))): _STATE.decode(state) for case, state in rows if isinstance(state, bytes)}


def _go_on(told: _Told | None, events: Iterable[Recorded]) -> _Told | None:
    """Tell on in the order of recording; None where an event is late and the case must be told again.

    What has been told already is passed over, so that a batch fed twice shows the same row.
    """
    for recorded in events:
        event = recorded.event
        if told is None:
            if recorded.version > 1:
                return None
            told = _begin(recorded)
        if recorded.version <= told.version:
            continue
        if recorded.version != told.version + 1 or event.occurred_at < told.last_at:
            return None
        _note(told, recorded)
        told.case = evolve(told.case, event.fact, event.occurred_at, event.organ)
    return told


def row_of(stream: StreamId, events: Sequence[Recorded]) -> Row:
    """Make the row of a case from these of its events alone, as a list of another time shows it."""
    return _row(stream, _tell(events))


def _tell(events: Sequence[Recorded]) -> _Told:
    """Tell a case from its beginning, in legal order."""
    in_order = sorted(events, key=lambda r: r.version)
    told = _begin(in_order[0])
    latest = told.last_at
    for recorded in in_order:
        told.late += recorded.event.occurred_at < latest
        latest = max(latest, recorded.event.occurred_at)
        told.version, told.position = recorded.version, recorded.position
    told.events = len(in_order)
    for recorded in sorted(in_order, key=lambda r: r.legal_order):
        event = recorded.event
        told.case = evolve(told.case, event.fact, event.occurred_at, event.organ)
        told.last_type, told.last_at = event.fact.TAG, event.occurred_at
    told.first_at = min(r.event.occurred_at for r in in_order)
    return told


def _begin(recorded: Recorded) -> _Told:
    event = recorded.event
    return _Told(
        source=event.source,
        subject=event.subject,
        first_at=event.occurred_at,
        last_at=event.occurred_at,
        last_type=event.fact.TAG,
        synthetic=event.synthetic,
    )


def _note(told: _Told, recorded: Recorded) -> None:
    told.version, told.position = recorded.version, recorded.position
    told.events += 1
    told.last_type, told.last_at = recorded.event.fact.TAG, recorded.event.occurred_at


def _row(stream: StreamId, told: _Told) -> Row:
    case = told.case
    on = legal_date(told.last_at)
    found = standings(case, on)
    position = whereabouts(found)
    standing = position.standing
    open_corrections = case.supervision.open_corrections
    dues = [c.due for c in open_corrections if c.due is not None]
    return (
        str(stream),
        told.source,
        told.subject,
        case.item,
        case.region,
        case.holder,
        position.part,
        standing.status if standing is not None else None,
        standing.since.isoformat() if standing is not None and standing.since is not None else None,
        " ".join(standing.next) if standing is not None else "",
        min(dues).isoformat() if dues else None,
        format_instant(told.first_at),
        format_instant(told.last_at),
        told.last_type,
        json.encode(found).decode(),
        int(told.synthetic),
        int(position.closed),
        len(open_corrections),
        case.penalty.account.due(on),
        case.penalty.account.paid,
        told.events,
        told.late,
        told.version,
        told.position,
        json.encode(told),
    )
