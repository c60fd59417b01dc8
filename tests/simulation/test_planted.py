"""Planted breaches: all of them are found, and nothing else."""

from datetime import date

import pytest

from adapters.simulation.answers import Planted, score
from adapters.simulation.city import City, plantable, simulate
from adapters.simulation.twists import BREACHES, GUARDS, NOT_PLANTED, breaches_of
from domain.law.book import GUARDS as BOOK
from tests.simulation.judging import END, START, Judged, city

EACH = {guard: max(5, len(breaches_of(guard))) for guard in GUARDS}
"""At least as many stories a guard as there are ways to break it."""


@pytest.fixture(scope="module")
def broken() -> City:
    return city(3, 300, EACH)


@pytest.fixture(scope="module")
def judged(broken: City) -> Judged:
    return Judged(broken)


def test_what_is_planted_is_a_guard_of_the_book() -> None:
    assert set(GUARDS) <= set(BOOK)


def test_what_is_not_planted_says_why() -> None:
    assert set(BOOK) - set(GUARDS) == set(NOT_PLANTED)
    assert all(NOT_PLANTED.values())


def test_every_way_of_breaking_a_guard_is_planted(broken: City) -> None:
    def name(guard: str, plot: str, how: str, act: str | None) -> tuple[str, str]:
        return guard, f"{plot}/{how}" + (f"/{act}" if act else "")

    wanted = {name(t.guard, t.plot, t.how, t.act) for t in BREACHES}
    assert wanted <= {(p.guard, p.how) for p in broken.planted}


@pytest.mark.parametrize("guard", GUARDS)
def test_all_planted_breaches_are_found_and_none_is_false(broken: City, judged: Judged, guard: str) -> None:
    found = score(broken.answers, judged.breaches)[guard]
    assert found.planted >= EACH[guard]
    assert found.missed == ()
    assert found.false == ()
    assert found.perfect


def test_planted_breaches_leave_no_guard_undecided(broken: City, judged: Judged) -> None:
    not_concluded = {(p.source, p.event_id) for p in broken.planted if p.guard == "G041"}
    beside = {(guard, event.source, event.id) for guard, event in judged.undecided}
    assert beside == {("G021", *act) for act in not_concluded}  # what was not investigated was not weighed


def test_the_answer_key_names_events_of_the_city(broken: City) -> None:
    names = {(event.source, event.id, event.subject) for event in broken.cases()}
    assert {(p.source, p.event_id, p.subject) for p in broken.answers} <= names


def test_planting_less_plants_the_given_number() -> None:
    made = city(5, 50, {"G066": 4})
    assert [p.guard for p in made.planted] == ["G066"] * 4


def test_what_is_told_in_the_next_january_is_planted_too() -> None:
    assert len(city(1, 10, {"G134": 200}).planted) == 200


def test_an_unknown_guard_cannot_be_planted() -> None:
    with pytest.raises(ValueError, match="no way to break G999"):
        city(1, 10, {"G999": 1})


def test_a_guard_whose_law_comes_later_is_not_planted() -> None:
    early = date(2025, 12, 31)
    assert set(GUARDS) - set(plantable(early)) == {"G151", "G154", "G156"}
    assert plantable(END) == GUARDS
    with pytest.raises(ValueError, match="G151 cannot be planted"):
        simulate(1, 10, plant={"G151": 1}, start=START, end=early)


def test_a_short_span_has_no_room_for_planted_breaches() -> None:
    with pytest.raises(ValueError, match="too short"):
        simulate(1, 10, plant={"G066": 1}, start=date(2024, 1, 1), end=date(2024, 6, 30))


def test_a_city_needs_years_whose_calendar_is_known() -> None:
    with pytest.raises(ValueError, match="2031"):
        simulate(1, 10, start=START, end=date(2031, 1, 1))


def test_a_city_does_not_begin_before_its_law_or_after_its_end() -> None:
    with pytest.raises(ValueError, match="2021-10-08"):
        simulate(1, 10, start=date(2020, 1, 1), end=END)
    with pytest.raises(ValueError, match="ends after it begins"):
        simulate(1, 10, start=END, end=START)


def test_a_score_tells_missed_from_false() -> None:
    planted = Planted(guard="G005", how="one", source="s", event_id="1", case="c", subject="c")
    edge = Planted(guard="G005", how="edge", source="s", event_id="2", case="c", subject="c", lawful=True)
    result = score([planted, edge], [("G005", "s", "2")])["G005"]
    assert (result.planted, result.found) == (1, 0)
    assert result.missed == (("G005", "s", "1"),)
    assert result.false == (("G005", "s", "2"),)
    assert not result.perfect
