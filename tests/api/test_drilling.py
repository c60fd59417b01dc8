"""Every number of the totals leads to the entries that it counts."""

from datetime import date

from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from projections.read_models.book import READ_MODELS
from tests.api.conftest import Caller
from tests.intake.sending import Json

PERIOD = {"from": "2025-01-01", "to": "2025-06-30"}


def groups(city: Caller, name: str, by: str) -> list[Json]:
    answer = city.call("GET", f"/v1/{name.replace('_', '-')}/totals", params={**PERIOD, "by": by})
    assert answer.status_code == 200, answer.text
    found: list[Json] = answer.json()["groups"]
    return found


def test_the_rows_of_a_group_are_those_that_it_counts(city: Caller) -> None:
    for name, model in READ_MODELS.items():
        by = ",".join(("month", "organ", *model.filters[:1]))
        for group in groups(city, name, by):
            if group["rows"] is None:
                assert None in group["group"].values()
                continue
            answer = city.call("GET", f"{group['rows']}&limit=500")
            assert answer.status_code == 200, answer.text
            items = answer.json()["items"]
            assert len(items) == group["entries"], (name, group)
            assert len({item["case_id"] for item in items}) == group["cases"]
            for field, number in group["sums"].items():
                assert sum(item[field] or 0 for item in items) == number, (name, field)


def test_the_rows_stay_those_of_the_position(city: Caller) -> None:
    before = groups(city, "three_levels", "month")
    fill(city.service.store, simulate(6, 20, start=date(2025, 1, 1), end=date(2025, 6, 30)))
    city.projections.catch_up()
    assert groups(city, "three_levels", "month") != before
    for group in before:
        assert len(city.call("GET", f"{group['rows']}&limit=500").json()["items"]) == group["entries"]
