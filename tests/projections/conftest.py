"""An engine over the store of each kind."""

from datetime import UTC, datetime

import pytest

from domain.ports.store import Store
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.findings import Findings
from projections.timeline import Timeline
from tests.projections.telling import registers


@pytest.fixture
def engine(store: Store) -> Engine:
    """The two projections over a store whose registers are filled."""
    store.log.append(registers())
    return Engine(store, [ClosedLoop(), Timeline(), Findings()], lambda: datetime.now(UTC))
