"""The event log in SQLite."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import takewhile
from typing import Final
from uuid import UUID

from adapters.event_store.appending import NO_LIMIT, Judgement, Known, admissions_of, answers, judge, streams_of
from adapters.event_store.bookmarks import BOOKMARK, check
from adapters.event_store.sqlite_recorder import SqliteRecorder
from adapters.event_store.waking import Waking
from domain.event import Recorded, Unreadable, decode, decode_or_name
from domain.ids import StreamId
from domain.ports.event_log import Append, Bookmark, Outcome

POLL: Final = 0.05
"""Seconds between looks for what another process has written."""

_SELECT = "SELECT position, originator_id, originator_version, state FROM stored_events"
_AFTER = f"{_SELECT} WHERE position>? ORDER BY position LIMIT ?"


class SqliteLog:
    """The log in one file; writers queue for its lock, readers never wait."""

    def __init__(self, recorder: SqliteRecorder, clock: Callable[[], datetime]) -> None:
        """Keep the log by a recorder; ``clock`` tells the time of recording."""
        self._recorder = recorder
        self._clock = clock
        self._waking = Waking(self.head, POLL)

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        """Admit each unit of ``batch`` for itself, in one durable transaction."""
        recorder = self._recorder
        with recorder.datastore.raw(commit=True) as cursor:
            check(bookmarks, lambda name: recorder.bookmark(cursor, BOOKMARK + name))
            known = Known(
                recorder.head(cursor),
                recorder.admissions(cursor, admissions_of(batch)),
                recorder.versions(cursor, streams_of(batch)),
            )
            judgement = judge(batch, known, self._clock())
            if judgement.admissions:
                recorder.insert_rows(cursor, judgement.rows)
                recorder.insert_admissions(cursor, judgement.admissions)
                recorder.advance_head(cursor, judgement.head)
            for bookmark in bookmarks:
                recorder.raise_bookmark(cursor, BOOKMARK + bookmark.name, bookmark.position)
        return self._answers(judgement)

    def _answers(self, judgement: Judgement) -> list[Outcome]:
        self._waking.wake(judgement.head.position)
        return answers(judgement, self._at)

    def _at(self, positions: list[int]) -> Iterable[Recorded]:
        with self._recorder.datastore.raw(commit=False) as cursor:
            found = [cursor.execute(f"{_SELECT} WHERE position=?", (p,)).fetchone() for p in positions]
        return map(_decode, found)

    def read_stream(
        self,
        stream: StreamId,
        *,
        after_version: int = 0,
        up_to_version: int | None = None,
        known_at: datetime | None = None,
    ) -> list[Recorded]:
        """Read one stream in version order, after and up to a version, and as known at a time of recording."""
        where = "originator_id=? AND originator_version>? AND originator_version<=?"
        last = NO_LIMIT if up_to_version is None else up_to_version
        rows = self._rows(f"{_SELECT} WHERE {where} ORDER BY originator_version", (stream.bytes, after_version, last))
        events = map(_decode, rows)
        return list(events if known_at is None else takewhile(lambda e: e.recorded_at <= known_at, events))

    def read_streams(self, after: Mapping[StreamId, int]) -> dict[StreamId, list[Recorded]]:
        """Read several streams on one snapshot, each after a version."""
        if not after:
            return {}
        statement = f"{_SELECT} WHERE originator_id=? AND originator_version>? ORDER BY originator_version"
        with self._recorder.datastore.raw(commit=False) as cursor:
            rows = {s: cursor.execute(statement, (s.bytes, version)).fetchall() for s, version in after.items()}
        return {stream: [_decode(row) for row in found] for stream, found in rows.items()}

    def read_all(self, after: int, limit: int) -> list[Recorded]:
        """Read the whole log in order after a position."""
        return [_decode(row) for row in self._rows(_AFTER, (after, limit))]

    def scan(self, after: int, limit: int) -> list[Recorded | Unreadable]:
        """Read the whole log in order after a position, naming what cannot be decoded."""
        rows = self._rows(_AFTER, (after, limit))
        return [decode_or_name(state, at, _stream(stream), number) for at, stream, number, state in rows]

    def head(self) -> int:
        """Position of the last event."""
        with self._recorder.datastore.raw(commit=False) as cursor:
            return self._recorder.head(cursor).position

    def wait(self, after: int, timeout: float) -> bool:
        """Wait for events after a position."""
        return self._waking.wait(after, timeout)

    def bookmark(self, name: str) -> int:
        """Read a bookmark."""
        return self._recorder.max_tracking_id(BOOKMARK + name) or 0

    def close(self) -> None:
        """Wake whoever waits; the connections are the store's."""
        self._waking.close()

    def _rows(self, statement: str, parameters: Sequence[object]) -> list[tuple[int, bytes, int, bytes]]:
        with self._recorder.datastore.raw(commit=False) as cursor:
            return cursor.execute(statement, parameters).fetchall()


def _decode(row: tuple[int, bytes, int, bytes]) -> Recorded:
    position, stream, version, state = row
    return decode(state, position, _stream(stream), version)


@lru_cache(maxsize=1 << 14)
def _stream(stored: bytes) -> StreamId:
    """Make a stream's id once for all its events that are read close together."""
    return StreamId(UUID(bytes=stored))
