"""Read models over a store of each kind."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.ports.store import Store
from tests.projections.telling import registers
from tests.read_models.reading import Json, Reading


@pytest.fixture
def reading(store: Store) -> Reading:
    """Read models over a store with registers."""
    store.log.append(registers())
    return Reading(store)


@pytest.fixture
def one(reading: Reading) -> Callable[..., Json]:
    """Read the one entry that there is."""

    def read(model: str, **asked: Any) -> Json:  # noqa: ANN401 -- as they are asked
        (entry,) = reading.entries(model, **asked)
        return entry

    return read
