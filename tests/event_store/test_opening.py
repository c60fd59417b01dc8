"""Opening a store: what comes up, and what is refused with nothing changed."""

import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from adapters.event_store import StoreUnavailableError, StoreUnusableError, open_store, postgres_schema, sqlite_schema
from domain.ports.event_log import Stored
from tests.event_store import child
from tests.event_store.samples import unit
from tests.servers.postgres import PostgresServer


@pytest.mark.parametrize("url", ["", "mysql://host/db", "memory", "memory:x", "sqlite:", "/var/file", "postgresql"])
def test_an_unknown_kind_of_store_is_refused_with_those_that_are_known(url: str) -> None:
    with pytest.raises(ValueError, match="memory:, sqlite:PATH or postgresql://"):
        open_store(url)


def test_processes_that_start_at_once_on_an_empty_database_all_come_up(durable_url: str) -> None:
    children = [child.start("open", durable_url) for _ in range(4)]
    child.go(*children)
    child.finish(*children)
    store = open_store(durable_url)
    assert isinstance(store.log.append([unit("one")])[0], Stored)
    store.close()


def test_a_store_is_opened_again_with_everything_in_it(durable_url: str) -> None:
    for number in range(3):
        store = open_store(durable_url)
        assert store.log.head() == number
        store.log.append([unit(f"u{number}")])
        store.close()


class TestSqlite:
    def test_a_file_of_somebody_else_is_refused_unchanged(self, tmp_path: Path) -> None:
        path = tmp_path / "theirs.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE theirs (x)")
        before = path.read_bytes()
        with pytest.raises(StoreUnusableError, match="not ours: it has theirs"):
            open_store(f"sqlite:{path}")
        assert path.read_bytes() == before
        assert [p.name for p in tmp_path.iterdir()] == ["theirs.sqlite"]

    def test_a_file_that_is_no_database_is_refused_unchanged(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.txt"
        path.write_text("Dear Sir or Madam, " * 100)
        with pytest.raises(StoreUnusableError, match="not a database"):
            open_store(f"sqlite:{path}")
        assert path.read_text() == "Dear Sir or Madam, " * 100

    def test_a_newer_schema_is_refused_unchanged(self, tmp_path: Path) -> None:
        path = tmp_path / "bihuan.sqlite"
        open_store(f"sqlite:{path}").close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("INSERT INTO bihuan_schema VALUES (?, '')", (len(sqlite_schema.MIGRATIONS) + 1,))
            connection.commit()
        with pytest.raises(StoreUnusableError, match="newer release"):
            open_store(f"sqlite:{path}")

    def test_a_directory_that_does_not_exist_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(StoreUnusableError, match="no such directory"):
            open_store(f"sqlite:{tmp_path}/missing/bihuan.sqlite")

    def test_a_database_that_stays_locked_is_given_up(self, tmp_path: Path) -> None:
        path = tmp_path / "bihuan.sqlite"
        open_store(f"sqlite:{path}").close()
        with closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreUnavailableError):
                open_store(f"sqlite:{path}", patience=0.1)

    def test_acknowledged_means_synchronised(self, tmp_path: Path) -> None:
        store = open_store(f"sqlite:{tmp_path / 'bihuan.sqlite'}")
        with store.tables.read() as session:
            assert session.query("PRAGMA synchronous") == [(2,)]
            assert session.query("PRAGMA journal_mode") == [("wal",)]
        store.close()


@pytest.fixture
def role(postgres_url: str) -> Iterator[str]:
    """A URL of the same database, for a role that may connect and nothing else."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        name = f"bihuan_reader_{connection.info.backend_pid}"
        connection.execute(SQL("CREATE ROLE {} LOGIN PASSWORD 'reader'").format(Identifier(name)))
    try:
        yield postgres_url.replace("://" + postgres_url.partition("://")[2].partition("@")[0], f"://{name}:reader")
    finally:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(Identifier(name)))


class TestPostgres:
    def tables(self, url: str) -> list[str]:
        with psycopg.connect(url) as connection:
            rows = connection.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
            return sorted(name for (name,) in rows)

    def test_a_database_of_somebody_else_is_refused_unchanged(self, postgres_url: str) -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute("CREATE TABLE theirs (x int)")
        with pytest.raises(StoreUnusableError, match="not ours: it has theirs"):
            open_store(postgres_url)
        assert self.tables(postgres_url) == ["theirs"]

    def test_a_newer_schema_is_refused_unchanged(self, postgres_url: str) -> None:
        open_store(postgres_url).close()
        before = self.tables(postgres_url)
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            newer = len(postgres_schema.MIGRATIONS) + 1
            connection.execute("INSERT INTO bihuan_schema (version) VALUES (%s)", (newer,))
        with pytest.raises(StoreUnusableError, match="newer release"):
            open_store(postgres_url)
        assert self.tables(postgres_url) == before

    def test_a_role_without_rights_is_refused_unchanged(self, postgres_url: str, role: str) -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        with pytest.raises(StoreUnusableError, match="permission denied"):
            open_store(role)
        assert self.tables(postgres_url) == []

    def test_a_role_that_may_only_read_is_refused(self, postgres_url: str, role: str) -> None:
        open_store(postgres_url).close()
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC")
        with pytest.raises(StoreUnusableError, match=r"no right to use stored_events \(INSERT\)"):
            open_store(role)

    def test_a_migration_that_fails_half_way_leaves_nothing(self, postgres_url: str) -> None:
        broken = [(*postgres_schema.MIGRATIONS[0], "CREATE TABLE nonsense (")]
        with pytest.raises(StoreUnusableError, match="syntax error"):
            postgres_schema.migrate(postgres_url, 5, broken)
        assert self.tables(postgres_url) == []

    def test_another_encoding_is_refused(self, postgres: PostgresServer) -> None:
        with (
            postgres.database("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'") as url,
            pytest.raises(StoreUnusableError, match="SQL_ASCII"),
        ):
            open_store(url)

    def test_a_database_that_does_not_exist_is_refused_at_once(self, postgres: PostgresServer) -> None:
        begin = time.monotonic()
        with pytest.raises(StoreUnusableError, match="does not exist"):
            open_store(postgres.url_of("nowhere"), patience=20)
        assert time.monotonic() - begin < 10

    def test_a_server_that_does_not_answer_is_given_up_in_one_line_without_the_password(self) -> None:
        with socket.socket() as taken:  # bound, but not listening: connections are refused
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            begin = time.monotonic()
            with pytest.raises(StoreUnavailableError) as caught:
                open_store(f"postgresql://bihuan:secret@127.0.0.1:{port}/bihuan", patience=0.5)
        assert 0.2 < time.monotonic() - begin < 5
        assert f"bihuan at 127.0.0.1:{port}" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert "secret" not in str(caught.value)

    def test_tables_live_where_the_search_path_says(self, postgres_url: str) -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute("CREATE SCHEMA ours")
        store = open_store(postgres_url + "?options=-csearch_path%3Dours")
        store.log.append([unit("one")])
        assert store.log.bookmark("none") == 0
        assert self.tables(postgres_url) == []
        store.close()
