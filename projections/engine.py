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
from projections.projection import Projection, ensure_live, live_generation, tracking_name

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
    seconds: float
    """Age of the oldest event that is not folded yet, 0.0 if there is none."""
    error: str | None = None
    """Why the projection stands still, where it does."""


class Engine:
    """Runs projections over one store; a batch's rows and its position commit in one transaction."""

    def __init__(
        self, store: Store, projections: Sequence[Projection], clock: Callable[[], datetime], batch: int = BATCH
    ) -> None:
        """Take the store, the projections and a clock; each projection gets its tables at once where it has none."""
        self._store = store
        self._clock = clock
        self._projections = tuple(projections)
        self._batch = batch
        self._errors: dict[str, str] = {}
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._advanced = threading.Condition()
        with store.tables.write() as session:
            for projection in self._projections:
                ensure_live(session, projection)

    def step(self) -> int:
        """Fold one batch into every projection that needs it; returns how many events were read, 0 at the head."""
        positions = self.positions()
        after = min(positions.values())
        batch = self._store.log.read_all(after, self._batch)
        for projection in self._projections:
            self._fold(projection, [r for r in batch if r.position > positions[projection.name]])
        return len(batch)

    def _fold(self, projection: Projection, batch: Sequence[Recorded]) -> None:
        if not batch:
            return
        with self._store.tables.write() as session:
            session.alone(projection.name)
            generation = live_generation(session, projection.name)
            name = tracking_name(projection.name, generation)
            fresh = [r for r in batch if r.position > session.position(name)]
            if fresh:
                projection.apply(session, generation, fresh, self._store.log)
                session.set_position(name, fresh[-1].position)
        self._errors.pop(projection.name, None)
        with self._advanced:
            self._advanced.notify_all()

    def positions(self) -> dict[str, int]:
        """Read how far each projection's live generation has come."""
        with self._store.tables.read() as session:
            return {
                p.name: session.position(tracking_name(p.name, live_generation(session, p.name)))
                for p in self._projections
            }

    def catch_up(self) -> int:
        """Fold until every projection has reached the present end of the log; returns how many events were read."""
        total = 0
        while read := self.step():
            total += read
        return total

    def wait_for(self, position: int, timeout: float) -> bool:
        """Wait until every projection has folded a position, at most ``timeout`` seconds (read-your-writes)."""
        deadline = time.monotonic() + timeout
        while min(self.positions().values()) < position:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            with self._advanced:
                self._advanced.wait(min(left, _POLL_SECONDS))
        return True

    def start(self) -> None:
        """Follow the log in a thread of its own until ``stop``."""
        self._thread = threading.Thread(target=self._run, name="projections", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread after the batch in hand; a second call does nothing."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if self.step() == 0:
                    self._store.log.wait(min(self.positions().values()), _POLL_SECONDS)
            except Exception as error:  # noqa: BLE001 -- the thread must outlive any fault: reported, then retried
                _LOG.exception("projections stand still")
                self._errors = {p.name: f"{type(error).__name__}: {error}" for p in self._projections}
                self._stop.wait(_RETRY_SECONDS)

    def lag(self) -> list[Lag]:
        """Measure how far each projection is behind."""
        head = self._store.log.head()
        return [self._lag(name, position, head) for name, position in self.positions().items()]

    def _lag(self, name: str, position: int, head: int) -> Lag:
        behind = self._store.log.read_all(position, 1) if position < head else []
        age = (self._clock() - behind[0].recorded_at).total_seconds() if behind else 0.0
        return Lag(
            projection=name,
            position=position,
            events=max(0, head - position),
            seconds=max(0.0, age),
            error=self._errors.get(name),
        )
