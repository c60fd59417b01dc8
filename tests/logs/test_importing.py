"""Importing a log: every event is stored once, or refused and kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from adapters.event_store import open_store
from adapters.logs.importing import import_log
from adapters.logs.report import ImportReport, Progress
from adapters.logs.trace import LogError
from domain.fact import money
from domain.ids import case_id
from domain.penalty.decision import PenaltyDecided
from domain.ports.store import Store
from tests.logs.material import FINE, MAPPING, PAY, PHONE, mapping, written, xes


@pytest.fixture
def memory() -> Iterator[Store]:
    store = open_store("memory:")
    yield store
    store.close()


def run(path: Path, store: Store, text: str = MAPPING, batch_size: int = 2) -> ImportReport:
    report = import_log(path, mapping(text), store, batch_size=batch_size)
    assert report.read == report.added + report.duplicates + report.conflicts + report.refused + report.ignored
    assert all("\n" not in line and str(path) in line for line in report.refusals)
    return report


def test_an_event_is_stored_as_the_mapping_says(tmp_path: Path, store: Store) -> None:
    report = run(written(tmp_path, xes(("A1", [FINE]))), store)
    assert (report.cases, report.added, report.ok) == (1, 1, True)
    (recorded,) = store.log.read_stream(case_id("urn:log:test", "A1"))
    event = recorded.event
    assert event.fact == PenaltyDecided(fine=money(3500))
    assert event.occurred_at == datetime(2006, 7, 23, 22, tzinfo=UTC)
    assert (event.source, event.id, event.subject) == ("urn:log:test", "A1#1", "A1")
    assert (event.organ, event.actor, event.activity, event.synthetic) == ("organ-1", "561", "Fine", False)


def test_events_of_one_instant_keep_the_order_of_the_file(tmp_path: Path, memory: Store) -> None:
    pay = PAY | {"time:timestamp": FINE["time:timestamp"]}
    run(written(tmp_path, xes(("A", [FINE, pay, pay]))), memory)
    stream = memory.log.read_stream(case_id("urn:log:test", "A"))
    assert [recorded.event.id for recorded in stream] == ["A#1", "A#2", "A#3"]
    assert [recorded.event.activity for recorded in stream] == ["Fine", "Pay", "Pay"]


def test_traces_of_one_case_continue_it(tmp_path: Path, memory: Store) -> None:
    report = run(written(tmp_path, xes(("A", [FINE]), ("B", [FINE]), ("A", [PAY]))), memory)
    assert (report.cases, report.added) == (2, 3)
    assert [r.event.id for r in memory.log.read_stream(case_id("urn:log:test", "A"))] == ["A#1", "A#2"]


def test_a_second_run_adds_nothing(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, xes(*((f"A{n}", [FINE, PAY, PHONE]) for n in range(7))))
    first, second = run(path, store), run(path, store)
    assert (first.added, first.ignored) == (14, 7)
    assert (second.cases, second.added, second.duplicates, second.ignored, second.ok) == (7, 0, 14, 7, True)
    assert store.log.head() == 14


def test_the_same_log_under_another_name_adds_nothing(tmp_path: Path, memory: Store) -> None:
    run(written(tmp_path, xes(("A", [FINE, PAY]))), memory)
    longer = written(tmp_path, xes(("A", [FINE, PAY]), ("B", [FINE])), "longer.xes")
    report = run(longer, memory)
    assert (report.added, report.duplicates) == (1, 2)


@given(st.lists(st.lists(st.sampled_from([FINE, PAY, PHONE, {"concept:name": "?"} | {"time:timestamp": "2006"}]))))
def test_every_event_is_accounted_for_and_the_second_time_as_well(
    tmp_path_factory: pytest.TempPathFactory, log: list[list[dict[str, str]]]
) -> None:
    path = written(tmp_path_factory.mktemp("log"), xes(*((f"A{n % 3}", events) for n, events in enumerate(log))))
    store = open_store("memory:")
    first, second = run(path, store), run(path, store)
    assert first.read == second.read == sum(map(len, log))
    assert (second.added, second.duplicates) == (0, first.added)
    assert (second.refused, second.ignored) == (first.refused, first.ignored)
    assert store.refusals.count() == first.refused
    store.close()


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"concept:name": "Dance"}, "the mapping has no activity 'Dance'"),
        ({"amount": "35.001"}, "fine: expected an amount"),
        ({"amount": "-35.0"}, "`$.fine`"),
        ({"time:timestamp": "yesterday"}, "time:timestamp: expected a time such as"),
        ({"org:resource": "x" * 201}, "actor: "),
    ],
)
def test_an_event_that_does_not_fit_is_refused_and_kept_and_the_rest_goes_on(
    tmp_path: Path, store: Store, event: dict[str, str], reason: str
) -> None:
    path = written(tmp_path, xes(("A", [FINE, FINE | event, PAY]), ("B", [FINE])))
    report = run(path, store)
    assert (report.added, report.refused, report.ok, report.flaw) == (3, 1, False, None)
    assert "trace 1 (case A), line " in report.refusals[0]
    assert ", event 2: " in report.refusals[0]
    assert reason in report.refusals[0]
    (kept,) = store.refusals.list(0, 10)
    assert (kept.channel, kept.source, kept.id, kept.subject) == ("import", "urn:log:test", "A#2", "A")
    assert reason in json.decode(kept.problem)["detail"]
    assert str(tmp_path) not in kept.problem.decode()
    assert json.decode(kept.body) == {"trace": {"concept:name": "A"}, "event": FINE | event}


def test_an_event_too_large_for_the_log_is_refused(tmp_path: Path, memory: Store) -> None:
    text = (
        MAPPING
        + """[activities."Refuse"]
type = "permit_refused.v1"
data = { reasons = { event = "why" }, remedies = { event = "why" } }
"""
    )
    event = FINE | {"concept:name": "Refuse", "why": "\U0001f4dc" * 2000}
    assert "bytes of data, more than" in run(written(tmp_path, xes(("A", [event]))), memory, text).refusals[0]


def test_an_item_code_of_wrong_form_is_refused(tmp_path: Path, memory: Store) -> None:
    text = MAPPING.replace("data = { fine", 'data = { item = { event = "item" }, fine')
    report = run(written(tmp_path, xes(("A", [FINE | {"item": "no item!"}]))), memory, text)
    assert "item: 'no item!' is refused" in report.refusals[0]


def test_an_event_without_an_activity_is_refused(tmp_path: Path, memory: Store) -> None:
    event = {"time:timestamp": "2006-07-24T00:00:00Z"}
    assert "no activity" in run(written(tmp_path, xes(("A", [event]))), memory).refusals[0]


def test_a_mapping_put_right_adds_what_was_refused(tmp_path: Path, memory: Store) -> None:
    path = written(tmp_path, xes(("A", [FINE, PAY | {"concept:name": "Payment"}, PAY])))
    assert run(path, memory).refused == 1
    repaired = MAPPING + '[activities."Payment"]\ntype = "fine_paid.v1"\ndata = { amount = { constant = 7 } }\n'
    report = run(path, memory, repaired)
    assert (report.added, report.duplicates, report.ok) == (1, 2, True)


def test_an_event_that_the_log_holds_with_other_content_is_a_conflict_and_kept(tmp_path: Path, store: Store) -> None:
    run(written(tmp_path, xes(("A", [FINE, PAY]))), store)
    other = written(tmp_path, xes(("A", [FINE | {"amount": "36"}, PAY])), "other.xes")
    for _ in range(2):
        report = run(other, store)
        assert (report.added, report.duplicates, report.conflicts, report.ok) == (0, 1, 1, False)
    (kept,) = store.refusals.list(0, 10)
    assert kept.id == "A#1"
    assert b"other content" in kept.problem


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (xes(("A", [FINE]), (None, [PAY])), "line 11, trace 2: no case id (concept:name)"),
        (xes(("A", [FINE]), ("", [PAY])), "line 11, trace 2: no case id (concept:name)"),
        (xes(("A", [FINE]), ("B" * 201, [PAY])), "trace 2: a case id of more than 200 characters"),
        (xes(("A", [FINE]), ("B", [{"concept:name": "Pay"}])), "line 13, trace 2 (case B), event 1: no time"),
        (xes(("A", [FINE]), ("B", [PAY]))[:-30], "malformed XML"),
        (xes(("A", [FINE]), header='<int key="meta_general:events_total" value="2"/>'), "events_total = 2, 1 were"),
    ],
)
def test_a_flaw_of_the_file_ends_the_import_and_what_came_before_is_stored(
    tmp_path: Path, store: Store, text: str, reason: str
) -> None:
    path = written(tmp_path, text)
    report = run(path, store, batch_size=1000)
    assert report.flaw is not None
    assert str(path) in report.flaw
    assert "\n" not in report.flaw
    assert reason in report.flaw
    assert (report.ok, report.added, store.log.head()) == (False, 1, 1)


def test_a_file_that_cannot_be_opened_is_refused_before_anything_else(tmp_path: Path, memory: Store) -> None:
    for path in (tmp_path / "absent.xes", tmp_path):
        with pytest.raises(LogError):
            run(path, memory)


def test_progress_ends_at_the_whole_file(tmp_path: Path, memory: Store) -> None:
    path = written(tmp_path, xes(*((f"A{n}", [FINE]) for n in range(1200))))
    told: list[Progress] = []
    import_log(path, mapping(), memory, progress=told.append)
    assert [progress.events for progress in told] == [500, 1000, 1200]
    assert told[-1] == Progress(done=path.stat().st_size, total=path.stat().st_size, events=1200)
