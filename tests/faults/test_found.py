"""What campaigns have found in the product, made small: each stays as the proof that it is mended."""

import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial

from adapters.event_store import StoreUnavailableError, open_store
from domain.ports.store import Store
from projections.engine import Engine
from projections.findings import Findings
from projections.rebuild import rebuild
from tests.faults.campaign import wait_until
from tests.faults.conftest import Databases
from tests.faults.proxy import proxied
from tests.projections.telling import filed, registers, tell, told


def test_a_case_of_two_acts_keeps_its_findings_when_another_case_claims_one_of_them() -> None:
    with closing(open_store("memory:")) as store:
        store.log.append(registers())
        engine = Engine(store, [Findings()], lambda: datetime.now(UTC))
        tell(
            store,
            told("b", "2023-07-14 10:20", filed("n-b", "act-13")),
            told("d", "2023-07-14 10:21", "penalty_decided.v1", fine=4000, kinds=["fine"]),
            told("b", "2023-07-14 11:31", "penalty_decided.v1", fine=2300, kinds=["fine"]),
            told("d", "2023-07-14 11:32", filed("n-d", "act-13")),
            told("b", "2023-07-14 11:33", filed("n-b2", "act-1")),
        )
        engine.catch_up()
        tell(store, told("e", "2023-07-14 11:40", filed("n-e", "act-1")))
        engine.catch_up()
        assert rebuild(store, Findings()).same


def test_projections_that_start_while_the_database_is_away_go_on_when_it_is_back(pg_databases: Databases) -> None:
    with pg_databases() as url, proxied(url) as (line, way), closing(open_store(way, patience=0.5)) as store:
        engine = Engine(store, [Findings()], lambda: datetime.now(UTC))
        line.refusing = True
        line.cut()
        engine.start()
        time.sleep(1.5)  # so that it has given up waiting for a connection
        line.refusing = False
        try:
            wait_until(partial(_appended, store), "the database is back")
            wait_until(partial(_followed, engine, store), "the projections have gone on")
        finally:
            engine.stop()


def _appended(store: Store) -> bool:
    with suppress(StoreUnavailableError):
        store.log.append(registers())
        return True
    return False


def _followed(engine: Engine, store: Store) -> bool:
    with suppress(StoreUnavailableError):
        return engine.watch.wait_for(store.log.head(), 1)
    return False
