"""A slot: one event of a delivery, and how far it has come."""

from datetime import datetime

from msgspec import Struct

from adapters.intake.answers import Answer
from adapters.intake.message import Names, Read, Sent, Unread
from adapters.intake.problem import Problem, document
from domain.event import Event
from domain.ids import StreamId
from domain.ports.event_log import Append
from domain.ports.refusals import Refusal


class Slot(Struct):
    """One event of a delivery. In the end it has an answer or a problem."""

    read: Read | Unread
    problem: Problem | None = None
    unit: Append | None = None
    """What is to be appended, once its place is known and nothing stands against it."""
    waits: bool = False
    answer: Answer | None = None

    @property
    def sent(self) -> Sent:
        """What was sent."""
        return self.read.sent

    @property
    def event(self) -> Event | None:
        """What was read."""
        return self.read.event if isinstance(self.read, Read) else None

    @property
    def names(self) -> Names:
        """What can be read of its identity."""
        return self.read.names

    @property
    def stream(self) -> StreamId | None:
        """The stream it goes to, where that is known."""
        return self.unit.events[0][0] if self.unit is not None else None

    def reject(self, problem: Problem) -> None:
        """Refuse it."""
        self.problem, self.unit, self.waits = problem, None, False

    @property
    def unkept(self) -> bool:
        """Whether it was rejected and that has not been kept yet."""
        return self.problem is not None and self.problem.refusal is None

    @property
    def final(self) -> Answer:
        """What became of it."""
        if self.problem is not None:
            return Answer(outcome="rejected", id=self.names.id, source=self.names.source, problem=self.problem)
        if self.answer is None:
            raise RuntimeError("a delivery was asked for answers before it was stored")
        return self.answer


def refusal(sent: Sent, problem: Problem, names: Names, channel: str, now: datetime) -> Refusal:
    """Make the record of a refusal: everything that was sent, and the problem."""
    content_type, body = sent.whole
    return Refusal(
        received_at=now,
        channel=channel,
        source=names.source,
        id=names.id,
        subject=names.subject,
        type=names.type,
        organ=names.organ,
        problem=document(problem),
        content_type=content_type,
        body=body,
        place=sent.place,
    )
