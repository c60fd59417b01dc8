"""The judgement on a batch: what of it is stored, at which place, and what is not. Pure, and shared by every store."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from msgspec import Struct

from adapters.event_store.errors import EventTooLargeError
from domain.event import MAX_BYTES, Event, Recorded, encode
from domain.ids import StreamId
from domain.ports.event_log import Append, Duplicate, IdentityConflict, Outcome, Stored, VersionConflict


class Head(Struct, frozen=True):
    """Where the log ends."""

    position: int
    recorded_at: datetime


class Admitted(Struct, frozen=True):
    """A unit that was admitted: its digest, and where its events are."""

    digest: bytes
    first: int
    """Position of its first event."""
    events: int
    """How many events it has, at consecutive positions."""

    @property
    def positions(self) -> range:
        """The positions of its events."""
        return range(self.first, self.first + self.events)


class Known(Struct, frozen=True):
    """What a store knows, under the lock, of what a batch touches."""

    head: Head
    admissions: Mapping[UUID, Admitted]
    """Of the batch's admissions, those admitted before."""
    versions: Mapping[StreamId, int]
    """Current version of each stream of the batch; a stream that is missing does not exist yet."""


class Row(NamedTuple):
    """An event as it is stored."""

    position: int
    stream: StreamId
    version: int
    topic: str
    state: bytes


class Repeat(Struct, frozen=True):
    """A unit that was admitted before; its answer has still to be read back."""

    admitted: Admitted
    same: bool
    """Whether the content is the same."""


NO_LIMIT: Final = 2**62
"""A version or a position that no log will reach."""

Verdict: TypeAlias = Stored | VersionConflict | Repeat


class Judgement(Struct, frozen=True):
    """What to store of a batch, and the verdict on each of its units."""

    head: Head
    """Where the log ends once the rows are stored."""
    rows: Sequence[Row]
    admissions: Sequence[tuple[UUID, Admitted]]
    verdicts: Sequence[Verdict]
    recorded: Mapping[int, Recorded]
    """What is stored, by position."""

    @property
    def to_read(self) -> list[int]:
        """Positions that must be read back to answer repeats."""
        repeats = (v.admitted.positions for v in self.verdicts if isinstance(v, Repeat))
        return [position for positions in repeats for position in positions if position not in self.recorded]


def admissions_of(batch: Iterable[Append]) -> list[UUID]:
    """List the admissions of a batch."""
    return list({unit.admission for unit in batch})


def streams_of(batch: Iterable[Append]) -> list[StreamId]:
    """List the streams that a batch writes to or expects something of."""
    written = {stream: None for unit in batch for stream, _ in (*unit.events, *unit.expected)}
    return list(written)


def judge(batch: Sequence[Append], known: Known, now: datetime) -> Judgement:
    """Judge the units of a batch in order, each for itself; raises EventTooLargeError with nothing judged."""
    judging = _Judging(known, max(now, known.head.recorded_at))
    verdicts = [judging.unit(unit) for unit in batch]
    return Judgement(
        head=Head(judging.position, judging.now) if judging.rows else known.head,
        rows=judging.rows,
        admissions=judging.admissions,
        verdicts=verdicts,
        recorded=judging.recorded,
    )


class _Judging:
    """The state of a judgement: the log as it would be if what was judged so far were stored."""

    def __init__(self, known: Known, now: datetime) -> None:
        self.now = now
        self.position = known.head.position
        self.admitted = dict(known.admissions)
        self.versions = dict(known.versions)
        self.rows: list[Row] = []
        self.admissions: list[tuple[UUID, Admitted]] = []
        self.recorded: dict[int, Recorded] = {}

    def unit(self, unit: Append) -> Verdict:
        if earlier := self.admitted.get(unit.admission):
            return Repeat(earlier, same=earlier.digest == unit.digest)
        for stream, expected in unit.expected:
            if (actual := self.versions.get(stream, 0)) != expected:
                return VersionConflict(stream, expected, actual)
        admitted = Admitted(unit.digest, self.position + 1, len(unit.events))
        self.admitted[unit.admission] = admitted
        self.admissions.append((unit.admission, admitted))
        return Stored(tuple([self.place(stream, event) for stream, event in unit.events]))

    def place(self, stream: StreamId, event: Event) -> Recorded:
        version = self.versions.get(stream, 0) + 1
        state = encode(event, stream, version, self.now)
        if len(state) > MAX_BYTES:
            raise EventTooLargeError(
                f"event {event.id} of {event.source} takes {len(state)} bytes, {MAX_BYTES} are allowed"
            )
        self.versions[stream] = version
        self.position += 1
        recorded = Recorded(position=self.position, stream=stream, version=version, recorded_at=self.now, event=event)
        self.rows.append(Row(self.position, stream, version, event.fact.TAG, state))
        self.recorded[self.position] = recorded
        return recorded


def answers(judgement: Judgement, read: Callable[[list[int]], Iterable[Recorded]]) -> list[Outcome]:
    """Turn verdicts into outcomes; ``read`` fetches earlier events by position, and is not called for none."""
    recorded = dict(judgement.recorded)
    if missing := judgement.to_read:
        recorded.update((earlier.position, earlier) for earlier in read(missing))
    return [_answer(verdict, recorded) for verdict in judgement.verdicts]


def _answer(verdict: Verdict, recorded: Mapping[int, Recorded]) -> Outcome:
    if not isinstance(verdict, Repeat):
        return verdict
    events = tuple([recorded[position] for position in verdict.admitted.positions])
    return Duplicate(events) if verdict.same else IdentityConflict(events)
