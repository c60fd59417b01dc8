"""How far coercive execution has come: decided, suspended, agreed, carried out, or ended without performance."""

from datetime import date
from typing import Final, TypeAlias

from msgspec import structs

from domain.fact import Fact, Record
from domain.measures.execution_facts import (
    CoerciveExecutionCarriedOut,
    CoerciveExecutionDecided,
    CoerciveExecutionResumed,
    CoerciveExecutionSuspended,
    CoerciveExecutionTerminated,
    DemolitionAnnounced,
    DemolitionExecuted,
    ExecutionAgreementMade,
    SubstitutePerformed,
)


class Idle(Record, tag="execution_none"):
    """Nothing was decided."""


class Decided(Record, tag="execution_decided"):
    """Decided, to be carried out."""

    since: date


class Suspended(Record, tag="execution_suspended"):
    """Suspended."""

    since: date


class Agreed(Record, tag="execution_agreed"):
    """Organ and party agreed on performing in stages."""

    since: date
    perform_by: date


class Done(Record, tag="execution_done"):
    """Carried out."""

    since: date


class Terminated(Record, tag="execution_terminated"):
    """Ended without performance."""

    since: date


Stage: TypeAlias = Idle | Decided | Suspended | Agreed | Done | Terminated


class Execution(Record):
    """Where coercive execution stands, and what was announced."""

    stage: Stage = Idle()
    announced_on: date | None = None
    announced_deadline: date | None = None


def evolve(execution: Execution, fact: Fact, on: date) -> Execution:
    """Move execution by a fact. Never fails."""
    match fact:
        case CoerciveExecutionDecided() | CoerciveExecutionResumed():
            return structs.replace(execution, stage=Decided(since=on))
        case CoerciveExecutionSuspended():
            return structs.replace(execution, stage=Suspended(since=on))
        case ExecutionAgreementMade(perform_by=perform_by):
            return structs.replace(execution, stage=Agreed(since=on, perform_by=perform_by))
        case CoerciveExecutionTerminated():
            return structs.replace(execution, stage=Terminated(since=on))
        case CoerciveExecutionCarriedOut() | SubstitutePerformed() | DemolitionExecuted():
            return structs.replace(execution, stage=Done(since=on))
        case DemolitionAnnounced(deadline=deadline):
            return structs.replace(execution, announced_on=on, announced_deadline=deadline)
        case _:
            return execution


_OPEN: Final = (Idle, Decided)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    CoerciveExecutionDecided: (Idle, Done, Terminated),
    CoerciveExecutionCarriedOut: (Decided,),
    CoerciveExecutionSuspended: (Decided, Agreed),
    CoerciveExecutionResumed: (Suspended, Agreed),
    CoerciveExecutionTerminated: (Decided, Suspended, Agreed),
    ExecutionAgreementMade: (Decided, Suspended),
    SubstitutePerformed: _OPEN,
    DemolitionAnnounced: _OPEN,
    DemolitionExecuted: _OPEN,
}
"""States in which each step may be taken; a reported fact is not bound by it."""
