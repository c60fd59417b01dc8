"""Writes DEADLINES.md: every timer, what starts it, how it counts, what moves and ends it, and what follows."""

from collections.abc import Iterable, Iterator
from typing import Final

from domain.deadlines.book import TIMERS
from domain.deadlines.timer import Kind, Timer, Trigger
from domain.time.periods import Period, Unit

_UNITS: Final = {
    Unit.MINUTE: "min",
    Unit.HOUR: "h",
    Unit.WORKING_DAY: "working days 工作日",
    Unit.CALENDAR_DAY: "days 日",
    Unit.MONTH: "months 月",
    Unit.YEAR: "years 年",
}
_KINDS: Final = {Kind.DUTY: "duty 义务", Kind.RIGHT: "right 权利", Kind.WAIT: "wait 等待"}


def page() -> str:
    """Write the page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Deadlines 期限"
    yield ""
    yield "Written by `python -m docs.generate` from `domain/deadlines/`; do not edit."
    yield ""
    yield "A *duty* must be done by the end, a *right* lapses with it, a *wait* must be over first. The event's day"
    yield "does not count. *Rolls*: a last day that is a day off moves to the next working day. *Settable*: a place may"
    yield "set its own length in its rule pack."
    yield ""
    yield "| timer | kind | starts with | length | moved by | ends with | then | basis | grade |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    yield from (_row(timer) for timer in TIMERS.values())


def _row(timer: Timer) -> str:
    moved = (*timer.pauses, *timer.resumes, *timer.excludes, *timer.extends, *timer.defers)
    cells = (
        f"{timer.id} {timer.name.zh}<br>{timer.name.en}",
        _KINDS[timer.kind],
        _facts(timer.starts),
        _length(timer.period) + (", settable" if timer.settable else ""),
        _facts(moved),
        _facts(timer.stops),
        f"{timer.breach.zh}<br>{timer.breach.en}",
        ", ".join(c.en for c in timer.basis) or "–",
        str(timer.grade),
    )
    return f"| {' | '.join(cells)} |"


def _length(period: Period) -> str:
    return f"{period.length} {_UNITS[period.unit]}" + (", rolls" if period.rolls else "")


def _facts(triggers: Iterable[Trigger]) -> str:
    return ", ".join(dict.fromkeys(f"`{t.fact.TAG}`" for t in triggers)) or "–"
