"""Fed twice, fed in halves, fed in any batch size, rebuilt: the same rows."""

from datetime import UTC, datetime
from functools import partial

import pytest

from adapters.event_store import open_store
from domain.ports.store import Store
from domain.ports.tables import Session
from projections.case_list import count_findings
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.findings import Findings
from projections.projection import WHOLE, Projection, RepartitionedError, live_generation, parts
from projections.rebuild import Helpers, TableDigest, digest, rebuild
from projections.timeline import Timeline
from tests.projections.telling import RIVAL, case, filed, on_the_spot, registers, tell, told

PROJECTIONS: tuple[Projection, ...] = (ClosedLoop(), Timeline(), Findings())


def digests(session: Session) -> list[tuple[int, str]]:
    found: list[TableDigest] = []
    for projection in PROJECTIONS:
        generation = live_generation(session, projection.name)
        found += [digest(session, table) for table in projection.tables(generation)]
    return [(d.rows, d.digest) for d in found]


def fill(store: Store) -> None:
    tell(store, told("s-1", "2023-07-12 15:00", on_the_spot("f-1", 300_00)))
    tell(store, told("c-1", "2023-07-13 09:00", filed("n-1"), organ=RIVAL))
    tell(store, told("c-1", "2023-10-20 09:00", "penalty_decided.v1", fine=5000, kinds=["fine"]))
    tell(store, told("s-2", "2023-07-12 09:00", on_the_spot("f-2", 20_00)))
    tell(store, told("c-1", "2023-09-01 09:00", "legal_review_passed.v1", reviewer="wu"))
    for number in range(20):
        tell(store, told(f"p-{number}", f"2023-08-{number + 1:02} 09:00", "permit_applied.v1"))


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_rows_do_not_depend_on_the_size_of_a_batch(store: Store, size: int) -> None:
    engine = Engine(store, PROJECTIONS, lambda: datetime.now(UTC), batch=size)
    store.log.append(registers())
    fill(store)
    engine.catch_up()
    with store.tables.read() as session:
        before = digests(session)
    assert all(rebuild(store, projection).same for projection in PROJECTIONS)
    with store.tables.read() as session:
        assert digests(session) == before


def test_a_batch_fed_twice_shows_the_same_rows(store: Store) -> None:
    engine = Engine(store, PROJECTIONS, lambda: datetime.now(UTC))
    store.log.append(registers())
    fill(store)
    engine.catch_up()
    with store.tables.read() as session:
        before = digests(session)
    for after in (0, 3, 7):
        batch = store.log.read_all(after, 1000)
        with store.tables.write() as session:
            for projection in PROJECTIONS:
                projection.apply(session, live_generation(session, projection.name), batch, store.log, WHOLE)
    with store.tables.read() as session:
        assert digests(session) == before


@pytest.mark.parametrize("count", [2, 3])
def test_parts_folded_beside_each_other_make_the_rows_of_the_whole(store: Store, count: int) -> None:
    engine = Engine(store, PROJECTIONS, lambda: datetime.now(UTC))
    store.log.append(registers())
    fill(store)
    engine.catch_up()
    with store.tables.read() as session:
        before = digests(session)
    assert all(rebuild(store, projection).same for projection in PROJECTIONS)
    shares = [
        Engine(store, (ClosedLoop(), Timeline(), Findings()), lambda: datetime.now(UTC), part=p) for p in parts(count)
    ]
    tell(store, told("p-3", "2023-09-01 09:00", "permit_accepted.v1"))
    tell(store, told("s-1", "2023-07-12 16:00", "decision_revoked.v1", origin="own", reason="错案"))
    for share in shares:
        share.catch_up()
    assert {lag.events for lag in shares[0].watch.lag()} == {0}
    assert all(rebuild(store, projection).same for projection in PROJECTIONS)
    with store.tables.read() as session:
        assert digests(session) != before


def test_a_process_that_folds_in_another_number_of_parts_folds_no_more(store: Store) -> None:
    whole = Engine(store, PROJECTIONS, lambda: datetime.now(UTC))
    fill(store)
    first, second = (Engine(store, (ClosedLoop(),), lambda: datetime.now(UTC), part=p) for p in parts(2))
    with pytest.raises(RepartitionedError, match="closed_loop is folded in 2 parts, not 1"):
        whole.catch_up()
    first.catch_up()
    second.catch_up()
    assert rebuild(store, ClosedLoop()).same


def test_two_processes_rebuild_what_one_has_built(durable_url: str) -> None:
    store = open_store(durable_url)
    try:
        engine = Engine(store, PROJECTIONS, lambda: datetime.now(UTC))
        store.log.append(registers())
        fill(store)
        engine.catch_up()
        helpers = Helpers(processes=2, open_store=partial(open_store, durable_url))
        assert rebuild(store, ClosedLoop(), helpers=helpers).same
        assert rebuild(store, Findings(), helpers=helpers).same
    finally:
        store.close()


def test_registers_told_last_end_in_the_same_rows_as_told_first(store: Store) -> None:
    engine = Engine(store, PROJECTIONS, lambda: datetime.now(UTC))
    fill(store)
    engine.catch_up()
    for unit in registers():
        store.log.append([unit])
        engine.catch_up()
    with store.tables.read() as session:
        before = digests(session)
    assert all(rebuild(store, projection).same for projection in PROJECTIONS)
    with store.tables.read() as session:
        assert digests(session) == before
        expected = {"G004": 1, "G016": 2, "G019": 1, "G041": 1, "G043": 1, "G048": 1, "G061": 1, "G066": 1}
        assert count_findings(session) == expected


def test_registers_told_to_a_process_that_did_not_see_the_beginning_end_in_the_same_rows(store: Store) -> None:
    Engine(store, PROJECTIONS, lambda: datetime.now(UTC))
    fill(store)
    for unit in registers():
        store.log.append([unit])
        Engine(store, (ClosedLoop(), Timeline(), Findings()), lambda: datetime.now(UTC), batch=7).catch_up()
        assert rebuild(store, Findings()).same


def test_registers_that_a_process_knew_before_their_turn_end_in_the_same_rows(store: Store) -> None:
    """A register that grows while old batches are folded is known to the later ones, not to the earlier."""
    first, *rest = registers()
    store.log.append([first])
    fill(store)
    engine = Engine(store, (ClosedLoop(), Timeline(), Findings()), lambda: datetime.now(UTC), batch=3)
    for unit in rest:
        engine.step()
        store.log.append([unit])
    engine.catch_up()
    assert rebuild(store, Findings()).same


def test_a_new_engine_goes_on_where_the_old_one_stopped(store: Store) -> None:
    store.log.append(registers())
    first = Engine(store, PROJECTIONS, lambda: datetime.now(UTC), batch=5)
    fill(store)
    first.step()
    second = Engine(store, (ClosedLoop(), Timeline(), Findings()), lambda: datetime.now(UTC))
    second.catch_up()
    assert {lag.events for lag in second.watch.lag()} == {0}
    assert all(rebuild(store, projection).same for projection in PROJECTIONS)


def test_a_rebuild_repairs_a_row_that_was_tampered_with_and_says_so(store: Store, engine: Engine) -> None:
    fill(store)
    engine.catch_up()
    with store.tables.write() as session:
        table = ClosedLoop().tables(live_generation(session, "closed_loop"))[0]
        session.delete(table, [(str(case("p-7")),)])
    rebuilt = rebuild(store, ClosedLoop())
    assert not rebuilt.same
    assert rebuilt.after[0].rows == rebuilt.before[0].rows + 1
    engine.catch_up()
    assert rebuild(store, ClosedLoop()).same


def test_the_engine_follows_the_log_in_a_thread_and_readers_can_wait_for_it(store: Store, engine: Engine) -> None:
    engine.start()
    try:
        fill(store)
        assert engine.watch.wait_for(store.log.head(), timeout=20)
    finally:
        engine.stop()
    assert {lag.events for lag in engine.watch.lag()} == {0}
