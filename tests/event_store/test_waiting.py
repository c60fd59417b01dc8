"""Events that wait for their alias, on every store."""

from datetime import timedelta, timezone

from msgspec import structs

from domain.ids import admission_id
from domain.ports.store import Store
from domain.ports.waiting import Waiting
from tests.event_store.samples import NOON, SOURCE, event


def waiting(name: str, alias: str, minutes: int = 0) -> Waiting:
    return Waiting(alias=alias, received_at=NOON + timedelta(minutes=minutes), event=event(name))


def test_events_are_listed_by_alias_in_order_of_arrival(store: Store) -> None:
    room = store.waiting
    first, second, third = waiting("a", "urn:xwm:2", 5), waiting("b", "urn:xwm:1", 1), waiting("c", "urn:xwm:2")
    room.keep([first, second])
    room.keep([third])
    assert room.list(10) == [first, second, third]
    assert room.list(2) == [first, second]
    assert room.of_aliases(["urn:xwm:2"]) == [first, third]
    assert room.of_aliases(["urn:xwm:2", "urn:xwm:1", "urn:xwm:1", "none"]) == [first, second, third]
    assert room.of_aliases([]) == []
    assert room.count() == 3


def test_the_same_source_and_id_again_changes_nothing(store: Store) -> None:
    room = store.waiting
    room.keep([waiting("a", "urn:xwm:1")])
    room.keep([waiting("a", "urn:xwm:2", 9), waiting("b", "urn:xwm:1"), waiting("b", "urn:xwm:3")])
    assert room.list(10) == [waiting("a", "urn:xwm:1"), waiting("b", "urn:xwm:1")]


def test_only_what_was_appended_is_released(store: Store) -> None:
    room = store.waiting
    room.keep([waiting(name, "urn:xwm:1") for name in "abc"])
    room.release([admission_id(SOURCE, "b"), admission_id(SOURCE, "unknown")])
    assert [w.event.id for w in room.list(10)] == ["a", "c"]
    room.release([admission_id(SOURCE, "c")])
    room.keep([waiting("d", "urn:xwm:1")])
    assert [w.event.id for w in room.list(10)] == ["a", "d"]
    room.release([])
    assert room.count() == 2


def test_an_event_of_another_time_zone_waits_unchanged(store: Store) -> None:
    there = timezone(timedelta(hours=8))
    kept = Waiting(
        alias="urn:xwm:1",
        received_at=NOON.astimezone(there),
        event=structs.replace(event("a"), occurred_at=NOON.astimezone(there), activity="立案", synthetic=True),
    )
    store.waiting.keep([kept])
    assert store.waiting.list(1) == [kept]


def test_many_aliases_are_looked_up_at_once(store: Store) -> None:
    store.waiting.keep([waiting(f"e{n}", f"urn:xwm:{n}") for n in range(450)])
    found = store.waiting.of_aliases([f"urn:xwm:{n}" for n in range(0, 450, 3)])
    assert [w.event.id for w in found] == [f"e{n}" for n in range(0, 450, 3)]
