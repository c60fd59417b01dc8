"""P4: reading one case, and lists of many."""

import time
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from msgspec import structs

from api.bootstrap import all_projections
from bench import library, raw
from bench.material import LOG
from bench.measure import Ratio, Row, Sample, interleave, quantile, rate_ratio, row, speed, stopwatch, tail
from bench.p3_projections import rebuilt
from bench.p6_import import imported_into_postgres, imported_into_sqlite
from bench.setting import Setting, chance, fill, units_of
from domain.case import fold
from domain.ids import StreamId
from domain.ports.event_log import EventLog
from domain.ports.store import Store
from projections.case_list import CaseFilter, find_cases, find_cases_at

_ALLOWED: Final = 0.2
"""Seconds that a list may take."""
LISTS: Final = {
    "all": CaseFilter(),
    "by organ": CaseFilter(organ="it-local-police"),
    "by stage and status": CaseFilter(stage="penalty", status="collecting"),
    "by item": CaseFilter(item="art-157"),
    "closed": CaseFilter(closed=True),
    "with a finding": CaseFilter(finding="any"),
    "of an unknown source": CaseFilter(source="urn:nobody"),
}
_PAGE: Final = 100


def measure(setting: Setting) -> Iterator[Row]:
    """Measure the replay of single cases, and lists on both databases."""
    yield from _replaying(setting)
    yield from _listing_both(setting)


def replayed(log: EventLog, streams: Sequence[StreamId]) -> Sample:
    """Read and fold cases, one at a time."""
    latencies: list[float] = []
    events = 0
    with stopwatch() as watch:
        for stream in streams:
            began = time.perf_counter()
            told = log.read_stream(stream)
            fold(told)
            latencies.append(time.perf_counter() - began)
            events += len(told)
    return watch.sample(events, latencies)


def _replaying(setting: Setting) -> Iterator[Row]:
    units = units_of(setting.cases, "p4-")
    streams = chance(4).choices(list(dict.fromkeys(u.events[0][0] for u in units)), k=setting.some(2000))
    rows = [told.row(0) for told in setting.supply("p4-").whole_cases(len(units))]
    with (
        setting.postgres_store() as (store, url),
        raw.connect(url) as plain,
        setting.server.database() as other,
        library.postgres_datastore(other) as datastore,
    ):
        fill(store, units)
        recorder = library.postgres_recorder(datastore)
        for start in range(0, len(rows), 1000):
            recorder.insert_events(library.stored_events(rows[start : start + 1000]))
        replayed(store.log, streams[:200])
        found = interleave(
            setting.rounds,
            {
                "ours": lambda: replayed(store.log, streams),
                "fetch": lambda: raw.fetch_streams(plain, streams, decoded=False),
                "decode": lambda: raw.fetch_streams(plain, streams, decoded=True),
                "library": lambda: library.read_streams(recorder, streams),
            },
        )
    ours = found["ours"]
    yield row(
        "P4.1",
        "replay of a case (read its stream and fold it): against raw fetch of its rows",
        rate_ratio(ours, found["fetch"]),
        at_least=0.9,
        ours=f"{speed(ours)}, {tail(ours)}",
        other=f"{speed(found['fetch'])}, {tail(found['fetch'])}",
        note=f"raw fetch and decode: {speed(found['decode'])}, {tail(found['decode'])}",
    )
    yield row(
        "P4.2",
        "the same against the library's recorder, which neither decodes nor folds",
        rate_ratio(ours, found["library"]),
        ours=speed(ours),
        other=f"{speed(found['library'])}, {tail(found['library'])}",
    )


def _listing_both(setting: Setting) -> Iterator[Row]:
    if setting.quick or not LOG.exists():
        with setting.postgres_store() as (store, url):
            fill(store, units_of(setting.more_cases, "lists-"))
            rebuilt(store, *all_projections())
            raw.analyse(url)
            yield _listing(setting, store, "P4.3", "PostgreSQL, lists", LISTS)
            yield _listing(setting, store, "P4.5", "PostgreSQL, lists of another time", _dated(store))
        return
    for label, numbers, done in (
        ("PostgreSQL", ("P4.3", "P4.5"), imported_into_postgres(setting)),
        ("SQLite", ("P4.4", "P4.6"), imported_into_sqlite(setting)),
    ):
        if label == "PostgreSQL":
            raw.analyse(done.url)
        with setting.store(done.url) as store:
            yield _listing(setting, store, numbers[0], f"{label}, lists", LISTS)
            yield _listing(setting, store, numbers[1], f"{label}, lists of another time", _dated(store))


def _dated(store: Store) -> dict[str, CaseFilter]:
    """Ask the same of other times: of a legal one in the middle of the log, and of a time of recording."""
    head = store.log.head()
    known_at = store.log.read_all(head // 2, 1)[0].recorded_at
    as_of = store.log.read_all(head // 2, 1)[0].event.occurred_at
    return {
        f"{label} {when}": structs.replace(wanted, as_of=as_of, known_at=known)
        for label, wanted in LISTS.items()
        for when, known in (("as of", None), ("as of and known at", known_at))
    }


def _listing(setting: Setting, store: Store, number: str, name: str, lists: Mapping[str, CaseFilter]) -> Row:
    cases = _count(store)
    found = {label: list_times(store, wanted, setting.some(50)) for label, wanted in lists.items()}
    slowest = max(found, key=lambda label: quantile(found[label], 0.99))
    told = "; ".join(
        f"{label} {median(times) * 1000:.1f} / {quantile(times, 0.99) * 1000:.1f}" for label, times in found.items()
    )
    return row(
        number,
        f"{name}, of {cases:,} cases, pages of {_PAGE}: p99 of the slowest filter against 200 ms",
        Ratio([quantile(found[slowest], 0.99) / _ALLOWED]),
        at_most=1,
        ours=f"p50 / p99 in ms: {told}",
        note=f"slowest: {slowest}",
    )


def _count(store: Store) -> int:
    with store.tables.read() as session:
        return int(session.query("SELECT count(*) FROM closed_loop_1")[0][0] or 0)


def list_times(store: Store, wanted: CaseFilter, times: int) -> list[float]:
    """Time a list: its first pages, each from the cursor of the one before."""
    found: list[float] = []
    cursor: str | None = None
    for _ in range(times):
        began = time.perf_counter()
        with store.tables.read() as session:
            if wanted.dated:
                cursor = find_cases_at(session, store.log, wanted, _PAGE, cursor).next
            else:
                cursor = find_cases(session, wanted, _PAGE, cursor).next
        found.append(time.perf_counter() - began)
    return found
