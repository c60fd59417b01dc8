"""Connections to PostgreSQL: the library's pool, with keepalives, and time limits for who falls silent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar, cast

import psycopg
import psycopg_pool
from eventsourcing import persistence
from eventsourcing.postgres import ConnectionPool, PostgresDatastore
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg.rows import Row, TupleRow, dict_row

from adapters.event_store.errors import StoreUnavailableError, StoreUnusableError, one_line

POOL_SIZE: Final = 16
_RECONNECTING: Final = 2.0
"""Seconds for which the pool pauses twice as long after each attempt to connect. Then it begins anew: otherwise it
would pause for minutes in the end, however soon the server is back."""
LONG: Final = 3600.0
"""Seconds that a statement on the tables of read models may take: it may build an index over all cases."""

_T = TypeVar("_T")

_DEFAULTS: Final = {
    "application_name": "bihuan",
    "connect_timeout": 5,
    "client_encoding": "UTF8",
    # A peer that is gone without a word is noticed within some twelve seconds, not after two hours.
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 12_000,
}
SESSION: tuple[str, ...] = (
    "SET timezone = 'UTC'",
    # What is acknowledged is durable, whatever the server's default; a stronger setting (of replication) stays.
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
    # A writer that lost its network holds the lock on the log; the server must let it go.
    "SET idle_in_transaction_session_timeout = '60s'",
    "SET tcp_keepalives_idle = 5",
    "SET tcp_keepalives_interval = 2",
    "SET tcp_keepalives_count = 3",
    # The same where the server waits for its own answer to be confirmed: then it sends no keepalives.
    "SET tcp_user_timeout = '12s'",
)
_HOPELESS: Final = (
    "password authentication failed",
    "no password supplied",
    "does not exist",
    "no pg_hba.conf entry",
    "permission denied for database",
)
"""What a server says, when connecting, that waiting will not change; libpq gives no code for it."""


def parameters(url: str) -> dict[str, Any]:
    """Take a URL apart and add our defaults; raises ValueError for one that libpq cannot read."""
    try:
        return _DEFAULTS | conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise ValueError(f"not a PostgreSQL URL: {one_line(error)}") from error


def place(url: str) -> str:
    """Name a database without its password."""
    known = parameters(url)
    return f"{known.get('dbname', '')} at {known.get('host', 'the local socket')}:{known.get('port', 5432)}"


class Connection(psycopg.Connection[Row]):
    """A connection that gives up on a server which confirms what it is sent, and never answers."""

    patience = LONG
    """Seconds to wait for an answer."""

    def wait(self, gen: PQGen[_T], interval: float = 0.1, timeout: float | None = None) -> _T:
        """Wait for an answer; raises OperationalError, and is closed, where none came in time.

        With a ``timeout`` silence is no fault: this is how notifications are waited for.
        """
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except psycopg.OperationalError as error:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            self.pgconn.finish()
            raise psycopg.OperationalError(f"the server did not answer within {self.patience:g} s") from error


def connect(url: str, patience: float) -> Connection[TupleRow]:
    """Connect, trying again for up to ``patience`` seconds.

    Raises StoreUnavailableError where nothing answered, and StoreUnusableError where the server will not have us.
    """
    deadline, pause = time.monotonic() + patience, 0.05
    while True:
        try:
            connection = Connection.connect(**parameters(url), autocommit=True)
            prepare_session(connection)
        except psycopg.Error as error:
            reason = one_line(error)
            if any(words in reason for words in _HOPELESS):
                raise StoreUnusableError(f"cannot use {place(url)}: {reason}") from error
            if time.monotonic() + pause > deadline:
                raise StoreUnavailableError(f"no answer from {place(url)} within {patience:.0f} s: {reason}") from error
            time.sleep(pause)
            pause = min(pause * 2, 2.0)
        else:
            return connection


def prepare_session(connection: psycopg.Connection[Any]) -> None:
    """Set what every session of ours needs."""
    connection.autocommit = True
    for statement in SESSION:
        connection.execute(statement)


@contextmanager
def translated() -> Iterator[None]:
    """Turn errors of the connection, of a lock or of a server that is going down into StoreUnavailableError."""
    try:
        yield
    except psycopg_pool.PoolTimeout as error:
        raise StoreUnavailableError(f"no connection to the database was free in time: {one_line(error)}") from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise StoreUnavailableError(one_line(error)) from error
    except (persistence.OperationalError, persistence.InterfaceError) as error:
        raise StoreUnavailableError(one_line(error)) from error


class Datastore(PostgresDatastore):
    """The library's pool, from a URL; for readers, tables and the library's own recorder."""

    def __init__(self, url: str, schema: str, patience: float) -> None:
        """Prepare the pool; ``schema`` is where our tables are."""
        super().__init__("", "", "", "", "", schema=schema)
        self.pool = ConnectionPool(
            connection_class=Connection,
            kwargs=parameters(url) | {"row_factory": dict_row},
            min_size=1,
            max_size=POOL_SIZE,
            open=True,
            configure=prepare_session,
            timeout=patience,
            reconnect_timeout=_RECONNECTING,
            reconnect_failed=ConnectionPool.check,
        )

    @contextmanager
    def connection(self, patience: float, *, longest: float | None = None) -> Iterator[Connection[Any]]:
        """Borrow a connection in autocommit mode, waiting up to ``patience`` seconds for a free one.

        Each answer of the server is waited for as long, or for ``longest`` seconds.
        """
        with translated(), self.pool.connection(patience) as borrowed:
            connection = cast("Connection[Any]", borrowed)
            connection.patience = patience if longest is None else longest
            yield connection
