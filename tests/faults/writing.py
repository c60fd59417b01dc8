"""A writer to be killed: ``python -m tests.faults.writing URL NAME=NEXT … [--wrong HOW] [--attempt N]``.

Each name is a thread that appends its batches from NEXT on and says ``ack NAME NUMBER POSITION`` for each that is
stored. What it does not know to be stored it sends again with the same ids, for ever. It ends with its standard input.
"""

import argparse
import os
import sys
import threading
import time
from collections.abc import Sequence
from typing import Final

from adapters.event_store import GroupCommit, StoreUnavailableError, open_store
from domain.ports.event_log import Append, Bookmark, Duplicate, Outcome, Stored
from domain.ports.store import Store
from tests.faults.material import batch, renamed
from tests.faults.planting import with_pragmas, with_settings

_SAYING: Final = threading.Lock()
_PAUSE: Final = 0.01


def say(line: str) -> None:
    """Tell whoever has started us, in one write."""
    with _SAYING:
        os.write(sys.stdout.fileno(), f"{line}\n".encode())


def ends_with_input(stopping: threading.Event) -> None:
    """Set ``stopping`` at the end of standard input."""

    def watch() -> None:
        sys.stdin.read()
        stopping.set()

    threading.Thread(target=watch, daemon=True).start()


class Sender:
    """One thread's batches, in order. The ``wrong`` ones are what campaigns must find out."""

    def __init__(self, store: Store, writer: GroupCommit | None, name: str, attempt: str, wrong: str) -> None:
        self.store, self.writer, self.name, self.attempt, self.wrong = store, writer, name, attempt, wrong

    def run(self, number: int, stopping: threading.Event) -> None:
        """Send batch after batch."""
        while not stopping.is_set():
            units = batch(self.name, number)
            if self.wrong == "acknowledges early":
                say(f"ack {self.name} {number} {self.store.log.head() + 1}")
                time.sleep(_PAUSE)
            outcomes = self._until_known(units, number, stopping)
            if outcomes is None:
                return
            if not all(isinstance(outcome, (Stored, Duplicate)) for outcome in outcomes):
                say(f"bad {self.name} {number} {outcomes}")
                return
            if self.wrong == "renames":
                time.sleep(_PAUSE)  # so that it may be killed between storing and saying so
            if self.wrong != "acknowledges early":
                events = outcomes[0].events  # type: ignore[union-attr]  # see above
                say(f"ack {self.name} {number} {events[0].position if events else 0}")
            number += 1

    def _until_known(self, units: list[Append], number: int, stopping: threading.Event) -> list[Outcome] | None:
        tried = 0
        while not stopping.is_set():
            if self.wrong == "renames":
                units = [renamed(unit, f"+{self.attempt}.{tried}") for unit in units]
            try:
                return self._append(units, number)
            except StoreUnavailableError as error:
                tried += 1
                say(f"unknown {self.name} {number} {error}")
                if self.wrong == "takes silence for success":
                    return [Stored(())]
                time.sleep(_PAUSE)
        return None

    def _append(self, units: Sequence[Append], number: int) -> list[Outcome]:
        if self.writer is None:
            return self.store.log.append(units, [Bookmark(self.name, number + 1)])
        return [future.result() for future in self.writer.submit_many(units)]


def main() -> None:
    """Write until killed, or until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("names", nargs="+")
    parser.add_argument("--wrong", default="")
    parser.add_argument("--attempt", default="1")
    parser.add_argument("--patience", type=float, default=30.0)
    given = parser.parse_args()
    stopping = threading.Event()
    ends_with_input(stopping)
    if given.wrong.startswith("pragma "):
        with_pragmas(given.wrong.removeprefix("pragma "))
    if given.wrong.startswith("set "):
        with_settings(given.wrong.removeprefix("set "))
    store = open_store(given.url, patience=given.patience)
    writer = GroupCommit(store.log)
    threads = []
    for place, (name, _, following) in enumerate(word.partition("=") for word in given.names):
        # The first keeps a bookmark, as an import does; the others share transactions, as requests do.
        sender = Sender(store, writer if place else None, name, given.attempt, given.wrong)
        threads.append(threading.Thread(target=sender.run, args=(int(following), stopping), daemon=True))
    say("ready")
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    store.close()


if __name__ == "__main__":
    main()
