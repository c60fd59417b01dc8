"""A store takes a city once."""

from datetime import date

import pytest

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import Addresses, CityConflictError, fill
from domain.catalogue import PART_OF
from domain.lookup import Registry, case_of_alias
from domain.ports.event_log import follow
from domain.ports.store import Store
from domain.reservation import is_alias
from tests.simulation.judging import END, START, city


def test_filling_a_second_time_adds_nothing(store: Store) -> None:
    made = city(1, 30)
    first = fill(store, made, batch=64)
    head = store.log.head()
    again = fill(store, made)
    assert first.events > 30
    assert first.cases >= 30
    assert (again.events, again.registers, again.cases) == (0, 0, 0)
    assert again.known == first.events + first.registers
    assert store.log.head() == head


def test_two_seeds_live_in_one_store_on_the_same_registers() -> None:
    store = open_store("memory:")
    fill(store, city(1, 20))
    second = fill(store, city(2, 20))
    assert second.registers == 0
    assert second.events > 0


def test_another_city_under_the_same_names_is_a_conflict() -> None:
    store = open_store("memory:")
    fill(store, city(1, 20))
    with pytest.raises(CityConflictError):
        fill(store, simulate(1, 20, start=START, end=date(2024, 12, 31)))


def test_the_log_finds_the_case_of_every_alias_that_events_use() -> None:
    store, made, addresses = open_store("memory:"), city(1, 60), Addresses()
    fill(store, made)
    for event in made.cases():
        case = addresses.find(event)
        if is_alias(event.subject):
            assert case_of_alias(store.log, event.subject) == case


def test_stored_events_stay_marked_as_made_up_and_reference_data_does_not() -> None:
    store = open_store("memory:")
    fill(store, city(1, 20))
    recorded = [r.event for batch in follow(store.log) for r in batch]
    assert all(e.synthetic for e in recorded if type(e.fact) in PART_OF)
    assert not any(e.synthetic for e in recorded if e.source == "urn:bihuan:registers")


def test_the_registers_of_a_filled_store_know_calendar_items_and_organs() -> None:
    store = open_store("memory:")
    fill(store, city(1, 1))
    registers = Registry(store.log).current()
    assert registers.calendar.years == tuple(range(2019, 2027))
    assert registers.item("ZJ-SR-17.3-a", END) is not None
    assert len(registers.organs) == 84


def test_progress_hears_of_every_event() -> None:
    heard: list[int] = []
    filled = fill(open_store("memory:"), city(1, 20), progress=heard.append, batch=100)
    assert sum(heard) == filled.events + filled.registers
