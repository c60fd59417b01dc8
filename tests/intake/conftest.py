"""Fixtures of the doors."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from adapters.event_store import open_store
from domain.ports.store import Store


@pytest.fixture
def memory_store() -> Iterator[Store]:
    """An empty store in memory, where the kind of store does not matter."""
    with closing(open_store("memory:")) as store:
        yield store
