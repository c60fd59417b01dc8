"""Batches that both a writer and who checks it can make from a name and a number."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Final

from msgspec import structs

from domain.admission import admit
from domain.event import Event, content, with_data
from domain.fact import Fact
from domain.ids import StreamId, admission_id, case_id
from domain.parties import Conduct
from domain.penalty.investigation import CaseFiled
from domain.ports.event_log import Append
from tests.projections.telling import LITTERING, PERSON, registers

__all__ = ["EACH", "SOURCE", "batch", "known_unit", "registers", "renamed"]

SOURCE: Final = "urn:test:faults"
EACH: Final = 1_000
"""Numbers that belong to one batch, most of them not used."""
_BEGIN: Final = datetime(2023, 7, 3, 1, tzinfo=UTC)
_SIZES: Final = (1, 1, 1, 1, 1, 1, 2, 3, 5, 20, 120)
"""How many units a batch has; from a hundred on PostgreSQL's way of storing it is another."""


def batch(writer: str, number: int) -> list[Append]:
    """Make a writer's batch of a number."""
    size = Random(f"{writer}/{number}").choice(_SIZES)
    return [known_unit(writer, number * EACH + place) for place in range(size)]


def known_unit(writer: str, number: int) -> Append:
    """Make the unit of a number: a fact of a case of the writer's own with what it claims, and one of a common case."""
    chance = Random(f"{writer}:{number}")
    name = f"{writer}/{number}"
    # A case ends after some batches, so that nothing told later makes good what a projection missed of it.
    turn = number // EACH // 8
    own, common = f"{writer}-{turn}-{chance.randrange(3)}", f"common-{turn}-{chance.randrange(3)}"
    facts = [_fact(chance)]
    if chance.random() < 0.2:
        own, facts = f"{own}-{number}", [_filed(chance, name), _decided(chance)]
    events = [_event(f"{name}#{place}", own, fact, number, chance) for place, fact in enumerate(facts)]
    last = _event(f"{name}#c", common, with_data("on_site_verified.v1", {}), number, chance)
    placed = [part for event in events for part in admit(event, case_id(SOURCE, own)).events]
    return _unit(name, (*placed, (case_id(SOURCE, common), last)))


def renamed(unit: Append, attempt: str) -> Append:
    """Make the same unit under another id, as a careless sender would."""
    events = tuple((stream, structs.replace(event, id=event.id + attempt)) for stream, event in unit.events)
    return _unit(events[0][1].id, events)


def _unit(name: str, events: tuple[tuple[StreamId, Event], ...]) -> Append:
    digest = sha256(b"".join(content(event) for _, event in events)).digest()
    return Append(admission=admission_id(SOURCE, name), digest=digest, events=events)


def _filed(chance: Random, name: str) -> Fact:
    conduct = Conduct(fingerprint=f"act-{chance.randrange(20)}", on=date(2023, 7, 1))
    return CaseFiled(case_number=name, items=(LITTERING,), party=PERSON, conduct=conduct, approver="chief")


def _decided(chance: Random) -> Fact:
    return with_data("penalty_decided.v1", {"fine": chance.randrange(60) * 100, "kinds": ["fine"]})


def _fact(chance: Random) -> Fact:
    match chance.randrange(4):
        case 0:
            return _decided(chance)
        case 1:
            return with_data("legal_review_passed.v1", {"reviewer": "wu"})
        case 2:
            return with_data("permit_applied.v1", {})
        case _:
            return with_data("on_site_verified.v1", {})


def _event(name: str, subject: str, fact: Fact, number: int, chance: Random) -> Event:
    late = timedelta(days=chance.randrange(9)) if chance.random() < 0.1 else timedelta()
    return Event(
        source=SOURCE,
        id=name,
        fact=fact,
        occurred_at=_BEGIN + timedelta(minutes=number // EACH * 10, seconds=number % EACH) - late,
        subject=subject,
        organ="bureau-westlake",
        activity="x" * chance.randrange(200, 9_000) if chance.random() < 0.03 else None,
        synthetic=True,
    )
