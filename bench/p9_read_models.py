"""P9: read models, rebuilt from the log, and asked for lists, drill-downs and totals of many cases."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from random import Random
from statistics import median
from typing import Final

from msgspec import Struct

from adapters.simulation.filling import appends
from bench import raw
from bench.material import made_up_city
from bench.measure import Ratio, Row, interleave, quantile, rate_ratio, row, speed, timed
from bench.p3_projections import rebuilt
from bench.read_model_rows import Grown, grow
from bench.running import say
from bench.setting import Setting, chance, fill
from domain.ports.event_log import EventLog
from domain.ports.store import Store
from domain.ports.tables import Session
from domain.time.instants import parse_instant
from projections.read_models.book import READ_MODELS
from projections.read_models.listing import MONTH, count_entries, list_entries
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, question
from projections.read_models.read_model import STANDARD, ReadModel

_ALLOWED: Final = 0.2
"""Seconds that an answer may take."""
_PAGE: Final = 100
_BATCH: Final = 5000
_CITY: Final = 1500
_ASKED: Final = 50
"""Times that each kind of question is put to each read model, each time with other values."""
CASES: Final = {"PostgreSQL": 20_000, "SQLite": 10_000}
"""Cases where the environment says nothing: as many as take a few minutes."""
FULL: Final = {"PostgreSQL": 1_000_000, "SQLite": 100_000}


def measure(setting: Setting) -> Iterator[Row]:
    """Measure the rebuild, then questions on both databases."""
    yield _rebuilding(setting)
    for label, numbers in (("PostgreSQL", ("P9.2", "P9.3", "P9.4")), ("SQLite", ("P9.5", "P9.6", "P9.7"))):
        yield from _asking(setting, label, numbers)


def cases_of(setting: Setting, label: str) -> int:
    """Say how many cases there are to be: READ_MODEL_CASES is a number for both, or ``full``."""
    wanted = os.environ.get("READ_MODEL_CASES", "")
    if wanted == "full":
        return FULL[label]
    return int(wanted) if wanted else setting.some(CASES[label])


def _rebuilding(setting: Setting) -> Row:
    units = list(appends(made_up_city(setting.some(_CITY))))
    models = tuple(READ_MODELS.values())
    with setting.postgres_store() as (store, url), raw.connect(url) as plain:
        fill(store, units)
        found = interleave(
            setting.few_rounds,
            {
                "ours": lambda: rebuilt(store, ReadModels(models)),
                "decode": lambda: timed(lambda: raw.fetch(plain, _BATCH, decoded=True)),
            },
        )
    return row(
        "P9.1",
        f"rebuild of all {len(models)} read models over a simulated city: against raw fetch and decode",
        rate_ratio(found["ours"], found["decode"]),
        ours=speed(found["ours"]),
        other=speed(found["decode"]),
        note=f"{found['ours'][0].events:,} events",
    )


def _asking(setting: Setting, label: str, numbers: Sequence[str]) -> Iterator[Row]:
    cases = cases_of(setting, label)
    with ExitStack() as stack:
        if label == "PostgreSQL":
            url = stack.enter_context(setting.server.database())
        else:
            url = f"sqlite:{setting.directory / 'read-models.sqlite'}"
        say(f"{label}: the read models of {cases:,} cases are written; this takes a while")
        grown = grow(url, made_up_city(setting.some(_CITY)), cases)
        store = stack.enter_context(setting.store(url))
        if label == "PostgreSQL":
            raw.analyse(url)
        for number, (name, kinds) in zip(numbers, _KINDS.items(), strict=True):
            found = {kind: _times(setting, store, grown, ask) for kind, ask in kinds.items()}
            yield _row(number, f"{label}, {name}, of {grown.cases:,} cases and {grown.rows:,} rows", found)


class _Put(Struct):
    """One question to one read model, with values that occur."""

    session: Session
    log: EventLog
    model: ReadModel
    grown: Grown
    chance: Random

    def some(self, name: str) -> Mapping[str, str | int | bool]:
        """Draw a value of a filter that some entry has."""
        values = self.grown.values[self.model.name].get(name, [])
        return {name: self.chance.choice(values)} if values else {}

    def day(self) -> date:
        """Draw a day."""
        return self.grown.first + timedelta(days=self.chance.randrange((self.grown.last - self.grown.first).days))

    def list(self, asked: Asked) -> None:
        """List the first page and the second."""
        wanted = question(self.session, self.log, self.model, asked)
        list_entries(self.session, wanted, _PAGE)

    def count(self, asked: Asked, by: Sequence[str]) -> None:
        """Count."""
        count_entries(self.session, question(self.session, self.log, self.model, asked), by)


_Ask = Callable[[_Put], None]


def _month(put: _Put, **filters: str | int | bool) -> Asked:
    first = put.day().replace(day=1)
    return Asked(first=first, last=first + timedelta(days=30), filters=filters)


def _year(put: _Put, **filters: str | int | bool) -> Asked:
    last = put.grown.last
    return Asked(first=last - timedelta(days=364), last=last, filters=filters)


def _filtered(put: _Put, **more: datetime | int | None) -> Asked:
    name = put.chance.choice((*STANDARD, *put.model.filters))
    return Asked(filters=put.some(name), **more)  # type: ignore[arg-type]


def _at(put: _Put) -> datetime:
    return parse_instant(f"{put.day()}T12:00:00+08:00")


def _position(put: _Put) -> int:
    return put.chance.randrange(1, put.grown.position)


_KINDS: Final[Mapping[str, Mapping[str, _Ask]]] = {
    "lists, filters and drill-downs": {
        "all": lambda put: put.list(Asked()),
        "by any filter": lambda put: put.list(_filtered(put)),
        "an organ's month": lambda put: put.list(_month(put, **put.some("organ"))),
        "of a case": lambda put: put.list(Asked(case_id=put.chance.choice(put.grown.some))),
    },
    "lists of another time": {
        "all as of": lambda put: put.list(Asked(as_of=_at(put))),
        "by any filter as of": lambda put: put.list(_filtered(put, as_of=_at(put))),
        "all at a position": lambda put: put.list(Asked(position=_position(put))),
        "by any filter at a position": lambda put: put.list(_filtered(put, position=_position(put))),
        "by any filter as of, at a position": lambda put: put.list(
            _filtered(put, as_of=_at(put), position=_position(put))
        ),
    },
    "totals": {
        "an organ's month": lambda put: put.count(_month(put, **put.some("organ")), ()),
        "a month by organ": lambda put: put.count(_month(put), ("organ",)),
        "an organ's year by month": lambda put: put.count(_year(put, **put.some("organ")), (MONTH,)),
        "a year by organ": lambda put: put.count(_year(put), ("organ",)),
    },
}


def _times(setting: Setting, store: Store, grown: Grown, ask: _Ask) -> Mapping[str, list[float]]:
    """Put a kind of question to each read model, each time with other values."""
    drawn = chance(9)
    found: dict[str, list[float]] = {}
    for model in READ_MODELS.values():
        found[model.name] = []
        for _ in range(setting.some(_ASKED)):
            with store.tables.read() as session:
                put = _Put(session, store.log, model, grown, drawn)
                began = time.perf_counter()
                ask(put)
            found[model.name].append(time.perf_counter() - began)
    return found


def _row(number: str, name: str, found: Mapping[str, Mapping[str, list[float]]]) -> Row:
    tails = {
        (kind, model): quantile(times, 0.99) for kind, by_model in found.items() for model, times in by_model.items()
    }
    slowest = max(tails, key=tails.__getitem__)
    told = "; ".join(f"{kind} {_told(by_model)}" for kind, by_model in found.items())
    return row(
        number,
        f"{name}, pages of {_PAGE}: p99 of the slowest read model against 200 ms",
        Ratio([tails[slowest] / _ALLOWED]),
        at_most=1,
        ours=f"p50 of all / p99 of the slowest in ms: {told}",
        note=f"slowest: {slowest[0]} of {slowest[1]}",
    )


def _told(by_model: Mapping[str, list[float]]) -> str:
    half = median(one for times in by_model.values() for one in times)
    return f"{half * 1000:.1f} / {max(quantile(times, 0.99) for times in by_model.values()) * 1000:.1f}"
