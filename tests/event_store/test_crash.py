"""What survives when a process is killed in the middle of an import."""

import signal
import time

import pytest

from adapters.event_store import open_store
from domain.ports.event_log import Bookmark, Duplicate, Stored
from tests.event_store import child
from tests.event_store.samples import everything, gaps, unit


@pytest.mark.parametrize("after", [0.05, 0.2, 0.35])
def test_a_killed_import_resumes_where_its_bookmark_stands(durable_url: str, after: float) -> None:
    importing = child.start("import", durable_url)
    child.go(importing)
    assert importing.stdout
    importing.stdout.readline()
    time.sleep(after)
    importing.send_signal(signal.SIGKILL)
    with importing:
        said, _ = importing.communicate(timeout=30)
    acknowledged = int(said.splitlines()[-1]) if said else 3

    store = open_store(durable_url)
    bookmark = store.log.bookmark("import")
    assert bookmark >= acknowledged
    assert store.log.head() == bookmark
    assert not list(gaps(everything(store.log)))
    again = store.log.append(
        [unit(f"line-{bookmark - 3 + n}", "import") for n in range(6)], [Bookmark("import", bookmark + 3)]
    )
    assert [type(outcome) for outcome in again] == [Duplicate] * 3 + [Stored] * 3
    assert store.log.head() == store.log.bookmark("import") == bookmark + 3
    store.close()
