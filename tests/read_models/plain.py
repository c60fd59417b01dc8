"""Events as plain JSON, and a store with its read models: what an oracle counts, and what it is compared with."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from domain.event import encode
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.projection import ReadModels

Json = dict[str, Any]


def plain(store: Store) -> list[Json]:
    """Export every event as its stored JSON: ``type``, ``data``, ``occ``, ``organ``, ``stream`` and ``seq``."""
    return [json.loads(encode(r.event, r.stream, r.version, r.recorded_at)) for r in store.log.read_all(0, 10**9)]


def projected(store: Store) -> Store:
    """Bring the read models of a store to the head of its log."""
    Engine(store, [ReadModels(tuple(READ_MODELS.values()))], lambda: datetime.now(UTC), batch=2000).catch_up()
    return store


def months() -> Iterator[str]:
    """List the months of a crowded city."""
    return (f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13))
