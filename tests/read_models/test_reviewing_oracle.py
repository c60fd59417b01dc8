"""Three levels, legal reviews and persons of a simulated city, as a slow script makes them of the exported events."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from domain.lookup import Registry
from domain.ports.store import Store
from projections.read_models.question import Asked, question
from projections.read_models.review.persons import list_persons
from projections.read_models.review.reviewers import SPAN, shares
from projections.read_models.review.reviews import LEGAL_REVIEWS
from projections.read_models.review.roles import CASE_ROLES
from projections.read_models.review.three_levels import THREE_LEVELS
from tests.read_models.oracle import reviewing as oracle
from tests.read_models.recorded_city import CASES, YEARS, exported, listed, midpoints, recorded_city, totals

Json = dict[str, Any]


@pytest.fixture(scope="module")
def city() -> Iterator[Store]:
    store = recorded_city([THREE_LEVELS, LEGAL_REVIEWS, CASE_ROLES])
    yield store
    store.close()


@pytest.fixture(scope="module")
def events(city: Store) -> list[Json]:
    return exported(city)


def numbered(item: Json) -> tuple[str, int]:
    return str(item["case_id"]), int(str(item["key"]).removeprefix("draft-"))


def levels_shown(item: Json, wanted: Json) -> Json:
    shown = {name: item[name] for name in wanted}
    return shown | {"doubled": {held["person"]: held["roles"] for held in item["roles"]}}


def test_the_three_levels_of_every_draft_are_those_of_the_script(city: Store, events: list[Json]) -> None:
    wanted = oracle.three_levels(events)
    found = {numbered(item): item for item in listed(city, THREE_LEVELS)}
    assert found.keys() == wanted.keys()
    for key, expected in wanted.items():
        assert levels_shown(found[key], expected) == expected, key
    assert {True, False} == {w["proven"] for w in wanted.values()}
    for name in ("returns", "carried", "doubled"):
        assert any(w[name] for w in wanted.values()), name


def test_a_case_counted_as_proven_has_three_persons_in_every_round_that_passed(city: Store) -> None:
    for item in listed(city, THREE_LEVELS, Asked(filters={"proven": True})):
        assert item["rounds"][-1]["returned_by"] is None
        assert len({item["department"], item["legal"], item["head"]}) == 3
        assert len(item["rounds"]) == item["returns"] + 1


def test_the_legal_review_of_every_draft_is_that_of_the_script(city: Store, events: list[Json]) -> None:
    wanted = oracle.legal_reviews(events)
    found = {numbered(item): item for item in listed(city, LEGAL_REVIEWS)}
    assert found.keys() == wanted.keys()
    for key, expected in wanted.items():
        assert {name: found[key][name] for name in expected} == expected, key
    for name in ("missing", "early", "returned", "handled"):
        assert any(w[name] for w in wanted.values()), name


def test_the_reviews_of_another_time_are_those_of_the_events_by_then(city: Store) -> None:
    for moment in midpoints(city, 3):
        wanted = oracle.legal_reviews(exported(city, as_of=moment))
        found = {numbered(item): item for item in listed(city, LEGAL_REVIEWS, Asked(as_of=moment))}
        assert found.keys() == wanted.keys()
        for key, expected in wanted.items():
            assert {name: found[key][name] for name in expected} == expected, (moment, key)


def test_reviews_counted_by_ground_add_up_to_those_of_the_script(city: Store, events: list[Json]) -> None:
    wanted = oracle.legal_reviews(events)
    entries = Counter(w["grounds"] for w in wanted.values())
    found = totals(city, LEGAL_REVIEWS, ("grounds",))
    assert {group[0]: count["entries"] for group, count in found.items()} == entries
    for name in ("missing", "early", "returned", "submitted"):
        assert sum(count[name] for count in found.values()) == sum(w[name] for w in wanted.values()), name


def test_persons_their_roles_and_their_cases_are_those_of_the_script(city: Store, events: list[Json]) -> None:
    for first, last in YEARS:
        wanted = oracle.persons(events, first.isoformat(), last.isoformat())
        found = {str(item["person"]): item for item in persons(city, first, last)}
        assert found.keys() == wanted.keys()
        for person, expected in wanted.items():
            item = found[person]
            assert item["cases"] == len(expected["cases"])
            assert {r.role: r.cases for r in item["roles"]} == {r: len(c) for r, c in expected["roles"].items()}
            assert item["doubled_cases"] == len(expected["doubled"])
            assert {named["case_id"] for named in item["doubled"]} == set(sorted(expected["doubled"])[:20])


def persons(city: Store, first: date, last: date) -> list[Json]:
    found: list[Json] = []
    cursor: str | None = None
    with city.tables.read() as session:
        while True:
            put = question(session, city.log, CASE_ROLES, Asked(first=first, last=last))
            page = list_persons(session, put, 25, cursor)
            found += page.items
            cursor = page.next
            if cursor is None:
                return found


@pytest.mark.parametrize("on", [date(2023, 9, 1), date(2025, 6, 30)])
def test_the_share_of_reviewers_is_that_of_the_script(city: Store, events: list[Json], on: date) -> None:
    reviewers = oracle.reviewers(events, (on - SPAN).isoformat(), on.isoformat())
    staff = oracle.staff(events, on.isoformat())
    asked = Asked(first=on - SPAN, last=on, filters={"role": "legal"})
    with city.tables.read() as session:
        put = question(session, city.log, CASE_ROLES, asked)
        found = list(shares(session, put, Registry(city.log).current(), on))
    assert {s.organ: s.staff for s in found} == {o: len(staff[o]) for o in {*staff, *reviewers}}
    assert {s.organ: s.reviewers for s in found} == {o: len(reviewers[o]) for o in {*staff, *reviewers}}
    for share in found:
        assert share.met is (share.reviewers * 20 >= share.staff)
    assert any(share.met for share in found)
    assert CASES > 300 or not all(share.met for share in found)  # in a large city every organ has its reviewers
