"""P6: the whole real log, from the file to every projection."""

import time
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from msgspec import Struct

from adapters.event_store import open_store
from adapters.logs.files import open_log
from adapters.logs.importing import import_log
from adapters.logs.xes import read_xes
from api.bootstrap import all_projections
from bench.apart import apart
from bench.material import EVENTS_IN_LOG, LOG, fines_mapping
from bench.measure import MICRO, Ratio, Row, memory_peak, missing, row
from bench.running import say
from bench.setting import Setting, utc_now
from projections.engine import Engine

_BATCH: Final = 5000
_ALLOWED: Final = 3.0


class Run(Struct):
    """What one process took."""

    events: int
    seconds: float
    cpu: float
    peak: float
    importing: float = 0.0
    """Seconds of it until everything was stored."""


class Imported(Struct):
    """The store in which the whole log is, and what that took."""

    url: str
    run: Run
    parsed: tuple[Run, Run]
    """The file parsed alone, before and after."""


def measure(setting: Setting) -> Iterator[Row]:
    """Measure on both databases, each beside a parse of the file alone."""
    name = "import of the whole log of fines, and all projections: wall time against parsing the file alone"
    if setting.quick or not LOG.exists():
        why = "the real log is absent" if not LOG.exists() else "left out of a quick run: the whole log takes minutes"
        say(f"P6 IS SKIPPED: {why}")
        yield missing("P6.1", name, f"≤ {_ALLOWED:g}", why)
        return
    for number, label, done in (
        ("P6.1", "SQLite", imported_into_sqlite(setting)),
        ("P6.2", "PostgreSQL", imported_into_postgres(setting)),
    ):
        yield row(
            number,
            f"{label}, {name}",
            Ratio([done.run.seconds / parsed.seconds for parsed in done.parsed]),
            at_most=_ALLOWED,
            ours=_told(done.run),
            other=_told(done.parsed[0]),
            note="one import; the spread is that of parsing before and after it; the ledger is not built yet",
        )


def imported_into_sqlite(setting: Setting) -> Imported:
    """Import into SQLite, once a run."""
    return setting.once("sqlite import", lambda: _imported(f"sqlite:{setting.directory / 'import.sqlite'}"))


def imported_into_postgres(setting: Setting) -> Imported:
    """Import into PostgreSQL, once a run."""
    return setting.once("postgres import", lambda: _imported(setting.lasting_database()))


def _imported(url: str) -> Imported:
    say(f"the whole log is imported into {url.partition(':')[0]}; this takes minutes")
    before, run, after = apart(_work, ""), apart(_work, url), apart(_work, "")
    return Imported(url, run, (before, after))


def _told(run: Run) -> str:
    stored = f" ({run.importing:.0f} s until all was stored)" if run.importing else ""
    each = run.cpu / run.events * MICRO
    return f"{run.seconds:.1f} s{stored}, {each:.1f} µs CPU an event, peak memory {run.peak:.0f} MB"


def _work(url: str) -> Run:
    """Parse the log, and import and project it where a URL is given."""
    began, cpu = time.perf_counter(), time.process_time()
    importing = 0.0
    if url:
        with closing(open_store(url)) as store:
            events = import_log(LOG, fines_mapping(), store).added
            importing = time.perf_counter() - began
            Engine(store, all_projections(), utc_now, batch=_BATCH).catch_up()
    else:
        with open_log(LOG) as file:
            events = sum(len(trace.events) for trace in read_xes(file))
    if events != EVENTS_IN_LOG:
        raise ValueError(f"{events} events, {EVENTS_IN_LOG} expected")
    seconds, used = time.perf_counter() - began, time.process_time() - cpu
    return Run(events, seconds, used, memory_peak(), importing)
