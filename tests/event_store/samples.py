"""Events to store: what they say does not matter here."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from domain.event import Event, content
from domain.ids import StreamId, admission_id, case_id
from domain.ports.event_log import Append, EventLog
from domain.reservation import ClaimKind, ReservationClaimed

NOON = datetime(2024, 3, 1, 4, tzinfo=UTC)
SOURCE = "urn:test:samples"


class SetClock:
    """A clock that shows what it is set to."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def stream(name: str) -> StreamId:
    """Name a stream."""
    return case_id(SOURCE, name)


def event(name: str, key: str = "k") -> Event:
    """Make an event; the same name and key give the same event."""
    fact = ReservationClaimed(kind=ClaimKind.ALIAS, key=key, case=str(stream(name)))
    return Event(source=SOURCE, id=name, fact=fact, occurred_at=NOON - timedelta(days=1), subject=name)


def unit(name: str, *streams: str, key: str = "k", expected: dict[str, int] | None = None) -> Append:
    """Make a unit of append with one event a stream; streams are named, by default as the unit."""
    events = tuple((stream(s), event(f"{name}#{n}", key)) for n, s in enumerate(streams or (name,)))
    return Append(
        admission=admission_id(SOURCE, name),
        digest=sha256(b"".join(content(e) for _, e in events)).digest(),
        events=events,
        expected=tuple((stream(s), version) for s, version in (expected or {}).items()),
    )


def units(prefix: str, count: int, streams: int = 7) -> list[Append]:
    """Make several units over a few streams of their own."""
    return [unit(f"{prefix}-{n}", f"{prefix}-s{n % streams}") for n in range(count)]


def everything(log: EventLog) -> list[tuple[int, StreamId, int]]:
    """List position, stream and version of the whole log."""
    return [(e.position, e.stream, e.version) for e in log.read_all(0, 1_000_000)]


def gaps(placed: Iterable[tuple[int, StreamId, int]]) -> Iterator[str]:
    """Find places where positions or versions do not follow each other."""
    versions: dict[StreamId, int] = {}
    for number, (position, name, version) in enumerate(placed, 1):
        if position != number:
            yield f"position {position} instead of {number}"
        if version != versions.get(name, 0) + 1:
            yield f"version {version} of {name} after {versions.get(name, 0)}"
        versions[name] = version
