"""What the doors take in: one message as it came, and what reading it gave."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from msgspec import Struct, json, structs

from adapters.intake.problem import Problem
from domain.event import Event

STRUCTURED: Final = "application/cloudevents+json"
BATCH: Final = "application/cloudevents-batch+json"
DATA: Final = "application/json"

COMMAND_SOURCE: Final = "urn:bihuan:command"
"""CloudEvents source of every fact that a command brought about; nobody else may send from it."""


class Limits(Struct, frozen=True, kw_only=True):
    """What one event may measure, and how far ahead its clock may be."""

    body: int = 1024 * 1024
    """Bytes of one event as sent."""
    skew: timedelta = timedelta(minutes=5)
    """How far ``time`` may lie in the future."""
    checks: bool = True
    """Whether coded identifiers must pass their own check; logs of the past are taken as they are."""


class Sent(Struct, frozen=True):
    """One event as it was sent, byte for byte."""

    body: bytes
    content_type: str
    attributes: Mapping[str, str] | None = None
    """In binary mode: the attributes that travelled as headers; the body is the data alone."""
    head: bytes = b""
    """In binary mode: those headers as they came."""
    place: str | None = None
    """Where it stands in the sequence that it came from; nothing for a request."""

    @property
    def whole(self) -> tuple[str, bytes]:
        """Content type and bytes under which everything that was sent can be kept."""
        if self.attributes is None:
            return self.content_type, self.body
        return "message/http", self.head + b"\r\n" + self.body


class Names(Struct, frozen=True, kw_only=True):
    """What could be read of an event's identity, whatever else is wrong with it."""

    id: str | None = None
    source: str | None = None
    type: str | None = None
    subject: str | None = None
    organ: str | None = None


class Read(Struct, frozen=True):
    """An event that was read."""

    sent: Sent
    event: Event

    @property
    def names(self) -> Names:
        """What names it."""
        event = self.event
        return Names(id=event.id, source=event.source, type=event.type, subject=event.subject, organ=event.organ)


class Unread(Struct, frozen=True):
    """Something that cannot be taken as an event, and why."""

    sent: Sent
    problem: Problem
    names: Names


class _Told(Struct):
    """The members that name an event, whatever their values are."""

    id: object = None
    source: object = None
    type: object = None
    subject: object = None
    organ: object = None


_TOLD: Final = json.Decoder(_Told)


def names_of(sent: Sent) -> Names:
    """Read what can be read of an event's names; never fails."""
    if sent.attributes is not None:
        told = _Told(**{name: sent.attributes.get(name) for name in _Told.__struct_fields__})
    else:
        try:
            told = _TOLD.decode(sent.body)
        except (ValueError, RecursionError):
            return Names()
    id_, source, type_, subject, organ = map(_text, structs.astuple(told))
    return Names(id=id_, source=source, type=type_, subject=subject, organ=organ)


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return value.replace("\x00", "\N{REPLACEMENT CHARACTER}")[:512]
