"""Each figure over a simulated city equals that of an independent, slow script over its exported events."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec import structs

from domain.lookup import Registry
from domain.ports.store import Store
from domain.ports.tables import Session
from domain.time.instants import legal_date
from projections.read_models.collaboration.ages import count_ages
from projections.read_models.collaboration.dispatch import DISPATCH
from projections.read_models.collaboration.percentiles import STEPS, measure
from projections.read_models.collaboration.request import COLLABORATION
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.figures import count_indicator, due_by, list_behind
from projections.read_models.indicators.organs import count_organs
from projections.read_models.question import Asked, Question, question
from tests.read_models.indicator_city import CASES, RECORDED, YEARS, exported, made, told
from tests.read_models.oracle.collaboration import requests
from tests.read_models.oracle.dispatch import dispatches, nearest_rank
from tests.read_models.oracle.indicators import Row, rows
from tests.read_models.oracle.plain import Plain, WorkingDays, cases, day, tag

PLATFORM = ("urn:bihuan:synthetic:enforcement-app",)
SETTINGS = {"platform": PLATFORM}
SEEN_ON = legal_date(RECORDED)
SINGLE = [name for name, indicator in INDICATORS.items() if not indicator.by_organ]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    url = os.environ.get("ORACLE_STORE", "memory:")
    with told(made(cases=CASES), url) as filled:
        yield filled


@pytest.fixture(scope="module")
def events(store: Store) -> list[Plain]:
    return exported(store.log)


@pytest.fixture(scope="module")
def counted(events: list[Plain]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(events, set(PLATFORM)):
        found[str(row["indicator"])].append(row)
    return found


def within(row: Row, first: date, last: date, *, falls_due: bool) -> bool:
    on: date = row["on"]
    return first <= on <= (min(last, SEEN_ON) if falls_due else last)


def put(store: Store, session: Session, name: str, first: date, last: date) -> Question:
    indicator = INDICATORS[name]
    found = question(session, store.log, indicator.model, Asked(first=first, last=last))
    return structs.replace(found, asked=due_by(indicator, found.asked, SEEN_ON))


@pytest.mark.parametrize("name", SINGLE)
def test_every_figure_by_organ_and_month(store: Store, counted: dict[str, list[Row]], name: str) -> None:
    falls_due = INDICATORS[name].dated != "day"
    shown, expected = [], []
    for first, last in YEARS:
        groups: defaultdict[tuple[Any, str], Counter[str]] = defaultdict(Counter)
        for row in counted[name]:
            if within(row, first, last, falls_due=falls_due):
                counter = groups[row["organ"], str(row["on"])[:7]]
                counter["excluded"] += not row["counts"]
                counter["denominator"] += bool(row["counts"])
                for key in {"met", *(v.id for v in INDICATORS[name].variants)}:
                    counter[key] += bool(row["counts"] and row[key])
        expected += [(organ, month, +counter) for (organ, month), counter in sorted(groups.items(), key=str)]
        with store.tables.read() as session:
            asks = put(store, session, name, first, last)
            for figure in count_indicator(session, INDICATORS[name], asks, ("organ", "month"), SETTINGS):
                variants = {key: ratio.numerator for key, ratio in figure.variants.items()}
                ratio = figure.ratio
                counter = Counter(met=ratio.numerator, denominator=ratio.denominator, excluded=figure.excluded)
                shown.append((figure.group["organ"], figure.group["month"], +(counter + Counter(variants))))
                assert figure.misses == ratio.denominator - ratio.numerator
    assert sorted(shown, key=str) == sorted(expected, key=str)
    assert shown, f"nothing in the city counts for {name}"


@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("part", ["denominator", "numerator", "misses", "excluded"])
def test_every_number_drills_down_to_its_events(
    store: Store, counted: dict[str, list[Row]], name: str, part: str
) -> None:
    tests: dict[str, Callable[[Row], bool]] = {
        "denominator": lambda row: row["counts"],
        "numerator": lambda row: row["counts"] and row["met"],
        "misses": lambda row: row["counts"] and not row["met"],
        "excluded": lambda row: not row["counts"],
    }
    wanted = tests[part]
    falls_due = INDICATORS[name].dated != "day"
    shown: Counter[tuple[object, bool]] = Counter()
    expected: Counter[tuple[object, bool]] = Counter()
    for first, last in YEARS:
        for row in counted[name]:
            if within(row, first, last, falls_due=falls_due) and wanted(row):
                expected[row["case"], True] += 1
        with store.tables.read() as session:
            asks, cursor = put(store, session, name, first, last), None
            while True:
                page = list_behind(session, INDICATORS[name], asks, part, SETTINGS, 37, cursor)
                for item in page.items:
                    shown[item["case_id"], bool(item["behind"])] += 1
                if (cursor := page.next) is None:
                    break
    assert shown == expected


def test_organs_with_a_case_on_the_platform(store: Store, counted: dict[str, list[Row]], events: list[Plain]) -> None:
    registered = {
        e["data"]["organ"]
        for e in events
        if tag(e) == "organ_registered" and e["data"]["kind"] in {"integrated", "department", "township"}
    }
    indicator = INDICATORS["platform_output_organs"]
    for first, last in YEARS:
        met = {
            r["organ"]
            for r in counted["platform_output_cases"]
            if r["counts"] and r["met"] and first <= r["on"] <= last
        }
        with store.tables.read() as session:
            asks = put(store, session, indicator.id, first, last)
            registers = Registry(store.log).current()
            (figure,) = count_organs(session, indicator, asks, (), SETTINGS, registers)
        assert (figure.ratio.numerator, figure.ratio.denominator) == (len(met & registered), len(registered))


def test_waiting_requests_by_age_on_the_day_of_any_quarter(store: Store, events: list[Plain]) -> None:
    calendar = WorkingDays(events)
    streams = cases(events).values()
    waited = 0
    for on in (date(2023, 6, 30), date(2024, 3, 1), date(2024, 12, 15), date(2025, 9, 9)):
        ages: Counter[tuple[str, int]] = Counter()
        overdue: Counter[str] = Counter()
        first = on - timedelta(days=365)
        for stream in streams:
            past = [e for e in stream if day(e["occ"]) <= on]
            for request in requests(past, calendar):
                asked_on = day(request["asked"]["occ"])
                if request["open"] and first <= asked_on:
                    ages[request["kind"], (on - asked_on).days] += 1
                    overdue[request["kind"]] += request["due"] is not None and request["due"] < on
        with store.tables.read() as session:
            end = RECORDED.replace(year=on.year, month=on.month, day=on.day, hour=15, minute=59, second=59)
            asks = question(session, store.log, COLLABORATION, Asked(first=first, last=on, as_of=end))
            shown = {str(w.group["kind"]): w for w in count_ages(session, asks, ("kind",), on, (0, 2, 5))}
        assert {kind: w.open for kind, w in shown.items()} == dict(+_by_kind(ages))
        assert {kind: w.overdue for kind, w in shown.items() if w.overdue} == dict(+overdue)
        for kind, waiting in shown.items():
            assert waiting.oldest == max(age for known, age in ages if known == kind)
            bands = [(b.least, 10**6 if b.most is None else b.most, b.open) for b in waiting.bands]
            for least, most, number in bands:
                assert number == sum(n for (k, age), n in ages.items() if k == kind and least <= age <= most)
        waited += sum(ages.values())
    assert waited


def _by_kind(ages: Counter[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (kind, _), number in ages.items():
        found[kind] += number
    return found


def test_response_times_by_organ_and_month(store: Store, events: list[Plain]) -> None:
    made_ = list(dispatches(events))
    assert any(d["arrived"] is not None for d in made_)
    for first, last in YEARS:
        groups: defaultdict[tuple[Any, str], list[dict[str, Any]]] = defaultdict(list)
        for dispatch in made_:
            if first <= dispatch["on"] <= last:
                groups[dispatch["organ"], str(dispatch["on"])[:7]].append(dispatch)
                groups[None, ""].append(dispatch)
        with store.tables.read() as session:
            asks = question(session, store.log, DISPATCH, Asked(first=first, last=last))
            shown = [*measure(session, asks, ("organ", "month")), *measure(session, asks, ())]
        assert len(shown) == len(groups)
        for response in shown:
            group = groups[response.group.get("organ"), str(response.group.get("month", ""))]
            assert response.dispatches == len(group)
            for step in STEPS:
                seconds = [d[step] for d in group if d[step] is not None]
                found = response.steps[step]
                assert (found.happened, found.in_time) == (len(seconds), sum(d[f"{step}_in_time"] for d in group))
                assert (found.p50, found.p95) == (nearest_rank(seconds, 50), nearest_rank(seconds, 95))
