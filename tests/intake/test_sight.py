from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from adapters.intake.sight import Seen, Sight
from domain.admission import admit
from domain.case import fold
from domain.event import Event, with_data
from domain.ids import CaseId, case_id
from domain.ports.store import Store
from tests.intake.sending import ORGAN, REGISTRAR, deliver, door, event

SOURCE = "urn:test:sight"
BEGUN = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = 8


def case(name: str) -> CaseId:
    return case_id(SOURCE, name)


def record(store: Store, name: str, *days: int) -> None:
    """Record evidence of a case, collected on these days."""
    begun = store.log.head()
    store.log.append([admit(evidence(name, begun + n, day), case(name)) for n, day in enumerate(days)])


def evidence(name: str, number: int, day: int) -> Event:
    fact = with_data("evidence_collected.v1", {"evidence": f"photo-{number}", "kind": "object", "digest": "d"})
    at = BEGUN + timedelta(days=day)
    return Event(source=SOURCE, id=f"e-{number}", fact=fact, occurred_at=at, subject=name, organ=ORGAN)


def look(sight: Sight, *names: str) -> Sequence[Seen]:
    return sight.look([case(name) for name in names])


def assert_true(store: Store, seen: Seen) -> None:
    """Compare what was seen with the stream, told from the beginning, as of every day."""
    stream = store.log.read_stream(seen.id)
    assert list(seen.told.recorded) == stream
    for day in range(-1, DAYS + 1):
        at = BEGUN + timedelta(days=day)
        assert seen.told.as_of(at) == fold(r for r in stream if r.event.occurred_at <= at)


def test_several_cases_are_seen_at_once_and_one_that_nobody_began_is_empty(store: Store) -> None:
    record(store, "a", 0, 1)
    record(store, "b", 0)
    a, b, nothing, again = look(Sight(store.log), "a", "b", "c", "a")
    assert [seen.told.version for seen in (a, b, nothing, again)] == [2, 1, 0, 2]
    for seen in (a, b, nothing, again):
        assert_true(store, seen)


@pytest.mark.parametrize("seed", range(20))
def test_a_case_kept_in_mind_is_told_as_from_the_beginning(memory_store: Store, seed: int) -> None:
    draw, sight = Random(seed), Sight(memory_store.log)
    for _ in range(6):
        record(memory_store, "a", *(draw.randrange(DAYS) for _ in range(draw.randrange(4))))
        (seen,) = look(sight, "a")
        assert_true(memory_store, seen)


def test_no_more_events_are_kept_in_mind_than_may_be(memory_store: Store) -> None:
    sight = Sight(memory_store.log, most=5)
    for name in ("a", "b", "c"):
        record(memory_store, name, 0, 1)
        look(sight, name)
    assert sight.kept == 4
    record(memory_store, "d", *range(DAYS))
    (seen,) = look(sight, "d")
    assert_true(memory_store, seen)
    assert sight.kept == 0
    for seen in look(sight, "a", "b", "c", "d"):
        assert_true(memory_store, seen)


def test_registers_are_seen_as_they_are_now(store: Store) -> None:
    sight = Sight(store.log)
    (before,) = look(sight, "a")
    organ = {"organ": ORGAN, "name": "x", "kind": "integrated", "region": "330106", "effective_from": "2024-01-01"}
    deliver(door(store), [event(1, "organ_registered.v1", organ, subject="o")], REGISTRAR)
    (after,) = look(sight, "a")
    on = BEGUN.date()
    assert before.registers.region(ORGAN, on) is None
    assert after.registers.region(ORGAN, on) == "330106"
