"""P6: the whole real log, from the file to every projection."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from msgspec import Struct

from adapters.event_store import open_store
from adapters.logs.files import open_log
from adapters.logs.importing import import_log
from adapters.logs.xes import read_xes
from bench.material import EVENTS_IN_LOG, LOG, fines_mapping
from bench.measure import MICRO, Ratio, Row, memory_peak, missing, row
from bench.setting import Setting, utc_now
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.findings import Findings

_BATCH: Final = 5000


class _Run(Struct):
    """What one process took."""

    events: int
    seconds: float
    cpu: float
    peak: float
    importing: float = 0.0
    """Seconds of it until everything was stored."""


def measure(setting: Setting) -> Iterator[Row]:
    """Measure on both databases, each beside a parse of the file alone."""
    name = "import of the whole log of fines, and all projections: wall time against parsing the file alone"
    goal = 3.0
    if not LOG.exists():
        yield missing("P6.1", name, f"≤ {goal:g}", "the real log is absent")
        return
    rounds = 2 if setting.full else 1
    runs: dict[str, list[_Run]] = {"sqlite": [], "postgres": [], "parse": []}
    for round_number in range(rounds):
        runs["parse"].append(_in_process(""))
        runs["sqlite"].append(_in_process(f"sqlite:{setting.directory / f'import-{round_number}.sqlite'}"))
        with setting.server.database() as url:
            runs["postgres"].append(_in_process(url))
        runs["parse"].append(_in_process(""))
    for number, key, label in (("P6.1", "sqlite", "SQLite"), ("P6.2", "postgres", "PostgreSQL")):
        beside = [(a.seconds + b.seconds) / 2 for a, b in zip(runs["parse"][::2], runs["parse"][1::2], strict=True)]
        yield row(
            number,
            f"{label}, {name}",
            Ratio([run.seconds / alone for run, alone in zip(runs[key], beside, strict=True)]),
            at_most=goal,
            ours=_told(runs[key][0]),
            other=_told(runs["parse"][0]),
            note="the ledger is not built yet",
        )


def _told(run: _Run) -> str:
    stored = f" ({run.importing:.0f} s until all was stored)" if run.importing else ""
    each = run.cpu / run.events * MICRO
    return f"{run.seconds:.1f} s{stored}, {each:.1f} µs CPU an event, peak memory {run.peak:.0f} MB"


def _in_process(url: str) -> _Run:
    """Run in a process of its own, so that its memory can be told; its start is not measured."""
    context = multiprocessing.get_context("spawn")
    results = context.SimpleQueue()
    process = context.Process(target=_work, args=(url, results))
    process.start()
    process.join()
    if process.exitcode != 0:
        raise RuntimeError("the import failed; see above")
    found: _Run = results.get()
    return found


def _work(url: str, results: "multiprocessing.SimpleQueue[_Run]") -> None:
    began, cpu = time.perf_counter(), time.process_time()
    importing = 0.0
    if url:
        with closing(open_store(url)) as store:
            events = import_log(LOG, fines_mapping(), store).added
            importing = time.perf_counter() - began
            Engine(store, [ClosedLoop(), Findings()], utc_now, batch=_BATCH).catch_up()
    else:
        with open_log(LOG) as file:
            events = sum(len(trace.events) for trace in read_xes(file))
    if events != EVENTS_IN_LOG:
        raise ValueError(f"{events} events, {EVENTS_IN_LOG} expected")
    seconds, used = time.perf_counter() - began, time.process_time() - cpu
    results.put(_Run(events, seconds, used, memory_peak(), importing))
