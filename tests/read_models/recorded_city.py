"""A simulated city recorded in its own time, some of it late, and its events as they are exported: plain JSON."""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from adapters.event_store import open_store
from adapters.simulation.city import plantable, simulate
from adapters.simulation.filling import appends
from domain.event import encode
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.listing import count_entries, list_entries
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, question
from projections.read_models.read_model import ReadModel

CASES = int(os.environ.get("ORACLE_CASES", "300"))
START, END = date(2023, 1, 1), date(2025, 12, 31)
OFTEN = ("G010", "G011", "G016", "G048", "G059", "G061", "G088", "G142")
"""Guards about review and the record, broken in every way there is."""
YEARS = [(date(2022, 1, 1), date(2022, 12, 31))]
YEARS += [(date(year, 1, 1), date(year, 12, 31)) for year in range(2023, 2028)]


class Clock:
    """A server's clock: a moment after what it records, now and then a day or two, and never back.

    A pause makes everything late that happened meanwhile, so a larger city has fewer of them.
    """

    def __init__(self) -> None:
        self._now, self._chance = datetime(2021, 1, 1, tzinfo=UTC), Random(5)

    def hear(self, occurred_at: datetime) -> None:
        """Record something a moment after it happened, or after a pause."""
        pauses = self._chance.random() < min(0.05, 15 / CASES)
        lag = timedelta(hours=self._chance.randrange(20, 50)) if pauses else timedelta(minutes=5)
        self._now = max(self._now, occurred_at.astimezone(UTC) + lag)

    def __call__(self) -> datetime:
        return self._now


def recorded_city(models: Sequence[ReadModel]) -> Store:
    """Fill a store with a city in which every guard that can be is broken, and fold some read models over it."""
    clock = Clock()
    store = open_store("memory:", clock=clock)
    plant = dict.fromkeys(plantable(END), 1) | dict.fromkeys(OFTEN, 6)
    made = simulate(11, CASES, plant=plant, start=START, end=END)
    for unit in appends(made):
        clock.hear(unit.events[0][1].occurred_at)
        store.log.append([unit])
    Engine(store, [ReadModels(tuple(models))], lambda: datetime.now(UTC)).catch_up()
    return store


def exported(store: Store, as_of: datetime | None = None, position: int = 10**15) -> list[dict[str, Any]]:
    """Export every event known at a position and past by a legal time; registers all of them."""
    found = []
    after = 0
    while batch := store.log.read_all(after, 5000):
        after = batch[-1].position
        for r in batch:
            plain = json.loads(encode(r.event, r.stream, r.version, r.recorded_at))
            register = not str(r.stream) or plain["subject"].startswith("urn:bihuan:register:")
            past = as_of is None or r.event.occurred_at <= as_of
            if register or (past and r.position <= position):
                found.append(plain)
    return found


def listed(store: Store, model: ReadModel, asked: Asked | None = None) -> Iterator[dict[str, Any]]:
    """Read a list to its end."""
    cursor: str | None = None
    with store.tables.read() as session:
        while True:
            put = question(session, store.log, model, asked or Asked())
            page = list_entries(session, put, 200, cursor)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return


def totals(store: Store, model: ReadModel, by: Sequence[str], asked: Asked | None = None) -> dict[Any, dict[str, int]]:
    """Count year by year, and add the years up."""
    found: dict[Any, dict[str, int]] = {}
    with store.tables.read() as session:
        for first, last in YEARS:
            wanted = Asked(first=first, last=last, filters=asked.filters if asked is not None else {})
            put = question(session, store.log, model, wanted)
            for count in count_entries(session, put, by):
                group = found.setdefault(tuple(count.group.values()), {"entries": 0, "cases": 0})
                for name, number in {"entries": count.entries, "cases": count.cases, **count.sums}.items():
                    group[name] = group.get(name, 0) + number
    return found


def midpoints(store: Store, count: int) -> list[datetime]:
    """Choose legal times within the city."""
    times = sorted(r.event.occurred_at for r in store.log.read_all(0, 10**6))
    steps = [times[len(times) * n // (count + 1)] for n in range(1, count + 1)]
    assert all(a < b for a, b in pairwise(steps))
    return steps
