"""All read models over a store, told and asked in few words."""

from datetime import UTC, datetime
from typing import Any

from domain.event import Event
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.listing import Count, count_entries, list_entries
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, question
from tests.projections.telling import tell

Json = dict[str, Any]


class Reading:
    """All read models over a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._engine = Engine(store, [ReadModels(tuple(READ_MODELS.values()))], lambda: datetime.now(UTC))

    def tell(self, *events: Event) -> None:
        """Tell what happened, in this order."""
        tell(self.store, *events)

    def entries(self, model: str, **asked: Any) -> list[Json]:  # noqa: ANN401 -- as they are asked
        """List the entries of a read model."""
        self._engine.catch_up()
        with self.store.tables.read() as session:
            put = question(session, self.store.log, READ_MODELS[model], Asked(**asked))
            return list(list_entries(session, put, 500).items)

    def count(self, model: str, *by: str, **asked: Any) -> list[Count]:  # noqa: ANN401 -- the same
        """Count the entries of a read model."""
        self._engine.catch_up()
        with self.store.tables.read() as session:
            return count_entries(session, question(session, self.store.log, READ_MODELS[model], Asked(**asked)), by)
