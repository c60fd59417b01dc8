"""A city as its tests look at it: filled into a store in memory, and every case replayed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from adapters.event_store import open_store
from adapters.simulation.answers import Shown
from adapters.simulation.city import City, simulate
from adapters.simulation.filling import fill
from domain.case import fold
from domain.catalogue import PART_OF
from domain.context import context_for
from domain.decide import Refused, decide
from domain.event import Event, Recorded
from domain.ids import CaseId, StreamId
from domain.law.guard import Result
from domain.lookup import Registry, rivals
from domain.ports.event_log import EventLog, follow
from domain.replay import Step, replay

START, END = date(2023, 1, 1), date(2026, 12, 31)


def city(seed: int = 1, cases: int = 300, plant: dict[str, int] | None = None) -> City:
    return simulate(seed, cases, plant=plant, start=START, end=END)


class Judged:
    """What replaying every case of a city showed."""

    breaches: set[Shown]
    undecided: list[tuple[str, Event]]
    out_of_order: list[tuple[str, Event]]

    def __init__(self, made: City) -> None:
        self.breaches, self.undecided, self.out_of_order = set(), [], []
        store = open_store("memory:")
        fill(store, made)
        for step, refused in _steps(store.log):
            event = step.recorded.event
            self.out_of_order += [(reason, event) for reason in refused]
            for verdict in step.verdicts:
                if verdict.result == Result.BREACHED:
                    self.breaches.add((verdict.guard, event.source, event.id))
                elif verdict.result == Result.UNDECIDABLE:
                    self.undecided.append((verdict.guard, event))
        store.close()


def _steps(log: EventLog) -> Iterator[tuple[Step, list[str]]]:
    registers = Registry(log).current()
    streams: defaultdict[StreamId, list[Recorded]] = defaultdict(list)
    for batch in follow(log):
        for recorded in batch:
            if type(recorded.event.fact) in PART_OF:
                streams[recorded.stream].append(recorded)
    for stream, events in streams.items():
        others = rivals(log, CaseId(stream), fold(events).penalty.dossier.conduct_key)
        for step in replay(events, registers, others):
            event = step.recorded.event
            answer = decide(step.before, event, context_for(event, registers, others))
            grounds = answer.grounds if isinstance(answer, Refused) else ()
            yield step, [g.reason_en for g in grounds if g.rule == "ORDER"]
