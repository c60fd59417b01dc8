"""Nothing that anybody may read without a token names a person: every public answer over a simulated city is read."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from urllib.parse import urlencode

import pytest

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from api.authentication import PUBLIC, is_public
from api.bootstrap import Service
from domain.personal_numbers import personal_numbers
from projections.read_models.disclosure.catalogue import Section
from tests.api.conftest import TOKENS, Caller
from tests.intake.sending import now
from tests.read_models.disclosed import Json, exported
from tests.read_models.oracle.disclosure import tokens

LISTS = ("/v1/disclosure/penalties", "/v1/disclosure/permits")
LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z.])(?:[0-9]{15}|[0-9]{17}[0-9Xx]|[0-9]{11})(?![0-9A-Za-z])")
"""What has the length of an identity or mobile number."""
STAFF = re.compile(r"\b(?:officer|staff|auxiliary)-[0-9]{6}-")


@pytest.fixture(scope="module")
def city() -> Iterator[Caller]:
    """A service over a city in which also publications go wrong."""
    store = open_store("memory:", clock=now)
    plant = {"G128": 6, "G129": 12, "G130": 6}
    fill(store, simulate(11, 250, plant=plant, start=date(2023, 1, 1), end=date(2025, 12, 31)))
    with asyncio.Runner() as runner, closing(Service(store, TOKENS, clock=now, projecting=False)) as service:
        caller = Caller(service, runner)
        caller.projections.catch_up()
        yield caller


@pytest.fixture(scope="module")
def answers(city: Caller) -> dict[str, str]:
    """Every public answer, by its path and parameters."""
    return {url: city.call("GET", url, None).text for url in urls(city)}


def urls(city: Caller) -> Iterator[str]:
    """Name every public path, each with every parameter that shows something else, and every page of the lists."""
    described = city.call("GET", "/openapi.json", None).json()["paths"]
    plain = [path for path, item in described.items() for operation in item.values() if operation.get("security") == []]
    yield from sorted({*PUBLIC, *(path for path in plain if "{" not in path)} - {"/v1/disclosure/statistics"})
    for one in city.call("GET", "/v1/schemas", None).json()["items"]:
        yield f"/v1/schemas/{one['type']}"
    for path in LISTS:
        for asked in ({}, {"format": "csv"}, {"format": "csv", "headings": "true"}, {"limit": "7"}):
            yield from pages(city, path, asked)
    for section in Section:
        yield from pages(city, "/v1/disclosure/catalogue", {"section": section})
        yield from pages(city, "/v1/disclosure/catalogue", {"section": section, "as_of": "2024-06-30", "stale": "true"})
    for year in ("2023", "2024", "2025"):
        yield f"/v1/disclosure/statistics?year={year}"


def pages(city: Caller, path: str, asked: dict[str, str]) -> Iterator[str]:
    """Name the pages of a list."""
    url: str | None = f"{path}?{urlencode(asked)}"
    while url is not None:
        yield url
        answer = city.call("GET", url, None)
        assert answer.status_code == 200, answer.text
        if answer.headers["Content-Type"].startswith("text/csv"):
            link = answer.headers.get("Link")
            url = link.partition("<")[2].partition(">")[0] if link else None
        else:
            following = answer.json()["next"]
            url = f"{path}?{urlencode({**asked, 'cursor': following})}" if following else None


def test_the_city_shows_something_to_everybody(answers: dict[str, str]) -> None:
    assert "某某" in answers["/v1/disclosure/penalties"]
    assert "法人及非法人组织" in answers["/v1/disclosure/penalties"]
    assert "XK_XKBH" in answers["/v1/disclosure/permits"]
    assert len(answers) > 200
    assert all(is_public(url.partition("?")[0]) for url in answers)


def test_no_public_answer_holds_the_token_of_a_party(city: Caller, answers: dict[str, str]) -> None:
    named = tokens(list(exported(city.service.store.log)))
    assert len(named) > 200
    told = "\n".join(
        text for url, text in answers.items() if not url.startswith(("/v1/schemas", "/openapi", "/asyncapi"))
    )
    assert [token for token in named if token in told] == []
    every = "\n".join(answers.values())
    assert [token for token in named if token.startswith("party-") and token in every] == []


def test_no_public_answer_holds_an_identity_or_phone_number(city: Caller, answers: dict[str, str]) -> None:
    codes = credit_codes(list(exported(city.service.store.log)))
    for url, text in answers.items():
        assert personal_numbers(text) == [], url
        if not url.startswith(("/v1/schemas", "/openapi.json", "/asyncapi.json", "/metrics")):
            assert [n for n in LONG_NUMBER.findall(text) if n not in codes] == [], url


def test_no_public_answer_names_staff(answers: dict[str, str]) -> None:
    for url, text in answers.items():
        assert STAFF.search(text) is None, url


def test_no_public_answer_holds_free_text_of_a_case(city: Caller, answers: dict[str, str]) -> None:
    told = "\n".join(text for url, text in answers.items() if url.startswith("/v1/disclosure"))
    for event in exported(city.service.store.log):
        if event["type"].startswith(("publication_", "decision_", "permit_r", "permit_w")):
            for field in ("reason", "reasons", "ground"):
                text = event["data"].get(field)
                assert text is None or text not in told


def credit_codes(events: list[Json]) -> set[str]:
    """List the credit codes of organs and units, which are public and of the same length."""
    organs = {e["organ"] for e in events if e.get("organ")} | {str(e["data"].get("organ")) for e in events}
    parties = [e["data"].get("party") for e in events]
    return organs | {p["uscc"] for p in parties if isinstance(p, dict) and "uscc" in p}
