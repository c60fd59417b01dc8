"""Replaying: what was refused is sent again, as it was or put right, and what waited behind it follows in order."""

from typing import Final

from msgspec import Struct

from adapters.intake.answers import Answer
from adapters.intake.door import FactDoor
from adapters.intake.message import STRUCTURED, Sent
from adapters.intake.modes import messages
from adapters.intake.problem import Problem, ProblemError
from domain.authority import EVERY_ORGAN, Principal, Role
from domain.ports.refusals import Refusal
from domain.ports.store import Store

_REPLAYER: Final = Principal(person="operator", role=Role.OPERATOR, organs=frozenset({EVERY_ORGAN}))


class Replayed(Struct, frozen=True):
    """What became of one that was sent again."""

    number: int
    answer: Answer | None
    problem: Problem | None = None


class NotReplayableError(ValueError):
    """Something that cannot be sent again; the text says why."""


def replay(store: Store, door: FactDoor, number: int, corrected: bytes | None = None) -> list[Replayed]:
    """Send a refused event again, then those that wait behind it, until one is refused anew.

    ``corrected`` is the event in structured mode as it should have been. Raises NotReplayableError.
    """
    first = store.refusals.get(number)
    if first is None:
        raise NotReplayableError(f"nothing was refused under the number {number}")
    if first.settled is not None:
        raise NotReplayableError(f"refusal {number} is settled: {first.settled}")
    if first.channel == "command":
        raise NotReplayableError(f"refusal {number} is a command; its officer gives it again")
    found: list[Replayed] = []
    for refusal in (first, *store.refusals.behind(first)):
        sent = Sent(corrected, STRUCTURED) if corrected is not None and refusal is first else _again(refusal)
        replayed = _deliver(store, door, refusal, sent)
        found.append(replayed)
        if replayed.problem is not None:
            break
    return found


def drop(store: Store, number: int, reason: str) -> None:
    """Note that a refused event will not be sent again, so that what waits behind it may go on; NotReplayableError."""
    if store.refusals.get(number) is None:
        raise NotReplayableError(f"nothing was refused under the number {number}")
    store.refusals.settle(number, f"dropped: {reason}")


def _deliver(store: Store, door: FactDoor, refusal: Refusal, sent: Sent) -> Replayed:
    delivery = door.open([sent], _REPLAYER, refusal.channel)
    delivery.prepare(thoroughly=True)
    if delivery.problems:
        return Replayed(refusal.number, None, delivery.problems[0])  # it is kept already, under its number
    delivery.take(store.log.append(delivery.units))
    if delivery.unkept:
        delivery.keep()
    answer = delivery.answers[0]
    if answer.problem is not None:
        return Replayed(refusal.number, None, answer.problem)
    place = f" at position {answer.position}" if answer.position is not None else ""
    store.refusals.settle(refusal.number, f"{answer.outcome}{place}")
    return Replayed(refusal.number, answer)


def _again(refusal: Refusal) -> Sent:
    """Take what was kept as it was sent."""
    if refusal.content_type != "message/http":
        return Sent(refusal.body, refusal.content_type)
    head, _, body = refusal.body.partition(b"\r\n\r\n")
    headers = [
        (name.strip().lower(), value.strip())
        for name, colon, value in (line.partition(b":") for line in head.split(b"\r\n"))
        if colon
    ]
    try:
        (sent,), _ = messages(body, [(b"content-type", b"application/json"), *headers])
    except ProblemError as error:
        raise NotReplayableError(f"refusal {refusal.number} cannot be read again: {error}") from error
    return sent
