"""Real logs of public authorities, against the figures that their publishers give."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.event_store import open_store
from adapters.logs.importing import import_log
from adapters.logs.statistics import statistics
from domain.penalty.payment import SurchargeStarted
from domain.penalty.service import DocumentServed
from domain.ports.event_log import EventLog, follow
from domain.ports.store import Store
from tests.logs.fines import FULL, are_as_published, published, variants
from tests.logs.material import example, real_log, written

EXTRACT = "road_traffic_fines_1_per_variant.xes.gz"
RECEIPT = "receipt_wabo.xes.gz"


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
    are_as_published(statistics(store.log))
    assert set(days_to_surcharge(store.log)) == {60}
    store.close()


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
