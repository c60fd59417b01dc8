"""The dead-letter store: what was refused is kept, whole."""

from collections.abc import Sequence
from typing import Final, cast

from msgspec import structs

from adapters.event_store.tables import StoreTables, column_names
from domain.ports.refusals import Refusal
from domain.ports.tables import Column, Row, Session, Table, Value, chunks
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
        Column("place", "text"),
        Column("settled", "text"),
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
            places = [refusal.place for refusal in refusals if refusal.place is not None]
            kept = _numbers(session, places) if places else {}
            last = cast("int", session.query("SELECT coalesce(max(number), 0) FROM refusals")[0][0])
            numbers, rows = [], []
            for refusal in refusals:
                number = kept.get(refusal.place) if refusal.place is not None else None
                if number is None:
                    last += 1
                    number = last
                    rows.append(_row(refusal, number))
                numbers.append(number)
            session.upsert(REFUSALS, rows)
        return numbers

    def unsettled(self, channel: str, subjects: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Find which pairs of source and subject have a refusal that nothing became of yet."""
        of_source: dict[str, list[str]] = {}
        for source, subject in subjects:
            of_source.setdefault(source, []).append(subject)
        found: dict[tuple[str, str], int] = {}
        with self._tables.read() as session:
            for source, wanted in of_source.items():
                for chunk in chunks(wanted):
                    sql = (
                        "SELECT subject, min(number) FROM refusals WHERE settled IS NULL AND source = ? "
                        f"AND subject IN ({', '.join('?' * len(chunk))}) AND channel = ? GROUP BY subject"
                    )
                    rows = session.query(sql, [source, *chunk, channel])
                    found.update({(source, str(subject)): int(number or 0) for subject, number in rows})
        return found

    def behind(self, refusal: Refusal) -> "list[Refusal]":
        """List what was refused after it of the same channel, source and subject, and is not settled."""
        where = "settled IS NULL AND source = ? AND subject = ? AND channel = ? AND number > ?"
        given: list[Value] = [refusal.source, refusal.subject, refusal.channel, refusal.number]
        with self._tables.read() as session:
            rows = session.query(f"{_SELECT} WHERE {where} ORDER BY number", given)
        return [_refusal(row) for row in rows]

    def settle(self, number: int, how: str) -> None:
        """Note what became of a refusal; what has been noted before stays."""
        with self._tables.write() as session:
            session.alone("refusals")
            rows = session.query(f"{_SELECT} WHERE number = ? AND settled IS NULL", [number])
            session.upsert(REFUSALS, [(*row[:-1], how) for row in rows])

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


def _numbers(session: Session, places: Sequence[str]) -> dict[str, int]:
    sql = f"SELECT place, number FROM refusals WHERE place IN ({', '.join('?' * len(places))})"
    return {str(place): int(number or 0) for place, number in session.query(sql, places)}


def _row(refusal: Refusal, number: int) -> Row:
    _, received_at, *rest = structs.astuple(refusal)
    return (number, format_instant(received_at), *rest)


def _refusal(row: Row) -> Refusal:
    values = dict(zip(column_names(REFUSALS), row, strict=True))
    return Refusal(**values | {"received_at": parse_instant(str(values["received_at"]))})  # type: ignore[arg-type]  # as stored
