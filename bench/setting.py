"""What every measure is given: the server, how much to do, and the cases that are told."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from adapters.event_store import open_store
from bench.material import CASES_IN_LOG, LOG, Supply, logged_cases
from domain.event import Event
from domain.ports.event_log import Append
from domain.ports.store import Store
from tests.servers.postgres import PostgresServer

_T = TypeVar("_T")


class Setting:
    """The run: one server, one directory for SQLite files, and how much there is to do."""

    def __init__(self, server: PostgresServer, directory: Path, *, quick: bool, full: bool, growth: int) -> None:
        """Take what the command line says."""
        self.server, self.directory = server, directory
        self.quick, self.full, self.growth = quick, full, growth
        self._stack = ExitStack()
        self._done: dict[str, Any] = {}

    @property
    def has_log(self) -> bool:
        """Whether the real log is there; without it cases are made up."""
        return LOG.exists()

    @property
    def rounds(self) -> int:
        """Rounds of a short measure."""
        return 1 if self.quick else 5

    @property
    def few_rounds(self) -> int:
        """Rounds of a long one."""
        return 1 if self.quick else 3

    def some(self, number: int) -> int:
        """Scale an amount of work down for a quick look."""
        return max(1, number // 10) if self.quick else number

    @cached_property
    def cases(self) -> Sequence[Sequence[Event]]:
        """Cases enough to be told again and again."""
        return logged_cases(self.some(3000))

    @cached_property
    def more_cases(self) -> Sequence[Sequence[Event]]:
        """A tenth of the real log, or all of it."""
        return logged_cases(self.some(CASES_IN_LOG if self.full else CASES_IN_LOG // 10))

    def supply(self, label: str) -> Supply:
        """Begin a supply of cases of its own names."""
        return Supply(self.cases, label)

    def once(self, name: str, work: Callable[[], _T]) -> _T:
        """Do what several measures need, once."""
        if name not in self._done:
            self._done[name] = work()
        found: _T = self._done[name]
        return found

    def lasting_database(self) -> str:
        """Make a database that stays until the end of the run."""
        return self._stack.enter_context(self.server.database())

    def close(self) -> None:
        """Give lasting databases back."""
        self._stack.close()

    @contextmanager
    def store(self, url: str) -> Iterator[Store]:
        """Open a store for a while."""
        opened = open_store(url)
        try:
            yield opened
        finally:
            opened.close()

    @contextmanager
    def postgres_store(self) -> Iterator[tuple[Store, str]]:
        """Open an empty store in PostgreSQL, and give its URL too."""
        with self.server.database() as url, self.store(url) as opened:
            yield opened, url


def chance(seed: int) -> Random:
    """Draw what can be drawn again."""
    return Random(seed)  # noqa: S311 -- nothing here is a secret


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def units_of(cases: Sequence[Sequence[Event]], label: str) -> list[Append]:
    """Make each case's units of append, once."""
    supply = Supply(cases, label)
    return [told.unit for _ in cases for told in supply.case()]


def fill(store: Store, units: Sequence[Append], batch: int = 5000) -> None:
    """Append units in large batches."""
    for start in range(0, len(units), batch):
        store.log.append(units[start : start + batch])
