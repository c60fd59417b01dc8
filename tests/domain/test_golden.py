"""Golden files: the exact stored bytes of one event of every type and version that was ever written.

A file is written once and never again. To add the files of new types:

    BIHUAN_ADD_GOLDEN=1 pytest tests/domain/test_golden.py
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from domain.catalogue import FACTS
from domain.event import Event, decode, encode
from domain.fact import Fact, canonical
from domain.ids import case_id
from domain.time.instants import CHINA
from tests.domain.examples import example

GOLDEN = Path(__file__).parent / "golden"
DEFAULTS = Path(__file__).parent / "golden_defaults.json"
STREAM = case_id("urn:golden", "case-1")
HAPPENED = datetime(2023, 7, 12, 9, 30, 0, 1, tzinfo=CHINA)
RECORDED = datetime(2023, 7, 13, 0, 0, 0, 999999, tzinfo=UTC)
VERSION = 7


def golden_event(cls: type[Fact]) -> Event:
    """Make the event whose bytes are kept, with every member of the envelope given."""
    return Event(
        source="urn:golden",
        id=f"{cls.TAG}-例",
        fact=example(cls),
        occurred_at=HAPPENED,
        subject="case-1",
        organ="113307277559109857",
        actor="staff-1",
        causation="cause-1",
        correlation="chain-1",
        activity=cls.ZH,
        synthetic=True,
    )


def defaults() -> dict[str, dict[str, object]]:
    """List what every field means where the stored bytes leave it out."""
    return {
        tag: {f.name: json.loads(canonical(f.default)) for f in structs.fields(cls) if not f.required}
        for tag, cls in FACTS.items()
    }


def add_missing() -> None:
    """Write the files and defaults of what has none yet; what is there is never touched."""
    for tag, cls in FACTS.items():
        if not (GOLDEN / f"{tag}.json").exists():
            (GOLDEN / f"{tag}.json").write_bytes(encode(golden_event(cls), STREAM, VERSION, RECORDED))
    kept = json.loads(DEFAULTS.read_bytes()) if DEFAULTS.exists() else {}
    merged = {tag: {**fields, **kept.get(tag, {})} for tag, fields in (kept | defaults()).items()}
    DEFAULTS.write_text(json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if os.environ.get("BIHUAN_ADD_GOLDEN"):
    add_missing()

FILES = {path.stem: path for path in sorted(GOLDEN.glob("*.json"))}


def test_every_type_and_version_has_its_golden_file() -> None:
    assert sorted(set(FACTS) - set(FILES)) == []


def test_no_type_or_version_that_was_ever_written_has_disappeared() -> None:
    assert sorted(set(FILES) - set(FACTS)) == []


@pytest.mark.parametrize("tag", FILES)
def test_what_was_written_reads_back_and_is_written_the_same_again(tag: str) -> None:
    stored = FILES[tag].read_bytes()
    found = decode(stored, 1, STREAM, VERSION)
    assert tag == found.event.fact.TAG
    assert (found.event.occurred_at, found.recorded_at) == (HAPPENED, RECORDED)
    assert encode(found.event, STREAM, VERSION, found.recorded_at) == stored


def test_a_default_that_was_ever_left_out_still_means_the_same() -> None:
    """Stored bytes leave defaults out, so another default would rewrite history; it needs a new version of the tag."""
    kept = json.loads(DEFAULTS.read_bytes())
    now = defaults()
    assert {tag: {name: now[tag][name] for name in fields} for tag, fields in kept.items()} == kept


def test_every_default_is_kept() -> None:
    assert {tag: sorted(fields) for tag, fields in defaults().items()} == {
        tag: sorted(fields) for tag, fields in json.loads(DEFAULTS.read_bytes()).items()
    }
