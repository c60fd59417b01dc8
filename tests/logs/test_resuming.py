"""An import that was stopped goes on where it stood."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Timer
from typing import TypeAlias

import pytest

from adapters.event_store import open_store
from adapters.logs.importing import bookmark_name, import_log
from domain.ports.event_log import Append, Bookmark, Outcome
from tests.logs.material import FINE, MAPPING, PAY, ROOT, mapping, written, xes

TRACES = 3000
Appending: TypeAlias = Callable[[Sequence[Append], Sequence[Bookmark]], list[Outcome]]
WRONG = {"concept:name": "?", "time:timestamp": "2006-08-01T00:00:00Z"}

CHILD = """
import sys, threading
from pathlib import Path
from adapters.event_store import open_store
from adapters.logs.importing import import_log
from adapters.logs.mapping import load_mapping

def stop_here(progress):
    if progress.events >= 3000:
        print("half way", flush=True)
        threading.Event().wait()

log, mapping, url = sys.argv[1:]
import_log(Path(log), load_mapping(Path(mapping)), open_store(url), progress=stop_here, batch_size=70)
"""


def test_a_killed_import_goes_on_and_adds_nothing_twice(tmp_path: Path, durable_url: str) -> None:
    path = written(tmp_path, xes(*((f"A{n}", [FINE, WRONG, PAY]) for n in range(TRACES))))
    rules = written(tmp_path, MAPPING, "mapping.toml")
    command = [sys.executable, "-c", CHILD, str(path), str(rules), durable_url]
    with Popen(command, stdout=PIPE, cwd=ROOT) as child:
        overdue = Timer(60, child.kill)
        overdue.start()
        assert child.stdout is not None
        assert child.stdout.readline() == b"half way\n"
        child.kill()
        overdue.cancel()
    store = open_store(durable_url)
    stored = store.log.head()
    assert 0 < store.log.bookmark(bookmark_name(path, mapping())) < TRACES
    assert 0 < stored < 2 * TRACES
    report = import_log(path, mapping(), store)
    assert (report.read, report.refused) == (3 * TRACES, TRACES)
    assert (report.duplicates, report.added) == (stored, 2 * TRACES - stored)
    assert store.log.head() == 2 * TRACES
    assert store.refusals.count() == TRACES
    store.close()


class StopsError(Exception):
    """The process died."""


def fragile(append: Appending, batches: int, *, committed: bool) -> Appending:
    """Make an append whose process dies after some batches, before or after the next one was committed."""
    left = batches

    def dying(batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        nonlocal left
        left -= 1
        if left >= 0:
            return append(batch, bookmarks)
        if committed:
            append(batch, bookmarks)
        raise StopsError

    return dying


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("batches", range(6))
def test_wherever_it_stops_the_second_run_completes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batches: int, *, committed: bool
) -> None:
    store = open_store("memory:")
    import_log(written(tmp_path, xes(("A1", [FINE | {"amount": "1"}])), "earlier.xes"), mapping(), store)
    path = written(tmp_path, xes(*((f"A{n}", [FINE, WRONG, PAY]) for n in range(6))))
    with monkeypatch.context() as patch:
        patch.setattr(store.log, "append", fragile(store.log.append, batches, committed=committed))
        with pytest.raises(StopsError):
            import_log(path, mapping(), store, batch_size=3)
    report = import_log(path, mapping(), store, batch_size=3)
    assert (report.read, report.refused, report.conflicts) == (18, 6, 1)
    assert report.added + report.duplicates == 11
    assert store.log.head() == 12
    assert sorted(kept.id or "" for kept in store.refusals.list(0, 99)) == sorted(
        ["A1#1", *(f"A{n}#2" for n in range(6))]
    )
    store.close()
