"""Real logs of public authorities, against the figures that their publishers give."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec import json

from adapters.event_store import open_store
from adapters.logs.importing import import_log
from adapters.logs.statistics import statistics
from domain.penalty.payment import SurchargeStarted
from domain.penalty.service import DocumentServed
from domain.ports.event_log import EventLog, follow
from domain.ports.store import Store
from tests.logs.material import example, real_log, written

FULL = "road_traffic_fines_full.xes.gz"
EXTRACT = "road_traffic_fines_1_per_variant.xes.gz"
RECEIPT = "receipt_wabo.xes.gz"


def published(log: str) -> tuple[dict[str, int], list[int], set[str]]:
    """What the publisher says: events by activity, frequencies of the variants, and the variants."""
    facts = json.decode(real_log("published_facts.json").read_bytes())[log]
    variants = facts["variants"]
    return facts["activity_counts_published"], [count for count, _ in variants], {name for _, name in variants}


@pytest.fixture
def memory() -> Iterator[Store]:
    store = open_store("memory:")
    yield store
    store.close()


def test_the_receipt_log_is_stored_as_published(memory: Store) -> None:
    report = import_log(real_log(RECEIPT), example("receipt_wabo"), memory)
    assert (report.cases, report.added, report.ok) == (1434, 8577, True)
    figures = statistics(memory.log)
    activities, frequencies, names = published(RECEIPT)
    assert figures["by_source_activity"] == activities
    assert figures["variant_frequencies"] == frequencies
    assert variants(figures) == names


def test_the_extract_with_one_case_of_each_variant_has_every_variant(memory: Store) -> None:
    report = import_log(real_log(EXTRACT), example("road_traffic_fines"), memory)
    assert (report.cases, report.added, report.ok) == (231, 1891, True)
    assert variants(statistics(memory.log)) == published(FULL)[2]


def test_the_full_fines_log_is_stored_as_published(tmp_path: Path) -> None:
    store = open_store(f"sqlite:{tmp_path / 'fines.sqlite'}")
    report = import_log(real_log(FULL), example("road_traffic_fines"), store)
    assert (report.cases, report.added, report.ok) == (150_370, 561_470, True)
    figures = statistics(store.log)
    activities, frequencies, names = published(FULL)
    assert (figures["cases"], figures["events"], figures["variants"]) == (150_370, 561_470, 231)
    assert figures["by_source_activity"] == activities
    assert figures["variant_frequencies"] == frequencies
    assert variants(figures) == names
    assert figures["money"] == {
        "penalty_decided.v1": {"fine": 672_385_164, "confiscated": 0},
        "document_dispatched.v1": {"cost": 124_253_904},
        "fine_paid.v1": {"amount": 360_146_453},
        "surcharge_started.v1": {"amount": 793_757_603},
    }
    assert set(days_to_surcharge(store.log)) == {60}
    store.close()


def variants(figures: dict[str, object]) -> set[str]:
    sequences = figures["variant_sequences"]
    assert isinstance(sequences, list)
    return {";".join(sequence) for sequence in sequences}


def days_to_surcharge(log: EventLog) -> Iterator[int]:
    """Count the local days between service and surcharge of each case."""
    rome, served = ZoneInfo("Europe/Rome"), {}
    for batch in follow(log, limit=5000):
        for recorded in batch:
            day = recorded.event.occurred_at.astimezone(rome).date()
            if isinstance(recorded.event.fact, DocumentServed):
                served[recorded.stream] = day
            elif isinstance(recorded.event.fact, SurchargeStarted):
                yield (day - served[recorded.stream]).days


def test_a_header_that_promises_another_total_is_found_out(tmp_path: Path, memory: Store) -> None:
    text = gzip.decompress(real_log(RECEIPT).read_bytes())
    changed = text.replace(
        b'key="meta_general:events_total" value="8577"', b'key="meta_general:events_total" value="8578"'
    )
    assert changed != text
    report = import_log(written(tmp_path, changed), example("receipt_wabo"), memory)
    assert report.flaw is not None
    assert "events_total = 8578, 8577 were read" in report.flaw
    assert memory.log.head() == 8577


@pytest.mark.parametrize("name", [EXTRACT, RECEIPT])
def test_a_truncated_log_keeps_what_was_whole(tmp_path: Path, memory: Store, name: str) -> None:
    packed = real_log(name).read_bytes()
    path = written(tmp_path, packed[: len(packed) * 2 // 3], name)
    rules = example("receipt_wabo" if name == RECEIPT else "road_traffic_fines")
    report = import_log(path, rules, memory)
    assert report.flaw is not None
    assert "truncated" in report.flaw
    assert report.added == report.read == memory.log.head() > 0
    whole = import_log(real_log(name), rules, memory)
    assert whole.duplicates == report.added
    assert whole.ok
