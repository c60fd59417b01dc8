"""The port of the event log."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias
from uuid import UUID

from msgspec import Struct

from domain.event import Event, Recorded, Unreadable
from domain.ids import StreamId


class Append(Struct, frozen=True, kw_only=True, gc=False):
    """One thing to admit, as a whole or not at all: a fact, or the facts that a command led to."""

    admission: UUID
    """Identity of what was sent (``ids.admission_id``); admitted once, answered the same ever after."""
    digest: bytes
    """SHA-256 of what was sent: the same admission with another digest is a conflict."""
    events: tuple[tuple[StreamId, Event], ...]
    """Events in order, each with its stream: a case's, a register's, a reservation's. The log gives the versions."""
    expected: tuple[tuple[StreamId, int], ...] = ()
    """Streams whose current version must be as stated (0 = no such stream yet)."""


class Stored(Struct, frozen=True):
    """Admitted: the events as recorded, in order, at consecutive positions."""

    events: tuple[Recorded, ...]


class Duplicate(Struct, frozen=True):
    """The same thing was admitted before; this is the answer it got."""

    events: tuple[Recorded, ...]


class IdentityConflict(Struct, frozen=True):
    """The same identity was admitted before with other content."""

    events: tuple[Recorded, ...]


class VersionConflict(Struct, frozen=True):
    """A stream has moved on since the caller looked."""

    stream: StreamId
    expected: int
    actual: int


Outcome: TypeAlias = Stored | Duplicate | IdentityConflict | VersionConflict


class Bookmark(Struct, frozen=True):
    """How far a reader of some other sequence has come, kept in the same transaction as what it appended."""

    name: str
    position: int
    expected: int | None = None
    """Where it must stand now: a reader that has been replaced without knowing it may not go on (fencing)."""


class EventLog(Protocol):
    """The log of all events, in one order without gaps."""

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        """Admit each unit of ``batch`` for itself, in order, in one durable transaction; returns one outcome each.

        Raises BookmarkMovedError, with nothing stored, where a bookmark does not stand where it was expected.
        """

    def read_stream(
        self,
        stream: StreamId,
        *,
        after_version: int = 0,
        up_to_version: int | None = None,
        known_at: datetime | None = None,
    ) -> list[Recorded]:
        """Read one stream in version order, after and up to a version, and as known at a time of recording."""

    def read_streams(self, after: Mapping[StreamId, int]) -> dict[StreamId, list[Recorded]]:
        """Read several streams on one snapshot, each in version order after a version; 0 reads it whole.

        An unknown stream reads as empty.
        """

    def read_all(self, after: int, limit: int) -> list[Recorded]:
        """Read up to ``limit`` events of the whole log after a position, in order; never skips a late commit.

        Raises UnreadableEventError.
        """

    def scan(self, after: int, limit: int) -> list[Recorded | Unreadable]:
        """Read as ``read_all`` does, with what cannot be decoded named in its place instead of an exception."""

    def head(self) -> int:
        """Position of the last event, 0 for an empty log."""

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until the log has events after a position, at most ``timeout`` seconds; says whether it has."""

    def bookmark(self, name: str) -> int:
        """Read a bookmark; 0 where there is none."""

    def close(self) -> None:
        """Give back connections and threads; a second call does nothing."""


def follow(log: EventLog, after: int = 0, limit: int = 1000) -> Iterator[list[Recorded]]:
    """Read the log in batches from a position to its present end."""
    while batch := log.read_all(after, limit):
        yield batch
        after = batch[-1].position
