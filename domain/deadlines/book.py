"""The book of timers: the one list of them."""

from collections.abc import Iterable
from typing import Final

from domain.case import Case
from domain.deadlines import disclosure, field, penalty, remedy
from domain.deadlines.run import Deadline, Listeners, deadlines, listeners
from domain.event import Recorded
from domain.registers.state import Registers

TIMERS: Final = {t.id: t for t in (*field.TIMERS, *penalty.TIMERS, *remedy.TIMERS, *disclosure.TIMERS)}
"""Every timer by its id."""


_LISTENERS: Final = listeners(TIMERS.values())


def case_and_deadlines(events: Iterable[Recorded], registers: Registers) -> tuple[Case, tuple[Deadline, ...]]:
    """Tell a case and all its deadlines, these in the order in which they began."""
    return deadlines(events, registers, _LISTENERS)


def deadlines_of(events: Iterable[Recorded], registers: Registers) -> tuple[Deadline, ...]:
    """Tell all deadlines of a case, in the order in which they began."""
    return case_and_deadlines(events, registers)[1]


def apart(*ids: str) -> Listeners:
    """Find the facts to which some timers listen that ask nothing of the case; raises ValueError for one that does."""
    timers = [TIMERS[timer] for timer in ids]
    for timer in timers:
        if timer.done is not None or timer.concerns is not None or timer.own_period is not None:
            raise ValueError(f"{timer.id} asks what the case is")
    return listeners(timers)
