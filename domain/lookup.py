"""Look-ups that make a context, over the port of the event log."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from domain.case import fold
from domain.context import Rival, rival
from domain.event import Recorded
from domain.ids import CaseId, StreamId, register_id, reservation_id
from domain.ports.event_log import EventLog
from domain.registers.facts import READ_BY_THE_LAW, SOURCES, bears_from
from domain.registers.sources import SourceRegistered
from domain.registers.state import Registers
from domain.reservation import Claimed, ClaimKind, ReservationClaimed, claimants

_LOOK = 8
"""Events read to find a time of recording."""

REGISTER_STREAMS = tuple(register_id(name) for name in READ_BY_THE_LAW)
"""Streams of all registers that judgements read."""


class Registry:
    """The registers as the log has them now, folded again only when one of their streams has grown."""

    def __init__(self, log: EventLog) -> None:
        """Watch a log."""
        self._log = log
        self._recorded: dict[StreamId, list[Recorded]] = {stream: [] for stream in REGISTER_STREAMS}
        self._folded = Registers()

    def current(self) -> Registers:
        """Read the registers; one short look-up where nothing has changed."""
        return self.grown(self._log.read_streams(self.known))

    def at(self, position: int) -> Registers:
        """Read the registers as they were known at a position of the log."""
        now = self.current()
        recorded = [r for known in self._recorded.values() for r in known]
        known = [r for r in recorded if r.position <= position]
        return now if len(known) == len(recorded) else registers(known)

    def later(self, position: int, on: date) -> tuple[Recorded, ...]:
        """List the entries recorded after a position of the log that bear on acts of a day or earlier, in order."""
        self.current()
        news = (r for known in self._recorded.values() for r in known if r.position > position)
        return tuple(sorted((r for r in news if bears_from(r.event.fact) <= on), key=lambda r: r.position))

    @property
    def known(self) -> dict[StreamId, int]:
        """Their streams, each with the version that is known."""
        return {stream: len(known) for stream, known in self._recorded.items()}

    def grown(self, fresh: Mapping[StreamId, Sequence[Recorded]]) -> Registers:
        """Take what was read of streams after the known versions; other streams are passed over."""
        news = {stream: events for stream, events in fresh.items() if events and stream in self._recorded}
        for stream, events in news.items():
            self._recorded[stream].extend(events)
        if news:
            self._folded = registers(r for known in self._recorded.values() for r in known)
        return self._folded


class SourceBook:
    """The register of sources as the log has it now."""

    def __init__(self, log: EventLog) -> None:
        """Watch a log."""
        self._log = log
        self._versions: list[SourceRegistered] = []

    def read(self) -> None:
        """Read what has been registered since."""
        fresh = self._log.read_stream(register_id(SOURCES), after_version=len(self._versions))
        self._versions += [r.event.fact for r in fresh if isinstance(r.event.fact, SourceRegistered)]

    def find(self, source: str, on: date) -> SourceRegistered | None:
        """Find a source as registered on a day, as far as was read: of several registrations the latest in the log."""
        of_it = (v for v in reversed(self._versions) if v.source == source)
        return next((v for v in of_it if v.effective_from <= on <= (v.effective_to or date.max)), None)


def registers(recorded: Iterable[Recorded]) -> Registers:
    """Fold recorded register events, in legal order."""
    in_order = sorted(recorded, key=lambda r: (r.event.occurred_at, r.position))
    return Registers(r.event.fact for r in in_order)


def claims_on(recorded: Iterable[Recorded]) -> list[Claimed]:
    """Fold a reservation stream as recorded."""
    return claimants(
        (r.event.fact, r.event.organ, r.event.occurred_at, r.position)
        for r in recorded
        if isinstance(r.event.fact, ReservationClaimed)
    )


def last_position(log: EventLog, known_at: datetime) -> int:
    """Find the last position that had been recorded at a time; time of recording never decreases along the log."""
    known, unknown = 0, log.head() + 1
    while unknown - known > 1:
        middle = (known + unknown) // 2
        # What cannot be read tells no time; the next that can be does.
        readable = next((e for e in log.scan(middle - 1, _LOOK) if isinstance(e, Recorded)), None)
        if readable is not None and readable.position < unknown and readable.recorded_at <= known_at:
            known = readable.position
        else:
            unknown = middle
    return known


def case_of_alias(log: EventLog, alias: str) -> CaseId | None:
    """Find the case that an alias names: the first to have claimed it."""
    claimed = claims_on(log.read_stream(reservation_id(ClaimKind.ALIAS, alias)))
    return claimed[0].case if claimed else None


def rivals(
    log: EventLog, case_id: CaseId, conduct_key: str | None, known_at: datetime | None = None
) -> tuple[Rival, ...]:
    """Tell what other cases did about the same act, as far as was known at a time of recording."""
    if conduct_key is None:
        return ()
    claimed = claims_on(log.read_stream(reservation_id(ClaimKind.CONDUCT, conduct_key)))
    others = [c.case for c in claimed if c.case != case_id]
    streams = log.read_streams(dict.fromkeys(others, 0))
    known = {other: [r for r in streams[other] if known_at is None or r.recorded_at <= known_at] for other in others}
    found = (rival(other, fold(known[other])) for other in others)
    return tuple(r for r in found if r is not None)
