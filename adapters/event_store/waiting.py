"""The waiting room: events whose alias nobody has registered yet."""

from collections.abc import Iterable, Sequence
from typing import Final, cast
from uuid import UUID

from adapters.event_store.tables import StoreTables
from domain.event import decode, encode
from domain.ids import StreamId, admission_id
from domain.ports.tables import Column, Row, Table, chunks
from domain.ports.waiting import Waiting
from domain.time.instants import format_instant, parse_instant

WAITING: Final = Table(
    name="waiting",
    columns=(
        Column("admission", "text"),
        Column("number", "integer"),
        Column("alias", "text"),
        Column("received_at", "text"),
        Column("event", "blob"),
    ),
    key=("admission",),
)
_NOWHERE: Final = StreamId(UUID(int=0))
"""Stands in the stored bytes for the stream that is not known yet."""
_SELECT: Final = "SELECT alias, received_at, event FROM waiting"
_ALIASES: Final = 200
"""Aliases looked up by one statement."""


class StoredWaitingRoom:
    """Waiting events in a table."""

    def __init__(self, tables: StoreTables) -> None:
        """Keep them in the store's tables."""
        self._tables = tables

    def keep(self, waiting: Sequence[Waiting]) -> None:
        """Store events durably; the same source and id again changes nothing."""
        arriving = {str(admission_id(w.event.source, w.event.id)): w for w in reversed(waiting)}
        with self._tables.write() as session:
            session.alone("waiting")
            known = session.lookup(WAITING, ("admission",), [(admission,) for admission in arriving])
            for (admission,) in known:
                del arriving[str(admission)]
            last = cast("int", session.query("SELECT coalesce(max(number), 0) FROM waiting")[0][0])
            new = reversed(arriving.items())
            session.upsert(WAITING, [_row(admission, n, w) for n, (admission, w) in enumerate(new, last + 1)])

    def of_aliases(self, aliases: Sequence[str]) -> list[Waiting]:
        """List what waits for any of these aliases, in order of arrival."""
        distinct = list(dict.fromkeys(aliases))
        found: list[Row] = []
        with self._tables.read() as session:
            for some in chunks(distinct, _ALIASES):
                places = ",".join("?" * len(some))
                sql = f"SELECT number, alias, received_at, event FROM waiting WHERE alias IN ({places})"
                found += session.query(sql, some)
        return _all(row[1:] for row in sorted(found, key=lambda row: cast("int", row[0])))

    def list(self, limit: int) -> list[Waiting]:
        """List the longest waiting."""
        with self._tables.read() as session:
            return _all(session.query(f"{_SELECT} ORDER BY number LIMIT ?", [limit]))

    def count(self) -> int:
        """Count everything that waits."""
        with self._tables.read() as session:
            return cast("int", session.query("SELECT count(*) FROM waiting")[0][0])

    def release(self, admissions: Sequence[UUID]) -> None:
        """Remove events that have been appended."""
        with self._tables.write() as session:
            session.delete(WAITING, [(str(admission),) for admission in admissions])


def _row(admission: str, number: int, waiting: Waiting) -> Row:
    event = encode(waiting.event, _NOWHERE, 0, waiting.received_at)
    return (admission, number, waiting.alias, format_instant(waiting.received_at), event)


def _all(rows: Iterable[Row]) -> "list[Waiting]":
    return [_waiting(*cast("tuple[str, str, bytes]", row)) for row in rows]


def _waiting(alias: str, received_at: str, event: bytes) -> Waiting:
    recorded = decode(event, 0, _NOWHERE, 0)
    return Waiting(alias=alias, received_at=parse_instant(received_at), event=recorded.event)
