"""What a projection is, and where its generations live."""

from collections.abc import Sequence
from typing import Final, Protocol

from domain.event import Recorded
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Session, Table
from projections.parking import PARKED


class Projection(Protocol):
    """A read model: some tables, and how a batch of events changes them."""

    @property
    def name(self) -> str:
        """Name of the projection, and of its generations' tables."""

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of one generation."""

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog) -> None:
        """Fold a batch, consecutive in the log, into the tables of a generation; raises nothing for lawful events."""


GENERATIONS: Final = Table(
    name="projection_generations",
    columns=(Column("projection", "text"), Column("live", "integer")),
    key=("projection",),
)
"""Which generation of each projection answers queries; a rebuild switches it in one transaction."""


def tracking_name(projection: str, generation: int) -> str:
    """Name under which the position of a generation is tracked."""
    return f"projection:{projection}:{generation}"


def live_generation(session: Session, projection: str) -> int:
    """Read which generation of a projection is live; 0 before its first start."""
    rows = session.query("SELECT live FROM projection_generations WHERE projection = ?", (projection,))
    return int(rows[0][0] or 0) if rows else 0


def alone_with(session: Session, projection: str, generation: int) -> None:
    """Wait until nobody else folds into this generation; held until the end of the transaction."""
    session.alone(tracking_name(projection, generation))


def install(session: Session, projection: Projection, generation: int) -> None:
    """Create the tables of a generation."""
    for table in projection.tables(generation):
        session.create(table)


def ensure_live(session: Session, projection: Projection) -> int:
    """Make sure that a projection has a live generation, and return it."""
    session.alone(projection.name)
    session.create(GENERATIONS)
    session.create(PARKED)
    generation = live_generation(session, projection.name)
    if generation == 0:
        generation = 1
        install(session, projection, generation)
        session.upsert(GENERATIONS, [(projection.name, generation)])
    return generation
