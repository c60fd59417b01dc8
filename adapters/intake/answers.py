"""Answers: what became of each thing that was sent."""

from typing import Literal

from msgspec import Struct

from adapters.intake import problem as kinds
from adapters.intake.problem import Problem, problem
from domain.event import Recorded
from domain.ports.event_log import Duplicate, Outcome, Stored
from domain.registers.facts import REGISTER_OF


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one event."""

    outcome: Literal["stored", "duplicate", "waiting", "rejected"]
    id: str | None = None
    source: str | None = None
    case: str | None = None
    """The case it belongs to."""
    register: str | None = None
    """Instead of a case: the register it belongs to."""
    version: int | None = None
    """Its place in the case, 1, 2, 3 …"""
    position: int | None = None
    """Its place in the whole log, 1, 2, 3 …"""
    alias: str | None = None
    """While it waits: the alias nobody has registered yet."""
    problem: Problem | None = None


def answer(outcome: Outcome) -> Answer:
    """Tell what became of one event, by the outcome of storing it."""
    match outcome:
        case Stored(events=events):
            return _placed("stored", events[0])
        case Duplicate(events=events):
            return _placed("duplicate", events[0])
        case _:
            raise ValueError(f"not an outcome of a fact: {outcome}")


def _placed(outcome: Literal["stored", "duplicate"], recorded: Recorded) -> Answer:
    register = REGISTER_OF.get(type(recorded.event.fact))
    return Answer(
        outcome=outcome,
        id=recorded.event.id,
        source=recorded.event.source,
        case=str(recorded.stream) if register is None else None,
        register=register,
        version=recorded.version,
        position=recorded.position,
    )


def conflict(earlier: Recorded | None = None) -> Problem:
    """Say that an identity is taken by other content."""
    where = f"（position {earlier.position}）" if earlier is not None else ""
    zh = f"同一 source 和 id 已用于其他内容{where}；更正请另发新事件"
    place = f" at position {earlier.position}" if earlier is not None else ""
    en = f"The same source and id stands{place} with other content; send a correction as a new event."
    return problem(kinds.IDENTITY_CONFLICT, zh, en, field="id", expected="a new id for new content")


def held_back(earlier: str | None) -> Problem:
    """Say that an event is held back because an earlier one of its case was rejected."""
    zh = f"同一案件在本批中的前一事件 {earlier} 被拒绝，本事件暂缓接收；请更正后一并重发"
    en = f"Event {earlier} of the same case was rejected earlier in this batch; send both again once it is put right."
    return problem(kinds.HELD_BACK, zh, en)


def held_behind(refusal: int) -> Problem:
    """Say that an event waits behind one of its case that was refused earlier."""
    zh = f"同一案件的前一事件已被拒收（编号 {refusal}），本事件在其更正重放后按顺序处理"
    en = f"An earlier event of the case was refused (number {refusal}); this one follows when that has been put right."
    return problem(kinds.HELD_BACK, zh, en)
