"""A lawful city: nothing that the simulator plants is found in it, not even at the edges of the law."""

from datetime import date

import pytest

from adapters.simulation.city import City, simulate
from adapters.simulation.twists import EDGES
from tests.simulation.judging import Judged, city


@pytest.fixture(scope="module")
def lawful() -> City:
    return city(11, 1500)


@pytest.fixture(scope="module")
def judged(lawful: City) -> Judged:
    return Judged(lawful)


def test_no_guard_finds_anything_in_a_lawful_city(judged: Judged) -> None:
    assert judged.breaches == set()


def test_every_guard_can_decide_in_a_lawful_city(judged: Judged) -> None:
    assert judged.undecided == []


def test_stories_end_before_the_calendar_does() -> None:
    last_year = simulate(5, 800, start=date(2026, 5, 1), end=date(2026, 12, 31))
    assert [guard for guard, _ in Judged(last_year).undecided] == []


def test_every_step_of_a_lawful_city_fits_the_state_of_its_case(judged: Judged) -> None:
    assert judged.out_of_order == []


def test_every_lawful_edge_is_walked_and_marked(lawful: City) -> None:
    marked = {(a.guard, a.how.split("/")[1]) for a in lawful.answers}
    assert marked == {(t.guard, t.how) for t in EDGES}
    assert all(a.lawful for a in lawful.answers)
    assert lawful.planted == ()
