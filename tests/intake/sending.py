"""Things that upstream apps and officers' apps send, as tests need them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from adapters.intake.answers import Answer
from adapters.intake.commands import CommandDoor, Given
from adapters.intake.door import FactDoor
from adapters.intake.message import STRUCTURED, Sent
from domain.authority import EVERY_ORGAN, Principal, Role
from domain.ports.store import Store

NOW = datetime(2026, 6, 1, tzinfo=UTC)
ORGAN = "330106-cg"
UPSTREAM = Principal(person="handheld", role=Role.UPSTREAM, organs=frozenset({EVERY_ORGAN}))
OWN_ORGAN = Principal(person="handheld", role=Role.UPSTREAM, organ=ORGAN)
REGISTRAR = Principal(person="registrar-1", role=Role.REGISTRAR, organs=frozenset({EVERY_ORGAN}))
OFFICER = Principal(person="officer-17", role=Role.OFFICER, organ=ORGAN)

Json = dict[str, Any]

CASE_FILED: Json = {
    "approver": "staff-chief",
    "case_number": "杭西综执立〔2026〕1号",
    "items": ["330217001000"],
    "party": {"token": "p-1", "kind": "unit"},
    "conduct": {"fingerprint": "wensan-road", "on": "2026-03-01"},
}


def now() -> datetime:
    return NOW


def event(number: int = 1, tag: str = "clock_resumed.v1", data: Json | None = None, **attributes: object) -> Json:
    """Make an event; an attribute given as None is left out."""
    made: Json = {
        "specversion": "1.0",
        "id": f"e-{number}",
        "source": "urn:example:handheld",
        "type": f"cn.bihuan.{tag}",
        "subject": "2026-0001",
        "time": "2026-03-02T09:30:00+08:00",
        "organ": ORGAN,
        "data": {} if data is None else data,
    }
    made |= attributes
    return {name: value for name, value in made.items() if value is not None}


def filed(number: int = 1, data: Json | None = None, **attributes: object) -> Json:
    """Make the event of a filed case."""
    return event(number, "case_filed.v1", CASE_FILED if data is None else data, **attributes)


def sent(body: Json | bytes) -> Sent:
    """Send in structured mode."""
    return Sent(body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode(), STRUCTURED)


def door(store: Store) -> FactDoor:
    """Open the door for facts of a store."""
    return FactDoor(store, store.log.append, now)


def deliver(facts: FactDoor, events: Sequence[Json | bytes], principal: Principal = UPSTREAM) -> list[Answer]:
    """Send several events together."""
    return facts.deliver([sent(one) for one in events], principal, "http")


def outcomes(answers: Sequence[Answer]) -> list[str]:
    """Name what became of events: the outcome, or the name of the problem."""
    return [a.outcome if a.problem is None else a.problem.type.rpartition(":")[2] for a in answers]


def order(subject: str = "urn:case:杭西综执立〔2026〕1号", data: Json | None = None, **members: object) -> bytes:
    """Make the body of a command."""
    body: Json = {"subject": subject, "time": "2026-03-03T09:00:00+08:00", "data": {} if data is None else data}
    body |= members
    return json.dumps({k: v for k, v in body.items() if v is not None}).encode()


def command(
    commands: CommandDoor, name: str, body: bytes, *, key: str | None = None, expected: int | None = None
) -> Given:
    """Command as an officer."""
    return commands.execute(commands.read(name, body, OFFICER, key=key, expected=expected))
