"""Parking: a case whose event a projection cannot fold waits, with all its later events, and holds up nobody else."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from msgspec import Struct

from domain.event import Recorded, Unreadable
from domain.ids import StreamId
from domain.ports.tables import Column, Row, Session, Table

PARKED: Final = Table(
    name="parked_events",
    columns=(
        Column("projection", "text"),
        Column("generation", "integer"),
        Column("position", "integer"),
        Column("stream", "text"),
        Column("version", "integer"),
        Column("reason", "text"),
    ),
    key=("projection", "generation", "position"),
)
"""One row an event that waits; the reason stands on the event that could not be folded, and is empty behind it."""


class ParkedCase(Struct, frozen=True, kw_only=True):
    """A case that waits."""

    projection: str
    stream: StreamId
    position: int
    """Of the event that could not be folded."""
    version: int
    reason: str
    events: int
    """How many of the case's events wait, that one included."""


def parked_streams(session: Session, projection: str, generation: int) -> set[StreamId]:
    """Name the cases that wait."""
    sql = "SELECT DISTINCT stream FROM parked_events WHERE projection = ? AND generation = ?"
    return {StreamId(UUID(str(row[0]))) for row in session.query(sql, (projection, generation))}


def park(
    session: Session,
    projection: str,
    generation: int,
    held: Sequence[Recorded | Unreadable],
    reasons: dict[int, str],
) -> None:
    """Park events; ``reasons`` says, by position, why an event could not be folded."""
    rows: list[Row] = []
    for entry in held:
        reason = entry.reason if isinstance(entry, Unreadable) else reasons.get(entry.position, "")
        rows.append((projection, generation, entry.position, str(entry.stream), entry.version, reason))
    session.upsert(PARKED, rows)


def parked_cases(session: Session, projection: str, generation: int) -> list[ParkedCase]:
    """List the cases that wait, longest waiting first."""
    sql = (
        "SELECT stream, position, version, reason FROM parked_events "
        "WHERE projection = ? AND generation = ? ORDER BY position"
    )
    by_stream: dict[str, list[Row]] = defaultdict(list)
    for row in session.query(sql, (projection, generation)):
        by_stream[str(row[0])].append(row)
    return [
        ParkedCase(
            projection=projection,
            stream=StreamId(UUID(stream)),
            position=int(rows[0][1] or 0),
            version=int(rows[0][2] or 0),
            reason=next((str(row[3]) for row in rows if row[3]), ""),
            events=len(rows),
        )
        for stream, rows in by_stream.items()
    ]


def parked_count(session: Session, projection: str, generation: int) -> int:
    """Count the events that wait: stored = applied + parked."""
    sql = "SELECT count(*) FROM parked_events WHERE projection = ? AND generation = ?"
    return int(session.query(sql, (projection, generation))[0][0] or 0)


def forget_parked(session: Session, projection: str, generation: int) -> None:
    """Forget what waits for a generation that is given up, or begins anew."""
    sql = "SELECT position FROM parked_events WHERE projection = ? AND generation = ?"
    positions = session.query(sql, (projection, generation))
    session.delete(PARKED, [(projection, generation, row[0]) for row in positions])


def unpark(session: Session, projection: str, generation: int, stream: StreamId) -> list[int]:
    """Take a case out; returns the positions of its events that waited."""
    sql = "SELECT position FROM parked_events WHERE projection = ? AND generation = ? AND stream = ?"
    positions = [int(row[0] or 0) for row in session.query(sql, (projection, generation, str(stream)))]
    session.delete(PARKED, [(projection, generation, position) for position in positions])
    return sorted(positions)
