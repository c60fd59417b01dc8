"""A city as upstream apps would send it: one CloudEvent a line (JSON Lines)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct, json

from domain.event import Event
from domain.fact import Fact


class _Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """CloudEvents 1.0 in structured mode, with our extensions."""

    specversion: str
    id: str
    source: str
    type: str
    subject: str
    time: datetime
    datacontenttype: str
    organ: str | None = None
    actor: str | None = None
    causationid: str | None = None
    correlationid: str | None = None
    synthetic: bool = False
    data: Fact


_ENCODER: Final = json.Encoder()


def lines(events: Iterable[Event]) -> Iterator[bytes]:
    """Write each event as one line, its line feed included."""
    for event in events:
        yield _ENCODER.encode(_line(event)) + b"\n"


def _line(event: Event) -> _Line:
    return _Line(
        specversion="1.0",
        id=event.id,
        source=event.source,
        type=event.type,
        subject=event.subject,
        time=event.occurred_at,
        datacontenttype="application/json",
        organ=event.organ,
        actor=event.actor,
        causationid=event.causation,
        correlationid=event.correlation,
        synthetic=event.synthetic,
        data=event.fact,
    )
