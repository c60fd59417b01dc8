"""A read model: which entries a case contributes, and the stretches of time during which each was believed and true."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from domain.approval.facts import PermitApplied, SupervisionHandedOver
from domain.collaboration.disputes import JurisdictionDisputeResolved
from domain.collaboration.facts import CaseTransferAccepted
from domain.event import Recorded
from domain.fact import Fact
from domain.ids import StreamId
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from domain.ports.tables import Column, Row, Table
from domain.registers.state import Registers
from domain.supervision.facts import InspectionTaskIssued, LeadReceived
from domain.supervision.leads import LeadTransferAccepted
from domain.terms import Term
from domain.time.instants import format_instant
from projections.read_models.entry import Entry, columns, fields, written
from projections.read_models.telling import Moment, Telling, Told
from projections.timeline import END_OF_TIME, NEVER

_NAMING: Final[frozenset[type[Fact]]] = frozenset(
    {
        PermitApplied,
        LeadReceived,
        InspectionTaskIssued,
        CaseFiled,
        OnTheSpotDecided,
        SupervisionHandedOver,
        CaseTransferAccepted,
        LeadTransferAccepted,
        JurisdictionDisputeResolved,
    }
)
"""Facts that say of a case which item, party, region or organ it is about; every read model hears them."""

STRETCH: Final = (
    Column("case_id", "text"),
    Column("valid_from", "text"),
    Column("next_from", "text"),
    Column("version", "integer"),
    Column("known_from", "integer"),
    Column("known_to", "integer"),
    Column("next_known", "integer"),
    Column("synthetic", "integer"),
    Column("gone_in", "integer"),
    Column("gone_in_all", "integer"),
)
"""Of each stretch: from when it was true until when, between which positions of the log that was believed, and in which
quarter it was gone, as ``quarter`` numbers them; ``LATEST`` of those that are true and believed today.

A list of today reads the latest stretches alone, one of another time those besides that were gone in its quarter or
later. ``gone_in_all`` is the same for lists without a filter: databases take two columns for independent of each other,
and of an index that has the quarter without the filter they would hope too much.
"""
LATEST: Final = 0
STANDARD: Final = ("organ", "region", "item", "officer")
"""Filters that every read model has."""


class ReadModel(Struct, frozen=True, kw_only=True):
    """A read model over the cases of the log."""

    name: str
    """Of its tables, and of its path."""
    title: Term
    entry: type[Entry]
    hears: frozenset[type[Fact]]
    """Facts with which the entries of a case may change; facts that name a case are heard besides."""
    entries: Callable[[Told], Iterable[Entry]]
    """The entries that a case contributes as far as it is told; a function of what it is given and nothing else."""
    filters: tuple[str, ...] = ()
    """Further fields by which it is filtered and counted."""
    sums: tuple[str, ...] = ()
    """Fields with numbers that may be added up; money is in fen."""

    def listens(self, facts: Iterable[type[Fact]]) -> bool:
        """Say whether one of some facts may change its entries."""
        return any(fact in self.hears or fact in _NAMING for fact in facts)

    def table(self, generation: int) -> Table:
        """Declare the table of a generation.

        Of what a model is filtered by, few entries may be in a state at a time and many have been: indexes say of each
        when it was seen, so that the others are passed over without being fetched.
        """
        order = ("day", "case_id", "key")
        seen = ("next_known", "next_from", "known_to", "known_from", "valid_from")
        return Table(
            name=f"{self.name}_{generation}",
            columns=(*STRETCH, *columns(self.entry)),
            key=("case_id", "key", "known_from", "version"),
            indexes=(
                ("gone_in_all", *order, *seen),
                *((filtered, "gone_in", *order) for filtered in STANDARD),
                *((filtered, "gone_in", *order, *seen) for filtered in self.filters),
            ),
        )

    def rows(self, stream: StreamId, tellings: Sequence[Telling], registers: Registers) -> list[Row]:
        """Make the rows of a case: every stretch of every entry, also of those that turned out otherwise."""
        course = _Course(self, stream, registers)
        for telling in tellings:
            course.follow(telling)
        return course.rows()


def quarter(moment: datetime) -> int:
    """Count quarters up to that of a moment; stretches are told apart by it and nothing else, so UTC does."""
    utc = moment.astimezone(UTC)
    return utc.year * 4 + (utc.month - 1) // 3


class _Stretch(Struct, gc=False):
    """An entry from one event on, until it changes or is gone."""

    entry: Entry
    moment: Moment
    known_to: int = NEVER
    next_from: str = END_OF_TIME
    next_known: int = NEVER
    gone_in: int = LATEST

    def give_up(self, late: Recorded) -> None:
        """End the belief in it with a late event."""
        self.known_to = late.position
        self.gone_in = self.gone_in or quarter(late.recorded_at)

    def end(self, moment: Moment, telling: Telling) -> None:
        """End it with the moment from which another is true."""
        recorded, since = moment.recorded, telling.since
        told = since if since is not None and moment.known_from == since.position else recorded
        self.next_from = format_instant(recorded.event.occurred_at)
        self.next_known = moment.known_from
        self.gone_in = max(quarter(told.recorded_at), quarter(recorded.event.occurred_at))


class _Course:
    """How the entries of one case came and went."""

    def __init__(self, model: ReadModel, stream: StreamId, registers: Registers) -> None:
        self._model, self._stream, self._registers = model, stream, registers
        self._now: dict[str, _Stretch] = {}
        self._believed: list[_Stretch] = []
        self._given_up: list[_Stretch] = []

    def follow(self, telling: Telling) -> None:
        """Follow a telling: from its beginning where the model heard the late event with which it began."""
        since = telling.since
        moments: Iterable[Moment] = telling.moments
        if since is not None and not self._model.listens((type(since.event.fact),)):
            moments = [m for m in telling.moments if m.recorded.position > since.position]
        elif since is not None:
            for stretch in self._believed:
                stretch.give_up(since)
            self._given_up += self._believed
            self._now, self._believed = {}, []
        for moment in moments:
            if self._model.listens((type(moment.recorded.event.fact),)):
                self._step(telling, moment)

    def _step(self, telling: Telling, moment: Moment) -> None:
        told = Told(
            stream=self._stream,
            events=telling.events[: moment.upto],
            case=moment.case,
            registers=self._registers,
        )
        entries = {entry.key: entry for entry in self._model.entries(told)}
        for key, stretch in list(self._now.items()):
            if entries.get(key) == stretch.entry:
                del entries[key]
                continue
            stretch.end(moment, telling)
            del self._now[key]
        for key, entry in entries.items():
            self._now[key] = _Stretch(entry, moment)
            self._believed.append(self._now[key])

    def rows(self) -> list[Row]:
        """Write every stretch."""
        return [self._row(stretch) for stretch in (*self._given_up, *self._believed)]

    def _row(self, stretch: _Stretch) -> Row:
        recorded = stretch.moment.recorded
        return (
            str(self._stream),
            format_instant(recorded.event.occurred_at),
            stretch.next_from,
            recorded.version,
            stretch.moment.known_from,
            stretch.known_to,
            stretch.next_known,
            int(recorded.event.synthetic),
            stretch.gone_in,
            stretch.gone_in,
            *written(stretch.entry),
        )


def checked(model: ReadModel) -> ReadModel:
    """Check a declaration: filters and sums must be fields; raises ValueError that names the one that is not."""
    known = {field.name: field.kind for field in fields(model.entry)}
    for column in STRETCH:
        if column.name in known:
            raise ValueError(f"{model.name} calls a field {column.name}, which every row has already")
    for name in model.filters:
        if known.get(name, "structure") == "structure":
            raise ValueError(f"{model.name} is filtered by {name}, which is no plain field of its entries")
    for name in model.sums:
        if known.get(name) not in {"integer", "truth"}:
            raise ValueError(f"{model.name} adds up {name}, which is no number of its entries")
    return model
