"""The projection of all read models: each case concerned is read and told once for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.fact import Fact
from domain.ids import StreamId
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.ports.tables import CHUNK, Column, Row, Session, Table, chunks
from domain.registers.facts import REGISTER_OF, CalendarPublished, bears_from
from domain.registers.state import Registers
from domain.time.instants import legal_date
from projections.projection import Part
from projections.read_models.read_model import LATEST, ReadModel
from projections.read_models.stretches import Course
from projections.read_models.telling import Telling, tell
from projections.replacing import replace

NAME: Final = "read_models"


_AHEAD: Final = timedelta(days=190)
"""How far ahead entries tell a day that a calendar moves: six months for a suit are the longest such period."""


def _bears_from(fact: Fact) -> date:
    """Find the first day whose cases have entries that a register fact bears on."""
    return bears_from(fact) - _AHEAD if isinstance(fact, CalendarPublished) else bears_from(fact)


def _cases(generation: int) -> Table:
    """Declare the table of all cases, each as far as it is told, with the day of its latest event."""
    return Table(
        name=f"{NAME}_cases_{generation}",
        columns=(Column("case_id", "text"), Column("last_on", "text"), Column("version", "integer")),
        key=("case_id",),
        indexes=(("last_on", "case_id"),),
    )


class ReadModels:
    """The projection of some read models.

    Rows are a function of the log up to a position: a case is told on with every event that concerns it, and anew with
    a late one and with every change of a register that bears on its days.
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
        by_case: dict[StreamId, list[Recorded]] = defaultdict(list)
        for recorded in batch:
            if type(recorded.event.fact) in PART_OF and part.owns(recorded.stream):
                by_case[recorded.stream].append(recorded)
        run.tell_on(by_case)
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

    def tell_on(self, by_case: Mapping[StreamId, Sequence[Recorded]]) -> None:
        """Tell cases on with their new events, in the read models that hear one of them."""
        before = self._note(by_case)
        concerned: dict[StreamId, list[ReadModel]] = {}
        for case, events in by_case.items():
            facts = {type(r.event.fact) for r in events if r.version > before.get(case, 0)}
            concerned[case] = [model for model in self._models if model.listens(facts)]
        for chunk in chunks(sorted(case for case, models in concerned.items() if models)):
            self._tell({case: concerned[case] for case in chunk}, {case: before.get(case, 0) for case in chunk})

    def _note(self, by_case: Mapping[StreamId, Sequence[Recorded]]) -> dict[StreamId, int]:
        """Note the latest day and version of each case; returns the versions that had been told before."""
        keys = [(str(case),) for case in by_case]
        known = {StreamId(UUID(str(case))): (str(on), int(version or 0)) for case, on, version in self._look_up(keys)}
        rows: list[Row] = []
        for case, events in by_case.items():
            on, version = known.get(case, ("", 0))
            latest = max(legal_date(r.event.occurred_at) for r in events).isoformat()
            rows.append((str(case), max(on, latest), max(version, *(r.version for r in events))))
        self._session.upsert(self._cases, rows)
        return {case: version for case, (_, version) in known.items()}

    def _look_up(self, keys: Sequence[Row]) -> list[Row]:
        return self._session.lookup(self._cases, ("case_id", "last_on", "version"), keys)

    def tell_since(self, on: date, part: Part) -> None:
        """Tell anew every case with an event on a day or later."""
        last = ("", "")
        sql = (
            f"SELECT last_on, case_id FROM {self._cases.name} WHERE last_on >= ? AND (last_on, case_id) > (?, ?) "
            f"ORDER BY last_on, case_id LIMIT {CHUNK}"
        )
        while page := [(str(a), str(b)) for a, b in self._session.query(sql, (on.isoformat(), *last))]:
            cases = (StreamId(UUID(case)) for _, case in page)
            self._tell({case: self._models for case in cases if part.owns(case)}, {})
            last = page[-1]

    def _tell(self, concerned: Mapping[StreamId, Sequence[ReadModel]], before: Mapping[StreamId, int]) -> None:
        """Tell cases on after a version; from the beginning those without one, and those with a late event since."""
        told: dict[StreamId, list[Telling]] = {}
        on: set[StreamId] = set()
        for case, events in self._log.read_streams(dict.fromkeys(concerned, 0)).items():
            told[case] = tell(r for r in events if r.position <= self._last)
            since = told[case][-1].since
            if before.get(case) and (since is None or since.version <= before[case]):
                on.add(case)
        for model in self._models:
            mine = [case for case, models in concerned.items() if model in models]
            self._go_on(model, {case: told[case][-1] for case in mine if case in on}, before)
            anew = {case: told[case] for case in mine if case not in on}
            rows: list[Row] = []
            for case, tellings in anew.items():
                course = Course(model, case, self._registers)
                course.follow(tellings)
                rows += course.rows()
            old = [case for case in anew if before.get(case) != 0]
            replace(self._session, model.table(self._generation), old, rows)

    def _go_on(self, model: ReadModel, tellings: Mapping[StreamId, Telling], before: Mapping[StreamId, int]) -> None:
        """Tell cases on from what is true and believed of them today."""
        if not tellings:
            return
        table = model.table(self._generation)
        columns, names = ", ".join(c.name for c in table.columns), ", ".join("?" * len(tellings))
        sql = f"SELECT {columns} FROM {table.name} WHERE case_id IN ({names}) AND gone_in_all = {LATEST}"
        latest: dict[str, list[Row]] = defaultdict(list)
        for row in self._session.query(sql, [str(case) for case in tellings]):
            latest[str(row[0])].append(row)
        rows: list[Row] = []
        for case, telling in tellings.items():
            course = Course(model, case, self._registers, latest[str(case)])
            course.go_on(telling, before[case])
            rows += course.rows()
        self._session.upsert(table, rows)
