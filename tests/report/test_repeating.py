"""A report can be had again: the same store, month and position give the same bytes."""

import time
from pathlib import Path

import pytest

from adapters.simulation.filling import fill
from domain.ports.store import Store
from tests.report.conftest import Reporter, city, filled, text_of


def files(directory: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(directory.iterdir())}


def test_two_runs_give_the_same_bytes(full: Store, tmp_path: Path) -> None:
    reporter = Reporter(full, tmp_path)
    first = reporter.report()
    second = reporter.report()
    assert set(files(first)) >= {"report.pdf", "three-levels.csv", "three-levels.parquet"}
    assert files(first) == files(second)


def test_another_minute_changes_nothing(memory: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporter = Reporter(memory, tmp_path)
    first = reporter.report()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert files(first) == files(reporter.report())


def test_a_position_shows_the_same_read_models_when_the_log_has_grown(full: Store, tmp_path: Path) -> None:
    reporter, position = Reporter(full, tmp_path), full.log.head()
    before = files(reporter.report())
    filled(full, city(seed=6))
    now, again = reporter.report(), reporter.report(position=position)
    kept = [name for name in before if name.startswith(("three-levels", "loops"))]
    assert [before[name] for name in kept] == [(again / name).read_bytes() for name in kept]
    assert any(before[name] != (now / name).read_bytes() for name in kept)
    assert f"{full.log.head():,}时所知判定" in text_of(again)


def test_what_is_partly_recorded_is_reported_as_it_is(full: Store, tmp_path: Path) -> None:
    reporter = Reporter(full, tmp_path)
    part = reporter.report(position=full.log.head() // 8)
    assert (part / "three-levels.csv").read_bytes() != (reporter.report() / "three-levels.csv").read_bytes()
    fill(full, city())
    assert f"position{full.log.head() // 8:,}" in text_of(part)
