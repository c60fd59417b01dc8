"""The catalogue of all fact types: the one list of what can happen."""

from typing import Final

from domain.approval import facts as approval
from domain.collaboration import facts as collaboration
from domain.custody import deadline_facts as deadlines
from domain.custody import facts as custody
from domain.disclosure import facts as disclosure
from domain.evaluation import facts as evaluation
from domain.evaluation import oversight_facts as oversight
from domain.fact import Fact
from domain.measures import execution_facts as execution
from domain.measures import facts as measures
from domain.penalty import facts as penalty
from domain.registers import facts as registers
from domain.remedy import facts as remedy
from domain.reservation import ReservationClaimed
from domain.supervision import facts as supervision

CASE_FACTS: Final[dict[str, tuple[type[Fact], ...]]] = {
    "approval": approval.FACTS,
    "supervision": supervision.FACTS,
    "penalty": penalty.FACTS,
    "evaluation": (*evaluation.FACTS, *oversight.FACTS),
    "collaboration": collaboration.FACTS,
    "measures": (*measures.FACTS, *execution.FACTS),
    "disclosure": disclosure.FACTS,
    "remedy": remedy.FACTS,
    "custody": (*custody.FACTS, *deadlines.FACTS),
}
"""Facts of a case by the stage or thread they belong to."""

REGISTER_FACTS: Final[tuple[type[Fact], ...]] = registers.FACTS
RESERVATION_FACTS: Final[tuple[type[Fact], ...]] = (ReservationClaimed,)

SENDABLE: Final[dict[str, type[Fact]]] = {
    cls.TAG: cls for group in (*CASE_FACTS.values(), REGISTER_FACTS) for cls in group
}
"""Fact types that others may send, by tag; reservations are the log's own."""

FACTS: Final[dict[str, type[Fact]]] = SENDABLE | {cls.TAG: cls for cls in RESERVATION_FACTS}
"""Every fact type by tag."""

COMMANDS: Final[dict[str, type[Fact]]] = {cls.COMMAND: cls for group in CASE_FACTS.values() for cls in group}
"""The fact that each command proposes, by the name of the command."""

PART_OF: Final[dict[type[Fact], str]] = {cls: part for part, group in CASE_FACTS.items() for cls in group}
"""The stage or thread of each case fact."""
