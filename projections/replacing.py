"""Replacing what some cases contribute to a table: what they contribute no more goes, the rest is written anew."""

from collections.abc import Iterable, Sequence

from domain.ids import StreamId
from domain.ports.tables import Row, Session, Table, chunks


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
