"""Running the timers: from the events of a case to its deadlines, a pure function of both and of the calendar."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from msgspec import Struct, structs

from domain.case import EMPTY, Case, evolve
from domain.deadlines.timer import Kind, Mark, Timer, Trigger
from domain.event import Recorded
from domain.fact import Fact
from domain.registers.state import Registers
from domain.time.calendar import UnknownYearError
from domain.time.instants import CHINA, first_instant, last_instant, legal_date
from domain.time.periods import Period, Uncounted, count

_When = TypeVar("_When", datetime, str)


class Status(StrEnum):
    """Where a deadline stands."""

    RUNNING = "running"
    PAUSED = "paused"
    UNKNOWN = "unknown"
    """Not computable until the calendar of a year is published."""
    MET = "met"
    """Ended in time."""
    LATE = "late"
    """What had to be done was done after the end."""
    EARLY = "early"
    """What had to wait was done before the end."""
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    """A right was not used."""
    OVER = "over"
    """A waiting period is over."""


_PAST: Final = {Kind.DUTY: Status.OVERDUE, Kind.RIGHT: Status.LAPSED, Kind.WAIT: Status.OVER}


def status_at(kind: Kind, due: _When | None, ended: _When | None, as_of: _When, *, paused: bool) -> Status:
    """Say where a deadline stands: its last instant (None while that cannot be told), and when it ended, if it has.

    Instants may be written down, in a form whose order is that of time.
    """
    if ended is not None and due is not None:
        within = ended <= due
        if kind == Kind.WAIT:
            return Status.EARLY if within else Status.MET
        return Status.MET if within else Status.LATE
    if due is None:
        return Status.PAUSED if paused else Status.UNKNOWN
    return Status.RUNNING if as_of <= due else _PAST[kind]


class Deadline(Struct, frozen=True, kw_only=True):
    """One run of a timer in a case, and why it ends when it does."""

    timer: Timer
    key: str | None
    started_by: Recorded
    start: datetime
    """From when it counts."""
    after: Period | None = None
    """The period that had to run out before."""
    put_off_to: date | None = None
    """The day from which it counts at the earliest."""
    period: Period
    set_due: date | None = None
    """The last day as a fact set it."""
    most: int | None = None
    extended: int = 0
    """Days added, as far as the law lets them be."""
    left_out: int = 0
    """Days left out by their number."""
    stood_still: frozenset[date] = frozenset()
    """Days left out by their date: the timer was paused."""
    paused_on: date | None = None
    moved_by: tuple[Recorded, ...] = ()
    """Events that paused, resumed, extended or shortened it, in order."""
    ended_by: Recorded | None = None
    ended_at: datetime | None = None
    due_at: datetime | None = None
    """The last instant in time; None while it is paused, or not computable."""
    uncounted: tuple[Uncounted, ...] = ()
    rolled_from: date | None = None
    awaits_calendar: int | None = None
    """The year whose calendar must be published before the end can be computed."""

    def status(self, as_of: datetime) -> Status:
        """Say where it stands at a legal time, given no event after it."""
        return status_at(self.timer.kind, self.due_at, self.ended_at, as_of, paused=self.paused_on is not None)


Listeners: TypeAlias = Mapping[type[Fact], Sequence[Timer]]
"""The timers that listen to each type of fact."""


def listeners(timers: Iterable[Timer]) -> Listeners:
    """Find the timers that listen to each type of fact."""
    found: defaultdict[type[Fact], list[Timer]] = defaultdict(list)
    for timer in timers:
        triggers = (timer.starts, timer.stops, timer.pauses, timer.resumes, timer.excludes, timer.extends, timer.defers)
        for fact in dict.fromkeys(trigger.fact for group in triggers for trigger in group):
            found[fact].append(timer)
    return dict(found)


def deadlines(events: Iterable[Recorded], registers: Registers, heard: Listeners) -> tuple[Case, tuple[Deadline, ...]]:
    """Tell a case and its deadlines from its events, in legal order whatever order they were recorded in.

    A key starts once while it runs: the first event counts. Give it only events up to the time that is asked about.
    """
    case = EMPTY
    runs: defaultdict[str, list[Deadline]] = defaultdict(list)
    for recorded in sorted(events, key=lambda r: r.legal_order):
        event = recorded.event
        case = evolve(case, event.fact, event.occurred_at, event.organ)
        for timer in heard.get(type(event.fact), ()):
            runs[timer.id] = _run(timer, runs[timer.id], _Told(recorded, case), registers)
    return case, _in_order(runs, registers)


def deadlines_apart(events: Iterable[Recorded], registers: Registers, heard: Listeners) -> tuple[Deadline, ...]:
    """Tell the deadlines of timers that ask nothing of the case, from events in legal order, without telling it."""
    runs: defaultdict[str, list[Deadline]] = defaultdict(list)
    for recorded in events:
        for timer in heard.get(type(recorded.event.fact), ()):
            runs[timer.id] = _run(timer, runs[timer.id], _Told(recorded, EMPTY), registers)
    return _in_order(runs, registers)


def _in_order(runs: Mapping[str, Sequence[Deadline]], registers: Registers) -> tuple[Deadline, ...]:
    found = (_counted(deadline, registers) for of_timer in runs.values() for deadline in of_timer)
    return tuple(sorted(found, key=lambda d: (d.start, d.timer.id, d.key or "")))


class _Told(Struct, frozen=True):
    """An event, and the case after it."""

    recorded: Recorded
    after: Case


def _run(timer: Timer, runs: list[Deadline], told: _Told, registers: Registers) -> list[Deadline]:
    """Let the deadlines of a timer hear one event; it may start another."""
    recorded, fact = told.recorded, told.recorded.event.fact
    if timer.concerns is not None and not timer.concerns(told.after, fact):
        return runs
    heard = [_heard(run, told) if run.ended_by is None else run for run in runs]
    mark = _said(timer.starts, fact)
    if mark is None or any(run.ended_by is None and run.key == mark.key for run in heard):
        return heard
    if timer.done is not None and timer.done(told.after, legal_date(recorded.event.occurred_at)):
        return heard
    return [*heard, _started(timer, mark, told, registers)]


def _said(triggers: Iterable[Trigger], fact: Fact, key: str | None = None) -> Mark | None:
    marks = (t.read(fact) for t in triggers if isinstance(fact, t.fact))
    return next((m for m in marks if m is not None and (key is None or m.key is None or m.key == key)), None)


def _started(timer: Timer, mark: Mark, told: _Told, registers: Registers) -> Deadline:
    recorded, event = told.recorded, told.recorded.event
    start = event.occurred_at if mark.on is None else first_instant(mark.on)
    own = timer.own_period(told.after, registers, legal_date(event.occurred_at)) if timer.own_period else None
    period = own or mark.period or timer.period
    if timer.settable:
        day = legal_date(start)
        allowed = registers.rulebook.allowance(registers.region(event.organ, day), timer.id, day)
        if allowed is not None:
            period = Period(length=allowed.length, unit=allowed.unit, rolls=period.rolls)
    return Deadline(
        timer=timer,
        key=mark.key,
        started_by=recorded,
        start=start,
        after=mark.after,
        period=period,
        set_due=mark.due,
        most=mark.most if mark.most is not None else timer.most,
        ended_by=recorded if mark.at_once else None,
        ended_at=_ended_at(mark, recorded) if mark.at_once else None,
    )


def _ended_at(mark: Mark, recorded: Recorded) -> datetime:
    return recorded.event.occurred_at if mark.ended_on is None else _noon(mark.ended_on)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), CHINA)


def _heard(run: Deadline, told: _Told) -> Deadline:
    """Let a running deadline hear one event: it ends, or it moves."""
    recorded, timer = told.recorded, run.timer
    at = recorded.event.occurred_at
    mark = _said(timer.stops, recorded.event.fact, run.key)
    if mark is not None and (mark.whole or timer.done is None or timer.done(told.after, legal_date(at))):
        ended_at = at if mark.on is None else _noon(mark.on)
        start = run.start if mark.since is None else first_instant(mark.since)
        ended = structs.replace(run, start=start, ended_by=recorded, ended_at=ended_at)
        return _resumed(ended, legal_date(ended_at))
    return _moved(run, recorded)


def _moved(run: Deadline, recorded: Recorded) -> Deadline:
    fact, timer, at = recorded.event.fact, run.timer, recorded.event.occurred_at
    if (mark := _said(timer.pauses, fact, run.key)) is not None and run.paused_on is None:
        return structs.replace(run, paused_on=mark.on or legal_date(at), moved_by=(*run.moved_by, recorded))
    if (mark := _said(timer.resumes, fact, run.key)) is not None and run.paused_on is not None:
        return structs.replace(_resumed(run, mark.on or legal_date(at)), moved_by=(*run.moved_by, recorded))
    if (mark := _said(timer.defers, fact, run.key)) is not None:
        return structs.replace(run, put_off_to=mark.on or legal_date(at), moved_by=(*run.moved_by, recorded))
    if (mark := _said(timer.excludes, fact, run.key)) is not None:
        return structs.replace(run, left_out=run.left_out + mark.days, moved_by=(*run.moved_by, recorded))
    if (mark := _said(timer.extends, fact, run.key)) is not None:
        days = run.extended + mark.days
        extended = days if run.most is None else min(days, run.most)
        return structs.replace(
            run, extended=extended, set_due=mark.due or run.set_due, moved_by=(*run.moved_by, recorded)
        )
    return run


def _resumed(run: Deadline, on: date) -> Deadline:
    """End a pause: the day on which it began does not count, the day on which it ended does."""
    if run.paused_on is None:
        return run
    first = run.paused_on
    stood = frozenset(first + timedelta(days=n) for n in range((on - first).days))
    return structs.replace(run, paused_on=None, stood_still=run.stood_still | stood)


def _counted(run: Deadline, registers: Registers) -> Deadline:
    if run.paused_on is not None:
        return run
    if run.set_due is not None:
        return structs.replace(run, due_at=last_instant(run.set_due))
    try:
        start = _from(run, registers)
        counted = count(run.period, start, registers.calendar, run.stood_still, run.extended + run.left_out)
    except UnknownYearError as error:
        return structs.replace(run, awaits_calendar=error.year)
    return structs.replace(
        run, start=start, due_at=counted.due_at, uncounted=counted.uncounted, rolled_from=counted.rolled_from
    )


def _from(run: Deadline, registers: Registers) -> datetime:
    """Find from when a run counts: where the period before it runs out, or the day to which it was put off."""
    start = run.start if run.after is None else count(run.after, run.start, registers.calendar).due_at
    return start if run.put_off_to is None else max(start, first_instant(run.put_off_to))
