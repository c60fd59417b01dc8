"""A figure with its position can be had again: after more events, after late ones, and after a rebuild."""

from collections.abc import Iterator
from random import Random

import pytest
from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.filling import appends
from domain.ports.store import Store
from projections.read_models.book import READ_MODELS
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.figures import count_indicator, due_by
from projections.read_models.indicators.pinned import seen_on
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, question
from projections.rebuild import rebuild
from tests.read_models.indicator_city import RECORDED, YEARS, engine_over, made

SETTINGS = {"platform": ("urn:bihuan:synthetic:enforcement-app",)}
CITY = made(seed=11, cases=120)


def figures(store: Store, position: int | None = None) -> dict[str, object]:
    found: dict[str, object] = {}
    with store.tables.read() as session:
        for name, indicator in INDICATORS.items():
            for first, last in YEARS:
                put = question(session, store.log, indicator.model, Asked(first=first, last=last, position=position))
                put = structs.replace(put, asked=due_by(indicator, put.asked, seen_on(store.log, put)))
                found[f"{name} {first}"] = count_indicator(session, indicator, put, ("organ", "month"), SETTINGS)
    return found


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("memory:", clock=lambda: RECORDED)
    yield opened
    opened.close()


def test_the_same_position_gives_the_same_figures_after_more_events_and_after_a_rebuild(store: Store) -> None:
    units = list(appends(CITY))
    half = len(units) * 2 // 3
    store.log.append(units[:half])
    engine = engine_over(store)
    engine.catch_up()
    position = store.log.head()
    before = figures(store)
    assert any(before.values())
    store.log.append(units[half:])
    engine.catch_up()
    assert figures(store) != before
    assert figures(store, position) == before
    rebuilt = rebuild(store, ReadModels(tuple(READ_MODELS.values())))
    assert rebuilt.same
    assert figures(store, position) == before


def test_the_order_of_recording_does_not_change_what_is_known_in_the_end(store: Store) -> None:
    units = list(appends(CITY))
    registers = [unit for unit in units if unit.events[0][1].source.endswith("registers")]
    cases = [unit for unit in units if not unit.events[0][1].source.endswith("registers")]
    store.log.append([*registers, *cases])
    engine_over(store).catch_up()
    other = open_store("memory:", clock=lambda: RECORDED)
    shuffled = list(cases)
    Random(3).shuffle(shuffled)
    other.log.append([*registers, *shuffled])
    engine_over(other).catch_up()
    assert figures(other) == figures(store)
    other.close()
