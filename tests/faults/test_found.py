"""What campaigns have found in the product, made small: each stays until it is mended, and then as its proof."""

from contextlib import closing
from datetime import UTC, datetime

import pytest

from adapters.event_store import open_store
from projections.engine import Engine
from projections.findings import Findings
from projections.rebuild import rebuild
from tests.projections.telling import filed, registers, tell, told


@pytest.mark.xfail(strict=True, reason="a case that is judged again is judged without the rivals of its other acts")
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
