"""What a process of its own does to a store; started by the tests as ``python -m tests.event_store.child``."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from adapters.event_store import open_store
from domain.ports.event_log import Bookmark
from domain.ports.store import Store
from tests.event_store.samples import unit

ROOT = Path(__file__).parents[2]
EACH = 40
"""Batches that each thread appends."""


def start(task: str, url: str, *arguments: str) -> "subprocess.Popen[str]":
    """Start a child; it waits for a line, so that several can begin together."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.event_store.child", task, url, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    return child


def go(*children: "subprocess.Popen[str]") -> None:
    """Let children begin."""
    for child in children:
        assert child.stdin
        child.stdin.write("go\n")
        child.stdin.flush()


def finish(*children: "subprocess.Popen[str]") -> None:
    """Wait until children have ended well."""
    for child in children:
        with child:
            child.communicate(timeout=60)
        assert child.returncode == 0


def say(line: str) -> None:
    """Tell whoever has started us."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def write_with_threads(store: Store, prefix: str, threads: int = 4) -> None:
    """Append from several threads, each on streams of its own and on one that all share."""

    def write(thread: int) -> None:
        for number in range(EACH):
            name = f"{prefix}-{thread}-{number}"
            store.log.append([unit(f"{name}-{n}", f"{prefix}-{thread}", "shared") for n in range(number % 5 + 1)])

    with ThreadPoolExecutor(threads) as executor:
        list(executor.map(write, range(threads)))


def import_for_ever(store: Store) -> None:
    """Append number after number with a bookmark, and say each that was acknowledged."""
    number = store.log.bookmark("import")
    while True:
        store.log.append([unit(f"line-{number + n}", "import") for n in range(3)], [Bookmark("import", number + 3)])
        number += 3
        say(str(number))


def main(task: str, url: str, *arguments: str) -> None:
    """Do one task."""
    store: Store | None = None if task == "open" else open_store(url)
    say("ready")
    sys.stdin.readline()
    if store is None:
        store = open_store(url)
    match task:
        case "open":
            pass
        case "write":
            write_with_threads(store, arguments[0])
        case "import":
            import_for_ever(store)
        case _:
            raise ValueError(task)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
