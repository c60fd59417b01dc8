"""The deadline process: says once, in the log, that a deadline is near and that one was missed."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Event as Signal
from threading import Thread
from typing import Final
from uuid import UUID

from domain.admission import admit
from domain.custody.deadline_facts import DeadlineBreached, DeadlineWarned
from domain.deadlines.book import TIMERS
from domain.event import Event
from domain.ids import CaseId, StreamId
from domain.ports.event_log import Append, Outcome, Stored
from domain.ports.store import Store
from domain.time.instants import format_instant
from projections.deadline_list import Unsaid, unsaid
from projections.deadlines import named

_LOG: Final = logging.getLogger(__name__)

SOURCE: Final = "urn:bihuan:deadlines"
WARNED_BEFORE: Final = timedelta(days=3)
"""How long before its end a deadline is warned of; a quarter of a period that is shorter than twelve days."""
_BATCH: Final = 200
_LOOK_SECONDS: Final = 5.0


class Reminder:
    """Looks at the projection of deadlines, and appends what has to be said.

    What it says has an identity made of the deadline and its end, so that it is stored once however often it is said:
    after a crash, by two processes, or when it was down while something fell due.
    """

    def __init__(
        self, store: Store, append: Callable[[Sequence[Append]], list[Outcome]], clock: Callable[[], datetime]
    ) -> None:
        """Take the store, how to append to its log, and a clock."""
        self._store, self._append, self._clock = store, append, clock
        self._stop = Signal()
        self._thread: Thread | None = None

    def step(self) -> int:
        """Say what has to be said now, some of it; returns how much was new."""
        now = self._clock()
        units = [unit for one in self._due(now) if (unit := self._unit(one, now)) is not None]
        outcomes = self._append(units) if units else []
        return sum(isinstance(outcome, Stored) for outcome in outcomes)

    def start(self) -> None:
        """Look again and again in a thread of its own until ``stop``."""
        self._thread = Thread(target=self.run, args=(self._stop,), name="bihuan-deadlines", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread; a second call does nothing."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def run(self, stop: Signal) -> None:
        """Look again and again until ``stop``; what goes wrong is told, and tried again."""
        while not stop.is_set():
            try:
                said = self.step()
            except Exception:  # noqa: BLE001 -- the thread must outlive any fault
                _LOG.exception("nobody is reminded of deadlines")
                said = 0
            if said == 0:
                stop.wait(_LOOK_SECONDS)

    def _due(self, now: datetime) -> list[Unsaid]:
        """Find what is near and not warned of, and what is past and not on record."""
        with self._store.tables.read() as session:
            return unsaid(session, now, now + WARNED_BEFORE, _BATCH)

    def _unit(self, one: Unsaid, now: datetime) -> Append | None:
        timer = TIMERS[one.timer]
        about = named(one.timer, one.key, one.due)
        basis = "; ".join(citation.en for citation in timer.basis)
        breached = one.due < now
        at = one.due if breached else one.due - min(WARNED_BEFORE, (one.due - one.began) / 4)
        if at > now:
            return None
        kind = DeadlineBreached if breached else DeadlineWarned
        fact = kind(deadline=about, basis=basis)
        event = Event(
            source=SOURCE,
            id=f"{fact.TAG}/{one.case_id}/{about.timer}/{about.key}/{format_instant(one.due)}",
            fact=fact,
            occurred_at=at,
            subject=f"urn:uuid:{one.case_id}",
            organ=one.organ,
            synthetic=one.synthetic,
        )
        return admit(event, CaseId(StreamId(UUID(one.case_id))))
