"""What tables are made of in SQL, on either database."""

import re
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import Final, Protocol

from domain.ports.tables import Row, Session, Table

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
_LONGEST: Final = 63
"""PostgreSQL cuts a longer name off."""


class StoreSession(Session, Protocol):
    """A session with what the store's own tables need besides."""

    def alone(self, purpose: str) -> None:
        """Wait until nobody else writes for this purpose; held until the end of the transaction."""


class StoreTables(Protocol):
    """Tables whose sessions are ours."""

    def write(self) -> AbstractContextManager[StoreSession]:
        """Begin a transaction that commits at the end of the block and rolls back on an exception."""

    def read(self) -> AbstractContextManager[StoreSession]:
        """Begin a read-only transaction on one consistent snapshot."""


def named(name: str) -> str:
    """Quote a name; raises ValueError for one that is not plain lower case."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a table or column: {name!r}")
    return f'"{name}"'


def names(columns: Iterable[str]) -> str:
    """Quote and list names."""
    return ", ".join(map(named, columns))


def index_name(table: Table, columns: Sequence[str]) -> str:
    """Name an index after its table and columns, cut down to what PostgreSQL takes."""
    name = "_".join((table.name, *columns, "idx"))
    if len(name) <= _LONGEST:
        return name
    return f"{table.name[:40]}_{sha256(name.encode()).hexdigest()[:16]}_idx"


def create_statement(table: Table, kinds: dict[str, str]) -> str:
    """Write the statement that creates a table; ``kinds`` names the database's types."""
    columns = [f"{named(c.name)} {kinds[c.kind]}{' NOT NULL' if c.name in table.key else ''}" for c in table.columns]
    body = ", ".join([*columns, f"PRIMARY KEY ({names(table.key)})"])
    return f"CREATE TABLE IF NOT EXISTS {named(table.name)} ({body})"


def index_statements(table: Table) -> list[str]:
    """Write the statements that create a table's indexes, and let the planner know its rows."""
    return [
        *(
            f"CREATE INDEX IF NOT EXISTS {named(index_name(table, index))} ON {named(table.name)} ({names(index)})"
            for index in table.indexes
        ),
        f"ANALYZE {named(table.name)}",
    ]


def on_conflict(table: Table) -> str:
    """Write what an insert does where the key is there already: replace the row."""
    others = [column.name for column in table.columns if column.name not in table.key]
    if not others:
        return f"ON CONFLICT ({names(table.key)}) DO NOTHING"
    sets = ", ".join(f"{named(column)} = excluded.{named(column)}" for column in others)
    return f"ON CONFLICT ({names(table.key)}) DO UPDATE SET {sets}"


def column_names(table: Table) -> tuple[str, ...]:
    """List the columns of a table."""
    return tuple(column.name for column in table.columns)


def key_kinds(table: Table) -> list[str]:
    """List the kinds of the key's columns."""
    kinds = {column.name: column.kind for column in table.columns}
    return [kinds[name] for name in table.key]


def storable_row(row: Row) -> Row:
    """Replace NUL characters, which PostgreSQL's text cannot hold; both databases then hold the same."""
    return tuple([v.replace("\x00", "\ufffd") if isinstance(v, str) and "\x00" in v else v for v in row])
