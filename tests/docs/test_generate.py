"""The documents that follow from the code are up to date, and complete."""

from pathlib import Path

import pytest

from docs import generate
from docs.law import facts_that_meet
from domain.catalogue import FACTS
from domain.law.book import GUARDS
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.hearing import HearingRequested


def test_the_documents_say_what_the_code_says() -> None:
    assert generate.stale() == []


def test_a_stale_or_missing_document_is_found(tmp_path: Path) -> None:
    assert [p.name for p in generate.stale(tmp_path)] == ["DEADLINES.md", "EVENTS.md", "LAW.md", "PATHS.md"]
    (tmp_path / "EVENTS.md").write_text(generate.pages()["EVENTS.md"], encoding="utf-8")
    (tmp_path / "LAW.md").write_text("old", encoding="utf-8")
    assert [p.name for p in generate.stale(tmp_path)] == ["DEADLINES.md", "LAW.md", "PATHS.md"]


def test_the_check_names_what_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "stale", lambda: [tmp_path / "LAW.md"])
    assert generate.main(["--check"]) == 1
    assert "docs/LAW.md is stale" in capsys.readouterr().err
    assert not (tmp_path / "LAW.md").exists()
    assert generate.main([]) == 0
    assert (tmp_path / "LAW.md").read_text(encoding="utf-8").startswith("# Law")
    assert generate.main(["--write"]) == len(["usage", "error"])


def test_two_runs_write_the_same() -> None:
    assert generate.pages() == generate.pages()


def test_every_fact_and_every_guard_has_its_place() -> None:
    pages = generate.pages()
    assert all(f"### {tag}\n" in pages["EVENTS.md"] for tag in FACTS)
    assert all(f"### {guard}\n" in pages["LAW.md"] for guard in GUARDS)
    assert "Specification: none" not in pages["LAW.md"]


def test_every_guard_is_asked_by_some_fact_but_the_one_of_the_door() -> None:
    asked = facts_that_meet()
    assert asked.keys() == GUARDS.keys() - {"G153"}
    assert generate.pages()["LAW.md"].count("Asked by: no fact") == 1
    assert asked["G053"] == [HearingRequested]
    assert asked["G019"] == [PenaltyDecided, OnTheSpotDecided]
