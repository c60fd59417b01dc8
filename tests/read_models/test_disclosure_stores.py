"""Questions of disclosure with SQL of their own answer alike on every store."""

from datetime import date

import pytest

from adapters.simulation.city import City, simulate
from domain.lookup import Registry
from domain.ports.store import Store
from projections.read_models.disclosure.listing import in_force, numbered_alike
from projections.read_models.disclosure.statistics import basics_by_organ, counted, figures
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked
from tests.projections.telling import at
from tests.read_models.disclosed import Json, a_city

MOMENT = at("2024-12-31 12:00")


@pytest.fixture(scope="module")
def made() -> City:
    return simulate(5, 60, plant={"G135": 2}, start=date(2023, 1, 1), end=date(2024, 12, 31))


@pytest.fixture(scope="module")
def expected(made: City) -> Json:
    with a_city(made) as store:
        return answers(store)


def answers(store: Store) -> Json:
    registers = Registry(store.log).current()
    asked = Asked(as_of=MOMENT, filters={"subject": "penalty", "simple": False})
    with store.tables.read() as session:
        put = in_force(session, store.log, asked, MOMENT)
        shown: list[Json] = []
        cursor = None
        while True:
            page = list_entries(session, put, 3, cursor)
            shown += page.items
            cursor = page.next
            if cursor is None:
                break
        return {
            "shown": shown,
            "alike": numbered_alike(session, put, [str(i["document"]) for i in shown]),
            "none": numbered_alike(session, put, [None]),
            "counted": counted(session, store.log, 2024, Asked(filters={"region": "330106"})),
            "figures": figures(session, store.log, 2023, registers, date(2024, 3, 1)),
            "basics": basics_by_organ(session, store.log, Asked(as_of=MOMENT)),
        }


def test_answers_are_the_same_on_every_store(store_url: str, made: City, expected: Json) -> None:
    with a_city(made, store_url) as store:
        found = answers(store)
    assert found == expected
    assert all(found[name] for name in ("shown", "alike", "counted", "figures", "basics"))
    assert set(found["alike"].values()) == {1}
