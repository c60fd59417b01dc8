"""What is stored and folded: the cases of the real log, told as often as wanted under new names."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count, islice
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from adapters.event_store.appending import Row
from adapters.logs.building import Builder
from adapters.logs.files import open_log
from adapters.logs.mapping import TraceMapping, load_mapping
from adapters.logs.xes import read_xes
from adapters.simulation.city import City, simulate
from adapters.simulation.filling import resolved
from domain.admission import admit
from domain.event import Event, encode
from domain.ids import CaseId, case_id
from domain.ports.event_log import Append
from domain.registers.facts import REGISTER_OF

ROOT: Final = Path(__file__).parents[1]
LOG: Final = ROOT.parent / "shared" / "data" / "road_traffic_fines_full.xes.gz"
CASES_IN_LOG: Final = 150_370
EVENTS_IN_LOG: Final = 561_470
_RECORDED: Final = datetime(2026, 1, 1, tzinfo=UTC)
_SEED: Final = 20230712
_FROM, _TO = date(2023, 1, 1), date(2025, 6, 30)


class Told(Struct, frozen=True):
    """An event with its place in its case."""

    case: CaseId
    version: int
    event: Event

    @property
    def unit(self) -> Append:
        """The event as it is admitted."""
        return admit(self.event, self.case)

    def row(self, position: int) -> Row:
        """Give the event as it is stored."""
        state = encode(self.event, self.case, self.version, _RECORDED)
        return Row(position, self.case, self.version, self.event.fact.TAG, state)


def fines_mapping() -> TraceMapping:
    """Load the mapping of the real log."""
    mapping = load_mapping(ROOT / "examples" / "road_traffic_fines.toml")
    if not isinstance(mapping, TraceMapping):
        raise TypeError("the mapping of the fines is one of traces")
    return mapping


def logged_cases(limit: int) -> list[list[Event]]:
    """Read the first cases of the real log, or make some up where it is absent."""
    if not LOG.exists():
        return _made_up_cases(limit)
    mapping = fines_mapping()
    builder = Builder(mapping)
    cases: list[list[Event]] = []
    with open_log(LOG) as file:
        for trace in islice(read_xes(file), limit):
            name = trace.attributes[mapping.case]
            built = [builder.build(name, n, trace.attributes, event) for n, event in enumerate(trace.events, 1)]
            cases.append([event for event in built if event is not None])
    return cases


def made_up_city(cases: int) -> City:
    """Simulate a city in which every act falls under a rule pack."""
    return simulate(_SEED, cases, start=_FROM, end=_TO)


def _made_up_cases(limit: int) -> list[list[Event]]:
    by_case: dict[CaseId, list[Event]] = {}
    facts = (event for event in made_up_city(limit).events() if type(event.fact) not in REGISTER_OF)
    for case, event in resolved(facts):
        by_case.setdefault(case, []).append(structs.replace(event, subject=f"urn:uuid:{case}"))
    return list(by_case.values())


class Supply:
    """Cases without end: those of the log, again and again, each time under another name."""

    def __init__(self, cases: Sequence[Sequence[Event]], label: str = "") -> None:
        """Take the cases to be told again; two supplies with different labels never make the same case."""
        self._cases = self._endless(cases, label)
        self._rest: Iterator[Told] = iter(())

    @staticmethod
    def _endless(cases: Sequence[Sequence[Event]], label: str) -> Iterator[list[Told]]:
        for n in count():
            for events in cases:
                name = f"{events[0].subject}/{label}{n}"
                case = case_id(events[0].source, name)
                yield [
                    Told(case, version, structs.replace(event, id=f"{event.id}/{label}{n}", subject=name))
                    for version, event in enumerate(events, 1)
                ]

    def case(self) -> list[Told]:
        """Give one whole case."""
        return next(self._cases)

    def whole_cases(self, events: int) -> list[Told]:
        """Give whole cases, one after the other, with at least so many events."""
        found: list[Told] = []
        while len(found) < events:
            found += self.case()
        return found

    def take(self, events: int) -> list[Told]:
        """Give so many events; a case goes on with the next call."""
        found: list[Told] = []
        while len(found) < events:
            chunk = list(islice(self._rest, events - len(found)))
            if not chunk:
                self._rest = iter(self.case())
            found += chunk
        return found
