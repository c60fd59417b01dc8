"""The engine: follows the log and folds it into every projection, exactly once in effect."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from domain.event import Recorded
from domain.ports.store import Store
from projections.folding import Folder
from projections.parking import ParkedCase, parked_cases, parked_count
from projections.projection import (
    WHOLE,
    Part,
    Projection,
    RepartitionedError,
    divide,
    live_generation,
    position_of,
    tracking_name,
)

_LOG: Final = logging.getLogger(__name__)

BATCH: Final = 2000
"""Events a transaction."""
_RETRY_SECONDS: Final = 1.0
_POLL_SECONDS: Final = 0.5


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
    """Why the projection stands still, where it does."""


class Engine:
    """Runs projections over one store; a batch's rows and its position commit in one transaction."""

    def __init__(
        self,
        store: Store,
        projections: Sequence[Projection],
        clock: Callable[[], datetime],
        *,
        batch: int = BATCH,
        part: Part = WHOLE,
    ) -> None:
        """Take the store, the projections, a clock, and the part of all cases that this process folds.

        Each projection gets its tables at once where it has none, and is folded in ``part.count`` parts from now on.
        """
        self._store = store
        self._clock = clock
        self._projections = tuple(projections)
        self._part = part
        self._folders = {p.name: Folder(store, p, part=part) for p in self._projections}
        self._batch = batch
        self._errors: dict[str, str] = {}
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._advanced = threading.Condition()
        with store.tables.write() as session:
            for projection in self._projections:
                divide(session, projection, part.count)

    def step(self) -> int:
        """Fold one batch into every projection that needs it; returns how many events were read, 0 at the head."""
        positions = self.positions()
        after = min(positions.values())
        batch = self._store.log.scan(after, self._batch)
        for name, folder in self._folders.items():
            fresh = [entry for entry in batch if entry.position > positions[name]]
            if fresh:
                folder.fold(fresh)
                self._errors.pop(name, None)
                with self._advanced:
                    self._advanced.notify_all()
        return len(batch)

    def positions(self) -> dict[str, int]:
        """Read how far this process has come with each projection's live generation."""
        with self._store.tables.read() as session:
            return {
                p.name: session.position(tracking_name(p.name, live_generation(session, p.name), self._part))
                for p in self._projections
            }

    def reached(self) -> int:
        """Read which position every projection has reached, in all its parts."""
        with self._store.tables.read() as session:
            return min(position_of(session, p.name) for p in self._projections)

    def catch_up(self) -> int:
        """Fold until every projection has reached the present end of the log; returns how many events were read."""
        total = 0
        while read := self.step():
            total += read
        return total

    def wait_for(self, position: int, timeout: float) -> bool:
        """Wait until every projection has folded a position, at most ``timeout`` seconds (read-your-writes)."""
        deadline = time.monotonic() + timeout
        while self.reached() < position:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            with self._advanced:
                self._advanced.wait(min(left, _POLL_SECONDS))
        return True

    def start(self) -> None:
        """Follow the log in a thread of its own until ``stop``; what was parked is tried again first."""
        self._thread = threading.Thread(target=self._run, name="projections", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread after the batch in hand; a second call does nothing."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        for folder in self._folders.values():
            folder.retry_all()
        while not self._stop.is_set():
            try:
                if self.step() == 0:
                    self._store.log.wait(min(self.positions().values()), _POLL_SECONDS)
            except RepartitionedError as error:
                _LOG.error("this process folds no more: %s", error)
                self._errors = {p.name: str(error) for p in self._projections}
                return
            except Exception as error:  # noqa: BLE001 -- the thread must outlive any fault: reported, then retried
                _LOG.exception("projections stand still")
                self._errors = {p.name: f"{type(error).__name__}: {error}" for p in self._projections}
                self._stop.wait(_RETRY_SECONDS)

    def lag(self) -> list[Lag]:
        """Measure how far each projection is behind."""
        head = self._store.log.head()
        with self._store.tables.read() as session:
            parked = {
                p.name: parked_count(session, p.name, live_generation(session, p.name)) for p in self._projections
            }
            reached = {p.name: position_of(session, p.name) for p in self._projections}
        return [self._lag(name, position, head, parked[name]) for name, position in reached.items()]

    def parked(self) -> list[ParkedCase]:
        """List the cases that wait."""
        with self._store.tables.read() as session:
            return [
                case
                for p in self._projections
                for case in parked_cases(session, p.name, live_generation(session, p.name))
            ]

    def retry(self) -> int:
        """Try every parked case of every projection again; returns how many go on."""
        return sum(folder.retry_all() for folder in self._folders.values())

    def _lag(self, name: str, position: int, head: int, parked: int) -> Lag:
        behind = self._store.log.scan(position, 1) if position < head else []
        first = behind[0] if behind else None
        since = first.recorded_at if isinstance(first, Recorded) else None
        return Lag(
            projection=name,
            position=position,
            events=max(0, head - position),
            parked=parked,
            seconds=max(0.0, (self._clock() - since).total_seconds()) if since is not None else 0.0,
            error=self._errors.get(name),
        )
