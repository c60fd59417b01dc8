"""Findings: every breach that the recorded facts show, judged by the same guards that refuse commands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from msgspec import Struct, json

from domain.case import EMPTY, Case, evolve, fold
from domain.catalogue import PART_OF
from domain.context import Rival, context_for, rival
from domain.event import Recorded
from domain.ids import CaseId, StreamId
from domain.judgement import judge
from domain.law.book import GUARDS
from domain.law.guard import Result, Verdict
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Row, Session, Table
from domain.registers.facts import REGISTER_OF, bears_from
from domain.registers.state import Registers
from domain.replay import Step, replay
from domain.reservation import ClaimKind, ReservationClaimed
from domain.time.instants import format_instant, legal_date
from projections.projection import Part

NAME: Final = "findings"
_CHUNK: Final = 500
"""Cases judged again at a time when a register has changed."""
_ORDER: Final = ("occurred_at", "case_id", "version", "guard")
_FILTERED: Final = ("guard", "organ", "region", "item", "synthetic")
"""What lists are filtered by; those of one case are found by the key."""


def table(generation: int) -> Table:
    """Declare the table of findings of a generation."""
    texts = ("case_id", "guard", "organ", "actor", "region", "item", "type", "occurred_at", "recorded_at")
    more = ("source", "event_id", "pack", "reason_zh", "reason_en")
    return Table(
        name=f"{NAME}_{generation}",
        columns=(
            *(Column(name, "text") for name in (*texts, *more)),
            *(Column(name, "integer") for name in ("version", "position", "late", "synthetic")),
        ),
        key=("case_id", "version", "guard"),
        indexes=(_ORDER, *((filtered, *(name for name in _ORDER if name != filtered)) for filtered in _FILTERED)),
    )


def _cases(generation: int) -> Table:
    """Declare the table of all cases, each as far as it has been judged; without a state while no pack covers it."""
    return Table(
        name=f"{NAME}_cases_{generation}",
        columns=(Column("case_id", "text"), Column("last_on", "text"), Column("state", "blob")),
        key=("case_id",),
        indexes=(("last_on", "case_id"),),
    )


def _conducts(generation: int) -> Table:
    """Declare the table of acts and the cases that handle them."""
    return Table(
        name=f"{NAME}_conducts_{generation}",
        columns=(Column("conduct", "text"), Column("case_id", "text")),
        key=("conduct", "case_id"),
        indexes=(("case_id",),),
    )


class _Judged(Struct, frozen=True, gc=False):
    """A case as far as it has been judged in the order of recording."""

    version: int
    case: Case


_STATE: Final = json.Decoder(_Judged)


class Findings:
    """The projection of findings.

    Rows are a function of the log up to a position and of the registers: a late fact, another case's claim on the same
    act and a changed register each have the cases concerned judged again from their beginning.
    """

    name = NAME

    def __init__(self) -> None:
        """Start with no registers known; they are read from the log at the first batch."""
        self._registries: dict[int, Registry] = {}

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of a generation."""
        return (table(generation), _cases(generation), _conducts(generation))

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Judge a batch."""
        registers = self._registers(log)
        run = _Run(session, generation, _Basis(log, registers, batch[-1].position, part))
        by_case: dict[StreamId, list[Recorded]] = defaultdict(list)
        for recorded in batch:
            if type(recorded.event.fact) in PART_OF:
                by_case[recorded.stream].append(recorded)
        contested = run.note_claims(batch, by_case)
        again = run.judge_on({c: e for c, e in by_case.items() if c not in contested and part.owns(c)})
        run.judge_again(contested | again)
        changed = [bears_from(r.event.fact) for r in batch if type(r.event.fact) in REGISTER_OF]
        if changed:
            run.judge_since(min(changed))

    def _registers(self, log: EventLog) -> Registers:
        if id(log) not in self._registries:
            self._registries = {id(log): Registry(log)}
        return self._registries[id(log)].current()


class _Basis(Struct, frozen=True):
    """What a batch is judged on."""

    log: EventLog
    registers: Registers
    last: int
    """Position of the batch's last event: nothing after it is looked at."""
    part: Part


class _Run:
    """One batch's judging within its transaction."""

    def __init__(self, session: Session, generation: int, basis: "_Basis") -> None:
        self._session, self._log, self._registers = session, basis.log, basis.registers
        self._last, self._part = basis.last, basis.part
        self._findings, self._cases, self._conducts = table(generation), _cases(generation), _conducts(generation)

    def note_claims(self, batch: Sequence[Recorded], by_case: dict[StreamId, list[Recorded]]) -> set[StreamId]:
        """Enter the batch's claims on acts; returns the cases that share an act touched by this batch."""
        claimed = {
            (r.event.fact.key, r.event.fact.case)
            for r in batch
            if isinstance(r.event.fact, ReservationClaimed) and r.event.fact.kind == ClaimKind.CONDUCT
        }
        self._session.upsert(self._conducts, sorted(claimed))
        acts = {key for key, _ in claimed} | self._acts_of(by_case)
        sharing: dict[str, set[StreamId]] = defaultdict(set)
        for conduct, case in self._in("SELECT conduct, case_id FROM {} WHERE conduct IN ({})", self._conducts, acts):
            sharing[str(conduct)].add(StreamId(UUID(str(case))))
        return {case for cases in sharing.values() if len(cases) > 1 for case in cases}

    def _acts_of(self, cases: Iterable[StreamId]) -> set[str]:
        wanted = [str(case) for case in cases]
        rows = self._in("SELECT conduct, case_id FROM {} WHERE case_id IN ({})", self._conducts, wanted)
        return {str(conduct) for conduct, _ in rows}

    def _in(self, sql: str, of: Table, values: Iterable[str]) -> Iterator[Row]:
        wanted = sorted(values)
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            yield from self._session.query(sql.format(of.name, ", ".join("?" * len(chunk))), chunk)

    def judge_on(self, by_case: dict[StreamId, list[Recorded]]) -> set[StreamId]:
        """Judge the new events of cases that were told in order; returns the cases that must be judged again."""
        begun = [(str(case),) for case, events in by_case.items() if events[0].version > 1]
        rows = self._session.lookup(self._cases, ("case_id", "state"), begun)
        known = {StreamId(UUID(str(c))): _STATE.decode(s) for c, s in rows if isinstance(s, bytes)}
        outside = {StreamId(UUID(str(c))) for c, s in rows if s is None}
        again: set[StreamId] = set()
        found: list[Row] = []
        judged: list[Row] = []
        for case, events in by_case.items():
            if (case in outside or events[0].version == 1) and self._outside(events):
                judged.append((str(case), _last_on(events), None))
                continue
            steps = self._steps_on(known.get(case), events)
            if steps is None:
                again.add(case)
            else:
                found.extend(row for step in steps for row in _rows(step))
                if steps:
                    state = json.encode(_Judged(events[-1].version, steps[-1].after))
                    judged.append((str(case), _last_on(events), state))
        self._session.upsert(self._cases, judged)
        self._session.upsert(self._findings, found)
        return again

    def _outside(self, events: Sequence[Recorded]) -> bool:
        """Say whether no event of a case falls under any rule pack."""
        return all(not context_for(r.event, self._registers).pack.guards for r in events)

    def _steps_on(self, judged: _Judged | None, events: Sequence[Recorded]) -> list[Step] | None:
        """Judge events after what was judged already; None where one is late or something between is missing.

        What has been judged already is passed over, so that a batch fed twice shows the same rows.
        """
        case, version = (judged.case, judged.version) if judged is not None else (EMPTY, 0)
        steps: list[Step] = []
        for recorded in events:
            event = recorded.event
            if recorded.version <= version:
                continue
            late = case.last_at is not None and event.occurred_at < case.last_at
            if late or recorded.version != version + 1:
                return None
            context = context_for(event, self._registers)
            after = evolve(case, event.fact, event.occurred_at, event.organ)
            verdicts = judge(case, event, context)
            steps.append(
                Step(recorded=recorded, late=False, before=case, after=after, pack=context.pack.id, verdicts=verdicts)
            )
            case, version = after, recorded.version
        return steps

    def judge_again(self, cases: set[StreamId]) -> None:
        """Judge cases from their beginning, with what other cases did about the same acts."""
        if not any(map(self._part.owns, cases)):
            return
        streams = self._told(cases | self._sharing(cases))
        folded = {case: fold(events) for case, events in streams.items()}
        found: list[Row] = []
        judged: list[Row] = []
        for case, events in streams.items():
            if not events or case not in cases or not self._part.owns(case):
                continue
            others = self._rivals(case, folded)
            steps = list(replay(events, self._registers, others))
            found.extend(row for step in steps for row in _rows(step))
            state = json.encode(_Judged(max(r.version for r in events), folded[case]))
            judged.append((str(case), _last_on(events), state))
        self._replace({case for case in cases if self._part.owns(case)}, found)
        self._session.upsert(self._cases, judged)

    def _told(self, cases: Iterable[StreamId]) -> dict[StreamId, list[Recorded]]:
        streams = self._log.read_streams(dict.fromkeys(sorted(cases), 0))
        return {case: [r for r in events if r.position <= self._last] for case, events in streams.items()}

    def _rivals(self, case: StreamId, folded: dict[StreamId, Case]) -> tuple[Rival, ...]:
        act = folded[case].penalty.dossier.conduct_key
        others = (
            rival(CaseId(other), told)
            for other, told in sorted(folded.items())
            if act is not None and other != case and told.penalty.dossier.conduct_key == act
        )
        return tuple(r for r in others if r is not None)

    def _replace(self, cases: set[StreamId], found: Sequence[Row]) -> None:
        names = {str(case) for case in cases}
        sql = "SELECT case_id, version, guard FROM {} WHERE case_id IN ({})"
        self._session.delete(self._findings, list(self._in(sql, self._findings, names)))
        self._session.upsert(self._findings, found)

    def judge_since(self, day: date) -> None:
        """Judge again, some at a time, every case with acts on or after a day: a register has changed from then on."""
        last = ""
        sql = (
            f"SELECT case_id FROM {self._cases.name} WHERE last_on >= ? AND case_id > ? ORDER BY case_id LIMIT {_CHUNK}"
        )
        while True:
            page = [str(row[0]) for row in self._session.query(sql, (day.isoformat(), last))]
            if not page:
                return
            cases = {case for case in map(StreamId, map(UUID, page)) if self._part.owns(case)}
            self.judge_again(cases)
            last = page[-1]

    def _sharing(self, cases: set[StreamId]) -> set[StreamId]:
        acts = self._acts_of(cases)
        rows = self._in("SELECT conduct, case_id FROM {} WHERE conduct IN ({})", self._conducts, acts)
        return {StreamId(UUID(str(case))) for _, case in rows}


def _last_on(events: Iterable[Recorded]) -> str:
    return legal_date(max(r.event.occurred_at for r in events)).isoformat()


def _rows(step: Step) -> Iterator[Row]:
    for verdict in step.verdicts:
        if verdict.result == Result.BREACHED:
            yield _row(step, verdict)


def _row(step: Step, verdict: Verdict) -> Row:
    recorded, event = step.recorded, step.recorded.event
    reason = verdict.reason
    return (
        str(recorded.stream),
        verdict.guard,
        event.organ,
        event.actor,
        step.after.region,
        step.after.item,
        event.fact.TAG,
        format_instant(event.occurred_at),
        format_instant(recorded.recorded_at),
        event.source,
        event.id,
        step.pack,
        reason.zh if reason is not None else GUARDS[verdict.guard].zh,
        reason.en if reason is not None else GUARDS[verdict.guard].en,
        recorded.version,
        recorded.position,
        int(step.late),
        int(event.synthetic),
    )
