"""Two processes rebuild a projection while writes come in and queries go on; the switch loses neither."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import count
from threading import Event, Thread

import pytest

from adapters.event_store import GroupCommit, open_store
from domain.ports.store import Store
from projections.case_list import CaseFilter, find_cases
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.projection import live_generation
from projections.rebuild import Helpers, rebuild
from tests.projections.telling import told, unit


@pytest.fixture
def durable(durable_url: str) -> Iterator[Store]:
    store = open_store(durable_url)
    yield store
    store.close()


class Asking(Thread):
    """Asks for one page after the other, and notes what went wrong."""

    def __init__(self, store: Store, stop: Event) -> None:
        super().__init__(daemon=True)
        self._store, self._stop_asking = store, stop
        self.asked = 0
        self.wrong: list[str] = []
        self.generations: set[int] = set()

    def run(self) -> None:
        fewest = 0
        while not self._stop_asking.is_set():
            try:
                with self._store.tables.read() as session:
                    self.generations.add(live_generation(session, "closed_loop"))
                    shown = len(find_cases(session, CaseFilter(source="urn:test:city"), 500).items)
            except Exception as error:  # noqa: BLE001 -- whatever it is, a query was lost
                self.wrong.append(f"{type(error).__name__}: {error}")
                continue
            self.asked += 1
            if shown < fewest:
                self.wrong.append(f"{fewest} cases were shown, and then {shown}")
            fewest = max(fewest, shown)


class Writing(Thread):
    """Tells of cases without a pause worth mentioning."""

    def __init__(self, store: Store, stop: Event) -> None:
        super().__init__(daemon=True)
        self._writer, self._stop_telling = GroupCommit(store.log), stop
        self.written = 0

    def run(self) -> None:
        for number in count():
            if self._stop_telling.wait(0.004):  # a busy city, some two thousand events a second
                break
            day = f"2023-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}"
            subject = f"w-{number % 400}"
            batch = [
                unit(told(subject, f"{day} {hour:02}:{number % 60:02}", "on_site_verified.v1")) for hour in range(8)
            ]
            for outcome in [future.result() for future in self._writer.submit_many(batch)]:
                assert outcome is not None
            self.written += len(batch)
        self._writer.close()


def test_the_switch_loses_no_query_and_no_write(durable: Store, durable_url: str) -> None:
    for number in range(150):
        durable.log.append([unit(told(f"c-{number}", "2023-07-01 09:00", "on_site_verified.v1"))])
    engine = Engine(durable, [ClosedLoop()], lambda: datetime.now(UTC))
    engine.start()
    stop = Event()
    asking, writing = Asking(durable, stop), Writing(durable, stop)
    assert engine.watch.wait_for(150, 20)
    asking.start()
    writing.start()
    helpers = Helpers(processes=2, open_store=partial(open_store, durable_url))
    try:
        rebuilt = [rebuild(durable, ClosedLoop(), helpers=helpers) for _ in range(3)]
    finally:
        stop.set()
        asking.join(30)
        writing.join(30)
    assert asking.wrong == []
    assert all(r.same for r in rebuilt)
    assert asking.asked > 20
    assert len(asking.generations) > 1
    assert writing.written > 100
    assert engine.watch.wait_for(durable.log.head(), 30)
    engine.stop()
    assert rebuild(durable, ClosedLoop()).same
