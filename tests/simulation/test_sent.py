"""A city sent as CloudEvents through the door for facts is the city that a store is filled with."""

from collections import defaultdict
from datetime import UTC, datetime

from adapters.event_store import open_store
from adapters.intake.door import FactDoor
from adapters.intake.message import Sent
from adapters.simulation.cloudevents import lines
from adapters.simulation.filling import fill
from domain.authority import EVERY_ORGAN, Principal, Role
from domain.ids import StreamId
from domain.ports.event_log import follow
from domain.ports.store import Store
from tests.simulation.judging import city

PLATFORM = Principal(person="simulation", role=Role.OPERATOR, organs=frozenset({EVERY_ORGAN}))


def _streams(store: Store) -> dict[StreamId, list[str]]:
    """Tell each stream in legal order: what waited for an alias of its own batch was recorded after it."""
    recorded = [r for batch in follow(store.log) for r in batch]
    told: defaultdict[StreamId, list[str]] = defaultdict(list)
    for one in sorted(recorded, key=lambda r: r.event.occurred_at):
        told[one.stream].append(f"{one.event.source} {one.event.id}")
    return dict(told)


def _deliver(store: Store, sent: list[Sent]) -> list[str]:
    door = FactDoor(store, store.log.append, lambda: datetime(2027, 1, 1, tzinfo=UTC))
    return [answer.outcome for answer in door.deliver(sent, PLATFORM, "import")]


def test_every_line_is_taken_and_lands_where_filling_puts_it() -> None:
    made = city(6, 120, {"G004": 3, "G016": 4})
    sent = [Sent(line, "application/cloudevents+json") for line in lines(made.events())]
    told, filled = open_store("memory:"), open_store("memory:")
    fill(filled, made)
    assert set(_deliver(told, sent)) == {"stored"}
    assert _streams(told) == _streams(filled)


def test_an_event_by_an_alias_that_comes_too_early_waits() -> None:
    made = city(6, 40)
    sent = [Sent(line, "application/cloudevents+json") for line in lines(made.events())]
    store = open_store("memory:")
    outcomes = _deliver(store, [one for one in sent if b'"subject":"urn:xwm:' in one.body][:5])
    assert set(outcomes) == {"waiting"}
    assert set(_deliver(store, sent)) <= {"stored", "duplicate", "waiting"}
