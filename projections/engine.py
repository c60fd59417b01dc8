"""The engine: follows the log and folds it into every projection, exactly once in effect."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from domain.ports.store import Store
from projections.folding import Folder
from projections.projection import (
    WHOLE,
    Part,
    Projection,
    RepartitionedError,
    divide,
    index,
    live_generation,
    tracking_name,
)
from projections.watch import Watch

_LOG: Final = logging.getLogger(__name__)

BATCH: Final = 2000
"""Events a transaction."""
_RETRY_SECONDS: Final = 1.0
_POLL_SECONDS: Final = 0.5


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
        self._projections = tuple(projections)
        self._part = part
        self._folders = {p.name: Folder(store, p, part=part) for p in self._projections}
        self._batch = batch
        self._indexed = False
        self._errors: dict[str, str] = {}
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        with store.tables.write() as session:
            for projection in self._projections:
                divide(session, projection, part.count)
        self.watch = Watch(store, [p.name for p in self._projections], clock)
        """Looks at these projections, in all their parts."""

    def step(self) -> int:
        """Fold one batch into every projection that needs it; returns how many events were read, 0 at the head."""
        positions = self.positions()
        after = min(positions.values())
        batch = self._store.log.scan(after, self._batch)
        if len(batch) < self._batch and not self._indexed:
            self._index()
        for name, folder in self._folders.items():
            fresh = [entry for entry in batch if entry.position > positions[name]]
            if fresh:
                folder.fold(fresh)
                self._errors.pop(name, None)
        return len(batch)

    def _index(self) -> None:
        """Index what has been folded, once the end of the log is in sight."""
        with self._store.tables.write() as session:
            for projection in self._projections:
                index(session, projection, live_generation(session, projection.name))
        self._indexed = True

    def positions(self) -> dict[str, int]:
        """Read how far this process has come with each projection's live generation."""
        with self._store.tables.read() as session:
            return {
                p.name: session.position(tracking_name(p.name, live_generation(session, p.name), self._part))
                for p in self._projections
            }

    def catch_up(self) -> int:
        """Fold until every projection has reached the present end of the log; returns how many events were read."""
        total = 0
        while read := self.step():
            total += read
        return total

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
        fresh = True
        while not self._stop.is_set():
            try:
                if fresh:
                    self.retry()
                    fresh = False
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

    @property
    def running(self) -> bool:
        """True while the thread follows the log."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def errors(self) -> dict[str, str]:
        """Why each projection stands still, where one does."""
        return dict(self._errors)

    def retry(self) -> int:
        """Try every parked case of every projection again; returns how many go on."""
        return sum(folder.retry_all() for folder in self._folders.values())
