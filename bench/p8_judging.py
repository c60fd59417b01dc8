"""P8: deciding a command with all guards of its kind, and judging a whole log for findings."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median
from typing import Final

from msgspec import Struct

from adapters.simulation.city import simulate
from adapters.simulation.filling import appends
from bench.material import made_up_city
from bench.measure import MICRO, Ratio, Row, cost_ratio, interleave, rate_ratio, row, speed
from bench.p3_projections import rebuilt
from bench.setting import Setting, fill
from domain.case import EMPTY, Case, evolve
from domain.catalogue import PART_OF
from domain.context import Context, context_for
from domain.decide import decide
from domain.event import Event, Recorded
from domain.ports.event_log import Append, EventLog
from domain.ports.store import Store
from domain.ports.tables import Session, Table
from domain.registers.state import Registers
from projections.findings import Findings
from projections.projection import Part

_CASES: Final = 300
_EVENTS: Final = 40
_CITY: Final = 1500
"""Cases of the city whose findings are told: some 25,000 events."""
_ALLOWED: Final = 150.0
"""Microseconds of processor time."""
_TURNS: Final = 300
_ROUNDS: Final = 5


class _Step(Struct):
    """One event of the case, as a command on the case before it."""

    before: Case
    event: Event
    context: Context


def measure(setting: Setting) -> Iterator[Row]:
    """Measure deciding, then judging."""
    yield _deciding()
    yield from _judging(setting)


def _deciding() -> Row:
    """Measure every event of a case as a command; what counts is the dearest."""
    steps = _steps()
    rounds = [[_cost(step) for step in steps] for _ in range(_ROUNDS)]
    means = [sum(costs) / len(costs) for costs in rounds]
    dearest = max(range(len(steps)), key=lambda n: min(costs[n] for costs in rounds))
    return row(
        "P8.1",
        f"deciding the dearest command of a case of {len(steps)} events: µs of processor time over {_ALLOWED:g}",
        Ratio([costs[dearest] / _ALLOWED for costs in rounds]),
        at_most=1.0,
        ours=f"{min(costs[dearest] for costs in rounds):.0f} µs, on average {min(means):.0f} µs",
        note=steps[dearest].event.fact.TAG,
    )


def _cost(step: _Step) -> float:
    began = time.process_time()
    for _ in range(_TURNS):
        decide(step.before, step.event, step.context)
    return (time.process_time() - began) / _TURNS * MICRO


def _steps() -> list[_Step]:
    """Take the case of a simulated city whose number of events is nearest to forty."""
    city = simulate(8, _CASES, start=date(2023, 1, 1), end=date(2025, 6, 30))
    registers = Registers(event.fact for event in city.registers)
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for event in city.cases():
        if type(event.fact) in PART_OF:
            told[event.id.rpartition("-")[0]].append(event)
    events = min(told.values(), key=lambda of: abs(len(of) - _EVENTS))
    case, steps = EMPTY, []
    for event in events:
        steps.append(_Step(case, event, context_for(event, registers)))
        case = evolve(case, event.fact, event.occurred_at, event.organ)
    return steps


class _Nothing:
    """A projection that reads the log, and does nothing with it."""

    name = "nothing"

    def tables(self, generation: int) -> tuple[Table, ...]:
        del generation
        return ()

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        pass


def _judging(setting: Setting) -> Iterator[Row]:
    """Fold a simulated city, every act of it judged, and the same with an empty fold, on either database."""
    units = list(appends(made_up_city(setting.some(_CITY))))
    with setting.store(f"sqlite:{setting.directory / 'p8.db'}") as store:
        yield from _against_nothing(setting, store, units, ("P8.2", "P8.3", "SQLite"))
    with setting.postgres_store() as (store, _):
        yield from _against_nothing(setting, store, units, ("P8.4", "P8.5", "PostgreSQL"))


def _against_nothing(
    setting: Setting, store: Store, units: Sequence[Append], names: tuple[str, str, str]
) -> Iterator[Row]:
    fill(store, units)
    found = interleave(
        setting.rounds, {"ours": lambda: rebuilt(store, Findings()), "nothing": lambda: rebuilt(store, _Nothing())}
    )
    ours, nothing = found["ours"], found["nothing"]
    yield row(
        names[0],
        f"{names[2]}, findings over a simulated city of {ours[0].events:,} events: against an empty fold",
        rate_ratio(ours, nothing),
        at_least=0.4,
        ours=speed(ours),
        other=speed(nothing),
    )
    yield row(
        names[1],
        "the same in processor time",
        Ratio([1 / spent for spent in cost_ratio(ours, nothing).rounds]),
        ours=f"{median(s.cpu_each for s in ours):.1f} µs an event",
        other=f"{median(s.cpu_each for s in nothing):.1f} µs an event",
    )
