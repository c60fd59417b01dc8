"""P1: durable single-event commands."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Final

import uvloop
from msgspec import Struct

from adapters.event_store import GroupCommit
from api.mailbox import Mailbox
from bench import library, p5_http, raw
from bench.measure import Row, Sample, interleave, missing, rate_ratio, row, speed, stopwatch, tail, tail_ratio
from bench.setting import Setting
from domain.ports.event_log import Append, Stored

if TYPE_CHECKING:
    from domain.ids import StreamId

_AT_ONCE: Final = 64
_BATCH_WINDOW: Final = 2
"""Seconds of one run of pgbench."""


def measure(setting: Setting) -> Iterator[Row]:
    """Measure commands that wait 64 at a time, then one client alone."""
    with _sides(setting) as sides:
        yield from _many(setting, sides)
        yield from _alone(setting, sides)
    yield from p5_http.measure_commands(setting)


class _Sides(Struct):
    """Who takes part."""

    ours: Callable[[int, int], Sample]
    """Takes how many clients there are, and how many commands each sends."""
    theirs: Callable[[int, int], Sample]
    psycopg: Callable[[int], Sample]
    pgbench: Callable[[int], Sample] | None


@contextmanager
def _sides(setting: Setting) -> Iterator[_Sides]:
    with ExitStack() as stack:
        store, _ = stack.enter_context(setting.postgres_store())
        writer = GroupCommit(store.log)
        stack.callback(writer.close)
        ours = setting.supply("ours")

        datastore = stack.enter_context(library.postgres_datastore(stack.enter_context(setting.server.database())))
        recorder = library.postgres_recorder(datastore)
        theirs = setting.supply("theirs")

        plain_url = stack.enter_context(setting.server.database())
        plain = stack.enter_context(raw.connect(plain_url))
        raw.create(plain)
        alone = setting.supply("plain")
        program = raw.pgbench_program(setting.server)
        state = theirs.case()[0].row(1).state

        def by_us(clients: int, each: int) -> Sample:
            return _committed(writer, [[t.unit for t in ours.whole_cases(each)] for _ in range(clients)])

        def by_library(clients: int, each: int) -> Sample:
            rows = [[told.row(0) for told in theirs.whole_cases(each)] for _ in range(clients)]
            return library.one_by_one(recorder, [library.stored_events(events) for events in rows])

        def by_psycopg(each: int) -> Sample:
            return raw.insert_one_by_one(plain, [told.row(0) for told in alone.whole_cases(each)])

        def by_pgbench(clients: int) -> Sample:
            return raw.pgbench(str(program), plain_url, clients, _BATCH_WINDOW, state)

        yield _Sides(by_us, by_library, by_psycopg, by_pgbench if program is not None else None)


def _many(setting: Setting, sides: _Sides) -> Iterator[Row]:
    variants: dict[str, Callable[[], Sample]] = {
        "ours": lambda: sides.ours(_AT_ONCE, setting.some(600)),
        "library": lambda: sides.theirs(library.CLIENTS, setting.some(150)),
    }
    if (run := sides.pgbench) is not None:
        for clients in (8, _AT_ONCE):
            variants[f"pgbench {clients}"] = partial(run, clients)
    sides.ours(_AT_ONCE, 20)
    found = interleave(setting.rounds, variants)
    ours = found["ours"]
    yield row(
        "P1.1",
        f"durable single-event commands, {_AT_ONCE} at a time, order kept: against the library's recorder",
        rate_ratio(ours, found["library"]),
        at_least=20,
        ours=speed(ours),
        other=speed(found["library"]),
        note=f"library: {library.CLIENTS} clients",
    )
    name = "the same against the best plain pgbench, which keeps no order"
    plain = {key: samples for key, samples in found.items() if key.startswith("pgbench")}
    if plain:
        best = max(plain, key=lambda key: median(s.rate for s in plain[key]))
        yield row(
            "P1.2",
            name,
            rate_ratio(ours, plain[best]),
            at_least=2,
            ours=speed(ours),
            other=speed(plain[best]),
            note=f"best: {best} clients",
        )
    else:
        yield missing("P1.2", name, "≥ 2", "pgbench is not installed")
    yield row("P1.3", "p99 of a command against its p50", tail_ratio(ours), at_most=3, ours=tail(ours))


def _alone(setting: Setting, sides: _Sides) -> Iterator[Row]:
    each = setting.some(1000)
    found = interleave(
        setting.rounds,
        {
            "ours": lambda: sides.ours(1, each),
            "psycopg": lambda: sides.psycopg(each),
            "library": lambda: sides.theirs(1, setting.some(500)),
        },
    )
    ours = found["ours"]
    yield row(
        "P1.4",
        "one client alone, one command after the other: against psycopg's plain insert",
        rate_ratio(ours, found["psycopg"]),
        at_least=0.75,
        ours=f"{speed(ours)}, {tail(ours)}",
        other=f"{speed(found['psycopg'])}, {tail(found['psycopg'])}",
        note="ours checks versions and repeats, keeps one order and announces it",
    )
    yield row(
        "P1.5",
        "one client alone: against the library's recorder",
        rate_ratio(ours, found["library"]),
        ours=speed(ours),
        other=speed(found["library"]),
    )


def _committed(writer: GroupCommit, clients: Sequence[Sequence[Append]]) -> Sample:
    """Send commands through the writer as the service does, every client one at a time; sees that order is kept."""
    with stopwatch() as watch:
        latencies = uvloop.run(_all(writer, clients))
    return watch.sample(len(latencies), latencies)


async def _all(writer: GroupCommit, clients: Sequence[Sequence[Append]]) -> list[float]:
    mailbox = Mailbox()
    found = await asyncio.gather(*(_client(writer, mailbox, units) for units in clients))
    return [latency for latencies in found for latency in latencies]


async def _client(writer: GroupCommit, mailbox: Mailbox, units: Sequence[Append]) -> list[float]:
    latencies: list[float] = []
    last = 0
    versions: dict[StreamId, int] = {}
    for unit in units:
        began = time.perf_counter()
        outcome = await mailbox.expect(writer.submit(unit))
        latencies.append(time.perf_counter() - began)
        if not isinstance(outcome, Stored):
            raise TypeError(f"expected to be stored: {outcome}")
        recorded = outcome.events[0]
        if recorded.position <= last or recorded.version != versions.get(recorded.stream, 0) + 1:
            raise ValueError(f"out of order: {recorded}")
        last, versions[recorded.stream] = recorded.position, recorded.version
    return latencies
