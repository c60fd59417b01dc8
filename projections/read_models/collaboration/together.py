"""Acting together: assistance that was asked for, joint enforcement, consultations and notices."""

from collections.abc import Iterator

from domain.collaboration.facts import AssistanceAnswered, AssistanceRefused, AssistanceRequested
from domain.collaboration.joint import (
    ConsultationHeld,
    JointEnforcementExecuted,
    JointEnforcementPlanned,
    NoticeCopied,
)
from domain.deadlines.run import Deadline
from domain.event import Recorded
from projections.read_models.collaboration.exchange import Exchange, Kind, State, runs
from projections.read_models.indicators.counted import Why
from projections.read_models.telling import Told


def together(told: Told) -> Iterator[Exchange]:
    """Tell of each request to act together."""
    if told.of(AssistanceRequested):
        for run in runs(told, "D-ASSIST"):
            yield from _assistance(run)
    if told.of(JointEnforcementPlanned):
        for run in runs(told, "D-JOINT"):
            yield from _joint(run)
    for recorded, held in told.of(ConsultationHeld):
        yield Exchange(
            key=f"consultation-{recorded.version}",
            kind=Kind.CONSULTATION,
            asked=recorded,
            to_organ=recorded.event.organ,
            from_organ=recorded.event.organ,
            state=State.HELD,
            answered=recorded,
            name=held.minutes,
            others=_besides(recorded.event.organ, held.participants),
            left_out=Why.NO_REQUEST,
        )
    for recorded, notice in told.of(NoticeCopied):
        yield Exchange(
            key=f"notice-{recorded.version}",
            kind=Kind.NOTICE,
            asked=recorded,
            to_organ=notice.to_organ,
            from_organ=recorded.event.organ,
            state=State.TOLD,
            answered=recorded,
            left_out=Why.NO_REQUEST,
        )


def _assistance(run: Deadline) -> Iterator[Exchange]:
    fact = run.started_by.event.fact
    if not isinstance(fact, AssistanceRequested):
        return
    match run.ended_by.event.fact if run.ended_by is not None else None:
        case AssistanceAnswered():
            state = State.ANSWERED
        case AssistanceRefused():
            state = State.REFUSED
        case _:
            state = State.WAITING
    yield Exchange(
        key=f"assistance-{run.started_by.version}",
        kind=Kind.ASSISTANCE,
        asked=run.started_by,
        to_organ=fact.to_organ,
        from_organ=run.started_by.event.organ,
        state=state,
        answered=run.ended_by,
        due_at=run.due_at,
        purpose=fact.kind,
        name=fact.request,
    )


def _joint(run: Deadline) -> Iterator[Exchange]:
    """Tell of a plan once each organ that it calls; who carried it out without saying with whom, came with all."""
    fact = run.started_by.event.fact
    if not isinstance(fact, JointEnforcementPlanned):
        return
    done = run.ended_by
    called = _besides(fact.lead_organ, fact.participants)
    came = done.event.fact.participants if done is not None and isinstance(done.event.fact, _EXECUTED) else ()
    for organ in called or (None,):
        attended = done is not None and (not came or organ in came)
        yield Exchange(
            key=f"joint-{run.started_by.version}-{organ or 'nobody'}",
            kind=Kind.JOINT_ENFORCEMENT,
            asked=run.started_by,
            to_organ=organ,
            from_organ=fact.lead_organ,
            state=State.WAITING if done is None else State.ATTENDED if attended else State.ABSENT,
            answered=done if attended else None,
            due_at=run.due_at,
            besides=_there(done),
            purpose=fact.ground,
            name=fact.plan,
            others=tuple(other for other in called if other != organ),
            left_out=None if organ is not None else Why.NO_REQUEST,
        )


_EXECUTED = JointEnforcementExecuted


def _there(recorded: Recorded | None) -> tuple[Recorded, ...]:
    return () if recorded is None else (recorded,)


def _besides(organ: str | None, participants: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for p in participants if p != organ))
