"""The read models of many cases, written in bulk: a small city is folded, and its cases are told again and again."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final
from uuid import UUID, uuid5

from msgspec import Struct

from adapters.event_store import open_store
from adapters.simulation.city import City
from adapters.simulation.filling import appends
from bench.setting import utc_now
from domain.catalogue import PART_OF
from domain.ports.store import Store
from domain.ports.tables import Row, Table
from projections.engine import Engine
from projections.projection import ensure_live, live_generation, position_of, tracking_name
from projections.read_models.book import READ_MODELS
from projections.read_models.entry import fields
from projections.read_models.projection import NAME, ReadModels
from projections.read_models.read_model import STANDARD

_SPACE: Final = UUID("7b2c6a0e-5d0f-5f0a-9a55-6f0f2f7f1c11")
_ROWS: Final = 20_000
"""Rows written at a time."""
_BATCH: Final = 50
"""Events recorded at a time."""
_SOME: Final = 1000


class Grown(Struct):
    """What there is to ask about."""

    cases: int
    rows: int
    position: int
    first: date
    last: date
    some: list[str]
    """Some cases."""
    values: dict[str, dict[str, list[str | int | bool]]]
    """By read model and filter, every value that occurs, as often as it does in the small city."""


def grow(url: str, city: City, cases: int) -> Grown:
    """Write the read models of as many cases, each a case of the city under another name.

    Only what lists read is written: the log has the small city alone, recorded as it happened; at each of its positions
    as many cases move on as one is told again.
    """
    models = tuple(READ_MODELS.values())
    told, there, head = _told(city)
    with closing(_recorded(url, city)) as store:
        with store.tables.write() as session:
            generation = ensure_live(session, ReadModels(models))
        tables = {model.name: model.table(generation) for model in models}
        times = max(1, cases // there)
        rows = sum(_write(store, tables[name], found, times) for name, found in told.items())
        with store.tables.write() as session:
            session.set_position(tracking_name(NAME, generation), head)
            for table in tables.values():
                session.index(table)
    days = [date.fromisoformat(str(row[_place(table, "day")])) for name, table in tables.items() for row in told[name]]
    anyone = sorted({str(row[0]) for row in told[models[0].name]})
    return Grown(
        cases=there * times,
        rows=rows,
        position=head,
        first=min(days),
        last=max(days),
        some=[_renamed(case, n) for n, case in zip(range(_SOME), anyone * (_SOME // len(anyone) + 1), strict=False)],
        values={model.name: _values(model.name, tables[model.name], told[model.name]) for model in models},
    )


def _recorded(url: str, city: City) -> Store:
    """Open a store, and record a city in it as it happened."""
    moment = datetime.min.replace(tzinfo=UTC)
    store = open_store(url, clock=lambda: moment)
    units = iter(list(appends(city)))
    while batch := list(islice(units, _BATCH)):
        told = (event for unit in batch for _, event in unit.events)
        moment = max([moment, *(event.occurred_at for event in told if type(event.fact) in PART_OF)])
        store.log.append(batch)
    return store


def _told(city: City) -> tuple[dict[str, list[Row]], int, int]:
    """Fold a city in memory: the rows of each read model, how many cases there are, and the position reached."""
    models = tuple(READ_MODELS.values())
    with closing(_recorded("memory:", city)) as small:
        Engine(small, [ReadModels(models)], utc_now).catch_up()
        with small.tables.read() as session:
            tables = [(model.name, model.table(live_generation(session, NAME))) for model in models]
            told = {name: session.query(f"SELECT {_names(table)} FROM {table.name}") for name, table in tables}  # noqa: S608 -- our own names
            cases = session.query("SELECT count(*) FROM read_models_cases_1")[0][0]
            return told, int(cases or 0), position_of(session, NAME)


def _names(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _place(table: Table, name: str) -> int:
    return next(n for n, column in enumerate(table.columns) if column.name == name)


def _write(store: Store, table: Table, told: Sequence[Row], times: int) -> int:
    rows = ((_renamed(str(row[0]), n), *row[1:]) for n in range(times) for row in told)
    written = 0
    while some := list(islice(rows, _ROWS)):
        with store.tables.write() as session:
            session.upsert(table, some)
        written += len(some)
    return written


def _renamed(case: str, n: int) -> str:
    return case if n == 0 else str(uuid5(_SPACE, f"{case}/{n}"))


def _values(name: str, table: Table, told: Sequence[Row]) -> dict[str, list[str | int | bool]]:
    model = READ_MODELS[name]
    kinds = {field.name: field.kind for field in fields(model.entry)}
    found: defaultdict[str, list[str | int | bool]] = defaultdict(list)
    for filtered in (*STANDARD, *model.filters):
        place = _place(table, filtered)
        for row in told:
            value = row[place]
            if isinstance(value, str | int):
                found[filtered].append(bool(value) if kinds[filtered] == "truth" else value)
    return dict(found)
