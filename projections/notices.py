"""Notices: what subscribers are told of, found in events of the log and in findings about the cases that they touch.

A notice holds codes, days and places in the log, and no free text, no party and no person.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from domain.custody.deadline_facts import DeadlineBreached, DeadlineWarned
from domain.deadlines.book import TIMERS
from domain.evaluation.facts import ProblemRaised
from domain.event import Recorded
from domain.fact import TYPE_PREFIX
from domain.law.book import GUARDS
from domain.ports.tables import Session, Value, chunks
from domain.time.instants import parse_instant
from projections import closed_loop, findings
from projections.deadline_list import described
from projections.projection import live_generation, position_of


class NoticeKind(StrEnum):
    """What a notice is about."""

    WARNED = "deadline.warned"
    BREACHED = "deadline.breached"
    FINDING = "finding.new"
    PROBLEM = "problem.raised"


class Notice(Struct, frozen=True, kw_only=True):
    """Something to be told."""

    name: str
    """Names it for ever: what is found again has the same name."""
    kind: NoticeKind
    position: int
    """Of the event that shows it."""
    at: datetime
    """Legal time of that event."""
    organ: str | None
    """The organ whose matter it is."""
    data: dict[str, object]


def reached(session: Session) -> int:
    """Read up to which position notices can be found."""
    return min(position_of(session, name) for name in (findings.NAME, closed_loop.NAME))


def notices(session: Session, batch: Sequence[Recorded]) -> Iterator[Notice]:
    """Find what is to be told of a batch of case events, and of the cases that they belong to."""
    holders = _holders(session, [str(r.stream) for r in batch if isinstance(r.event.fact, ProblemRaised)])
    for recorded in batch:
        match recorded.event.fact:
            case DeadlineWarned() | DeadlineBreached():
                yield _deadline(recorded, recorded.event.fact)
            case ProblemRaised():
                yield _problem(recorded, recorded.event.fact, holders.get(str(recorded.stream)))
            case _:
                pass
    yield from _findings(session, sorted({str(r.stream) for r in batch}))


def _deadline(recorded: Recorded, fact: DeadlineWarned | DeadlineBreached) -> Notice:
    told, timer = fact.deadline, TIMERS.get(fact.deadline.timer)
    words = described(timer) if timer is not None else {}
    return Notice(
        name=f"{fact.TAG}/{recorded.stream}/{recorded.version}",
        kind=NoticeKind.WARNED if isinstance(fact, DeadlineWarned) else NoticeKind.BREACHED,
        position=recorded.position,
        at=recorded.event.occurred_at,
        organ=recorded.event.organ,
        data=_place(recorded)
        | {
            "timer": timer.id if timer is not None else None,
            "due_on": told.due_on.isoformat(),
            "due_time": told.due_time,
        }
        | {name: words[name] for name in ("name", "basis", "grade", "effect") if name in words},
    )


def _problem(recorded: Recorded, fact: ProblemRaised, holder: str | None) -> Notice:
    due = fact.due.isoformat() if fact.due is not None else None
    return Notice(
        name=f"{fact.TAG}/{recorded.stream}/{recorded.version}",
        kind=NoticeKind.PROBLEM,
        position=recorded.position,
        at=recorded.event.occurred_at,
        organ=holder or recorded.event.organ,
        data=_place(recorded) | {"raised_by": recorded.event.organ, "due_on": due},
    )


def _place(recorded: Recorded) -> dict[str, object]:
    return {
        "case_id": str(recorded.stream),
        "version": recorded.version,
        "type": recorded.event.type,
        "synthetic": recorded.event.synthetic,
    }


def _holders(session: Session, cases: Sequence[str]) -> dict[str, str]:
    keys = [(case,) for case in dict.fromkeys(cases)]
    of = closed_loop.table(live_generation(session, closed_loop.NAME))
    rows = session.lookup(of, ("case_id", "organ"), keys) if keys else []
    return {str(case): str(organ) for case, organ in rows if organ is not None}


def _findings(session: Session, cases: Sequence[str]) -> Iterator[Notice]:
    """Find every finding about some cases: a late fact may show one at an event that was told long ago."""
    table = findings.table(live_generation(session, findings.NAME)).name
    columns = "case_id, guard, version, position, type, organ, region, item, occurred_at, late, synthetic"
    for chunk in chunks(cases):
        places = ", ".join("?" * len(chunk))
        sql = f"SELECT {columns} FROM {table} WHERE case_id IN ({places}) ORDER BY position, guard"
        for row in session.query(sql, chunk):
            yield _finding(*row)


def _finding(case: Value, guard_id: Value, version: Value, position: Value, *more: Value) -> Notice:
    kind, organ, region, item, at, late, synthetic = more
    guard = GUARDS[str(guard_id)]
    return Notice(
        name=f"finding/{case!s}/{version!s}/{guard.id}",
        kind=NoticeKind.FINDING,
        position=int(position or 0),
        at=parse_instant(str(at)),
        organ=str(organ) if organ is not None else None,
        data={
            "case_id": case,
            "version": version,
            "type": f"{TYPE_PREFIX}{kind!s}",
            "synthetic": bool(synthetic),
            "guard": guard.id,
            "core": guard.core,
            "grade": guard.grade,
            "text": {"zh": guard.zh, "en": guard.en},
            "basis": {
                "zh": "、".join(c.zh for c in guard.citations),
                "en": "; ".join(c.en for c in guard.citations),
            },
            "region": region,
            "item": item,
            "late": bool(late),
        },
    )
