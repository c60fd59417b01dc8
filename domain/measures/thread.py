"""The thread of coercive measures: which are approved and which in force, and how far coercive execution has come."""

from datetime import date, datetime, timedelta
from typing import Final

from msgspec import structs

from domain.fact import Fact, Record
from domain.law.norms import NormLevel
from domain.measures import execution
from domain.measures.execution import Execution
from domain.measures.facts import (
    DepositFrozen,
    MeasureApproved,
    MeasureDisapproved,
    MeasureExpired,
    MeasureExtended,
    MeasureKind,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
    TestingPeriodNotified,
    UrgentMeasureReported,
)

Imposing = PropertySealed | PropertySeized | DepositFrozen
"""Facts that put a measure in force."""


class Measure(Record):
    """A measure in force."""

    measure: str
    kind: MeasureKind
    at: datetime
    """Legal time of its beginning."""
    since: date
    due: date | None = None
    """Last day as the decision says; None where it says none."""
    urgent: bool = False
    approved_at: datetime | None = None
    decision: str | None = None
    delivered_on: date | None = None
    """Day on which the decision to freeze reached the party."""
    extended: bool = False
    excluded_days: int = 0
    """Days of testing that do not count, told to the party in writing."""
    level: NormLevel | None = None
    """Rank of the norm that allows it."""


class Approval(Record):
    """An approval of a measure that has not been imposed."""

    measure: str
    at: datetime


class Absent(Record, tag="no_measure"):
    """No measure of this name is known."""


class Approved(Record, tag="measure_approved"):
    """Approved, and not imposed."""


class InForce(Record, tag="measure_in_force"):
    """In force."""


class Ended(Record, tag="measure_ended"):
    """Lifted or expired."""


class Measures(Record):
    """The thread."""

    approvals: tuple[Approval, ...] = ()
    in_force: tuple[Measure, ...] = ()
    ended: tuple[str, ...] = ()
    """Names of measures that were lifted or expired."""
    execution: Execution = Execution()

    def of(self, name: str) -> Measure | None:
        """Find a measure in force."""
        return next((m for m in self.in_force if m.measure == name), None)

    def approved_at(self, name: str) -> datetime | None:
        """Find when a measure was approved before it was imposed."""
        return next((a.at for a in self.approvals if a.measure == name), None)


def evolve(measures: Measures, fact: Fact, at: datetime, on: date) -> Measures:
    """Move the thread by a fact. Never fails."""
    match fact:
        case PropertySealed() | PropertySeized() | DepositFrozen():
            return _imposed(measures, fact, at, on)
        case MeasureApproved(measure=name) if measures.of(name) is None:
            approval = Approval(measure=name, at=at)
            return structs.replace(measures, approvals=(*_without(measures, name), approval))
        case MeasureApproved(measure=name):
            return _change(measures, name, approved_at=at)
        case MeasureDisapproved(measure=name):
            return structs.replace(measures, approvals=_without(measures, name))
        case MeasureExtended(measure=name, due=due):
            return _change(measures, name, due=due, extended=True)
        case TestingPeriodNotified(measure=name, days=days, notice=notice):
            known = measures.of(name)
            if known is None or notice is None:
                return measures
            longer = known.due + timedelta(days=min(days, (date.max - known.due).days)) if known.due else None
            return _change(measures, name, excluded_days=known.excluded_days + days, due=longer)
        case MeasureReleased(measure=name) | MeasureExpired(measure=name):
            left = tuple(m for m in measures.in_force if m.measure != name)
            ended = measures.ended if len(left) == len(measures.in_force) else (*measures.ended, name)
            return structs.replace(measures, in_force=left, ended=ended)
        case _:
            moved = execution.evolve(measures.execution, fact, on)
            return measures if moved is measures.execution else structs.replace(measures, execution=moved)


def _imposed(measures: Measures, fact: Imposing, at: datetime, on: date) -> Measures:
    measure = Measure(
        measure=fact.measure,
        kind=_KINDS[type(fact)],
        at=at,
        since=on,
        due=fact.due,
        urgent=not isinstance(fact, DepositFrozen) and fact.urgent,
        approved_at=measures.approved_at(fact.measure),
        decision=fact.decision,
        level=fact.basis.level if fact.basis is not None else None,
    )
    others = tuple(m for m in measures.in_force if m.measure != fact.measure)
    approvals = _without(measures, fact.measure)
    ended = tuple(name for name in measures.ended if name != fact.measure)
    return structs.replace(measures, approvals=approvals, in_force=(*others, measure), ended=ended)


_KINDS: Final[dict[type[Fact], MeasureKind]] = {
    PropertySealed: MeasureKind.SEALING,
    PropertySeized: MeasureKind.SEIZURE,
    DepositFrozen: MeasureKind.FREEZING,
}


def _without(measures: Measures, name: str) -> tuple[Approval, ...]:
    return tuple(a for a in measures.approvals if a.measure != name)


def _change(measures: Measures, name: str, **changes: object) -> Measures:
    changed = tuple(structs.replace(m, **changes) if m.measure == name else m for m in measures.in_force)
    return structs.replace(measures, in_force=changed)


def delivered(measures: Measures, decision: str, on: date) -> Measures:
    """Note that the decision on a measure reached the party."""
    changed = tuple(
        structs.replace(m, delivered_on=m.delivered_on or on) if m.decision == decision else m
        for m in measures.in_force
    )
    return measures if changed == measures.in_force else structs.replace(measures, in_force=changed)


def standing_point(measures: Measures, fact: Fact) -> Record:
    """Find the state that a step has to fit: that of the measure that it names, or that of execution."""
    name = getattr(fact, "measure", None)
    if not isinstance(name, str):
        return measures.execution.stage
    if measures.of(name) is not None:
        return InForce()
    if name in measures.ended:
        return Ended()
    return Approved() if measures.approved_at(name) is not None else Absent()


_BEFORE: Final = (Absent, Approved)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    MeasureApproved: (Absent, InForce),
    UrgentMeasureReported: (Absent, InForce),
    MeasureDisapproved: (Absent, Approved, InForce),
    PropertySealed: _BEFORE,
    PropertySeized: _BEFORE,
    DepositFrozen: _BEFORE,
    MeasureExtended: (InForce,),
    TestingPeriodNotified: (InForce,),
    MeasureReleased: (InForce,),
    MeasureExpired: (InForce,),
    **execution.ADMITS,
}
"""States in which each step may be taken; a reported fact is not bound by it."""
