"""A city comes from its seed alone."""

from itertools import pairwise

from adapters.simulation.city import City
from adapters.simulation.cloudevents import lines
from tests.simulation.judging import city


def _bytes(made: City) -> bytes:
    return b"".join(lines(made.events()))


def test_the_same_seed_makes_the_same_bytes() -> None:
    plant = {"G005": 3, "G016": 3}
    assert _bytes(city(7, 100, plant)) == _bytes(city(7, 100, plant))


def test_a_city_read_twice_is_the_same() -> None:
    made = city(7, 100, {"G027": 3})
    assert _bytes(made) == _bytes(made)


def test_reading_the_answers_first_changes_no_event() -> None:
    asked, unasked = city(7, 100, {"G027": 3}), city(7, 100, {"G027": 3})
    assert asked.answers
    assert _bytes(asked) == _bytes(unasked)


def test_another_seed_makes_another_city() -> None:
    assert _bytes(city(7, 50)) != _bytes(city(8, 50))


def test_two_seeds_share_no_event_identity_but_the_registers() -> None:
    one, other = city(7, 50), city(8, 50)
    assert not {(e.source, e.id) for e in one.cases()} & {(e.source, e.id) for e in other.cases()}
    assert one.registers == other.registers


def test_events_of_the_city_come_in_order_of_time() -> None:
    times = [event.occurred_at for event in city(7, 200).cases()]
    assert all(earlier <= later for earlier, later in pairwise(times))
