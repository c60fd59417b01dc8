"""Campaigns draw from a seed, and say in the end what they have done."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pytest

from tests.faults.campaign import Campaign
from tests.servers.postgres import PostgresServer

_CAMPAIGNS = pytest.StashKey[list[Campaign]]()
_CAMPAIGN = pytest.StashKey[Campaign]()


@pytest.fixture
def campaign(request: pytest.FixtureRequest) -> Campaign:
    """The campaign of a test."""
    made = Campaign(request.node.name.removeprefix("test_"))
    request.config.stash.setdefault(_CAMPAIGNS, []).append(made)
    request.node.stash[_CAMPAIGN] = made
    return made


class Databases(Protocol):
    """Where a campaign gets a fresh, empty database for each round."""

    def __call__(self) -> AbstractContextManager[str]:
        """Give its URL."""


def _in_files(directory: Path) -> Databases:
    @contextmanager
    def fresh() -> Iterator[str]:
        with TemporaryDirectory(dir=directory) as made:
            yield f"sqlite:{made}/bihuan.sqlite"

    return fresh


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    """Fresh databases of each kind that several processes can share."""
    if request.param == "sqlite":
        return _in_files(tmp_path)
    server = request.getfixturevalue("postgres")
    assert isinstance(server, PostgresServer)
    return server.database


@pytest.fixture
def pg_databases(postgres: PostgresServer) -> Databases:
    """Fresh PostgreSQL databases."""
    return postgres.database


@pytest.fixture
def sqlite_databases(tmp_path: Path) -> Databases:
    """Fresh SQLite files."""
    return _in_files(tmp_path)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Put the seed under a failure."""
    report: pytest.TestReport = yield  # type: ignore[assignment]  # what the hook it wraps returns
    made = item.stash.get(_CAMPAIGN, None)
    if made is not None and report.failed:
        report.sections.append(("replay", str(made)))
    return report  # type: ignore[return-value]  # the same


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many faults there were, and from which seeds."""
    if campaigns := config.stash.get(_CAMPAIGNS, []):
        terminalreporter.section("faults")
        for made in campaigns:
            terminalreporter.write_line(str(made))
