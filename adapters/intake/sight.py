"""What commands see: their cases and the registers, read together for all that ask at once, the cases kept in mind."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from threading import Lock
from typing import Final

from msgspec import Struct

from domain.case import EMPTY, Case, fold
from domain.event import Recorded
from domain.ids import CaseId
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.registers.state import Registers

MOST_EVENTS: Final = 20_000
"""Events kept in mind, of all cases together: some 40 MB."""
_LONGEST: Final = 2_000
"""Events of the longest case that is kept in mind."""


class Told(Struct, frozen=True):
    """A case as its stream tells it."""

    recorded: tuple[Recorded, ...] = ()
    case: Case = EMPTY
    """All of it, folded in legal order."""

    @property
    def version(self) -> int:
        """How many events it has."""
        return len(self.recorded)

    def as_of(self, at: datetime) -> Case:
        """Tell the case as of a legal time."""
        last = self.case.last_at
        return self.case if last is None or last <= at else fold(r for r in self.recorded if r.event.occurred_at <= at)

    def grown(self, fresh: Sequence[Recorded]) -> "Told":
        """Tell it on; from the beginning where something was recorded that had happened earlier."""
        if not fresh:
            return self
        recorded = (*self.recorded, *fresh)
        last = self.case.last_at
        late = last is not None and any(r.event.occurred_at < last for r in fresh)
        return Told(recorded, fold(recorded) if late else fold(fresh, self.case))


class Seen(Struct, frozen=True):
    """What a command sees."""

    id: CaseId
    told: Told
    registers: Registers


class Sight:
    """Looks at cases. What it keeps in mind saves reading again, and is never trusted to be the newest."""

    def __init__(self, log: EventLog, most: int = MOST_EVENTS) -> None:
        """Look at a log, with so many events in mind."""
        self._log, self._most = log, most
        self._registry = Registry(log)
        self._kept: OrderedDict[CaseId, Told] = OrderedDict()
        self._events = 0
        self._lock = Lock()

    @property
    def kept(self) -> int:
        """How many events are in mind."""
        return self._events

    def look(self, cases: Sequence[CaseId]) -> list[Seen]:
        """See several cases and the registers on one snapshot, which is taken after this was called."""
        with self._lock:
            known = {case: self._kept.get(case, Told()) for case in cases}
            fresh = self._log.read_streams({case: told.version for case, told in known.items()} | self._registry.known)
            registers = self._registry.grown(fresh)
            seen = {case: told.grown(fresh[case]) for case, told in known.items()}
            for case, told in seen.items():
                self._keep(case, told)
            return [Seen(case, seen[case], registers) for case in cases]

    def _keep(self, case: CaseId, told: Told) -> None:
        if (before := self._kept.pop(case, None)) is not None:
            self._events -= before.version
        if 0 < told.version <= _LONGEST:
            self._kept[case] = told
            self._events += told.version
        while self._events > self._most:
            _, forgotten = self._kept.popitem(last=False)
            self._events -= forgotten.version
