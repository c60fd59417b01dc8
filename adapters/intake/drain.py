"""Draining the waiting room: events whose alias has been registered meanwhile go to their case, in order of arrival.

Nothing is stranded. Who puts an event into the room looks for its alias once more afterwards; who follows the log looks
into the room after each claim. Both first write and then read, so that in whatever order, one of the two sees the
other.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from threading import Event as Signal
from threading import Thread
from typing import Final, TypeAlias
from uuid import UUID

from adapters.intake import problem as kinds
from adapters.intake.problem import document, problem
from adapters.intake.subjects import Subjects
from domain.admission import admit
from domain.event import Recorded, content
from domain.ids import CaseId
from domain.ports.event_log import Append, IdentityConflict, Outcome, Stored
from domain.ports.refusals import Refusal
from domain.ports.store import Store
from domain.ports.waiting import Waiting
from domain.reservation import ClaimKind, ReservationClaimed

_LOG: Final = logging.getLogger(__name__)
_IDLE_SECONDS: Final = 1.0
_BATCH: Final = 1000

Appending: TypeAlias = Callable[[Sequence[Append]], list[Outcome]]
"""Stores units and waits for their outcomes."""


def aliases_claimed(recorded: Iterable[Recorded]) -> list[str]:
    """List the aliases that recorded events register."""
    facts = (r.event.fact for r in recorded)
    return [f.key for f in facts if isinstance(f, ReservationClaimed) and f.kind == ClaimKind.ALIAS]


class Drain:
    """Moves waiting events to their cases. Every step may be repeated."""

    def __init__(self, store: Store, subjects: Subjects, append: Appending, clock: Callable[[], datetime]) -> None:
        """Take the store, the look-up of subjects, a way to append and a clock."""
        self._store, self._subjects, self._append, self._clock = store, subjects, append, clock
        self._stop = Signal()
        self._thread: Thread | None = None
        self.occupied = True
        """False while this process knows of nobody waiting."""

    def drain(self, aliases: Iterable[str]) -> dict[UUID, Outcome]:
        """Append what waits for these aliases, as far as they are registered; returns outcomes by admission."""
        found: dict[UUID, Outcome] = {}
        wanted = list(dict.fromkeys(aliases))
        while cases := self._registered(wanted):
            waiting = self._store.waiting.of_aliases(list(cases))
            if not waiting:
                break
            units = [admit(w.event, cases[w.alias]) for w in waiting]
            outcomes = self._append(units)
            self._keep(waiting, outcomes)
            self._store.waiting.release([unit.admission for unit in units])
            found |= {unit.admission: outcome for unit, outcome in zip(units, outcomes, strict=True)}
            wanted = [a for o in outcomes if isinstance(o, Stored) for a in aliases_claimed(o.events)]
        return found

    def _registered(self, aliases: Iterable[str]) -> dict[str, CaseId]:
        pairs = ((alias, self._subjects.find("", alias)) for alias in aliases)
        return {alias: case for alias, case in pairs if case is not None}

    def _keep(self, waiting: Sequence[Waiting], outcomes: Sequence[Outcome]) -> None:
        """Keep what turns out to conflict with something stored before."""
        refused = [w for w, o in zip(waiting, outcomes, strict=True) if isinstance(o, IdentityConflict)]
        if refused:
            self._store.refusals.keep([self._refusal(w) for w in refused])

    def _refusal(self, waiting: Waiting) -> Refusal:
        event = waiting.event
        zh, en = "同一 source 和 id 已以其他内容存储", "The same source and id is stored with other content."
        return Refusal(
            received_at=self._clock(),
            channel="http",
            source=event.source,
            id=event.id,
            subject=event.subject,
            type=event.type,
            organ=event.organ,
            problem=document(problem(kinds.IDENTITY_CONFLICT, zh, en, field="id")),
            content_type="application/json",
            body=content(event),
        )

    def sweep(self) -> int:
        """Try everything that waits; returns how many events found their case."""
        waiting = self._store.waiting.list(self._store.waiting.count())
        return len(self.drain(w.alias for w in waiting))

    def start(self) -> None:
        """Follow the log in a thread of its own until ``stop``."""
        self._thread = Thread(target=self._run, name="bihuan-drain", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread; a second call does nothing."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        after: int | None = None
        while not self._stop.is_set():
            try:
                after = self._step(after)
            except Exception:  # noqa: BLE001 -- the thread must outlive any fault: it is reported, and the step is tried again
                _LOG.exception("the waiting room stands still")
            self._stop.wait(_IDLE_SECONDS)

    def _step(self, after: int | None) -> int:
        """Drain for what was claimed after a position; returns where the next step begins.

        The head is read before the count: an event put into an empty room after the count looks for its own alias
        afterwards, and sees every claim up to that head.
        """
        head = self._store.log.head()
        self.occupied = self._store.waiting.count() > 0
        if after is None:
            self.sweep()
        elif self.occupied:
            while batch := self._store.log.scan(after, _BATCH):
                self.drain(aliases_claimed(entry for entry in batch if isinstance(entry, Recorded)))
                after = batch[-1].position
            head = max(head, after)
        return head
