"""Candidates of deduction (扣分建议): what guards and deadlines say of a file, for a reviewer to confirm or pass over.

They are computed from the log up to a position, with the registers as they were known there. A person scores a file.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from domain.case import fold
from domain.custody.deadline_facts import DeadlineBreached
from domain.deadlines.book import TIMERS, deadlines_of
from domain.deadlines.run import Status
from domain.deadlines.timer import Kind
from domain.evaluation.score_sheet import FULL, SHEET, Mark, ScoreSheet, mark, points
from domain.event import Recorded
from domain.ids import CaseId
from domain.law.book import GUARDS
from domain.law.guard import Reason, Result
from domain.law.statutes import Citation
from domain.lookup import REGISTER_STREAMS, registers, rivals
from domain.ports.event_log import EventLog
from domain.registers.state import Registers
from domain.replay import replay
from domain.terms import Term


class Shown(Struct, frozen=True, kw_only=True):
    """Where a defect shows."""

    version: int
    type: str
    occurred_at: datetime
    organ: str | None
    officer: str | None
    reason: Reason | None


class Candidate(Struct, frozen=True, kw_only=True):
    """A defect that a reviewer may confirm."""

    defect: str
    """Guard id, or the id of the timer that ran out."""
    name: Term
    basis: Term
    """The articles."""
    grade: str
    """How sure the rule is."""
    points: int
    veto: bool
    shown: list[Shown]


class Suggested(Struct, frozen=True, kw_only=True):
    """What the candidates of a file would come to if all of them were confirmed."""

    position: int
    candidates: list[Candidate]
    points_lost: int
    score: int
    vetoed: bool
    mark: Mark


def suggest(log: EventLog, case_id: CaseId, position: int, sheet: ScoreSheet = SHEET) -> Suggested | None:
    """Suggest deductions for a case as it was known at a position; None where nothing was known of it."""
    events = _until(log.read_stream(case_id), position)
    if not events:
        return None
    streams = log.read_streams(dict.fromkeys(REGISTER_STREAMS, 0))
    known = registers(r for recorded in streams.values() for r in _until(recorded, position))
    found = [*_breaches(log, case_id, events, known, sheet)]
    found += _run_out(events, known, [GUARDS[c.defect].citations for c in found], sheet)
    lost = sum(candidate.points for candidate in found)
    score, vetoed = max(0, FULL - lost), any(candidate.veto for candidate in found)
    return Suggested(
        position=position,
        candidates=sorted(found, key=lambda c: (not c.veto, -c.points, c.defect)),
        points_lost=lost,
        score=score,
        vetoed=vetoed,
        mark=mark(score, vetoed=vetoed, sheet=sheet),
    )


def _until(recorded: Iterable[Recorded], position: int) -> list[Recorded]:
    return [r for r in recorded if r.position <= position]


def _breaches(
    log: EventLog, case_id: CaseId, events: Sequence[Recorded], known: Registers, sheet: ScoreSheet
) -> Iterator[Candidate]:
    others = rivals(log, case_id, fold(events).penalty.dossier.conduct_key, events[-1].recorded_at)
    shown: dict[str, list[Shown]] = defaultdict(list)
    for step in replay(events, known, others):
        for verdict in step.verdicts:
            if verdict.result == Result.BREACHED:
                shown[verdict.guard].append(_shown(step.recorded, verdict.reason))
    for guard_id, places in shown.items():
        guard = GUARDS[guard_id]
        yield Candidate(
            defect=guard_id,
            name=Term(guard.zh, guard.en),
            basis=_basis(guard.citations),
            grade=guard.grade,
            points=points(guard, sheet),
            veto=guard_id in sheet.veto,
            shown=places,
        )


def _run_out(
    events: Sequence[Recorded], known: Registers, said: Collection[Sequence[Citation]], sheet: ScoreSheet
) -> Iterator[Candidate]:
    """List the periods that ran out, but for those of an article by which a guard stands already."""
    articles = {(c.statute, c.number) for citations in said for c in citations}
    for timer_id, places in _late(events, known, sheet).items():
        timer = TIMERS[timer_id]
        if articles.isdisjoint((c.statute, c.number) for c in timer.basis):
            yield Candidate(
                defect=timer_id,
                name=timer.name,
                basis=_basis(timer.basis),
                grade=timer.grade,
                points=sheet.deadline,
                veto=False,
                shown=places,
            )


def _late(events: Sequence[Recorded], known: Registers, sheet: ScoreSheet) -> dict[str, list[Shown]]:
    """Find where the organ was late: it did what it had to too late, or its being late is on record."""
    on_record = {r.event.fact.deadline.timer for r in events if isinstance(r.event.fact, DeadlineBreached)}
    late: dict[str, list[Shown]] = defaultdict(list)
    for deadline in deadlines_of(events, known):
        timer = deadline.timer
        if timer.kind != Kind.DUTY or timer.of_party or timer.id in sheet.not_weighed:
            continue
        if timer.id in on_record or deadline.status(events[-1].recorded_at) == Status.LATE:
            late[timer.id].append(_shown(deadline.ended_by or deadline.started_by, None))
    return late


def _basis(citations: Sequence[Citation]) -> Term:
    return Term("、".join(c.zh for c in citations), "; ".join(c.en for c in citations))


def _shown(recorded: Recorded, reason: Reason | None) -> Shown:
    event = recorded.event
    return Shown(
        version=recorded.version,
        type=event.type,
        occurred_at=event.occurred_at,
        organ=event.organ,
        officer=event.actor,
        reason=reason,
    )
