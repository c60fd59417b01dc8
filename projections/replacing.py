"""Replacing what some cases contribute to a table: what they contribute no more goes, the rest is written anew."""

from collections.abc import Collection, Sequence

from domain.ids import StreamId
from domain.ports.tables import Row, Session, Table

CHUNK = 500
"""Cases told or replaced at a time."""


def replace(session: Session, table: Table, cases: Collection[StreamId], rows: Sequence[Row]) -> None:
    """Write rows, in place of all that some cases have, at most a chunk of them; the table's key has ``case_id``."""
    if cases:
        places = [next(i for i, column in enumerate(table.columns) if column.name == name) for name in table.key]
        kept = {tuple(row[place] for place in places) for row in rows}
        names = ", ".join("?" * len(cases))
        sql = f"SELECT {', '.join(table.key)} FROM {table.name} WHERE case_id IN ({names})"
        gone = set(session.query(sql, [str(case) for case in cases])) - kept
        session.delete(table, sorted(gone, key=str))
    session.upsert(table, rows)
