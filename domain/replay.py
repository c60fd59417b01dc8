"""Replay: a case told step by step, with the state after each event and what the law said to it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from domain.case import EMPTY, Case, evolve
from domain.context import Rival, context_for
from domain.event import Recorded
from domain.judgement import judge
from domain.law.guard import Verdict
from domain.registers.state import Registers


class Step(Struct, frozen=True, kw_only=True):
    """One event of a case, in legal order."""

    recorded: Recorded
    late: bool
    """True where something with a later legal time had been recorded before it."""
    before: Case
    after: Case
    pack: str
    verdicts: tuple[Verdict, ...]


def replay(
    events: Iterable[Recorded],
    registers: Registers,
    rivals: tuple[Rival, ...] = (),
    *,
    as_of: datetime | None = None,
) -> Iterator[Step]:
    """Tell a case in legal order, as of a legal time; give it only what was known where that is asked for."""
    told = sorted(events, key=lambda r: r.legal_order)
    late = late_versions(told)
    case = EMPTY
    for recorded in told:
        event = recorded.event
        if as_of is not None and event.occurred_at > as_of:
            return
        context = context_for(event, registers, rivals)
        after = evolve(case, event.fact, event.occurred_at, event.organ)
        yield Step(
            recorded=recorded,
            late=recorded.version in late,
            before=case,
            after=after,
            pack=context.pack.id,
            verdicts=judge(case, event, context),
        )
        case = after


def late_versions(events: Iterable[Recorded]) -> frozenset[int]:
    """Find the events of one case that arrived after one of a later legal time."""
    latest: datetime | None = None
    late: set[int] = set()
    for recorded in sorted(events, key=lambda r: r.version):
        at = recorded.event.occurred_at
        if latest is not None and at < latest:
            late.add(recorded.version)
        else:
            latest = at
    return frozenset(late)
