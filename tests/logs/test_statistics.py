"""Figures of the event log."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.logs.importing import import_log
from adapters.logs.statistics import statistics
from domain.admission import admit
from domain.event import Event
from domain.fact import money
from domain.ids import case_id
from domain.penalty.payment import FinePaid
from domain.ports.store import Store
from domain.supervision.facts import ActCodeMinted
from tests.logs.material import FINE, PAY, mapping, written, xes


def test_an_empty_log_has_nothing(store: Store) -> None:
    assert statistics(store.log) == {
        "cases": 0,
        "events": 0,
        "by_type": {},
        "by_source_activity": {},
        "variants": 0,
        "variant_frequencies": [],
        "variant_sequences": [],
        "money": {},
    }


def test_the_figures_come_from_the_log(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, xes(("A", [FINE, PAY, PAY]), ("B", [FINE]), ("C", [FINE, PAY, PAY]), ("D", [PAY, FINE])))
    import_log(path, mapping(), store)
    assert statistics(store.log) == {
        "cases": 4,
        "events": 9,
        "by_type": {"fine_paid.v1": 5, "penalty_decided.v1": 4},
        "by_source_activity": {"Pay": 5, "Fine": 4},
        "variants": 3,
        "variant_frequencies": [2, 1, 1],
        "variant_sequences": [["Fine", "Pay", "Pay"], ["Fine"], ["Pay", "Fine"]],
        "money": {"fine_paid.v1": {"amount": 17500}, "penalty_decided.v1": {"confiscated": 0, "fine": 14000}},
    }


def test_reservations_do_not_count_and_events_of_our_own_are_told_by_type(store: Store) -> None:
    case = case_id("urn:app", "1")
    facts = (ActCodeMinted(code="3301"), FinePaid(amount=money(7)))
    for number, fact in enumerate(facts):
        at = datetime(2024, 3, 1, number, tzinfo=UTC)
        event = Event(source="urn:app", id=str(number), fact=fact, occurred_at=at, subject="1")
        store.log.append([admit(event, case)])
    assert store.log.head() == 3
    figures = statistics(store.log)
    assert (figures["cases"], figures["events"], figures["by_source_activity"]) == (1, 2, {})
    assert figures["variant_sequences"] == [["act_code_minted.v1", "fine_paid.v1"]]
