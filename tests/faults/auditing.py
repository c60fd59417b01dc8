"""The audit of a store after faults: what was acknowledged is there, once, whole, in place and unchanged."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from domain.event import Event, Recorded, Unreadable, content
from domain.ids import StreamId
from domain.ports.event_log import Duplicate, EventLog
from domain.ports.store import Store
from projections.engine import Engine
from projections.rebuild import rebuild
from tests.faults.material import SOURCE, batch
from tests.projections.test_rebuild import PROJECTIONS

Books: TypeAlias = Mapping[str, Sequence[int]]
"""By writer, the position at which each of its acknowledged batches was said to begin."""
_PAGE: Final = 5_000


def audit(store: Store, books: Books, unknown: int = 1) -> list[str]:
    """List what is wrong; of each writer, ``unknown`` batches beyond the acknowledged may be there, but whole."""
    found = [*disorder(store.log), *_misplaced(store, books, unknown)]
    if found:
        return found
    return [*_unanswered(store.log, books)]


def whole_log(log: EventLog) -> Iterator[Recorded | Unreadable]:
    """Read the log to its end."""
    after = 0
    while page := log.scan(after, _PAGE):
        yield from page
        after = page[-1].position


def disorder(log: EventLog) -> Iterator[str]:
    """Find gaps in positions and streams, times that go back, and rows that cannot be read."""
    versions: defaultdict[StreamId, int] = defaultdict(int)
    position, latest = 0, None
    for entry in whole_log(log):
        position += 1
        versions[entry.stream] += 1
        if entry.position != position:
            yield f"gap: position {entry.position} instead of {position}"
            position = entry.position
        if entry.version != versions[entry.stream]:
            yield f"gap: version {entry.version} of {entry.stream} instead of {versions[entry.stream]}"
            versions[entry.stream] = entry.version
        if isinstance(entry, Unreadable):
            yield f"unreadable: position {entry.position}: {entry.reason}"
        elif latest is not None and entry.recorded_at < latest:
            yield f"time goes back at position {entry.position}: {latest} to {entry.recorded_at}"
        else:
            latest = entry.recorded_at
    if log.head() != position:
        yield f"the head is {log.head()}, the last event is at {position}"


def _misplaced(store: Store, books: Books, unknown: int) -> Iterator[str]:
    """Find what is lost, doubled, torn apart, changed or from nobody."""
    recorded = [e for e in whole_log(store.log) if isinstance(e, Recorded) and e.event.source == SOURCE]
    places: defaultdict[str, list[Recorded]] = defaultdict(list)
    for entry in recorded:
        places[entry.event.id].append(entry)
    yield from (
        f"doubled: {name} at {[e.position for e in entries]}" for name, entries in places.items() if entries[1:]
    )
    units = 0
    for writer, firsts in books.items():
        for number in range(len(firsts) + unknown):
            sent = batch(writer, number)
            events = [(stream, event) for unit in sent for stream, event in unit.events]
            there = [places.pop(event.id, [])[:1] for _, event in events]
            if number < len(firsts) or any(there):
                units += len(sent)
                yield from _wrong(f"batch {number} of {writer}", events, [e for one in there for e in one])
                if number < len(firsts) and there[0] and there[0][0].position != firsts[number]:
                    yield f"batch {number} of {writer} was said to begin at {firsts[number]}"
    yield from (f"nobody sent {name}" for name in places)
    with store.tables.read() as session:
        admitted = session.query("SELECT count(*) FROM admissions WHERE first_position > ?", [_before(recorded)])[0][0]
    if admitted != units:
        yield f"{admitted!r} admissions of {units} units"


def _before(recorded: Sequence[Recorded]) -> int:
    """Tell the last position before ours: registers come first."""
    return recorded[0].position - 1 if recorded else 2**40


def _wrong(name: str, sent: Sequence[tuple[StreamId, Event]], there: Sequence[Recorded]) -> Iterator[str]:
    if len(there) != len(sent):
        yield f"lost: of {name} {len(there)} events of {len(sent)} are there"
        return
    if [e.position for e in there] != [*range(there[0].position, there[0].position + len(sent))]:
        yield f"torn apart: {name} is at {[e.position for e in there]}"
    for (stream, event), entry in zip(sent, there, strict=True):
        if entry.stream != stream or content(entry.event) != content(event):
            yield f"changed: position {entry.position} is not what {name} said"


def _unanswered(log: EventLog, books: Books) -> Iterator[str]:
    """Find acknowledged batches that, sent again, are not answered as before; the last of each writer stand for all."""
    for writer, firsts in books.items():
        for number in range(max(0, len(firsts) - 3), len(firsts)):
            outcomes = log.append(batch(writer, number))
            if not all(isinstance(outcome, Duplicate) for outcome in outcomes):
                yield f"batch {number} of {writer} is not known any more: {outcomes}"
            elif outcomes[0].events[0].position != firsts[number]:  # type: ignore[union-attr]  # all are duplicates
                yield f"batch {number} of {writer} is answered with another place"


def audit_projections(store: Store, engine: Engine) -> list[str]:
    """List projections that, once they have caught up, differ from their rebuild, stand still or have parked cases."""
    engine.catch_up()
    found = [
        f"{lag.projection} is {lag.events} behind, {lag.parked} parked"
        for lag in engine.watch.lag()
        if lag.events or lag.parked
    ]
    for projection in PROJECTIONS:
        rebuilt = rebuild(store, projection)
        if not rebuilt.same:
            found.append(f"{projection.name} differs from its rebuild: {rebuilt.before} {rebuilt.after}")
    return found
