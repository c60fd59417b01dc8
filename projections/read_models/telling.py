"""Telling a case: what was believed of it after each of its events, as lists of another time need it."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from domain.case import EMPTY, Case, evolve
from domain.event import Recorded
from domain.fact import Fact
from domain.ids import StreamId
from domain.registers.state import Registers

_F = TypeVar("_F", bound=Fact)
_T = TypeVar("_T")


class Told(Struct, frozen=True, kw_only=True, gc=False):
    """A case as far as it is told: up to one event, in legal order."""

    stream: StreamId
    events: Sequence[Recorded]
    """In legal order; the last is the one that the case is told up to."""
    case: Case
    """After these events."""
    registers: Registers
    _found: dict[Callable[["Told"], Any], Any] = {}

    def once(self, find: Callable[["Told"], _T]) -> _T:
        """Find something once for all read models that ask for it; ``find`` must be a function of what is told."""
        if find not in self._found:
            self._found[find] = find(self)
        found: _T = self._found[find]
        return found

    def of(self, *kinds: type[_F]) -> list[tuple[Recorded, _F]]:
        """List the events of some kinds with their facts, in legal order."""
        return [(r, r.event.fact) for r in self.events if isinstance(r.event.fact, kinds)]


class Moment(Struct, frozen=True, gc=False):
    """The case just after an event, as it has been believed since a position of the log."""

    recorded: Recorded
    known_from: int
    upto: int
    """How many of the telling's events are told by then."""
    case: Case


class Telling(Struct, frozen=True, gc=False):
    """One belief of how a case went: from its beginning until a late event shows that it went otherwise."""

    since: Recorded | None
    """The late event with which it began; None for the first telling."""
    events: list[Recorded]
    """In legal order."""
    moments: list[Moment]
    _told: dict[int, Told] = {}

    def told(self, moment: Moment, stream: StreamId, registers: Registers) -> Told:
        """Tell the case up to a moment, the same for every read model that asks."""
        if moment.upto not in self._told:
            events = self.events[: moment.upto]
            self._told[moment.upto] = Told(stream=stream, events=events, case=moment.case, registers=registers)
        return self._told[moment.upto]


def tell(events: Iterable[Recorded]) -> list[Telling]:
    """Tell a case as it was recorded: each late event begins a new telling of the whole."""
    tellings: list[Telling] = [Telling(None, [], [])]
    for recorded in sorted(events, key=lambda r: r.version):
        now = tellings[-1]
        if now.events and recorded.event.occurred_at < now.events[-1].event.occurred_at:
            told = list(now.events)
            insort(told, recorded, key=lambda r: r.legal_order)
            tellings.append(Telling(recorded, told, _moments(told, recorded.position)))
        else:
            now.events.append(recorded)
            case = now.moments[-1].case if now.moments else EMPTY
            now.moments.append(Moment(recorded, recorded.position, len(now.events), _after(case, recorded)))
    return tellings


def _moments(told: Sequence[Recorded], known_from: int) -> list[Moment]:
    case, moments = EMPTY, []
    for upto, recorded in enumerate(told, 1):
        case = _after(case, recorded)
        moments.append(Moment(recorded, known_from, upto, case))
    return moments


def _after(case: Case, recorded: Recorded) -> Case:
    return evolve(case, recorded.event.fact, recorded.event.occurred_at, recorded.event.organ)
