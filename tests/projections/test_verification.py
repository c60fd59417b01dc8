"""Verifying names what was damaged behind our back."""

import sqlite3
from pathlib import Path

import pytest

from adapters.event_store import open_store
from domain.ports.store import Store
from domain.verification import verify
from tests.projections.telling import case, tell, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bihuan.db"


@pytest.fixture
def filled(path: Path) -> Store:
    store = open_store(f"sqlite:{path}")
    for day in range(1, 5):
        for subject in ("a", "b"):
            tell(store, told(subject, f"2023-07-{day:02} 09:00", "on_site_verified.v1"))
    return store


def behind_our_back(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as file:
        file.execute(statement)
    file.close()


def test_a_sound_log_has_no_defect(store: Store) -> None:
    tell(store, told("a", "2023-07-01 09:00", "on_site_verified.v1"))
    assert list(verify(store.log)) == []


@pytest.mark.parametrize(
    ("statement", "position", "words"),
    [
        ("UPDATE stored_events SET state = X'7B' WHERE position = 3", 3, "truncated"),
        ("DELETE FROM stored_events WHERE position = 4", 4, "positions 4 to 4 are missing"),
        ("DELETE FROM stored_events WHERE position = 8", 8, "the log counts 8 events, the last one found is 7"),
        (
            "UPDATE stored_events SET state = (SELECT state FROM stored_events WHERE position = 1) WHERE position = 5",
            5,
            "the bytes are those of version 1",
        ),
        (
            (
                'UPDATE stored_events SET state = replace(CAST(state AS TEXT), \'"rec":"20\', \'"rec":"19\') '
                "WHERE position = 6"
            ),
            6,
            "was recorded before the event before it",
        ),
    ],
)
def test_what_was_altered_is_named_by_its_place(
    filled: Store, path: Path, statement: str, position: int, words: str
) -> None:
    behind_our_back(path, statement)
    defects = list(verify(filled.log))
    filled.close()
    assert any(d.position == position and words in d.reason for d in defects), defects


def test_a_missing_version_is_named_with_its_case(filled: Store, path: Path) -> None:
    behind_our_back(path, "DELETE FROM stored_events WHERE position = 4")
    defects = list(verify(filled.log))
    filled.close()
    assert [(d.stream, d.version, d.reason) for d in defects[1:]] == [(case("b"), 3, "follows version 1")]
