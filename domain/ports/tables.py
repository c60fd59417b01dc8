"""The port of read-model tables: declared once, kept by SQLite and PostgreSQL alike."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Final, Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

_T = TypeVar("_T")
CHUNK: Final = 500
"""Cases told or replaced, and things asked for by one statement, at a time."""

Value: TypeAlias = str | int | bytes | None
Row: TypeAlias = tuple[Value, ...]


class Column(Struct, frozen=True):
    """A column: name and kind. Instants and dates are stored as ISO 8601 text, booleans as 0 and 1."""

    name: str
    kind: Literal["text", "integer", "blob"]


class Table(Struct, frozen=True, kw_only=True):
    """A table of a read model."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns of the primary key."""
    indexes: tuple[tuple[str, ...], ...] = ()
    """Columns of each further index."""


class Session(Protocol):
    """One transaction on the tables. SQL is written with ``?`` for parameters and must be valid on both databases."""

    def alone(self, purpose: str) -> None:
        """Wait until nobody else writes for this purpose; held until the end of the transaction."""

    def create(self, table: Table) -> None:
        """Create a table where it does not exist."""

    def index(self, table: Table) -> None:
        """Create a table's indexes where they do not exist, and have the database look at what its rows are like."""

    def drop(self, table: Table) -> None:
        """Drop a table where it exists."""

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows, each a value a column in order; a row with the same key is replaced. Built for thousands."""

    def delete(self, table: Table, keys: Iterable[Row]) -> None:
        """Delete rows by key."""

    def query(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Run a SELECT and fetch all its rows."""

    def lookup(self, table: Table, columns: Sequence[str], keys: Sequence[Row]) -> list[Row]:
        """Fetch some columns of the rows with these keys, in no particular order."""

    def position(self, name: str) -> int:
        """Read how far a projection has come; 0 where it has not begun."""

    def set_position(self, name: str, position: int) -> None:
        """Record how far a projection has come, by the library's tracking; may also set it back."""


class Tables(Protocol):
    """Where read models live, in the same database as the log."""

    def write(self) -> AbstractContextManager[Session]:
        """Begin a transaction that commits at the end of the block and rolls back on an exception."""

    def read(self) -> AbstractContextManager[Session]:
        """Begin a read-only transaction on one consistent snapshot."""


def chunks(things: Iterable[_T], size: int = CHUNK) -> Iterator[list[_T]]:
    """Divide cases, or what else is asked for, into chunks."""
    left = iter(things)
    while chunk := list(islice(left, size)):
        yield chunk
