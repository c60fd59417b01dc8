"""Fixtures that every part of the tests may use."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest

from adapters.event_store import open_store
from domain.ports.store import Store
from tests.servers.kafka import Broker, NoBrokerError, kafka_broker
from tests.servers.postgres import NoServerError, PostgresServer, postgres_server

STORES = ("memory", "sqlite", "postgresql")
_MISSING = pytest.StashKey[str]()
_NO_BROKER = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[PostgresServer]:
    """A real PostgreSQL: fails in CI where there is none, and skips elsewhere."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(postgres_server())
        except NoServerError as error:
            if os.environ.get("CI", "").lower() in {"1", "true"}:
                pytest.fail(str(error))
            request.config.stash[_MISSING] = str(error)
            pytest.skip(str(error))
        yield server


def no_broker(request: pytest.FixtureRequest, error: NoBrokerError) -> NoReturn:
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(str(error))
    request.config.stash[_NO_BROKER] = str(error)
    pytest.skip(str(error))


@pytest.fixture(scope="session")
def kafka(request: pytest.FixtureRequest) -> Iterator[Broker]:
    """A real Kafka broker: fails in CI where there is none, and skips elsewhere."""
    with ExitStack() as stack:
        try:
            broker = stack.enter_context(kafka_broker())
        except NoBrokerError as error:
            no_broker(request, error)
        yield broker


@pytest.fixture(scope="session")
def own_kafka(request: pytest.FixtureRequest) -> Iterator[Broker]:
    """A broker of our own that listens with TLS and SCRAM too, and may be killed; whoever does starts it again."""
    with ExitStack() as stack:
        try:
            broker = stack.enter_context(kafka_broker(own=True, secure=True))
        except NoBrokerError as error:
            no_broker(request, error)
        yield broker


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """A fresh, empty PostgreSQL database."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=STORES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store of each kind."""
    match request.param:
        case "memory":
            return "memory:"
        case "sqlite":
            return f"sqlite:{tmp_path / 'bihuan.sqlite'}"
        case _:
            return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(params=STORES[1:])
def durable_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store of each kind that several processes can share."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'bihuan.sqlite'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store of each kind."""
    opened = open_store(store_url)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what was not proven."""
    if missing := config.stash.get(_MISSING, None):
        terminalreporter.write_line(f"NOTHING WAS PROVEN ON POSTGRESQL: {missing}", red=True, bold=True)
    if missing := config.stash.get(_NO_BROKER, None):
        terminalreporter.write_line(f"NOTHING WAS PROVEN ON KAFKA: {missing}", red=True, bold=True)
