"""The event log in PostgreSQL."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import takewhile
from typing import Final

from psycopg.rows import TupleRow, tuple_row

from adapters.event_store.appending import NO_LIMIT, answers
from adapters.event_store.bookmarks import BOOKMARK
from adapters.event_store.errors import StoreUnavailableError
from adapters.event_store.postgres_listener import Listener
from adapters.event_store.postgres_recorder import PostgresRecorder
from adapters.event_store.postgres_statements import EVENTS, EVENTS_OF_STREAMS, TRACKED
from adapters.event_store.postgres_writer import Writer
from adapters.event_store.waking import Waking
from domain.event import Recorded, Unreadable, decode, decode_or_name
from domain.ids import StreamId
from domain.ports.event_log import Append, Bookmark, Outcome

_AFTER: Final = "position > %b::bigint ORDER BY position LIMIT %b::bigint"
POLL: Final = 1.0
"""Seconds between looks of a reader who waits, in case that a notification got lost."""


class PostgresLog:
    """The log in one database; writers queue for the lock on its head, readers never wait."""

    def __init__(self, recorder: PostgresRecorder, url: str, patience: float, clock: Callable[[], datetime]) -> None:
        """Keep the log by a recorder; ``clock`` tells the time of recording."""
        self._recorder = recorder
        self._patience = patience
        self._writer = Writer(url, patience, clock)
        self._waking = Waking(self._look, POLL)
        self._listener = Listener(url, self._waking.nudge)

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        """Admit each unit of ``batch`` for itself, in one durable transaction."""
        judgement = self._writer.append(batch, bookmarks)
        self._waking.wake(judgement.head.position)
        return answers(judgement, lambda positions: self._events("position = ANY(%b)", [positions]))

    def read_stream(
        self,
        stream: StreamId,
        *,
        after_version: int = 0,
        up_to_version: int | None = None,
        known_at: datetime | None = None,
    ) -> list[Recorded]:
        """Read one stream in version order, after and up to a version, and as known at a time of recording."""
        last = NO_LIMIT if up_to_version is None else up_to_version
        where = "originator_id = %b AND originator_version > %b::bigint AND originator_version <= %b::bigint"
        events = self._events(f"{where} ORDER BY originator_version", [stream, after_version, last])
        return events if known_at is None else list(takewhile(lambda e: e.recorded_at <= known_at, events))

    def read_streams(self, after: Mapping[StreamId, int]) -> dict[StreamId, list[Recorded]]:
        """Read several streams on one snapshot, each after a version."""
        found: dict[StreamId, list[Recorded]] = {stream: [] for stream in after}
        if not after:
            return found
        rows = self._rows(EVENTS_OF_STREAMS, [list(after), list(after.values())])
        for event in (decode(state, position, stream, version) for position, stream, version, state in rows):
            found[event.stream].append(event)
        return found

    def read_all(self, after: int, limit: int) -> list[Recorded]:
        """Read the whole log in order after a position."""
        return self._events(_AFTER, [after, limit])

    def scan(self, after: int, limit: int) -> list[Recorded | Unreadable]:
        """Read the whole log in order after a position, naming what cannot be decoded."""
        rows = self._rows(f"{EVENTS} WHERE {_AFTER}", [after, limit])
        return [decode_or_name(state, position, stream, version) for position, stream, version, state in rows]

    def head(self) -> int:
        """Position of the last event."""
        return int(self._rows("SELECT position FROM log_head", [])[0][0])

    def _look(self) -> int:
        """Read the head without patience, since whoever waits looks again."""
        with self._recorder.datastore.connection(POLL) as connection:
            return int(connection.execute("SELECT position FROM log_head").fetchall()[0]["position"])

    def wait(self, after: int, timeout: float) -> bool:
        """Wait for events after a position."""
        self._listener.start()
        return self._waking.wait(after, timeout)

    def bookmark(self, name: str) -> int:
        """Read a bookmark."""
        rows = self._rows(TRACKED, [BOOKMARK + name])
        return int(rows[0][0]) if rows else 0

    def close(self) -> None:
        """Wake whoever waits, and close the connections."""
        self._waking.close()
        self._listener.close()
        self._writer.close()

    def _events(self, where: str, parameters: Sequence[object]) -> list[Recorded]:
        rows = self._rows(f"{EVENTS} WHERE {where}", parameters)
        return [decode(state, position, stream, version) for position, stream, version, state in rows]

    def _rows(self, statement: str, parameters: Sequence[object]) -> list[TupleRow]:
        """Read, on another connection where the first turns out broken, as after a restart of the server."""
        deadline, pause = time.monotonic() + self._patience, 0.01
        while True:
            try:
                with (
                    self._recorder.datastore.connection(self._patience) as connection,
                    connection.cursor(binary=True, row_factory=tuple_row) as cursor,
                ):
                    return cursor.execute(statement, parameters, prepare=True).fetchall()
            except StoreUnavailableError:
                if self._recorder.datastore.pool.closed or time.monotonic() + pause > deadline:
                    raise
                time.sleep(pause)
                pause = min(pause * 2, 1.0)
