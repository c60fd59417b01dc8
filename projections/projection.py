"""What a projection is, and where its generations and their parts live."""

from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import Struct

from domain.event import Recorded
from domain.ids import StreamId
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Session, Table
from projections.parking import PARKED


class Part(Struct, frozen=True):
    """A share of all cases, by hash: several processes fold one projection, each its part."""

    index: int = 0
    count: int = 1

    def owns(self, stream: StreamId) -> bool:
        """Say whether a stream belongs to this part."""
        return stream.int % self.count == self.index


WHOLE: Final = Part()


def parts(count: int) -> tuple[Part, ...]:
    """List the parts that a number of processes make."""
    return tuple(Part(index, count) for index in range(count))


class Projection(Protocol):
    """A read model: some tables, and how a batch of events changes them."""

    @property
    def name(self) -> str:
        """Name of the projection, and of its generations' tables."""

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of one generation."""

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Fold a batch of the log, in its order, into the rows that belong to a part.

        A batch fed twice shows the same rows. What it raises parks the case that it was raised for.
        """


class Live(Struct, frozen=True):
    """What answers queries: a generation, and in how many parts it is folded."""

    generation: int
    parts: int = 1


class RepartitionedError(Exception):
    """A projection is now folded in another number of parts than this process folds it in."""


GENERATIONS: Final = Table(
    name="projection_generations",
    columns=(Column("projection", "text"), Column("live", "integer"), Column("parts", "integer")),
    key=("projection",),
)
"""Which generation of each projection answers queries; a rebuild switches it in one transaction."""


def tracking_name(projection: str, generation: int, part: Part = WHOLE) -> str:
    """Name under which the position of a part of a generation is tracked."""
    name = f"projection:{projection}:{generation}"
    return name if part.count == 1 else f"{name}:{part.index + 1}/{part.count}"


def live(session: Session, projection: str) -> Live:
    """Read what is live of a projection; generation 0 before its first start."""
    rows = session.query("SELECT live, parts FROM projection_generations WHERE projection = ?", (projection,))
    return Live(int(rows[0][0] or 0), int(rows[0][1] or 1)) if rows else Live(0)


def live_generation(session: Session, projection: str) -> int:
    """Read which generation of a projection is live."""
    return live(session, projection).generation


def position_of(session: Session, projection: str) -> int:
    """Read how far the live generation has come: as far as the part that has come least far."""
    now = live(session, projection)
    return min(session.position(tracking_name(projection, now.generation, part)) for part in parts(now.parts))


def in_step(session: Session, projection: str) -> bool:
    """Say whether all parts of the live generation have come equally far: then its rows are those of one position."""
    now = live(session, projection)
    return len({session.position(tracking_name(projection, now.generation, part)) for part in parts(now.parts)}) == 1


def alone_with(session: Session, projection: str, generation: int, part: Part = WHOLE) -> None:
    """Wait until nobody else folds into this part of a generation; held until the end of the transaction."""
    session.alone(tracking_name(projection, generation, part))


def install(session: Session, projection: Projection, generation: int) -> None:
    """Create the tables of a generation, without indexes: those come when the tables are full."""
    for table in projection.tables(generation):
        session.create(table)


def index(session: Session, projection: Projection, generation: int) -> None:
    """Index the tables of a generation: after many rows that costs a fraction of keeping indexes while they come."""
    for table in projection.tables(generation):
        session.index(table)


def ensure_live(session: Session, projection: Projection) -> int:
    """Make sure that a projection has a live generation, and return it."""
    session.alone(projection.name)
    session.create(GENERATIONS)
    session.create(PARKED)
    generation = live_generation(session, projection.name)
    if generation == 0:
        generation = 1
        install(session, projection, generation)
        session.upsert(GENERATIONS, [(projection.name, generation, 1)])
    return generation


def divide(session: Session, projection: Projection, count: int) -> None:
    """Fold the live generation in ``count`` parts from now on; all begin where the slowest part stood.

    Who still folds in the old number of parts finds out with the next batch (RepartitionedError).
    """
    generation = ensure_live(session, projection)
    now = live(session, projection.name)
    if now.parts == count:
        return
    for part in (*parts(now.parts), *parts(count)):
        alone_with(session, projection.name, generation, part)
    slowest = position_of(session, projection.name)
    for part in parts(count):
        session.set_position(tracking_name(projection.name, generation, part), slowest)
    session.upsert(GENERATIONS, [(projection.name, generation, count)])
