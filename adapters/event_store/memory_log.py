"""The event log in memory: the plainest store that keeps the contract, for tests and for trying things out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from threading import Lock
from uuid import UUID

from adapters.event_store.appending import Admitted, Head, Known, admissions_of, answers, judge, streams_of
from adapters.event_store.bookmarks import check
from adapters.event_store.waking import Waking
from domain.event import Recorded, Unreadable, decode
from domain.ids import StreamId
from domain.ports.event_log import Append, Bookmark, Outcome


class MemoryLog:
    """The log as a list; it keeps what the stored bytes say, as the other stores do."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Begin empty; ``clock`` tells the time of recording."""
        self._clock = clock
        self._lock = Lock()
        self._head = Head(0, datetime.min.replace(tzinfo=UTC))
        self._log: list[Recorded] = []
        self._streams: defaultdict[StreamId, list[Recorded]] = defaultdict(list)
        self._admissions = dict[UUID, Admitted]()
        self._bookmarks: dict[str, int] = {}
        self._waking = Waking(self.head, poll=60.0)

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        """Admit each unit of ``batch`` for itself, as a whole or not at all."""
        with self._lock:
            check(bookmarks, self.bookmark)
            admissions = {a: self._admissions[a] for a in admissions_of(batch) if a in self._admissions}
            versions = {s: len(self._streams[s]) for s in streams_of(batch) if s in self._streams}
            judgement = judge(batch, Known(self._head, admissions, versions), self._clock())
            recorded = [decode(row.state, row.position, row.stream, row.version) for row in judgement.rows]
            self._log += recorded
            for event in recorded:
                self._streams[event.stream].append(event)
            self._admissions.update(judgement.admissions)
            self._head = judgement.head
            for bookmark in bookmarks:
                self._bookmarks[bookmark.name] = max(self.bookmark(bookmark.name), bookmark.position)
            outcomes = answers(judgement, lambda positions: [self._log[position - 1] for position in positions])
        self._waking.wake(judgement.head.position)
        return outcomes

    def read_stream(
        self,
        stream: StreamId,
        *,
        after_version: int = 0,
        up_to_version: int | None = None,
        known_at: datetime | None = None,
    ) -> list[Recorded]:
        """Read one stream in version order, after and up to a version, and as known at a time of recording."""
        with self._lock:
            events = self._streams.get(stream, [])[after_version:up_to_version]
        return events if known_at is None else list(takewhile(lambda e: e.recorded_at <= known_at, events))

    def read_streams(self, after: Mapping[StreamId, int]) -> dict[StreamId, list[Recorded]]:
        """Read several streams, each after a version."""
        with self._lock:
            return {stream: self._streams.get(stream, [])[version:] for stream, version in after.items()}

    def read_all(self, after: int, limit: int) -> list[Recorded]:
        """Read the whole log in order after a position."""
        with self._lock:
            return self._log[after : after + limit]

    def scan(self, after: int, limit: int) -> list[Recorded | Unreadable]:
        """Read the whole log in order after a position; in memory everything can be read."""
        return [*self.read_all(after, limit)]

    def head(self) -> int:
        """Position of the last event."""
        with self._lock:
            return self._head.position

    def wait(self, after: int, timeout: float) -> bool:
        """Wait for events after a position."""
        return self._waking.wait(after, timeout)

    def bookmark(self, name: str) -> int:
        """Read a bookmark."""
        return self._bookmarks.get(name, 0)

    def close(self) -> None:
        """Wake whoever waits."""
        self._waking.close()
