"""The book of timers: the one list of them, and what of the reference's table is not among them and why."""

from collections.abc import Iterable
from typing import Final

from domain.deadlines import field, penalty, remedy
from domain.deadlines.run import Deadline, deadlines
from domain.event import Recorded
from domain.registers.state import Registers

TIMERS: Final = {t.id: t for t in (*field.TIMERS, *penalty.TIMERS, *remedy.TIMERS)}
"""Every timer by its id."""

NOT_TIMED: Final = {
    "D-COURT3M": "It begins when D-SUIT6M ends, and no event marks that moment; G082 judges an application.",
    "D-ANSWER10": "The day on which the copy came is told only with the answer; G137 judges that.",
    "D-ANSWER5": "The same, in simplified review.",
    "D-ANSWER15": "The same, in a suit; G138 judges the answer.",
    "D-LIMIT": "It runs from the act to its discovery, both before the case begins; the filing itself is judged.",
    "D-STAT": "It runs once a year for each organ, not in a case.",
}
"""Timers of the reference that do not run in a case from one of its events, and why."""


def deadlines_of(events: Iterable[Recorded], registers: Registers) -> tuple[Deadline, ...]:
    """Tell all deadlines of a case, in the order in which they began."""
    return deadlines(events, registers, TIMERS.values())
