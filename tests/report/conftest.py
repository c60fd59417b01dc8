"""A small city, and its report beside what the API says of it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from adapters.event_store import open_store
from adapters.simulation.city import City, simulate
from adapters.simulation.filling import fill
from api.bootstrap import projections_over
from api.reporting.month import read_month
from api.reporting.outlook import Outlook, outlook
from api.reporting.report import write_report
from domain.lookup import Registry
from domain.ports.store import Store
from projections.read_models.book import READ_MODELS
from tests.intake.sending import now

MONTH: Final = "2025-03"
PLANTED: Final = {"G016": 10, "G022": 10, "G047": 10}


def city(seed: int = 5) -> City:
    """A city of sixteen months, some of whose acts break the law."""
    return simulate(seed, 150, start=date(2025, 1, 1), end=date(2026, 4, 30), plant=PLANTED)


def filled(store: Store, made: City) -> None:
    """Append a city, and fold it."""
    fill(store, made)
    projections_over(store, now).catch_up()


@pytest.fixture
def full(store: Store) -> Store:
    """A store of each kind with a city in it."""
    filled(store, city())
    return store


@pytest.fixture(scope="session")
def memory() -> Iterator[Store]:
    """A store in memory with a city in it; nothing may be added."""
    with closing(open_store("memory:")) as store:
        filled(store, city())
        yield store


class Reporter:
    """Reports on a store, again and again."""

    def __init__(self, store: Store, directory: Path) -> None:
        self._store, self._directory, self._made = store, directory, 0

    def report(self, month: str = MONTH, organ: str | None = None, position: int | None = None) -> Path:
        """Write a report into a directory of its own."""
        self._made += 1
        directory = self._directory / str(self._made)
        with self._store.tables.read() as session:
            registers = Registry(self._store.log).current()
            look: Outlook = outlook(session, self._store.log, registers, read_month(month), organ, position)
            write_report(look, tuple(READ_MODELS.values()), directory)
        return directory


@pytest.fixture(scope="session")
def report(memory: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the month on the store in memory."""
    return Reporter(memory, tmp_path_factory.mktemp("report")).report()


@cache
def text_of(report: Path) -> str:
    """Read what a report says, without its spaces and line ends, which are a matter of setting."""
    pages = PdfReader(report / "report.pdf").pages
    return "".join("".join(page.extract_text().split()) for page in pages)
