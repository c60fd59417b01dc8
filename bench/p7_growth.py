"""P7: what an event costs when many are stored, against when few are."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from statistics import median
from typing import Final

from msgspec import Struct

from adapters.event_store import open_store
from api.bootstrap import all_projections
from bench import raw
from bench.apart import apart
from bench.material import Supply, logged_cases
from bench.measure import (
    Ratio,
    Row,
    Sample,
    Samples,
    interleave,
    memory_now,
    missing,
    quantile,
    row,
    speed,
    stopwatch,
    time_ratio,
)
from bench.p4_reading import LISTS, list_times, replayed
from bench.setting import Setting, chance, utc_now
from domain.ids import StreamId
from domain.ports.store import Store
from projections.case_list import CaseFilter
from projections.engine import Engine

_FEW: Final = 100_000
_BATCH: Final = 5000
_TRANSACTION: Final = 1000
_CASES: Final = 3000
_DRAWN, _KEPT = 20, 2000
_ALLOWED: Final = 1.2
_PAGES: Final = 10


class _Filled(Struct):
    """What the process that filled a store tells."""

    some: list[StreamId]
    """Cases from everywhere in the store."""
    memory: list[float]
    """Its resident MB when it had dealt with few events, and with all of them."""


class _Grown(Struct):
    """A store of some size."""

    store: Store
    supply: Supply
    some: list[StreamId]


def measure(setting: Setting) -> Iterator[Row]:
    """Fill two stores, each by a process of its own, then let them take turns."""
    few, many = setting.some(_FEW), setting.some(setting.growth)
    cases = setting.some(_CASES)
    grown: dict[str, _Grown] = {}
    memory: list[float] = []
    with ExitStack() as stack:
        for name, events in (("few", few), ("many", many)):
            url = stack.enter_context(setting.server.database())
            filled = apart(_fill, url, cases, sorted({few, events}))
            raw.analyse(url)
            store = stack.enter_context(setting.store(url))
            grown[name] = _Grown(store, setting.supply(f"{name} more"), filled.some)
            memory = filled.memory
        rounds = setting.rounds
        appended = interleave(rounds, {name: partial(_append, setting, g) for name, g in grown.items()})
        replays = interleave(rounds, {name: partial(_replay, setting, g) for name, g in grown.items()})
        lists = {
            label: interleave(rounds, {name: partial(_list, setting, g, wanted) for name, g in grown.items()})
            for label, wanted in LISTS.items()
        }
    yield from _rows(few, many, appended, replays, lists)
    yield missing("P7.4", "inclusion proofs", f"≤ {_ALLOWED:g}", "the ledger is not built yet")
    yield row(
        "P7.5",
        f"memory of the process that appended and folded them: at {many:,} events against {few:,}",
        Ratio([memory[-1] / memory[0]]),
        at_most=_ALLOWED,
        ours=f"{memory[-1]:.0f} MB",
        other=f"{memory[0]:.0f} MB",
        note="one process, measured twice on its way",
    )


def _rows(few: int, many: int, appended: Samples, replays: Samples, lists: Mapping[str, Samples]) -> Iterator[Row]:
    what = f"{many:,} stored events against {few:,}"
    for number, name, found in (
        ("P7.1", "append, 1,000 a transaction, time an event", appended),
        ("P7.2", "replay of a case, time an event", replays),
    ):
        yield row(
            number,
            f"{name}: {what}",
            time_ratio(found["many"], found["few"]),
            at_most=_ALLOWED,
            ours=speed(found["many"]),
            other=speed(found["few"]),
        )
    yield _lists_row(what, lists)


def _lists_row(what: str, lists: Mapping[str, Samples]) -> Row:
    """Judge lists by the one that grows most; one alone would hide which filters read every case."""
    ratios = {
        label: Ratio([_half(a) / _half(b) for a, b in zip(found["many"], found["few"], strict=True)])
        for label, found in lists.items()
    }
    worst = max(ratios, key=lambda label: ratios[label].median)
    told = "; ".join(f"{label} {ratio.median:.2g}" for label, ratio in ratios.items())
    return row(
        "P7.3",
        f"first pages of a list, p50, the filter that grows most: {what}",
        ratios[worst],
        at_most=_ALLOWED,
        ours=f"{median(map(_half, lists[worst]['many'])) * 1000:.2f} ms",
        other=f"{median(map(_half, lists[worst]['few'])) * 1000:.2f} ms",
        note=f"worst: {worst}; each: {told}. Below 1 the planner took another index for the smaller table",
    )


def _half(sample: Sample) -> float:
    return quantile(sample.latencies, 0.5)


def _fill(url: str, cases: int, marks: Sequence[int]) -> _Filled:
    """Append and fold alternately, as in a long life, looking at the memory at some marks."""
    supply, drawn = Supply(logged_cases(cases), "filled"), chance(7)
    some: list[StreamId] = []
    memory: list[float] = []
    stored = 0
    with closing(open_store(url)) as store:
        engine = Engine(store, all_projections(), utc_now, batch=_BATCH)
        for mark in marks:
            while stored < mark:
                units = [told.unit for told in supply.take(min(_BATCH, mark - stored))]
                store.log.append(units)
                some += [unit.events[0][0] for unit in drawn.sample(units, min(_DRAWN, len(units)))]
                stored += len(units)
                engine.catch_up()
            memory.append(memory_now())
    return _Filled(drawn.sample(some, min(_KEPT, len(some))), memory)


def _append(setting: Setting, grown: _Grown) -> Sample:
    batches = [[told.unit for told in grown.supply.take(_TRANSACTION)] for _ in range(setting.some(10))]
    with stopwatch() as watch:
        for batch in batches:
            grown.store.log.append(batch)
    return watch.sample(len(batches) * _TRANSACTION)


def _replay(setting: Setting, grown: _Grown) -> Sample:
    streams = chance(3).choices(grown.some, k=setting.some(1000))
    return replayed(grown.store.log, streams)


def _list(setting: Setting, grown: _Grown, wanted: CaseFilter) -> Sample:
    with stopwatch() as watch:
        latencies = list_times(grown.store, wanted, setting.some(_PAGES))
    return watch.sample(len(latencies), latencies)
