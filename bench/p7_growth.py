"""P7: what an event costs when many are stored, against when few are."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from msgspec import Struct

from bench.material import Supply
from bench.measure import Ratio, Row, Sample, Samples, interleave, missing, quantile, row, speed, stopwatch, time_ratio
from bench.p4_reading import list_times, replayed
from bench.setting import Setting, chance, utc_now
from domain.ids import StreamId
from domain.ports.store import Store
from projections.case_list import CaseFilter
from projections.closed_loop import ClosedLoop
from projections.engine import Engine

_FEW: Final = 100_000
_BATCH: Final = 5000
_TRANSACTION: Final = 1000
_ALLOWED: Final = 1.2
_LIST: Final = CaseFilter(organ="it-local-police", closed=False)


class _Grown(Struct):
    """A store of some size."""

    store: Store
    supply: Supply
    engine: Engine
    some: list[StreamId]
    """Cases from everywhere in it."""
    resident: float = 0.0
    """MB of this process once it was filled."""


def measure(setting: Setting) -> Iterator[Row]:
    """Fill two stores, then let them take turns."""
    few, many = setting.some(_FEW), setting.some(setting.growth)
    with ExitStack() as stack:
        grown = {}
        for name, events in (("few", few), ("many", many)):
            store, _ = stack.enter_context(setting.postgres_store())
            grown[name] = _fill(store, setting.supply(name), events)
        rounds = setting.rounds
        appended = interleave(rounds, {name: partial(_append, setting, g) for name, g in grown.items()})
        replays = interleave(rounds, {name: partial(_replay, setting, g) for name, g in grown.items()})
        lists = interleave(rounds, {name: partial(_list, setting, g) for name, g in grown.items()})
        yield from _rows(few, many, appended, replays, lists)
        yield missing("P7.4", "inclusion proofs", f"≤ {_ALLOWED:g}", "the ledger is not built yet")
        yield row(
            "P7.5",
            "memory of the process that appended and folded all of it: at the end against the beginning",
            Ratio([grown["many"].resident / grown["few"].resident]),
            at_most=_ALLOWED,
            ours=f"{grown['many'].resident:.0f} MB",
            other=f"{grown['few'].resident:.0f} MB",
        )


def _rows(few: int, many: int, appended: Samples, replays: Samples, lists: Samples) -> Iterator[Row]:
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
    halves = {name: [quantile(s.latencies, 0.5) for s in samples] for name, samples in lists.items()}
    yield row(
        "P7.3",
        f"list of open cases by organ, p50: {what}",
        Ratio([a / b for a, b in zip(halves["many"], halves["few"], strict=True)]),
        at_most=_ALLOWED,
        ours=f"{median(halves['many']) * 1000:.2f} ms",
        other=f"{median(halves['few']) * 1000:.2f} ms",
    )


def _fill(store: Store, supply: Supply, events: int) -> _Grown:
    """Append and fold alternately, as in a long life; some cases are remembered for replays."""
    engine = Engine(store, [ClosedLoop()], utc_now, batch=_BATCH)
    drawn = chance(7)
    some: list[StreamId] = []
    stored = 0
    while stored < events:
        units = [told.unit for told in supply.take(_BATCH)]
        store.log.append(units)
        some += [unit.events[0][0] for unit in drawn.sample(units, 20)]
        stored += len(units)
        engine.catch_up()
    return _Grown(store, supply, engine, some, _resident())


def _append(setting: Setting, grown: _Grown) -> Sample:
    batches = [[told.unit for told in grown.supply.take(_TRANSACTION)] for _ in range(setting.some(10))]
    with stopwatch() as watch:
        for batch in batches:
            grown.store.log.append(batch)
    return watch.sample(len(batches) * _TRANSACTION)


def _replay(setting: Setting, grown: _Grown) -> Sample:
    streams = chance(3).choices(grown.some, k=setting.some(1000))
    return replayed(grown.store.log, streams)


def _list(setting: Setting, grown: _Grown) -> Sample:
    with stopwatch() as watch:
        latencies = list_times(grown.store, _LIST, setting.some(100))
    return watch.sample(len(latencies), latencies)


def _resident() -> float:
    """Tell the resident size of this process now, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")
