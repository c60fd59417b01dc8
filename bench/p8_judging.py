"""P8: deciding a command, all guards of its kind included, on a case of some forty events."""

import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from adapters.simulation.city import simulate
from bench.measure import MICRO, Ratio, Row, row
from bench.setting import Setting
from domain.case import EMPTY, Case, evolve
from domain.catalogue import PART_OF
from domain.context import Context, context_for
from domain.decide import decide
from domain.event import Event
from domain.registers.state import Registers

_CASES: Final = 300
_EVENTS: Final = 40
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
    """Measure every event of the case as a command; what counts is the dearest."""
    del setting
    steps = _steps()
    rounds = [[_cost(step) for step in steps] for _ in range(_ROUNDS)]
    means = [sum(costs) / len(costs) for costs in rounds]
    dearest = max(range(len(steps)), key=lambda n: min(costs[n] for costs in rounds))
    yield row(
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
