"""A projection worker to be killed: ``python -m tests.faults.projecting URL BATCH [--part N --parts M] [--wrong HOW]``.

It folds the log, or its part of all cases, into every projection, and says ``at POSITION`` each time that it has come
further. It ends with its standard input.
"""

import argparse
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from adapters.event_store import StoreUnavailableError, open_store
from domain.event import Recorded, Unreadable
from domain.ports.store import Store
from projections.engine import Engine
from projections.folding import Folder
from projections.projection import WHOLE, Part, Projection, live_generation, tracking_name
from tests.faults.writing import ends_with_input, say
from tests.projections.test_rebuild import PROJECTIONS

_LOOK: Final = 0.02
_PAUSE: Final = 0.2
"""Seconds in which the wrong worker may be killed with its position moved and its rows missing."""


class PositionFirst(Folder):
    """Moves the position in a transaction of its own, before the rows: what campaigns must find out."""

    def __init__(self, store: Store, projection: Projection) -> None:
        super().__init__(store, projection)
        self._of = store, projection

    def fold(self, batch: Sequence[Recorded | Unreadable]) -> None:
        store, projection = self._of
        with store.tables.write() as session:
            generation = live_generation(session, projection.name)
            session.set_position(tracking_name(projection.name, generation), batch[-1].position)
        time.sleep(_PAUSE)
        with store.tables.write() as session:
            readable = [entry for entry in batch if isinstance(entry, Recorded)]
            projection.apply(session, generation, readable, store.log, WHOLE)


def main() -> None:
    """Fold until killed, or until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("batch", type=int)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--wrong", default="")
    given = parser.parse_args()
    stopping = threading.Event()
    ends_with_input(stopping)
    store = open_store(given.url)
    engine = Engine(
        store, PROJECTIONS, lambda: datetime.now(UTC), batch=given.batch, part=Part(given.part, given.parts)
    )
    if given.wrong:
        engine._folders = {p.name: PositionFirst(store, p) for p in PROJECTIONS}  # noqa: SLF001 -- planted
    engine.start()
    said = -1
    while not stopping.is_set():
        with suppress(StoreUnavailableError):  # the engine tries again, and so do we
            position = min(engine.positions().values())
            if position != said:
                say(f"at {position}")
                said = position
        stopping.wait(_LOOK)
    engine.stop()
    store.close()


if __name__ == "__main__":
    main()
