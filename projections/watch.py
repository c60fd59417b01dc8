"""Watching projections from any process: how far they are, what waits, and waiting for a position."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from domain.event import Recorded
from domain.ports.store import Store
from projections.parking import ParkedCase, parked_cases, parked_count
from projections.projection import live_generation, position_of

_POLL_SECONDS: Final = 0.02


class Lag(Struct, frozen=True, kw_only=True):
    """How far a projection is behind the log."""

    projection: str
    position: int
    events: int
    parked: int
    """Events that wait behind one that could not be folded: stored = applied + parked."""
    seconds: float
    """Age of the oldest event that is not folded yet, 0.0 if there is none."""
    error: str | None = None
    """Why the projection stands still in this process, where it does."""


class Watch:
    """Looks at the live generations of projections; folds nothing itself."""

    def __init__(self, store: Store, projections: Sequence[str], clock: Callable[[], datetime]) -> None:
        """Watch projections by name, once an engine has given them their tables."""
        self._store, self._projections, self._clock = store, tuple(projections), clock

    def lag(self, errors: Mapping[str, str] | None = None) -> list[Lag]:
        """Measure how far each projection is behind; ``errors`` says why one stands still."""
        head = self._store.log.head()
        with self._store.tables.read() as session:
            found = {
                name: (position_of(session, name), parked_count(session, name, live_generation(session, name)))
                for name in self._projections
            }
        return [
            Lag(
                projection=name,
                position=position,
                events=max(0, head - position),
                parked=parked,
                seconds=self._age_after(position) if position < head else 0.0,
                error=(errors or {}).get(name),
            )
            for name, (position, parked) in found.items()
        ]

    def _age_after(self, position: int) -> float:
        first = next(iter(self._store.log.scan(position, 1)), None)
        if not isinstance(first, Recorded):
            return 0.0
        return max(0.0, (self._clock() - first.recorded_at).total_seconds())

    def parked(self) -> list[ParkedCase]:
        """List the cases that wait, in every projection."""
        with self._store.tables.read() as session:
            return [
                case
                for name in self._projections
                for case in parked_cases(session, name, live_generation(session, name))
            ]

    def reached(self) -> int:
        """Read which position every projection has reached, in all its parts."""
        with self._store.tables.read() as session:
            return min(position_of(session, name) for name in self._projections)

    def wait_for(self, position: int, timeout: float) -> bool:
        """Wait until every projection has folded a position, at most ``timeout`` seconds (read-your-writes)."""
        deadline = time.monotonic() + timeout
        while self.reached() < position:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_POLL_SECONDS)
        return True
