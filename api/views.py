"""How a case is shown: where it stands, and its history step by step."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api.deadlines import DeadlineView, deadline_view
from domain.case import Case, Position, fold, standings, whereabouts
from domain.deadlines.run import Deadline
from domain.decide import Ground, ground
from domain.event import Recorded
from domain.fact import label
from domain.law.guard import Result, Verdict
from domain.parties import Party
from domain.replay import Step, late_versions
from domain.standing import Standing
from domain.terms import Term, place
from domain.time.instants import legal_date


class Asked(Struct, frozen=True, kw_only=True):
    """As of when a case is asked for."""

    as_of: datetime | None = None
    """Legal time: what was true then."""
    known_at: datetime | None = None
    """Recorded time: what was known then."""
    up_to_version: int | None = None


class CaseView(Struct, frozen=True, kw_only=True):
    """Where a case stands."""

    case: str
    version: int
    """Version of the case, counting everything recorded that was asked for."""
    events: int
    """How many events are told."""
    closed: bool
    stage: str | None
    """Stage or thread in which the loop stands."""
    status: str | None
    place: Term | None
    """Where it stands, in words."""
    since: date | None
    next: tuple[str, ...]
    """Commands that would move it on."""
    organ: str | None
    """The organ whose turn it is."""
    item: str | None
    region: str | None
    party: Party | None
    act_codes: tuple[str, ...]
    source: str
    """The system that told of it first, and what that calls it."""
    subject: str
    synthetic: bool
    first_at: datetime
    last_at: datetime
    late_events: int
    stages: dict[str, Standing]
    deadlines: tuple[DeadlineView, ...]
    """Every run of every timer, in the order in which they began, each with its reasons."""
    as_of: datetime | None
    known_at: datetime | None
    state: Case
    """Everything that guards read of the case."""


class Summary(Struct, frozen=True, kw_only=True):
    """The state of a case in a few words."""

    closed: bool
    stage: str | None
    status: str | None
    place: Term | None
    """Where it stands, in words."""
    stages: dict[str, str]


class StepView(Struct, frozen=True, kw_only=True):
    """One event of a history, what it did to the case, and what the law said to it."""

    step: int
    """Place in legal order, 1, 2, 3 …"""
    version: int
    position: int
    type: str
    title: dict[str, str]
    occurred_at: datetime
    recorded_at: datetime
    late: bool
    """True where something of a later legal time had been recorded before it."""
    source: str
    id: str
    organ: str | None
    actor: str | None
    activity: str | None
    synthetic: bool
    data: object
    pack: str
    """Rule pack by which it was judged."""
    passed: tuple[str, ...]
    """Guards that it met."""
    findings: tuple[Ground, ...]
    """Guards that it breached, with article and reason."""
    undecided: tuple[dict[str, str | None], ...]
    """Guards that cannot be decided from what is known, and why."""
    before: Summary
    after: Summary


def case_view(
    case_id: str, told: Sequence[Recorded], deadlines: Sequence[Deadline], asked: Asked, today: datetime
) -> CaseView:
    """Show where a case stands; ``told`` is not empty."""
    case = fold(told)
    on = legal_date(asked.as_of or today)
    found = standings(case, on)
    position: Position = whereabouts(found)
    standing = position.standing
    in_order = sorted(told, key=lambda r: r.version)
    first = in_order[0].event
    return CaseView(
        case=case_id,
        version=in_order[-1].version,
        events=len(told),
        closed=position.closed,
        stage=position.part,
        status=standing.status if standing is not None else None,
        place=place(position.part, standing.status if standing is not None else None),
        since=standing.since if standing is not None else None,
        next=standing.next if standing is not None else (),
        organ=case.holder,
        item=case.item,
        region=case.region,
        party=case.party,
        act_codes=case.act_codes,
        source=first.source,
        subject=first.subject,
        synthetic=first.synthetic,
        first_at=min(r.event.occurred_at for r in told),
        last_at=max(r.event.occurred_at for r in told),
        late_events=len(late_versions(told)),
        stages=found,
        deadlines=tuple(deadline_view(d, asked.as_of or today) for d in deadlines),
        as_of=asked.as_of,
        known_at=asked.known_at,
        state=case,
    )


def history(steps: Iterable[Step]) -> list[StepView]:
    """Show a history."""
    return [_step(number, step) for number, step in enumerate(steps, 1)]


def _step(number: int, step: Step) -> StepView:
    recorded, event = step.recorded, step.recorded.event
    on = legal_date(event.occurred_at)
    return StepView(
        step=number,
        version=recorded.version,
        position=recorded.position,
        type=event.type,
        title=label(type(event.fact)),
        occurred_at=event.occurred_at,
        recorded_at=recorded.recorded_at,
        late=step.late,
        source=event.source,
        id=event.id,
        organ=event.organ,
        actor=event.actor,
        activity=event.activity,
        synthetic=event.synthetic,
        data=event.fact,
        pack=step.pack,
        passed=tuple(v.guard for v in step.verdicts if v.result == Result.PASSED),
        findings=tuple(ground(v) for v in step.verdicts if v.result == Result.BREACHED),
        undecided=tuple(_undecided(v) for v in step.verdicts if v.result == Result.UNDECIDABLE),
        before=_summary(step.before, on),
        after=_summary(step.after, on),
    )


def _undecided(verdict: Verdict) -> dict[str, str | None]:
    reason = verdict.reason
    zh, en = (reason.zh, reason.en) if reason is not None else (None, None)
    return {"rule": verdict.guard, "reason_zh": zh, "reason_en": en}


def _summary(case: Case, on: date) -> Summary:
    found = standings(case, on)
    position = whereabouts(found)
    status = position.standing.status if position.standing is not None else None
    return Summary(
        closed=position.closed,
        stage=position.part,
        status=status,
        place=place(position.part, status),
        stages={part: standing.status for part, standing in found.items()},
    )


def no_such_case(name: str) -> ProblemError:
    """Say that nobody has told of a case."""
    zh, en = f"没有案件 {name}", f"There is no case {name}."
    return ProblemError(problem(kinds.NOT_FOUND, zh, en, field="case_id"))
