"""Group commit: one writer that stores together what waits together."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Condition, Thread
from typing import Final, TypeAlias

from adapters.event_store.errors import QueueFullError, StoreUnavailableError, WriterClosedError
from domain.ports.event_log import Append, EventLog, Outcome

MAX_WAITING: Final = 10_000
"""Units that may wait; at some 20,000 a second that is half a second."""
MAX_BATCH: Final = 1_000
"""Units stored in one transaction."""

_Entry: TypeAlias = tuple[Append, "Future[Outcome]"]


class GroupCommit:
    """The one writer of a process: what waits while one batch is being stored is the next batch.

    Every unit keeps its own outcome, and no future is resolved before its batch is durable. A batch that the log cannot
    take for another reason than being out of reach is tried unit by unit, so that only the unit at fault fails.
    """

    def __init__(self, log: EventLog, *, max_waiting: int = MAX_WAITING, max_batch: int = MAX_BATCH) -> None:
        """Start the writer of ``log``."""
        self._log = log
        self._max_waiting = max_waiting
        self._max_batch = max_batch
        self._waiting: deque[_Entry] = deque()
        self._changed = Condition()
        self._closed = False
        self._thread = Thread(target=self._run, name="bihuan-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Append) -> "Future[Outcome]":
        """Queue one unit; raises QueueFullError and WriterClosedError."""
        return self.submit_many([unit])[0]

    def submit_many(self, units: Sequence[Append]) -> "list[Future[Outcome]]":
        """Queue several units in order, all of them or, with QueueFullError or WriterClosedError, none."""
        entries: list[_Entry] = [(unit, Future()) for unit in units]
        with self._changed:
            if self._closed:
                raise WriterClosedError("the writer is closed")
            if len(self._waiting) + len(entries) > self._max_waiting:
                raise QueueFullError(f"{len(self._waiting)} units are waiting to be stored, {self._max_waiting} may")
            self._waiting.extend(entries)
            self._changed.notify()
        return [future for _, future in entries]

    @property
    def waiting(self) -> int:
        """How many units wait, without those being stored."""
        return len(self._waiting)

    def close(self) -> None:
        """Take nothing more, store what waits, and stop; a second call does nothing."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while batch := self._next():
            running = [entry for entry in batch if entry[1].set_running_or_notify_cancel()]
            if running:
                self._store(running)

    def _next(self) -> list[_Entry]:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))]

    def _store(self, entries: Sequence[_Entry]) -> None:
        try:
            outcomes = self._log.append([unit for unit, _ in entries])
        except Exception as error:  # noqa: BLE001 -- whatever it is, who waits must hear of it, and the writer go on
            if len(entries) == 1 or isinstance(error, StoreUnavailableError):
                for _, future in entries:
                    future.set_exception(error)
            else:
                for entry in entries:
                    self._store([entry])
        else:
            for (_, future), outcome in zip(entries, outcomes, strict=True):
                future.set_result(outcome)
