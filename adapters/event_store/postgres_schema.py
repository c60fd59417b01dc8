"""Tables in PostgreSQL."""

from typing import Final

import psycopg
from psycopg.rows import TupleRow

from adapters.event_store.errors import StoreUnusableError, one_line
from adapters.event_store.migrations import Migrations, pending
from adapters.event_store.postgres_connections import connect, place, translated

MIGRATION_LOCK: Final = 0x6269_6875_616E_0001
"""Advisory lock of whoever changes tables."""

MIGRATIONS: Final[Migrations] = (
    (
        """CREATE TABLE bihuan_schema (
            version integer PRIMARY KEY,
            applied_at timestamptz NOT NULL DEFAULT now()
        )""",
        """CREATE TABLE stored_events (
            position bigint PRIMARY KEY,
            originator_id uuid NOT NULL,
            originator_version bigint NOT NULL,
            topic text NOT NULL,
            state bytea NOT NULL,
            UNIQUE (originator_id, originator_version)
        )""",
        # The room left in the page lets its one row be updated in place (HOT) instead of growing.
        """CREATE TABLE log_head (
            one integer PRIMARY KEY CHECK (one = 1),
            position bigint NOT NULL,
            recorded_at text NOT NULL
        ) WITH (fillfactor = 10)""",
        "INSERT INTO log_head VALUES (1, 0, '0001-01-01T00:00:00.000000Z')",
        """CREATE TABLE admissions (
            admission uuid PRIMARY KEY,
            digest bytea NOT NULL,
            first_position bigint NOT NULL,
            events integer NOT NULL
        )""",
        """CREATE TABLE notification_tracking (
            application_name text PRIMARY KEY,
            notification_id bigint NOT NULL
        ) WITH (fillfactor = 50)""",
        """CREATE TABLE refusals (
            number bigint PRIMARY KEY,
            received_at text NOT NULL,
            channel text NOT NULL,
            source text,
            id text,
            subject text,
            type text,
            organ text,
            problem bytea NOT NULL,
            content_type text NOT NULL,
            body bytea NOT NULL
        )""",
        "CREATE INDEX refusals_source ON refusals (source, number)",
        "CREATE INDEX refusals_organ ON refusals (organ, number)",
        """CREATE TABLE waiting (
            number bigint PRIMARY KEY,
            admission text NOT NULL UNIQUE,
            alias text NOT NULL,
            received_at text NOT NULL,
            event bytea NOT NULL
        )""",
        "CREATE INDEX waiting_alias ON waiting (alias, number)",
    ),
    (
        "ALTER TABLE refusals ADD COLUMN place text",
        "ALTER TABLE refusals ADD COLUMN settled text",
        "CREATE UNIQUE INDEX refusals_place ON refusals (place)",
        "CREATE INDEX refusals_open ON refusals (source, subject, number) WHERE settled IS NULL",
    ),
)

_TABLES: Final = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    )"""
"""Tables of the schema that we would use, without those of extensions."""

_MISSING_RIGHTS: Final = """
    SELECT t || ' (' || p || ')' FROM
    (VALUES ('stored_events', 'INSERT'), ('stored_events', 'SELECT'), ('log_head', 'UPDATE'), ('admissions', 'INSERT'),
    ('notification_tracking', 'UPDATE'), ('refusals', 'INSERT'), ('refusals', 'UPDATE'),
    ('waiting', 'DELETE')) AS needed (t, p)
    WHERE NOT has_table_privilege(t, p)"""


def migrate(url: str, patience: float, migrations: Migrations = MIGRATIONS) -> str:
    """Bring a database to the present schema, and name the PostgreSQL schema that holds it.

    Raises StoreUnusableError, with nothing changed, where the database is not ours, is newer, or denies us what we
    need, and StoreUnavailableError where it does not answer for ``patience`` seconds.
    """
    with connect(url, patience) as connection, translated():
        try:
            schema = _schema(connection)
            with connection.transaction():
                # Whoever starts at the same time waits here, and then finds everything done.
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATION_LOCK,))
                _apply(connection, migrations)
        except (StoreUnusableError, psycopg.ProgrammingError, psycopg.errors.ReadOnlySqlTransaction) as error:
            raise StoreUnusableError(f"cannot use {place(url)}: {one_line(error)}") from error
        return schema


def _schema(connection: psycopg.Connection[TupleRow]) -> str:
    schema, encoding, read_only = connection.execute(
        "SELECT current_schema(), current_setting('server_encoding'), current_setting('transaction_read_only')"
    ).fetchall()[0]
    if schema is None:
        raise StoreUnusableError("none of the schemas on its search_path exists")
    if encoding != "UTF8":
        raise StoreUnusableError(f"its encoding is {encoding}, UTF8 is needed")
    if read_only == "on":
        raise StoreUnusableError("it is read-only")
    return str(schema)


def _apply(connection: psycopg.Connection[TupleRow], migrations: Migrations) -> None:
    tables = [str(name) for (name,) in connection.execute(_TABLES)]
    version = None
    if "bihuan_schema" in tables:
        version = connection.execute("SELECT max(version) FROM bihuan_schema").fetchall()[0][0]
    for number, statements in pending(migrations, tables=tables, version=version):
        for statement in statements:
            connection.execute(statement)
        connection.execute("INSERT INTO bihuan_schema (version) VALUES (%s)", (number,))
    if missing := [str(right) for (right,) in connection.execute(_MISSING_RIGHTS)]:
        raise StoreUnusableError(f"no right to use {', '.join(missing)}")
