"""Telling what a command led to, from what is stored, so that a repeat is answered the same."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from domain.event import Recorded
from domain.ids import CaseId


class Told(Struct, frozen=True, kw_only=True):
    """A fact as the answer to a command tells it."""

    type: str
    occurred_at: datetime
    recorded_at: datetime
    version: int
    position: int
    id: str
    source: str
    data: object


class CommandAnswer(Struct, frozen=True, kw_only=True):
    """What a command led to; told from what is stored, so that a repeat is answered the same."""

    case: str
    version: int
    """Version of the case after it."""
    position: int
    events: tuple[Told, ...]


def command_answer(case: CaseId, events: Sequence[Recorded]) -> CommandAnswer:
    """Tell the facts of a case that a command brought about."""
    told = tuple(tell(r) for r in events if r.stream == case)
    last = told[-1]
    return CommandAnswer(case=str(case), version=last.version, position=last.position, events=told)


def tell(recorded: Recorded) -> Told:
    """Tell a recorded fact."""
    event = recorded.event
    return Told(
        type=event.type,
        occurred_at=event.occurred_at,
        recorded_at=recorded.recorded_at,
        version=recorded.version,
        position=recorded.position,
        id=event.id,
        source=event.source,
        data=event.fact,
    )
