"""A simulated city as read models show it, and its events as an oracle reads them."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from adapters.event_store import open_store
from adapters.simulation.city import City, plantable, simulate
from adapters.simulation.filling import fill
from domain.event import encode
from domain.ports.event_log import EventLog, follow
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.projection import ReadModels

CASES = int(os.environ.get("ORACLE_CASES", "300"))
START, END = date(2023, 1, 1), date(2026, 6, 30)
YEARS = tuple((date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024, 2025, 2026))
RECORDED = datetime(2026, 3, 10, 4, tzinfo=UTC)
"""When the city was recorded: what falls due after it is not yet due."""


def made(seed: int = 7, cases: int = CASES) -> City:
    """Make a city in which guards are broken too."""
    guards = plantable(END)
    each = max(1, cases // 10 // len(guards))
    return simulate(
        seed, cases, plant=dict.fromkeys(guards[:: max(1, len(guards) * 10 // cases)], each), start=START, end=END
    )


def engine_over(store: Store) -> Engine:
    return Engine(store, [ReadModels(tuple(READ_MODELS.values()))], lambda: RECORDED)


@contextmanager
def told(city: City, url: str = "memory:") -> Iterator[Store]:
    """Fill a store with a city and fold its read models."""
    store = open_store(url, clock=lambda: RECORDED)
    try:
        fill(store, city)
        engine_over(store).catch_up()
        yield store
    finally:
        store.close()


def exported(log: EventLog) -> list[dict[str, Any]]:
    """Export a log as plain JSON, as its stored bytes say."""
    return [json.loads(encode(r.event, r.stream, r.version, r.recorded_at)) for batch in follow(log) for r in batch]
