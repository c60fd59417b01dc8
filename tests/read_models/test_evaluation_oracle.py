"""Supervision and evaluation of a simulated city: every figure is what a slow script makes of the exported events."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from adapters.simulation.mix import USUAL
from domain.catalogue import PART_OF
from domain.event import encode
from domain.ports.event_log import follow
from domain.ports.store import Store
from domain.time.instants import CHINA
from projections.engine import Engine
from projections.findings import Findings
from projections.read_models.book import READ_MODELS
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.defects import DEFECTS
from projections.read_models.evaluation.drawing import draw
from projections.read_models.evaluation.evaluations import EVALUATIONS
from projections.read_models.evaluation.frequency import confirmed, found
from projections.read_models.evaluation.grading import grade
from projections.read_models.evaluation.guiding import Windows, frequent
from projections.read_models.evaluation.overdue import overdue
from projections.read_models.evaluation.problems import PROBLEMS
from projections.read_models.leniency.offences import OFFENCES
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, Question, question
from projections.read_models.read_model import ReadModel
from tests.read_models.oracle import evaluation as oracle

CASES = int(os.environ.get("ORACLE_CASES", "300"))
PLANTED = ("G005", "G019", "G048", "G059", "G066", "G069")
YEARS = [(f"{year}-01-01", f"{year}-12-31") for year in (2023, 2024, 2025)]


@pytest.fixture(scope="module", params=["memory", "postgresql"])
def city(request: pytest.FixtureRequest) -> Iterator[Store]:
    with ExitStack() as stack:
        url = "memory:"
        if request.param == "postgresql":
            url = stack.enter_context(request.getfixturevalue("postgres").database())
        store = stack.enter_context(closing(open_store(url)))
        _tell(store)
        yield store


def _tell(store: Store) -> None:
    start, end = date(2023, 1, 1), date(2025, 12, 31)
    mix = structs.replace(USUAL, evaluated=0.3, vetoed=0.1)
    fill(store, simulate(11, CASES, plant=dict.fromkeys(PLANTED, 3), start=start, end=end, mix=mix))
    models = ReadModels(tuple(READ_MODELS.values()))
    Engine(store, [Findings(), models], lambda: datetime.now(UTC)).catch_up()


@pytest.fixture(scope="module")
def events(city: Store) -> list[dict[str, Any]]:
    return exported(city, 10**9)


def exported(store: Store, position: int) -> list[dict[str, Any]]:
    told = (r for batch in follow(store.log) for r in batch if type(r.event.fact) in PART_OF and r.position <= position)
    return [json.loads(encode(r.event, r.stream, r.version, r.recorded_at)) for r in told]


def put(
    store: Store, model: ReadModel, period: tuple[str, str], position: int | None = None, **filters: bool
) -> Question:
    first, last = (date.fromisoformat(text) for text in period)
    with store.tables.read() as session:
        return question(session, store.log, model, Asked(first=first, last=last, position=position, filters=filters))


@pytest.mark.parametrize("period", YEARS)
def test_the_same_files_are_drawn_by_whoever_knows_the_events(
    city: Store, events: list[dict[str, Any]], period: tuple[str, str]
) -> None:
    with city.tables.read() as session:
        drawn = draw(session, put(city, CASE_FILES, period), "2024-03", 20)
    wanted = oracle.draw(events, *period, "2024-03", 20)
    assert wanted["size"] > 20
    assert (drawn.population, drawn.digest, [d.case_id for d in drawn.items]) == tuple(wanted.values())


def test_what_was_drawn_at_a_position_is_drawn_there_for_ever(city: Store) -> None:
    position = city.log.head() * 2 // 3
    wanted = oracle.draw(exported(city, position), *YEARS[1], "s", 10)
    with city.tables.read() as session:
        drawn = draw(session, put(city, CASE_FILES, YEARS[1], position), "s", 10)
        later = draw(session, put(city, CASE_FILES, YEARS[1]), "s", 10)
    assert (drawn.population, drawn.digest, [d.case_id for d in drawn.items]) == tuple(wanted.values())
    assert later.digest != drawn.digest


@pytest.mark.parametrize("period", YEARS)
def test_grades_by_organ(city: Store, events: list[dict[str, Any]], period: tuple[str, str]) -> None:
    with city.tables.read() as session:
        graded = grade(session, put(city, CASE_FILES, period), put(city, EVALUATIONS, period), ["organ"], (90, 60))
    names = ("reviews", "pending", "scored", "vetoed", "points", "counted")
    told = {
        str(g.group["organ"]): {n: getattr(g, n) for n in names} | {str(m): n for m, n in g.marks.items()}
        for g in graded
        if g.reviews
    }
    assert told == oracle.grades(events, *period)
    drawn = {case for case, t in oracle.cases(events).items() if oracle.last(t, oracle.SAMPLED)}
    counted = {str(g.group["organ"]): (g.files, g.files_drawn) for g in graded if g.files}
    assert counted == {o: (len(f), len(f & drawn)) for o, f in oracle.files(events, *period).items()}


@pytest.mark.parametrize("period", YEARS)
def test_confirmed_defects_per_hundred_files(
    city: Store, events: list[dict[str, Any]], period: tuple[str, str]
) -> None:
    with city.tables.read() as session:
        told = confirmed(session, put(city, EVALUATIONS, period), put(city, DEFECTS, period))
    looked, wanted = oracle.confirmed(events, *period)
    assert told.cases == looked > 0
    assert {d.defect: (d.times, d.cases, d.points) for d in told.defects} == wanted
    assert all(d.per_100 == round(100 * d.cases / looked, 2) for d in told.defects)


def test_found_defects_are_those_of_the_files_of_the_period(city: Store, events: list[dict[str, Any]]) -> None:
    with city.tables.read() as session:
        told = found(session, put(city, CASE_FILES, YEARS[1]))
        rows = session.query("SELECT guard, case_id FROM findings_1")
    concerned = set[str]().union(*oracle.files(events, *YEARS[1]).values())
    wanted: dict[str, list[str]] = {}
    for guard, case in rows:
        if str(case) in concerned:
            wanted.setdefault(str(guard), []).append(str(case))
    assert told.cases == len(concerned)
    assert {d.defect: (d.times, d.cases) for d in told.defects} == {g: (len(c), len(set(c))) for g, c in wanted.items()}
    assert wanted


@pytest.mark.parametrize("period", YEARS)
def test_frequent_violations_and_who_repeats_them(
    city: Store, events: list[dict[str, Any]], period: tuple[str, str]
) -> None:
    asked = put(city, OFFENCES, period, enterprise=True, stands=True)
    with city.tables.read() as session:
        told = frequent(session, city.log, asked, Windows(least=2, limit=50))
    assert {i.item: (i.violations, i.repeats.parties, i.repeats.repeated) for i in told} == oracle.frequent(
        events, *period, least=2
    )
    assert all(i.candidate and i.guide is None for i in told)


def test_problems_overdue_if_nothing_more_happened(city: Store, events: list[dict[str, Any]]) -> None:
    """What is open on a day, and would be overdue forty days later: the city puts everything right in time."""
    seen = 0
    days = sorted({oracle.day(e) for e in events if e["type"] == "rectification_ordered.v1"})
    for as_of in days[:: 1 + len(days) // 25]:
        day = date.fromisoformat(as_of)
        on = day + timedelta(days=40)
        with city.tables.read() as session:
            moment = datetime.combine(day, time.max, CHINA)
            page = overdue(session, question(session, city.log, PROBLEMS, Asked(as_of=moment)), on, 500)
        told = {(str(i["case_id"]), str(i["reference"])) for i in page.items}
        assert told == oracle.overdue(events, as_of, on.isoformat())
        seen += len(told)
    assert seen > 5
