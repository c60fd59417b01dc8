"""One delivery: the events of one request on their way through the door, each with its own outcome."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec import Struct, structs

from adapters.intake.answers import Answer, answer, conflict
from adapters.intake.drain import Appending, Drain, aliases_claimed
from adapters.intake.message import Read, Unread
from adapters.intake.order import hold_back, reject_conflicts
from adapters.intake.problem import Problem, ProblemError
from adapters.intake.slot import Slot, refusal
from adapters.intake.subjects import Subjects
from domain.admission import admit, admit_register
from domain.event import Event
from domain.ids import CaseId, StreamId
from domain.ports.event_log import Append, IdentityConflict, Outcome, Stored
from domain.ports.store import Store
from domain.ports.waiting import Waiting
from domain.registers.facts import REGISTER_OF

_NOWHERE: Final = CaseId(StreamId(UUID(int=0)))
"""Stands for the case of an event that waits."""


class Room(Struct, frozen=True, kw_only=True):
    """What a delivery needs of the house it is delivered to."""

    store: Store
    append: Appending
    clock: Callable[[], datetime]
    subjects: Subjects
    drain: Drain


class Delivery:
    """The events of one request. ``prepare`` and ``keep`` may ask the store and block; the rest is quick.

    Call ``prepare`` if ``unprepared``, append ``units``, hand the outcomes to ``take``, then call ``keep`` if
    ``unkept``; then ``answers`` has one answer an event, in the order sent.
    """

    def __init__(self, room: Room, read: Sequence[Read | Unread], channel: str) -> None:
        """Take what was read."""
        self._room, self._channel = room, channel
        self._slots = [Slot(one) if isinstance(one, Read) else Slot(one, one.problem) for one in read]
        self._claimed: list[str] = []
        self.unprepared = len(read) > 1 or not self._places_at_hand()

    def _places_at_hand(self) -> bool:
        """Find the places that can be told without asking the store; False where one cannot."""
        for slot in self._slots:
            if slot.event is not None:
                slot.unit = self._at_hand(slot.event)
        return all(slot.event is None or slot.unit is not None for slot in self._slots)

    def _at_hand(self, event: Event) -> Append | None:
        if type(event.fact) in REGISTER_OF:
            return admit_register(event)
        case = self._room.subjects.at_hand(event.source, event.subject)
        return admit(event, case) if case is not None else None

    def prepare(self, *, thoroughly: bool = False, passing: frozenset[str] = frozenset()) -> None:
        """Find every event's place, and hold back what follows a rejected event of its case.

        ``thoroughly`` finds all that will be refused, so that it can be kept before anything is stored. Events of
        ``passing`` sources are not held back.
        """
        for slot in self._slots:
            if slot.event is not None and slot.unit is None:
                self._place(slot, slot.event)
        if len(self._slots) > 1 or thoroughly:
            reject_conflicts(self._slots, self._room.append, every=thoroughly)
            waiting = [s for s in self._slots if s.names.source not in passing] if passing else self._slots
            hold_back(waiting, self._room.subjects)

    def _place(self, slot: Slot, event: Event) -> None:
        slot.unit = self._at_hand(event)
        if slot.unit is not None:
            return
        try:
            case = self._room.subjects.find(event.source, event.subject)
        except ProblemError as error:
            slot.reject(error.problem)
        else:
            slot.unit = admit(event, case) if case is not None else None
            slot.waits = case is None

    @property
    def units(self) -> list[Append]:
        """What is to be appended, in the order sent."""
        return [slot.unit for slot in self._slots if slot.unit is not None]

    def take(self, outcomes: Sequence[Outcome]) -> None:
        """Take the outcomes of ``units``."""
        for slot, outcome in zip([s for s in self._slots if s.unit is not None], outcomes, strict=True):
            if isinstance(outcome, IdentityConflict):
                slot.reject(conflict(outcome.events[0] if outcome.events else None))
                continue
            slot.answer = answer(outcome)
            if isinstance(outcome, Stored) and len(outcome.events) > 1:
                self._claimed += aliases_claimed(outcome.events)

    @property
    def unkept(self) -> bool:
        """Whether something must be kept, or moved out of the waiting room."""
        if self._claimed and self._room.drain.occupied:
            return True
        return any(slot.unkept or (slot.waits and slot.answer is None) for slot in self._slots)

    def keep(self) -> None:
        """Keep what waits and what was refused, and move what need not wait any more."""
        waiting = [
            (slot, slot.event) for slot in self._slots if slot.waits and slot.answer is None and slot.event is not None
        ]
        if waiting:
            self._keep_waiting(waiting)
        elif self._claimed:
            self._room.drain.drain(self._claimed)
        self._keep_refused()

    def _keep_waiting(self, arriving: Sequence[tuple[Slot, Event]]) -> None:
        waiting, now = self._room.store.waiting, self._room.clock()
        aliases = [event.subject for _, event in arriving]
        units = [admit(event, _NOWHERE) for _, event in arriving]
        earlier = [admit(w.event, _NOWHERE) for w in waiting.of_aliases(aliases)]
        digests = {unit.admission: unit.digest for unit in earlier}
        for (slot, event), unit in zip(arriving, units, strict=True):
            slot.answer = Answer(outcome="waiting", id=event.id, source=event.source, alias=event.subject)
            if digests.setdefault(unit.admission, unit.digest) != unit.digest:
                slot.reject(conflict())
        self._room.drain.occupied = True
        waiting.keep([Waiting(alias=e.subject, received_at=now, event=e) for slot, e in arriving if slot.waits])
        drained = self._room.drain.drain([*aliases, *self._claimed])
        for (slot, _), unit in zip(arriving, units, strict=True):
            outcome = drained.get(unit.admission)
            if slot.waits and outcome is not None and not isinstance(outcome, IdentityConflict):
                slot.answer = answer(outcome)

    def _keep_refused(self) -> None:
        refused = [(slot, slot.problem) for slot in self._slots if slot.problem is not None and slot.unkept]
        if not refused:
            return
        now = self._room.clock()
        records = [refusal(slot.sent, problem, slot.names, self._channel, now) for slot, problem in refused]
        for (slot, problem), number in zip(refused, self._room.store.refusals.keep(records), strict=True):
            slot.problem = structs.replace(problem, refusal=number)

    @property
    def problems(self) -> list[Problem]:
        """The problems found so far, in the order sent."""
        return [slot.problem for slot in self._slots if slot.problem is not None]

    @property
    def answers(self) -> list[Answer]:
        """One answer an event, in the order sent."""
        return [slot.final for slot in self._slots]
