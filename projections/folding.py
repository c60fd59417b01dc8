"""Folding one projection: a batch's rows and position in one transaction; a poison event parks its case only."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from domain.event import Recorded, Unreadable
from domain.ids import StreamId
from domain.ports.errors import StoreUnavailableError
from domain.ports.store import Store
from domain.ports.tables import Session
from projections.parking import ParkedCase, park, parked_cases, parked_streams, unpark
from projections.projection import (
    WHOLE,
    Part,
    Projection,
    RepartitionedError,
    alone_with,
    live,
    live_generation,
    tracking_name,
)

_LONGEST_REASON: Final = 500


class _TriedError(Exception):
    """Rolls back a transaction that was only a trial."""


class _Poison(Struct, frozen=True):
    """From where on a case cannot be folded, and why."""

    position: int
    reason: str


class Folder:
    """Folds batches of the log into one generation of a projection; the live one, unless another is named."""

    def __init__(self, store: Store, projection: Projection, generation: int | None = None, part: Part = WHOLE) -> None:
        """Take the store, the projection, its part and, for a rebuild, the generation that is being built."""
        self._store, self._projection, self._generation, self._part = store, projection, generation, part

    def position(self) -> int:
        """Read how far this part of the generation has come."""
        with self._store.tables.read() as session:
            generation = self._generation or live_generation(session, self._projection.name)
            return session.position(tracking_name(self._projection.name, generation, self._part))

    def fold(self, batch: Sequence[Recorded | Unreadable]) -> None:
        """Fold a batch, consecutive in the log, exactly once in effect; what was folded already is passed over.

        An event that cannot be read or folded parks its case: its later events wait behind it, in order, and everything
        else goes on. Raises StoreUnavailableError where the database does not answer; nothing is parked for that.
        Raises RepartitionedError where the projection is now folded in another number of parts.
        """
        poison: dict[StreamId, _Poison] = {}
        while True:
            try:
                self._fold_once(batch, poison)
            except (StoreUnavailableError, RepartitionedError):
                raise
            except Exception:
                found = self._poisonous([e for e in batch if e.stream not in poison])
                if not found:
                    raise
                poison |= found
            else:
                return

    def _fold_once(self, batch: Sequence[Recorded | Unreadable], poison: dict[StreamId, "_Poison"]) -> None:
        with self._store.tables.write() as session:
            generation = self._begin(session)
            name = tracking_name(self._projection.name, generation, self._part)
            folded = session.position(name)
            fresh = [e for e in batch if e.position > folded]
            if not fresh:
                return
            waiting = parked_streams(session, self._projection.name, generation)
            readable: list[Recorded] = []
            held: list[Recorded | Unreadable] = []
            for entry in fresh:
                begins = poison.get(entry.stream)
                chokes = begins is not None and entry.position >= begins.position
                if not (isinstance(entry, Unreadable) or chokes or entry.stream in waiting):
                    readable.append(entry)
                elif self._part.owns(entry.stream):
                    waiting.add(entry.stream)
                    held.append(entry)
            reasons = {p.position: p.reason for p in poison.values()}
            park(session, self._projection.name, generation, held, reasons)
            if readable:
                self._projection.apply(session, generation, readable, self._store.log, self._part)
            session.set_position(name, fresh[-1].position)

    def _begin(self, session: Session) -> int:
        name = self._projection.name
        if self._generation is not None:
            alone_with(session, name, self._generation, self._part)
            return self._generation
        while True:
            before = live(session, name)
            alone_with(session, name, before.generation, self._part)
            if live(session, name) != before:  # a rebuild has switched, or the parts have changed, while we waited
                continue
            if before.parts != self._part.count:
                msg = f"{name} is folded in {before.parts} parts, not {self._part.count}"
                raise RepartitionedError(msg)
            return before.generation

    def _poisonous(self, batch: Sequence[Recorded | Unreadable]) -> dict[StreamId, "_Poison"]:
        """Find the cases that cannot be folded, and from which event on, by trying each alone."""
        by_stream: dict[StreamId, list[Recorded]] = defaultdict(list)
        for entry in batch:
            if isinstance(entry, Recorded):
                by_stream[entry.stream].append(entry)
        found: dict[StreamId, _Poison] = {}
        for stream, events in by_stream.items():
            if self._trial(events) is None:
                continue
            for upto, event in enumerate(events, 1):
                reason = self._trial(events[:upto])
                if reason is not None:
                    found[stream] = _Poison(event.position, reason)
                    break
        return found

    def _trial(self, events: Sequence[Recorded]) -> str | None:
        try:
            with self._store.tables.write() as session:
                self._projection.apply(session, self._begin(session), events, self._store.log, self._part)
                raise _TriedError  # noqa: TRY301 -- leaving the block by an exception is what rolls it back
        except _TriedError:
            return None
        except (StoreUnavailableError, RepartitionedError):
            raise
        except Exception as error:  # noqa: BLE001 -- whatever a fold raises is the reason for which its case is parked
            return f"{type(error).__name__}: {error}"[:_LONGEST_REASON]

    def retry(self, stream: StreamId) -> bool:
        """Try a parked case again, all its waiting events in order; False where it stays parked."""
        try:
            with self._store.tables.write() as session:
                generation = self._begin(session)
                positions = set(unpark(session, self._projection.name, generation, stream))
                events = [r for r in self._store.log.read_stream(stream) if r.position in positions]
                if events:
                    self._projection.apply(session, generation, events, self._store.log, self._part)
        except (StoreUnavailableError, RepartitionedError):
            raise
        except Exception:  # noqa: BLE001 -- it stays parked, with the reason that is on record
            return False
        return True

    def retry_all(self) -> int:
        """Try every parked case of this part again; returns how many go on."""
        return sum(self.retry(case.stream) for case in self.parked())

    def parked(self) -> list[ParkedCase]:
        """List the cases of this part that wait."""
        name = self._projection.name
        with self._store.tables.read() as session:
            waiting = parked_cases(session, name, self._generation or live_generation(session, name))
        return [case for case in waiting if self._part.owns(case.stream)]
