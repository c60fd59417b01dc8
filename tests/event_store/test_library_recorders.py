"""The library's own test cases, on our recorders."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from eventsourcing.tests.persistence import (
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
    ProcessRecorderTestCase,
    TrackingRecorderTestCase,
)

from adapters.event_store import postgres_connections, postgres_schema, sqlite_connections, sqlite_schema
from adapters.event_store.postgres_recorder import PostgresRecorder
from adapters.event_store.sqlite_recorder import SqliteRecorder
from tests.servers.postgres import PostgresServer

PATIENCE = 30.0


class OnSqlite:
    """Gives a test case our recorder of SQLite."""

    @pytest.fixture(autouse=True)
    def _datastore(self, tmp_path: Path) -> Iterator[None]:
        path = str(tmp_path / "events.sqlite")
        sqlite_schema.migrate(path, PATIENCE)
        self.datastore = sqlite_connections.Datastore(path, PATIENCE)
        yield
        self.datastore.close()

    def create_recorder(self) -> SqliteRecorder:
        return SqliteRecorder(self.datastore)


class OnPostgres:
    """Gives a test case our recorder of PostgreSQL."""

    @pytest.fixture(autouse=True)
    def _datastore(self, postgres: PostgresServer) -> Iterator[None]:
        with postgres.database() as url:
            schema = postgres_schema.migrate(url, PATIENCE)
            self.datastore = postgres_connections.Datastore(url, schema, PATIENCE)
            yield
            self.datastore.close()

    def create_recorder(self) -> PostgresRecorder:
        return PostgresRecorder(self.datastore)


class TestSqliteApplicationRecorder(OnSqlite, ApplicationRecorderTestCase[SqliteRecorder]):
    pass


class TestSqliteTrackingRecorder(OnSqlite, TrackingRecorderTestCase):
    pass


class TestSqliteProcessRecorder(OnSqlite, ProcessRecorderTestCase):
    pass


class TestSqliteOrder(OnSqlite, NonInterleavingNotificationIDsBaseCase):
    pass


class TestPostgresApplicationRecorder(OnPostgres, ApplicationRecorderTestCase[PostgresRecorder]):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()
        assert not [thread for thread in threading.enumerate() if "_listen" in thread.name]


class TestPostgresTrackingRecorder(OnPostgres, TrackingRecorderTestCase):
    pass


class TestPostgresProcessRecorder(OnPostgres, ProcessRecorderTestCase):
    pass


class TestPostgresOrder(OnPostgres, NonInterleavingNotificationIDsBaseCase):
    pass
