"""The projection of all read models: each case concerned is read and told once for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.fact import Fact
from domain.ids import StreamId
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Row, Session, Table
from domain.registers.facts import REGISTER_OF, CalendarPublished, bears_from
from domain.registers.state import Registers
from domain.time.instants import legal_date
from projections.projection import Part
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import tell
from projections.replacing import CHUNK, replace

NAME: Final = "read_models"


_AHEAD: Final = timedelta(days=190)
"""How far ahead entries tell a day that a calendar moves: six months for a suit are the longest such period."""


def _bears_from(fact: Fact) -> date:
    """Find the first day whose cases have entries that a register fact bears on."""
    return bears_from(fact) - _AHEAD if isinstance(fact, CalendarPublished) else bears_from(fact)


def _cases(generation: int) -> Table:
    """Declare the table of all cases, each with the day of its latest event: registers that change concern those."""
    return Table(
        name=f"{NAME}_cases_{generation}",
        columns=(Column("case_id", "text"), Column("last_on", "text")),
        key=("case_id",),
        indexes=(("last_on", "case_id"),),
    )


class ReadModels:
    """The projection of some read models.

    Rows are a function of the log up to a position: a case is told anew with every event that concerns it, and with
    every change of a register that bears on its days.
    """

    name = NAME

    def __init__(self, models: Sequence[ReadModel]) -> None:
        """Take the read models; no registers are known until the first batch."""
        self._models = tuple(models)
        self._registries: dict[int, Registry] = {}

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of a generation."""
        return (_cases(generation), *(model.table(generation) for model in self._models))

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Tell anew the cases that a batch concerns."""
        run = _Run(session, generation, self._models, log, self._registers(log), batch[-1].position)
        heard: dict[StreamId, set[type[Fact]]] = defaultdict(set)
        last_on: dict[StreamId, date] = {}
        for recorded in batch:
            if type(recorded.event.fact) in PART_OF and part.owns(recorded.stream):
                heard[recorded.stream].add(type(recorded.event.fact))
                on = legal_date(recorded.event.occurred_at)
                last_on[recorded.stream] = max(on, last_on.get(recorded.stream, on))
        run.note(last_on)
        run.tell(heard)
        changed = [_bears_from(r.event.fact) for r in batch if type(r.event.fact) in REGISTER_OF]
        if changed:
            run.tell_since(min(changed), part)

    def _registers(self, log: EventLog) -> Registers:
        if id(log) not in self._registries:
            self._registries = {id(log): Registry(log)}
        return self._registries[id(log)].current()


class _Run:
    """One batch within its transaction."""

    def __init__(  # noqa: PLR0913, PLR0917 -- what a batch is told by
        self,
        session: Session,
        generation: int,
        models: Sequence[ReadModel],
        log: EventLog,
        registers: Registers,
        last: int,
    ) -> None:
        self._session, self._generation, self._models = session, generation, models
        self._log, self._registers, self._last = log, registers, last
        self._cases = _cases(generation)

    def note(self, last_on: Mapping[StreamId, date]) -> None:
        """Note the day of the latest event of each case; never an earlier one than is noted."""
        keys = [(str(case),) for case in last_on]
        known = {str(case): str(on) for case, on in self._session.lookup(self._cases, ("case_id", "last_on"), keys)}
        rows = ((str(case), max(on.isoformat(), known.get(str(case), ""))) for case, on in last_on.items())
        self._session.upsert(self._cases, [row for row in rows if known.get(row[0]) != row[1]])

    def tell(self, heard: Mapping[StreamId, Collection[type[Fact]]]) -> None:
        """Tell cases anew in the read models that heard one of the facts that happened in them."""
        concerned = {c: [m for m in self._models if m.listens(facts)] for c, facts in heard.items()}
        for chunk in _chunks(sorted(case for case, models in concerned.items() if models)):
            self._tell({case: concerned[case] for case in chunk})

    def tell_since(self, on: date, part: Part) -> None:
        """Tell anew every case with an event on a day or later."""
        last = ("", "")
        sql = (
            f"SELECT last_on, case_id FROM {self._cases.name} WHERE last_on >= ? AND (last_on, case_id) > (?, ?) "
            f"ORDER BY last_on, case_id LIMIT {CHUNK}"
        )
        while page := [(str(a), str(b)) for a, b in self._session.query(sql, (on.isoformat(), *last))]:
            self._tell({StreamId(UUID(case)): self._models for _, case in page if part.owns(StreamId(UUID(case)))})
            last = page[-1]

    def _tell(self, concerned: Mapping[StreamId, Sequence[ReadModel]]) -> None:
        rows: dict[str, list[Row]] = defaultdict(list)
        for case, events in self._log.read_streams(dict.fromkeys(concerned, 0)).items():
            tellings = tell(r for r in events if r.position <= self._last)
            for model in concerned[case]:
                rows[model.name] += model.rows(case, tellings, self._registers)
        for model in self._models:
            cases = [case for case, models in concerned.items() if model in models]
            replace(self._session, model.table(self._generation), cases, rows[model.name])


def _chunks(cases: Iterable[StreamId]) -> Iterator[list[StreamId]]:
    left = iter(cases)
    while chunk := list(islice(left, CHUNK)):
        yield chunk
