"""P3: projections, rebuilt from the log and followed under load."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from multiprocessing.synchronize import Barrier
from typing import Final

from adapters.event_store import GroupCommit, open_store
from adapters.simulation.filling import appends
from api.bootstrap import all_projections
from bench import raw, runner
from bench.material import made_up_city
from bench.measure import Ratio, Row, Sample, interleave, quantile, rate_ratio, row, speed, stopwatch, timed
from bench.setting import Setting, fill, units_of, utc_now
from domain.ports.event_log import Append, Stored
from domain.ports.store import Store
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.projection import GENERATIONS, Part, Projection, ensure_live, install, live, parts, tracking_name

_BATCH: Final = 5000
_LOAD: Final = 500
"""Events a second that arrive while freshness is measured."""


def measure(setting: Setting) -> Iterator[Row]:
    """Measure rebuilding over the real log and over a simulated city, then freshness."""
    units = units_of(setting.more_cases, "p3-")
    with setting.postgres_store() as (store, url):
        fill(store, units)
        yield from _rebuilding(setting, store, url)
        yield _in_two_processes(setting, store, url, len(units))
    yield from _judged(setting)
    yield from _fresh(setting)


def reset(store: Store, projections: Sequence[Projection], count: int = 1) -> None:
    """Begin the live generation anew, folded in so many parts."""
    with store.tables.write() as session:
        for projection in projections:
            ensure_live(session, projection)
            now = live(session, projection.name)
            for table in projection.tables(now.generation):
                session.drop(table)
            install(session, projection, now.generation)
            session.upsert(GENERATIONS, [(projection.name, now.generation, count)])
            for part in parts(count):
                session.set_position(tracking_name(projection.name, now.generation, part), 0)


def rebuilt(store: Store, *projections: Projection) -> Sample:
    """Fold the whole log into empty tables, and index them."""
    reset(store, projections)
    engine = Engine(store, projections, utc_now, batch=_BATCH)
    return timed(engine.catch_up)


def _rebuilding(setting: Setting, store: Store, url: str) -> Iterator[Row]:
    sample = setting.supply("runner").whole_cases(setting.some(2000))

    def library() -> Sample:
        with setting.server.database() as other:
            return runner.run(other, sample)

    with raw.connect(url) as plain:
        found = interleave(
            setting.few_rounds,
            {
                "one": lambda: rebuilt(store, ClosedLoop()),
                "fetch": lambda: timed(lambda: raw.fetch(plain, _BATCH, decoded=False)),
                "decode": lambda: timed(lambda: raw.fetch(plain, _BATCH, decoded=True)),
                "all": lambda: rebuilt(store, *all_projections()),
                "library": library,
            },
        )
    one, every, decode = found["one"], found["all"], found["decode"]
    events = one[0].events
    yield row(
        "P3.1",
        f"rebuild of closed_loop over {events:,} events: against raw fetch and decode",
        rate_ratio(one, decode),
        at_least=0.8,
        ours=speed(one),
        other=speed(decode),
        note=f"raw fetch without decoding: {speed(found['fetch'])}",
    )
    yield row(
        "P3.2",
        "all projections together: against raw fetch and decode",
        rate_ratio(every, decode),
        at_least=0.5,
        ours=speed(every),
        other=speed(decode),
    )
    yield row(
        "P3.3",
        "rebuild of closed_loop: against the library's ProjectionRunner",
        rate_ratio(one, found["library"]),
        at_least=150,
        ours=speed(one),
        other=speed(found["library"]),
        note=f"library: {len(sample):,} events, state of the case only, its start included",
    )


def _in_two_processes(setting: Setting, store: Store, url: str, events: int) -> Row:
    found = interleave(
        setting.few_rounds,
        {"two": lambda: _by_processes(store, url, 2, events), "one": lambda: _by_processes(store, url, 1, events)},
    )
    return row(
        "P3.4",
        "rebuild of closed_loop by two processes: against one",
        rate_ratio(found["two"], found["one"]),
        at_least=1.6,
        ours=speed(found["two"]),
        other=speed(found["one"]),
        note=f"{multiprocessing.cpu_count()} processors, which the database shares",
    )


def _by_processes(store: Store, url: str, count: int, events: int) -> Sample:
    """Fold the log with so many processes; their start is not measured."""
    reset(store, [ClosedLoop()], count)
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(count + 1)
    processes = [context.Process(target=_fold_part, args=(url, part, barrier)) for part in parts(count)]
    for process in processes:
        process.start()
    barrier.wait()
    with stopwatch() as watch:
        barrier.wait()
    for process in processes:
        process.join()
    return Sample(events=events, seconds=watch.seconds)


def _fold_part(url: str, part: Part, barrier: Barrier) -> None:
    with closing(open_store(url)) as store:
        engine = Engine(store, [ClosedLoop()], utc_now, batch=_BATCH, part=part)
        barrier.wait()
        engine.catch_up()
        barrier.wait()


def _judged(setting: Setting) -> Iterator[Row]:
    """Rebuild over a city whose every act is judged, which the foreign log's acts are not."""
    units = list(appends(made_up_city(setting.some(1500))))
    with setting.postgres_store() as (store, url), raw.connect(url) as plain:
        fill(store, units)
        found = interleave(
            setting.few_rounds,
            {
                "all": lambda: rebuilt(store, *all_projections()),
                "decode": lambda: timed(lambda: raw.fetch(plain, _BATCH, decoded=True)),
            },
        )
    yield row(
        "P3.5",
        "the same together over a simulated city, every act judged by the law: against raw fetch and decode",
        rate_ratio(found["all"], found["decode"]),
        ours=speed(found["all"]),
        other=speed(found["decode"]),
    )


def _fresh(setting: Setting) -> Iterator[Row]:
    units = [told.unit for told in setting.supply("fresh").whole_cases(setting.some(_LOAD * 10))]
    with setting.postgres_store() as (store, _):
        engine = Engine(store, all_projections(), utc_now)
        engine.start()
        writer = GroupCommit(store.log)
        ages = _ages(engine, writer, units)
        writer.close()
        engine.stop()
    yield row(
        "P3.6",
        f"freshness at {_LOAD} events a second, p99 in seconds: from stored to shown in every projection",
        Ratio([quantile(ages, 0.99)]),
        at_most=1,
        ours=f"p50 {quantile(ages, 0.5) * 1000:,.0f} ms, p99 {quantile(ages, 0.99) * 1000:,.0f} ms, {len(ages)} looks",
    )


def _ages(engine: Engine, writer: GroupCommit, units: Sequence[Append]) -> list[float]:
    """Append at a steady rate in one thread, and see in this one how soon what is stored is shown."""
    stored: list[tuple[int, float]] = []
    loading = threading.Thread(target=_load, args=(writer, units, stored.append))
    loading.start()
    ages: list[float] = []
    looked = 0
    while loading.is_alive() or looked < len(stored):
        if looked >= len(stored):
            time.sleep(0.001)
            continue
        shown = min(engine.positions().values())
        now = time.perf_counter()
        while looked < len(stored) and stored[looked][0] <= shown:
            ages.append(now - stored[looked][1])
            looked += 1
        time.sleep(0.002)
    loading.join()
    return ages


def _load(writer: GroupCommit, units: Sequence[Append], tell: Callable[[tuple[int, float]], None]) -> None:
    began = time.perf_counter()
    for number, unit in enumerate(units):
        time.sleep(max(0.0, began + number / _LOAD - time.perf_counter()))
        outcome = writer.submit(unit).result()
        if isinstance(outcome, Stored):
            tell((outcome.events[-1].position, time.perf_counter()))
