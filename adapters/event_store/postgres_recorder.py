"""The library's process recorder on our tables of PostgreSQL."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.postgres import PostgresProcessRecorder
from psycopg.rows import tuple_row

from adapters.event_store.postgres_connections import Datastore
from adapters.event_store.postgres_statements import CHANNEL, INSERT_ROWS, LOCK_HEAD
from adapters.event_store.sqlite_recorder import as_uuid

_SELECT: Final = "SELECT position, originator_id, originator_version, topic, state FROM stored_events"


class PostgresRecorder(PostgresProcessRecorder):
    """Records in one gapless order: whoever writes first takes the lock on the head of the log, and holds it."""

    datastore: Datastore

    def create_table(self) -> None:
        """Do nothing: tables come from the migrations."""

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        **kwargs: Any,  # noqa: ANN401 -- the library's signature
    ) -> Sequence[int]:
        """Insert events and tracking in one transaction; raises the library's IntegrityError where either is there."""
        with self.datastore.get_connection() as connection, connection.transaction():
            with connection.cursor() as cursor:
                self._insert_events(cursor, stored_events, **kwargs)
            if not stored_events:
                return []
            with connection.cursor(row_factory=tuple_row) as cursor:
                last: int = cursor.execute(LOCK_HEAD).fetchall()[0][0]
                positions = list(range(last + 1, last + 1 + len(stored_events)))
                streams = [as_uuid(e.originator_id) for e in stored_events]
                versions = [e.originator_version for e in stored_events]
                topics, states = [e.topic for e in stored_events], [e.state for e in stored_events]
                cursor.execute(INSERT_ROWS, (positions, streams, versions, topics, states))
                cursor.execute("UPDATE log_head SET position = %s", (positions[-1],))
                cursor.execute("SELECT pg_notify(%s, '')", (CHANNEL,))
        return positions

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
        conditions: list[tuple[str, object]] = [("originator_id = %s", as_uuid(originator_id))]
        conditions += [("originator_version > %s", gt)] if gt is not None else []
        conditions += [("originator_version <= %s", lte)] if lte is not None else []
        rows = self._select(conditions, "originator_version DESC" if desc else "originator_version", limit)
        return [StoredEvent(stream, version, topic, state) for _, stream, version, topic, state in rows]

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
        conditions: list[tuple[str, object]] = []
        conditions += [(f"position {'>=' if inclusive_of_start else '>'} %s", start)] if start is not None else []
        conditions += [("position <= %s", stop)] if stop is not None else []
        conditions += [("topic = ANY(%s)", list(topics))] if topics else []
        rows = self._select(conditions, "position", limit)
        return [
            Notification(stream, version, topic, state, position) for position, stream, version, topic, state in rows
        ]

    def max_notification_id(self) -> int | None:
        """Read the last position, None for an empty log."""
        with self.datastore.get_connection() as connection, connection.cursor(row_factory=tuple_row) as cursor:
            return cursor.execute("SELECT position FROM log_head").fetchall()[0][0] or None

    def _select(
        self, conditions: Sequence[tuple[str, object]], order: str, limit: int | None
    ) -> list[tuple[int, UUID, int, str, bytes]]:
        where = " WHERE " + " AND ".join(text for text, _ in conditions) if conditions else ""
        parameters = [value for _, value in conditions]
        with (
            self.datastore.get_connection() as connection,
            connection.cursor(binary=True, row_factory=tuple_row) as cursor,
        ):
            statement = f"{_SELECT}{where} ORDER BY {order} LIMIT %s"
            return cursor.execute(statement, [*parameters, limit], prepare=True).fetchall()
