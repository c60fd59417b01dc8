"""The dead-letter store: what was refused is kept, whole."""

from collections.abc import Sequence
from typing import Final, cast

from msgspec import structs

from adapters.event_store.tables import StoreTables, column_names
from domain.ports.refusals import Refusal
from domain.ports.tables import Column, Row, Table, Value
from domain.time.instants import format_instant, parse_instant

REFUSALS: Final = Table(
    name="refusals",
    columns=(
        Column("number", "integer"),
        Column("received_at", "text"),
        Column("channel", "text"),
        Column("source", "text"),
        Column("id", "text"),
        Column("subject", "text"),
        Column("type", "text"),
        Column("organ", "text"),
        Column("problem", "blob"),
        Column("content_type", "text"),
        Column("body", "blob"),
    ),
    key=("number",),
)
_SELECT: Final = f"SELECT {', '.join(column_names(REFUSALS))} FROM refusals"


class StoredRefusals:
    """Refusals in a table; numbers have no gaps and are given in order of arrival, so that a reader can follow them."""

    def __init__(self, tables: StoreTables) -> None:
        """Keep them in the store's tables."""
        self._tables = tables

    def keep(self, refusals: Sequence[Refusal]) -> list[int]:
        """Store refusals durably and return their numbers."""
        with self._tables.write() as session:
            session.alone("refusals")
            last = cast("int", session.query("SELECT coalesce(max(number), 0) FROM refusals")[0][0])
            session.upsert(REFUSALS, [_row(refusal, number) for number, refusal in enumerate(refusals, last + 1)])
        return list(range(last + 1, last + 1 + len(refusals)))

    def list(self, after: int, limit: int, *, source: str | None = None, organ: str | None = None) -> list[Refusal]:
        """List refusals in order of arrival after a number."""
        where, parameters = " WHERE number > ?", [after]
        filters: list[Value] = []
        for column, value in (("source", source), ("organ", organ)):
            if value is not None:
                where += f" AND {column} = ?"
                filters.append(value)
        with self._tables.read() as session:
            rows = session.query(f"{_SELECT}{where} ORDER BY number LIMIT ?", [*parameters, *filters, limit])
        return [_refusal(row) for row in rows]

    def get(self, number: int) -> Refusal | None:
        """Read one refusal."""
        with self._tables.read() as session:
            rows = session.query(f"{_SELECT} WHERE number = ?", [number])
        return _refusal(rows[0]) if rows else None

    def count(self) -> int:
        """Count all refusals."""
        with self._tables.read() as session:
            return cast("int", session.query("SELECT count(*) FROM refusals")[0][0])


def _row(refusal: Refusal, number: int) -> Row:
    _, received_at, *rest = structs.astuple(refusal)
    return (number, format_instant(received_at), *rest)


def _refusal(row: Row) -> Refusal:
    values = dict(zip(column_names(REFUSALS), row, strict=True))
    return Refusal(**values | {"received_at": parse_instant(str(values["received_at"]))})  # type: ignore[arg-type]
