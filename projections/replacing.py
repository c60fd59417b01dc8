"""Replacing what some cases contribute to a table: what they contribute no more goes, the rest is written anew."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from domain.ids import StreamId
from domain.ports.tables import Row, Session, Table

_T = TypeVar("_T")
CHUNK: Final = 500
"""Cases told or replaced at a time."""


def replace(session: Session, table: Table, cases: Iterable[StreamId], rows: Sequence[Row]) -> None:
    """Write rows, in place of all that some cases have; the table's key has ``case_id``."""
    names = [column.name for column in table.columns]
    places = [names.index(name) for name in table.key]
    kept = {tuple(row[place] for place in places) for row in rows}
    for chunk in chunks(cases):
        sql = f"SELECT {', '.join(table.key)} FROM {table.name} WHERE case_id IN ({', '.join('?' * len(chunk))})"
        gone = set(session.query(sql, [str(case) for case in chunk])) - kept
        session.delete(table, sorted(gone, key=str))
    session.upsert(table, rows)


def chunks(things: Iterable[_T]) -> Iterator[list[_T]]:
    """Divide cases, or what names them, into chunks."""
    left = iter(things)
    while chunk := list(islice(left, CHUNK)):
        yield chunk
