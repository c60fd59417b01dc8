"""Judging a batch: cases told in order go on from where they were, others are judged again from their beginning."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from msgspec import Struct, json

from domain.case import EMPTY, Case, evolve, fold
from domain.catalogue import PART_OF
from domain.context import Contexts, Rival, rival
from domain.event import Recorded
from domain.ids import CaseId, StreamId
from domain.judgement import judge
from domain.law.book import GUARDS
from domain.law.guard import Result, Verdict
from domain.ports.event_log import EventLog
from domain.ports.tables import CHUNK, Row, Session, Table, chunks
from domain.registers.state import Registers
from domain.replay import Step, replay
from domain.reservation import ClaimKind, ReservationClaimed
from domain.time.instants import format_instant, legal_date
from projections.projection import Part
from projections.replacing import replace


class _Judged(Struct, frozen=True, gc=False):
    """A case as far as it has been judged in the order of recording."""

    version: int
    case: Case


_STATE: Final = json.Decoder(_Judged)


class Basis(Struct, frozen=True):
    """What a batch is judged on."""

    log: EventLog
    registers: Registers
    last: int
    """Position of the batch's last event: nothing after it is looked at."""
    part: Part


class Kept(Struct, frozen=True):
    """The tables of a generation: findings, cases as far as they were judged, and who handles which act."""

    findings: Table
    cases: Table
    conducts: Table


def sort(batch: Iterable[Recorded]) -> tuple[dict[StreamId, list[Recorded]], list[Recorded]]:
    """Sort the events of cases by their case, and set aside all others: registers and reservations."""
    cases: defaultdict[int, list[Recorded]] = defaultdict(list)  # the number of a stream is told apart fastest
    others: list[Recorded] = []
    for recorded in batch:
        if type(recorded.event.fact) in PART_OF:
            cases[recorded.stream.int].append(recorded)
        else:
            others.append(recorded)
    return {events[0].stream: events for events in cases.values()}, others


class Judging:
    """One batch's judging within its transaction."""

    def __init__(self, session: Session, kept: Kept, basis: Basis) -> None:
        """Take the tables of a generation, and what is judged on."""
        self._session, self._kept = session, kept
        self._log, self._registers = basis.log, basis.registers
        self._last, self._part = basis.last, basis.part
        self._contexts = Contexts(basis.registers)

    def nothing_judged(self) -> bool:
        """Say whether no case has been judged yet."""
        return not self._session.query(f"SELECT case_id FROM {self._kept.cases.name} LIMIT 1")

    def note_claims(self, others: Iterable[Recorded], by_case: Iterable[StreamId]) -> set[StreamId]:
        """Enter the batch's claims on acts; returns the cases that share an act touched by this batch."""
        claimed = {
            (r.event.fact.key, r.event.fact.case)
            for r in others
            if isinstance(r.event.fact, ReservationClaimed) and r.event.fact.kind == ClaimKind.CONDUCT
        }
        self._session.upsert(self._kept.conducts, sorted(claimed))
        acts = {key for key, _ in claimed} | self._acts_of(by_case)
        sharing: dict[str, set[StreamId]] = defaultdict(set)
        handling = self._in("SELECT conduct, case_id FROM {} WHERE conduct IN ({})", self._kept.conducts, acts)
        for conduct, case in handling:
            sharing[str(conduct)].add(StreamId(UUID(str(case))))
        return {case for cases in sharing.values() if len(cases) > 1 for case in cases}

    def _acts_of(self, cases: Iterable[StreamId]) -> set[str]:
        wanted = [str(case) for case in cases]
        rows = self._in("SELECT conduct, case_id FROM {} WHERE case_id IN ({})", self._kept.conducts, wanted)
        return {str(conduct) for conduct, _ in rows}

    def _in(self, sql: str, of: Table, values: Iterable[str]) -> Iterator[Row]:
        for chunk in chunks(sorted(values)):
            yield from self._session.query(sql.format(of.name, ", ".join("?" * len(chunk))), chunk)

    def judge_on(self, by_case: dict[StreamId, list[Recorded]]) -> set[StreamId]:
        """Judge the new events of cases that were told in order; returns the cases that must be judged again."""
        begun = [(str(case),) for case, events in by_case.items() if events[0].version > 1]
        rows = self._session.lookup(self._kept.cases, ("case_id", "state"), begun)
        known = {str(case): state for case, state in rows}
        again: set[StreamId] = set()
        found: list[Row] = []
        judged: list[Row] = []
        for case, events in by_case.items():
            name = str(case)
            state = known.get(name)
            if (events[0].version == 1 or (name in known and state is None)) and self._outside(events):
                judged.append((name, _last_on(events), None))
                continue
            before = _STATE.decode(state) if isinstance(state, bytes) else _Judged(0, EMPTY)
            after = self._go_on(before, events, found)
            if after is None:
                again.add(case)
            elif after is not before:
                judged.append(_judged_row(name, after))
        self._session.upsert(self._kept.cases, judged)
        self._session.upsert(self._kept.findings, found)
        return again

    def _outside(self, events: Sequence[Recorded]) -> bool:
        """Say whether no event of a case falls under any rule pack."""
        return all(not self._contexts.of(r.event).pack.guards for r in events)

    def _go_on(self, judged: _Judged, events: Sequence[Recorded], found: list[Row]) -> _Judged | None:
        """Judge events after what was judged already; None where one is late or something between is missing.

        What has been judged already is passed over, so that a batch fed twice shows the same rows. Breaches are added
        to ``found`` where all is in order.
        """
        case, version = judged.case, judged.version
        rows: list[Row] = []
        for recorded in events:
            event = recorded.event
            if recorded.version <= version:
                continue
            late = case.last_at is not None and event.occurred_at < case.last_at
            if late or recorded.version != version + 1:
                return None
            context = self._contexts.of(event)
            after = evolve(case, event.fact, event.occurred_at, event.organ)
            breaches = [v for v in judge(case, event, context) if v.result is Result.BREACHED]
            if breaches:
                rows += [_row(recorded, after, v, pack=context.pack.id, late=False) for v in breaches]
            case, version = after, recorded.version
        found += rows
        return judged if version == judged.version else _Judged(version, case)

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
            for step in replay(events, self._registers, others):
                found += _rows(step)
            judged.append(_judged_row(str(case), _Judged(max(r.version for r in events), folded[case])))
        replace(self._session, self._kept.findings, sorted(case for case in cases if self._part.owns(case)), found)
        self._session.upsert(self._kept.cases, judged)

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

    def judge_since(self, day: date) -> None:
        """Judge again, some at a time, every case with acts on or after a day: a register has changed from then on."""
        last = ""
        of = self._kept.cases.name
        sql = f"SELECT case_id FROM {of} WHERE last_on >= ? AND case_id > ? ORDER BY case_id LIMIT {CHUNK}"
        while True:
            page = [str(row[0]) for row in self._session.query(sql, (day.isoformat(), last))]
            if not page:
                return
            cases = {case for case in map(StreamId, map(UUID, page)) if self._part.owns(case)}
            self.judge_again(cases)
            last = page[-1]

    def _sharing(self, cases: set[StreamId]) -> set[StreamId]:
        acts = self._acts_of(cases)
        rows = self._in("SELECT conduct, case_id FROM {} WHERE conduct IN ({})", self._kept.conducts, acts)
        return {StreamId(UUID(str(case))) for _, case in rows}


def _last_on(events: Iterable[Recorded]) -> str:
    return legal_date(max(r.event.occurred_at for r in events)).isoformat()


def _judged_row(case: str, judged: _Judged) -> Row:
    last_at = judged.case.last_at
    return (case, legal_date(last_at).isoformat() if last_at is not None else None, json.encode(judged))


def _rows(step: Step) -> Iterator[Row]:
    for verdict in step.verdicts:
        if verdict.result == Result.BREACHED:
            yield _row(step.recorded, step.after, verdict, pack=step.pack, late=step.late)


def _row(recorded: Recorded, after: Case, verdict: Verdict, *, pack: str, late: bool) -> Row:
    event, reason = recorded.event, verdict.reason
    return (
        str(recorded.stream),
        verdict.guard,
        event.organ,
        event.actor,
        after.region,
        after.item,
        event.fact.TAG,
        format_instant(event.occurred_at),
        format_instant(recorded.recorded_at),
        event.source,
        event.id,
        pack,
        reason.zh if reason is not None else GUARDS[verdict.guard].zh,
        reason.en if reason is not None else GUARDS[verdict.guard].en,
        recorded.version,
        recorded.position,
        int(late),
        int(event.synthetic),
    )
