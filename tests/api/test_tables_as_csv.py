"""Read models as CSV say the same as JSON."""

import csv
import json
from io import StringIO

import httpx
import pytest

from projections.read_models.book import READ_MODELS
from projections.read_models.entry import fields
from tests.api.conftest import Caller, problem_name

PERIOD = {"from": "2025-01-01", "to": "2025-06-30"}


def path(name: str) -> str:
    return f"/v1/{name.replace('_', '-')}"


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def as_csv(value: object) -> str:
    """What a value of JSON is in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}" if value[:1] in tuple("=+-@\t\r\n'") else value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_lists_as_csv_have_every_value_of_the_lists_as_json(city: Caller) -> None:
    for name in READ_MODELS:
        the_list_is_the_same(city, name)


def the_list_is_the_same(city: Caller, name: str) -> None:
    told = city.call("GET", path(name), params={"limit": "500"}).json()
    answer = city.call("GET", path(name), params={"limit": "500", "format": "csv", "heading": "names"})
    assert rows(answer) == [{key: as_csv(value) for key, value in item.items()} for item in told["items"]]
    assert answer.headers["Bihuan-Position"] == str(told["position"])
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{path(name)[4:]}.csv"'


def test_totals_as_csv_have_every_number_of_the_totals_as_json(city: Caller) -> None:
    for name in READ_MODELS:
        the_totals_are_the_same(city, name)


def the_totals_are_the_same(city: Caller, name: str) -> None:
    wanted = {**PERIOD, "by": "month,organ"}
    told = city.call("GET", f"{path(name)}/totals", params=wanted).json()
    answer = city.call("GET", f"{path(name)}/totals", params={**wanted, "format": "csv", "heading": "names"})
    expected = [
        group["group"]
        | {"entries": group["entries"], "cases": group["cases"]}
        | {f"sum_{field}": number for field, number in group["sums"].items()}
        for group in told["groups"]
    ]
    assert rows(answer) == [{key: as_csv(value) for key, value in row.items()} for row in expected]


def test_the_simulated_city_has_something_to_list(city: Caller) -> None:
    assert rows(city.call("GET", "/v1/three-levels", params={"format": "csv"}))


@pytest.mark.parametrize(("heading", "which"), [(None, "zh"), ("zh", "zh"), ("en", "en")])
def test_the_first_line_is_the_labels_of_the_fields(city: Caller, heading: str | None, which: str) -> None:
    wanted = {"format": "csv"} | ({"heading": heading} if heading else {})
    first = next(csv.reader(StringIO(city.call("GET", "/v1/three-levels", params=wanted).content.decode()[1:])))
    assert first[3:] == [getattr(field.title, which) for field in fields(READ_MODELS["three_levels"].entry)]


def test_pages_of_csv_lead_on_by_their_link(city: Caller) -> None:
    whole = rows(city.call("GET", "/v1/three-levels", params={"format": "csv", "limit": "500", **PERIOD}))
    answer = city.call("GET", "/v1/three-levels", params={"format": "csv", "limit": "3", **PERIOD})
    found = rows(answer)
    while "Link" in answer.headers:
        link, _, relation = answer.headers["Link"].partition(">; ")
        assert relation == 'rel="next"'
        answer = city.call("GET", link.removeprefix("<"))
        found += rows(answer)
    assert len(whole) > 3
    assert found == whole


@pytest.mark.parametrize(
    ("given", "field", "allowed"),
    [
        ({"format": "xlsx"}, "format", ["json", "csv"]),
        ({"format": "csv", "heading": "fr"}, "heading", ["zh", "en", "names"]),
        ({"heading": "zh"}, "heading", "format=csv beside it"),
    ],
)
def test_nonsense_is_refused_with_what_is_allowed(
    caller: Caller, given: dict[str, str], field: str, allowed: object
) -> None:
    for where in ("/v1/three-levels", "/v1/three-levels/totals"):
        answer = caller.call("GET", where, params={**PERIOD, **given})
        assert answer.status_code == 400
        assert problem_name(answer) == "invalid-parameter"
        assert (answer.json()["field"], answer.json()["expected"]) == (field, allowed)


def test_csv_is_described(caller: Caller) -> None:
    operation = caller.call("GET", "/openapi.json", None).json()["paths"]["/v1/three-levels"]["get"]
    assert "text/csv" in operation["responses"]["200"]["content"]
    assert {"format", "heading"} <= {parameter["name"] for parameter in operation["parameters"]}
