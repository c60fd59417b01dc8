"""The event: a fact with its envelope, and the bytes in which the log keeps both for ever."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Final

from msgspec import DecodeError, Meta, Raw, Struct, ValidationError, convert, field, json

from domain.catalogue import FACTS
from domain.fact import TYPE_PREFIX, Fact, canonical
from domain.ids import StreamId
from domain.time.instants import format_instant

MAX_BYTES: Final = 16 * 1024
"""Largest stored event; documents and recordings are referred to by digest instead."""


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """A fact that somebody reports or an officer brought about, before the log has given it a place."""

    source: str
    """The system that tells it (CloudEvents ``source``)."""
    id: str
    """Its name there; ``source`` and ``id`` together identify the event for ever."""
    fact: Fact
    occurred_at: datetime
    """Legal time (发生时间), from the document or the device."""
    subject: str
    """How the source names the case: its own business key, or an alias."""
    organ: str | None = None
    """The organ (机关) that answers for it."""
    actor: str | None = None
    """The person who acted, as a staff token; never a name."""
    causation: str | None = None
    correlation: str | None = None
    """One business chain from permit over inspection to penalty."""
    activity: str | None = None
    """What the source system calls this step, kept where a foreign log was mapped."""
    synthetic: bool = False
    """True for everything that a generator made up."""

    @property
    def type(self) -> str:
        """CloudEvents type of the fact."""
        return TYPE_PREFIX + self.fact.TAG


class Recorded(Struct, frozen=True, kw_only=True, gc=False):
    """An event with its place in the log."""

    position: int
    """Place in the one order of the whole log, 1, 2, 3 … without gaps."""
    stream: StreamId
    version: int
    """Place in its stream, 1, 2, 3 … without gaps."""
    recorded_at: datetime
    """Server time at append (记录时间), never decreasing along the log."""
    event: Event

    @property
    def legal_order(self) -> tuple[datetime, int]:
        """Order in which the events of a case are told: by legal time, ties as they were recorded."""
        return (self.event.occurred_at, self.version)


class Unreadable(Struct, frozen=True, kw_only=True):
    """A stored event that cannot be decoded, in its place in the log."""

    position: int
    stream: StreamId
    version: int
    reason: str


class UnreadableEventError(Exception):
    """A stored event that cannot be decoded: damaged bytes, or a tag that this version does not know."""

    def __init__(self, position: int, stream: StreamId, version: int, reason: str) -> None:
        """Name the row and the reason."""
        super().__init__(f"position {position}, stream {stream}, version {version}: {reason}")
        self.position, self.stream, self.version, self.reason = position, stream, version, reason


class _Envelope(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The stored form but for its times: member names are a contract for ever."""

    activity: str | None = None
    actor: str | None = None
    causation: str | None = None
    correlation: str | None = None
    data: Raw
    id: str
    organ: str | None = None
    seq: int
    source: str
    stream: str
    subject: str
    synthetic: bool = False
    tag: str = field(name="type")


class Written(_Envelope, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The stored form as it is written."""

    occ: str
    rec: str


_Instant = Annotated[datetime, Meta(tz=True)]


class _Read(_Envelope, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The stored form as it is read."""

    occ: _Instant
    rec: _Instant


_READER: Final = json.Decoder(_Read)
_DECODERS: Final = {tag: json.Decoder(cls) for tag, cls in FACTS.items()}


def encode(event: Event, stream: StreamId, version: int, recorded_at: datetime) -> bytes:
    """Write the bytes that are stored, and later proven: canonical JSON, envelope included."""
    return _write(event, str(stream), version, format_instant(recorded_at))


def content(event: Event) -> bytes:
    """Write what identifies an event's content, for telling a repeat from a conflict: the event without a place."""
    return _write(event, "", 0, "")


def _write(event: Event, stream: str, version: int, recorded_at: str) -> bytes:
    return canonical(
        Written(
            activity=event.activity,
            actor=event.actor,
            causation=event.causation,
            correlation=event.correlation,
            data=Raw(canonical(event.fact)),
            id=event.id,
            occ=format_instant(event.occurred_at),
            organ=event.organ,
            rec=recorded_at,
            seq=version,
            source=event.source,
            stream=stream,
            subject=event.subject,
            synthetic=event.synthetic,
            tag=event.fact.TAG,
        )
    )


def decode(state: bytes, position: int, stream: StreamId, version: int) -> Recorded:
    """Read stored bytes back; raises UnreadableEventError that names the row."""
    try:
        wire = _READER.decode(state)
        if wire.occ.tzinfo is not UTC or wire.rec.tzinfo is not UTC:
            raise UnreadableEventError(position, stream, version, "instants are stored in UTC")
        if wire.seq != version or wire.stream != _text(stream):
            elsewhere = f"the bytes are those of version {wire.seq} of {wire.stream}"
            raise UnreadableEventError(position, stream, version, elsewhere)
        decoder = _DECODERS.get(wire.tag)
        if decoder is None:
            raise UnreadableEventError(position, stream, version, f"unknown type {wire.tag}")
        fact: Fact = decoder.decode(wire.data)
        return Recorded(
            position=position,
            stream=stream,
            version=version,
            recorded_at=wire.rec,
            event=Event(
                source=wire.source,
                id=wire.id,
                fact=fact,
                occurred_at=wire.occ,
                subject=wire.subject,
                organ=wire.organ,
                actor=wire.actor,
                causation=wire.causation,
                correlation=wire.correlation,
                activity=wire.activity,
                synthetic=wire.synthetic,
            ),
        )
    except (DecodeError, ValidationError, ValueError) as error:
        raise UnreadableEventError(position, stream, version, str(error)) from error


@lru_cache(maxsize=1 << 14)
def _text(stream: StreamId) -> str:
    """Write a stream's id once for all its events that are read close together."""
    return str(stream)


def decode_or_name(state: bytes, position: int, stream: StreamId, version: int) -> Recorded | Unreadable:
    """Read stored bytes back, or name the row that cannot be read."""
    try:
        return decode(state, position, stream, version)
    except UnreadableEventError as error:
        return Unreadable(position=position, stream=stream, version=version, reason=error.reason)


def with_data(tag: str, data: object) -> Fact:
    """Build the fact of a tag from plain data; raises msgspec.ValidationError with the field, KeyError for the tag."""
    return convert(data, FACTS[tag], str_keys=True)
