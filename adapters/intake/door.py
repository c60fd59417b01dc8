"""The door for facts: what is reported is stored, answered as a repeat, kept waiting, or refused and kept."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import structs

from adapters.intake.answers import Answer
from adapters.intake.delivery import Delivery, Room
from adapters.intake.drain import Appending, Drain
from adapters.intake.message import Limits, Read, Sent, Unread, names_of
from adapters.intake.problem import Problem
from adapters.intake.reading import read_event
from adapters.intake.slot import refusal
from adapters.intake.subjects import Subjects
from domain.authority import Principal
from domain.ports.store import Store


class FactDoor:
    """Where facts come in, whatever carries them. It holds no lock, and may be used by several threads."""

    def __init__(
        self, store: Store, append: Appending, clock: Callable[[], datetime], limits: Limits | None = None
    ) -> None:
        """Take the store, how to append to its log, a clock and what one event may measure."""
        self._limits = limits or Limits()
        subjects = Subjects(store.log)
        self.drain = Drain(store, subjects, append, clock)
        self._room = Room(store=store, append=append, clock=clock, subjects=subjects, drain=self.drain)

    def open(self, sent: Sequence[Sent], principal: Principal, channel: str) -> Delivery:
        """Read events and begin their delivery; asks nothing of the store."""
        return self.begin([self.read(one, principal) for one in sent], channel)

    def read(self, sent: Sent, principal: Principal) -> Read | Unread:
        """Read one event and see that whoever sends it may; never fails."""
        return read_event(sent, principal, self._room.clock(), self._limits)

    def begin(self, read: Sequence[Read | Unread], channel: str) -> Delivery:
        """Begin the delivery of events that were read."""
        return Delivery(self._room, read, channel)

    def deliver(self, sent: Sequence[Sent], principal: Principal, channel: str) -> list[Answer]:
        """Take events in, and wait until each has its outcome."""
        delivery = self.open(sent, principal, channel)
        if delivery.unprepared:
            delivery.prepare()
        delivery.take(self._room.append(delivery.units))
        if delivery.unkept:
            delivery.keep()
        return delivery.answers

    def refuse(self, sent: Sent, problem: Problem, channel: str) -> Problem:
        """Keep something that could not even be taken apart, whole; the problem then says under which number."""
        record = refusal(sent, problem, names_of(sent), channel, self._room.clock())
        return structs.replace(problem, refusal=self._room.store.refusals.keep([record])[0])
