"""Stretches: from when an entry was true until when, and between which positions of the log that was believed."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from domain.event import Recorded
from domain.ids import StreamId
from domain.ports.tables import Row
from domain.registers.state import Registers
from domain.time.instants import format_instant
from projections.read_models.entry import Entry, written
from projections.read_models.read_model import LATEST, STRETCH, ReadModel, quarter
from projections.read_models.telling import Moment, Telling
from projections.timeline import END_OF_TIME, NEVER


class _Stretch(Struct, gc=False):
    """An entry from one event on, until it changes or is gone."""

    values: Row
    """Of the entry, as they are stored; its key is the first of them."""
    entry: Entry | None
    """The entry; none where it was told long ago, and only its row is there."""
    valid_from: str
    version: int
    known_from: int
    synthetic: int
    known_to: int = NEVER
    next_from: str = END_OF_TIME
    next_known: int = NEVER
    gone_in: int = LATEST
    stored: bool = False
    """Whether its row is there already, as it is."""

    def shows(self, entry: Entry | None) -> bool:
        """Say whether it is still so."""
        if self.entry is not None:
            return entry == self.entry
        return entry is not None and written(entry) == self.values

    def give_up(self, late: Recorded) -> None:
        """End the belief in it with a late event."""
        self.known_to = late.position
        self.gone_in = self.gone_in or quarter(late.recorded_at)
        self.stored = False

    def end(self, moment: Moment, telling: Telling) -> None:
        """End it with the moment from which another is true."""
        recorded, since = moment.recorded, telling.since
        told = since if since is not None and moment.known_from == since.position else recorded
        self.next_from = format_instant(recorded.event.occurred_at)
        self.next_known = moment.known_from
        self.gone_in = max(quarter(told.recorded_at), quarter(recorded.event.occurred_at))
        self.stored = False

    def row(self, stream: StreamId) -> Row:
        """Write it, in the order of the columns."""
        times = (self.valid_from, self.next_from, self.version, self.known_from, self.known_to, self.next_known)
        return (str(stream), *times, self.synthetic, self.gone_in, self.gone_in, *self.values)


def _read(row: Row) -> _Stretch:
    """Read a stretch that is true and believed today."""
    _, valid_from, _, version, known_from, _, _, synthetic, *_ = row
    return _Stretch(
        values=row[len(STRETCH) :],
        entry=None,
        valid_from=str(valid_from),
        version=int(version or 0),
        known_from=int(known_from or 0),
        synthetic=int(synthetic or 0),
        stored=True,
    )


class Course:
    """How the entries of one case in one read model came and went."""

    def __init__(self, model: ReadModel, stream: StreamId, registers: Registers, latest: Iterable[Row] = ()) -> None:
        """Begin with the rows that are true and believed today, where some have been told already."""
        self._model, self._stream, self._registers = model, stream, registers
        self._now = {str(one.values[0]): one for one in map(_read, latest)}
        self._believed = list(self._now.values())
        self._given_up: list[_Stretch] = []

    def follow(self, tellings: Sequence[Telling]) -> None:
        """Follow all tellings of a case, each from its beginning where the model heard with what it began."""
        for telling in tellings:
            since, first = telling.since, 0
            if since is not None and type(since.event.fact) not in self._model.hears:
                first = since.version
            elif since is not None:
                for stretch in self._believed:
                    stretch.give_up(since)
                self._given_up += self._believed
                self._now, self._believed = {}, []
            self.go_on(telling, first)

    def go_on(self, telling: Telling, after: int) -> None:
        """Follow a telling with its events after a version."""
        for moment in telling.moments:
            if moment.recorded.version > after and type(moment.recorded.event.fact) in self._model.hears:
                self._step(telling, moment)

    def _step(self, telling: Telling, moment: Moment) -> None:
        told = telling.told(moment, self._stream, self._registers)
        entries = {entry.key: entry for entry in self._model.entries(told)}
        for key, stretch in list(self._now.items()):
            if stretch.shows(entries.get(key)):
                del entries[key]
                continue
            stretch.end(moment, telling)
            del self._now[key]
        recorded = moment.recorded
        for key, entry in entries.items():
            self._now[key] = _Stretch(
                values=written(entry),
                entry=entry,
                valid_from=format_instant(recorded.event.occurred_at),
                version=recorded.version,
                known_from=moment.known_from,
                synthetic=int(recorded.event.synthetic),
            )
            self._believed.append(self._now[key])

    def rows(self) -> list[Row]:
        """Write every stretch whose row is not there already as it is."""
        return [one.row(self._stream) for one in (*self._given_up, *self._believed) if not one.stored]
