"""Filling a store with a city: registers first, then its cases, each event at the case that it names."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from uuid import UUID

from msgspec import Struct

from adapters.simulation.city import City
from domain.admission import admit, admit_register, claims
from domain.event import Event
from domain.ids import CaseId, StreamId, case_id
from domain.ports.event_log import Append, Duplicate, Outcome, Stored
from domain.ports.store import Store
from domain.registers.facts import REGISTER_OF
from domain.reservation import ClaimKind, is_alias

_UUID = "urn:uuid:"


class Filled(Struct, frozen=True, kw_only=True):
    """What was appended to a store."""

    registers: int
    """Register events that were not there yet."""
    cases: int
    events: int
    """Case events that were not there yet."""
    known: int
    """Events that the store had already."""


class CityConflictError(Exception):
    """The store holds another city under the same names, such as one of the same seed and another span of time."""


class Addresses:
    """Which case each subject names, learned from the events in their order."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._aliases: dict[str, CaseId] = {}

    def find(self, event: Event) -> CaseId:
        """Find the case of an event, and learn the aliases that it registers; raises KeyError for an unknown alias."""
        subject = event.subject
        if is_alias(subject):
            case = self._aliases[subject]
        elif subject.startswith(_UUID):
            case = CaseId(StreamId(UUID(subject.removeprefix(_UUID))))
        else:
            case = case_id(event.source, subject)
        for claim in claims(event, case):
            if claim.kind == ClaimKind.ALIAS:
                self._aliases.setdefault(claim.key, case)
        return case


def appends(city: City) -> Iterator[Append]:
    """Make the units of append of a city, in the order of its events."""
    addresses = Addresses()
    for event in city.events():
        if type(event.fact) in REGISTER_OF:
            yield admit_register(event)
        else:
            yield admit(event, addresses.find(event))


def fill(store: Store, city: City, *, batch: int = 1000, progress: Callable[[int], None] | None = None) -> Filled:
    """Append a city to a store in batches; a second time adds nothing. ``progress`` hears of every batch's size.

    Raises CityConflictError where the store holds other events of the same identity.
    """
    known = registers = events = 0
    cases: set[StreamId] = set()
    units = appends(city)
    while chunk := list(islice(units, batch)):
        for unit, outcome in zip(chunk, store.log.append(chunk), strict=True):
            if not _stored(unit, outcome):
                known += 1
            elif type(unit.events[0][1].fact) in REGISTER_OF:
                registers += 1
            else:
                events += 1
                cases.add(unit.events[0][0])
        if progress is not None:
            progress(len(chunk))
    return Filled(registers=registers, cases=len(cases), events=events, known=known)


def _stored(unit: Append, outcome: Outcome) -> bool:
    if isinstance(outcome, Stored):
        return True
    if isinstance(outcome, Duplicate):
        return False
    event = unit.events[0][1]
    raise CityConflictError(f"{event.source} {event.id} is in the store already with other content")


def resolved(events: Iterable[Event]) -> Iterator[tuple[CaseId, Event]]:
    """Pair case events in their order with their cases."""
    addresses = Addresses()
    for event in events:
        yield addresses.find(event), event
