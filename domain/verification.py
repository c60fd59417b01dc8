"""Verifying a log: every event can be read, stands in its place, and nothing is missing between two of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from msgspec import Struct

from domain.event import Recorded
from domain.ids import StreamId
from domain.ports.event_log import EventLog

_BATCH = 5000


class Defect(Struct, frozen=True, kw_only=True):
    """Something that should not be: where, and what."""

    position: int
    stream: StreamId | None
    version: int | None
    reason: str


def verify(log: EventLog, progress: Callable[[int, int], None] | None = None) -> Iterator[Defect]:
    """Read a log from end to end and list its defects.

    Checked: each event can be decoded and its bytes name the stream and version they stand at; positions and the
    versions of each stream count without gaps; times of recording never decrease.
    """
    head, position = log.head(), 0
    versions: defaultdict[StreamId, int] = defaultdict(int)
    recorded_at = datetime.min.replace(tzinfo=UTC)
    while batch := log.scan(position, _BATCH):
        for entry in batch:
            if entry.position != position + 1:
                gap = f"positions {position + 1} to {entry.position - 1} are missing"
                yield Defect(position=position + 1, stream=None, version=None, reason=gap)
            position = entry.position
            if entry.version != versions[entry.stream] + 1:
                yield _defect(entry.position, entry.stream, entry.version, f"follows version {versions[entry.stream]}")
            versions[entry.stream] = entry.version
            if not isinstance(entry, Recorded):
                yield _defect(entry.position, entry.stream, entry.version, entry.reason)
                continue
            if entry.recorded_at < recorded_at:
                yield _defect(entry.position, entry.stream, entry.version, "was recorded before the event before it")
            recorded_at = entry.recorded_at
        if progress is not None:
            progress(position, head)
    if position < head:
        missing = f"the log counts {head} events, the last one found is {position}"
        yield Defect(position=head, stream=None, version=None, reason=missing)


def _defect(position: int, stream: StreamId, version: int, reason: str) -> Defect:
    return Defect(position=position, stream=stream, version=version, reason=reason)
