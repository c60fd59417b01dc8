"""The library's process recorder on our tables of SQLite."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import SQLiteCursor, SQLiteProcessRecorder

from adapters.event_store.appending import Admitted, Head, Row
from adapters.event_store.sqlite_connections import Datastore
from domain.ids import StreamId
from domain.time.instants import format_instant, parse_instant

_INSERT = "INSERT INTO stored_events (position, originator_id, originator_version, topic, state) VALUES (?,?,?,?,?)"
_SELECT = "SELECT position, originator_id, originator_version, topic, state FROM stored_events"


class SqliteRecorder(SQLiteProcessRecorder):
    """Records in one gapless order: whoever writes holds the one write lock of the file from its first statement on."""

    datastore: Datastore

    def create_table(self) -> None:
        """Do nothing: tables come from the migrations."""

    def head(self, cursor: sqlite3.Cursor) -> Head:
        """Read where the log ends."""
        position, recorded_at = cursor.execute("SELECT position, recorded_at FROM log_head").fetchone()
        return Head(position, parse_instant(recorded_at))

    def admissions(self, cursor: sqlite3.Cursor, admissions: Iterable[UUID]) -> dict[UUID, Admitted]:
        """Look admissions up."""
        found = {}
        statement = "SELECT digest, first_position, events FROM admissions WHERE admission=?"
        for admission in admissions:
            if row := cursor.execute(statement, (admission.bytes,)).fetchone():
                found[admission] = Admitted(*row)
        return found

    def versions(self, cursor: sqlite3.Cursor, streams: Iterable[StreamId]) -> dict[StreamId, int]:
        """Look the current versions of streams up."""
        found = {}
        statement = "SELECT max(originator_version) FROM stored_events WHERE originator_id=?"
        for stream in streams:
            (version,) = cursor.execute(statement, (stream.bytes,)).fetchone()
            if version is not None:
                found[stream] = version
        return found

    def insert_rows(self, cursor: sqlite3.Cursor, rows: Iterable[Row]) -> None:
        """Insert events at their places."""
        cursor.executemany(_INSERT, [(r.position, r.stream.bytes, r.version, r.topic, r.state) for r in rows])

    def insert_admissions(self, cursor: sqlite3.Cursor, admitted: Iterable[tuple[UUID, Admitted]]) -> None:
        """Insert admissions."""
        rows = [(admission.bytes, unit.digest, unit.first, unit.events) for admission, unit in admitted]
        cursor.executemany("INSERT INTO admissions (admission, digest, first_position, events) VALUES (?,?,?,?)", rows)

    def advance_head(self, cursor: sqlite3.Cursor, head: Head) -> None:
        """Move the end of the log."""
        parameters = (head.position, format_instant(head.recorded_at))
        cursor.execute("UPDATE log_head SET position=?, recorded_at=?", parameters)

    def bookmark(self, cursor: sqlite3.Cursor, name: str) -> int:
        """Read a bookmark, 0 where there is none."""
        statement = "SELECT notification_id FROM tracking WHERE application_name=?"
        row = cursor.execute(statement, (name,)).fetchone()
        return row[0] if row else 0

    def raise_bookmark(self, cursor: sqlite3.Cursor, name: str, position: int) -> None:
        """Write a bookmark by the library's tracking; a lower one than there is changes nothing."""
        statement = (
            "INSERT INTO tracking VALUES (?, ?) ON CONFLICT (application_name) "
            "DO UPDATE SET notification_id = max(notification_id, excluded.notification_id)"
        )
        cursor.execute(statement, (name, position))

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        **kwargs: Any,  # noqa: ANN401 -- the library's signature
    ) -> Sequence[int]:
        cursor = c.sqlite_cursor
        if (tracking := kwargs.get("tracking")) is not None:
            self._insert_tracking(c, tracking)
        head = self.head(cursor)
        rows = [
            Row(position, StreamId(as_uuid(e.originator_id)), e.originator_version, e.topic, e.state)
            for position, e in enumerate(stored_events, head.position + 1)
        ]
        self.insert_rows(cursor, rows)
        self.advance_head(cursor, Head(head.position + len(rows), head.recorded_at))
        return [row.position for row in rows]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Read a stream."""
        conditions: list[tuple[str, int | bytes]] = [("originator_id=?", as_uuid(originator_id).bytes)]
        conditions += [("originator_version>?", gt)] if gt is not None else []
        conditions += [("originator_version<=?", lte)] if lte is not None else []
        rows = self._select(conditions, "originator_version DESC" if desc else "originator_version", limit)
        return [StoredEvent(UUID(bytes=i), version, topic, state) for _, i, version, topic, state in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Read the log in order."""
        conditions: list[tuple[str, int | bytes]] = []
        conditions += [(f"position{'>=' if inclusive_of_start else '>'}?", start)] if start is not None else []
        conditions += [("position<=?", stop)] if stop is not None else []
        rows = self._select(conditions, "position", limit, topics)
        return [
            Notification(UUID(bytes=i), version, topic, state, position) for position, i, version, topic, state in rows
        ]

    def max_notification_id(self) -> int:
        """Read the last position, None for an empty log."""
        with self.datastore.raw(commit=False) as cursor:
            return self.head(cursor).position or None  # type: ignore[return-value]  # the library's own type is wrong

    def _select(
        self,
        conditions: Sequence[tuple[str, int | bytes]],
        order: str,
        limit: int | None,
        topics: Sequence[str] = (),
    ) -> list[tuple[int, bytes, int, str, bytes]]:
        wheres = [text for text, _ in conditions]
        parameters: list[object] = [value for _, value in conditions]
        if topics:
            wheres.append(f"topic IN ({','.join('?' * len(topics))})")
            parameters += topics
        statement = _SELECT + (" WHERE " + " AND ".join(wheres) if wheres else "") + f" ORDER BY {order} LIMIT ?"
        with self.datastore.raw(commit=False) as cursor:
            return cursor.execute(statement, [*parameters, -1 if limit is None else limit]).fetchall()


def as_uuid(originator_id: UUID | str) -> UUID:
    """Take the library's identity of a stream, which is a UUID with us."""
    return originator_id if isinstance(originator_id, UUID) else UUID(originator_id)
