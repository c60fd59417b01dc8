"""Disclosure over a simulated city: every figure is one that an independent script computes from exported events."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from domain.ports.store import Store
from projections.read_models.disclosure.listing import in_force
from projections.read_models.disclosure.statistics import counted
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked
from tests.projections.telling import at
from tests.read_models.disclosed import Json, a_city, entries, exported, made
from tests.read_models.oracle import disclosure as oracle


@pytest.fixture(scope="module")
def city() -> Iterator[Store]:
    with a_city(made()) as store:
        yield store


@pytest.fixture(scope="module")
def events(city: Store) -> list[Json]:
    return list(exported(city.log))


def test_what_must_be_published_and_what_became_of_it(city: Store, events: list[Json]) -> None:
    found = Counter(
        (e["subject"], e["state"], e["published_late"], str(e["due"]), e["withdrawn_late"], str(e["withdraw_due"]))
        for e in entries(city, "publications")
        if e["subject"] != "other"
    )
    assert found == oracle.publications(events)
    assert {state for _, state, *_ in found} >= {"unprepared", "published", "corrected", "withdrawn", "expired"}
    assert {True, False} <= {late for _, _, late, *_ in found}


@pytest.mark.parametrize("day", ["2023-09-15", "2024-06-30", "2025-03-31", "2026-04-30", "2026-07-01"])
def test_what_the_public_sees_on_a_day(city: Store, events: list[Json], day: str) -> None:
    shown: list[Json] = []
    for subject in ("penalty", "permit"):
        cursor = None
        with city.tables.read() as session:
            while True:
                noon = at(f"{day} 12:00")
                asked = Asked(as_of=noon, filters={"subject": subject})
                page = list_entries(session, in_force(session, city.log, asked, noon), 50, cursor)
                shown += page.items
                cursor = page.next
                if cursor is None:
                    break
    expected = oracle.in_force(events, date.fromisoformat(day))
    assert sorted(((item["document"], item["party"]) for item in shown), key=str) == expected
    assert expected


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_figures_of_a_year(city: Store, events: list[Json], year: int) -> None:
    with city.tables.read() as session:
        _, rows = counted(session, city.log, year, Asked())
    assert {(row.organ, row.act, row.detail): row.count for row in rows} == oracle.counted(events, year)


def test_certificates_shown_in_the_field(city: Store, events: list[Json]) -> None:
    shown = Counter(
        (str(e["act"]).partition(".")[0], not e["missing"]) for e in entries(city, "shown_ids") if e["face_to_face"]
    )
    assert shown == oracle.field_acts(events)


def test_penalties_recorded_and_not(city: Store, events: list[Json]) -> None:
    found = Counter(
        ("recorded" if e["record"] is not None else "unrecorded", e["simple"]) for e in entries(city, "credit_records")
    )
    assert found == oracle.records(events)
