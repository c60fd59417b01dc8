"""Acts that bear a code (行政行为赋码): inspection tasks, penalty cases, coercive measures and permits, one entry each.

A code of the case counts for each act of it (一码关联). It must be there before or at the act's first effect outside:
entering, serving the decision, taking the measure. Whether permits are in scope is a place's own choice.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from domain.approval.facts import PermitApplied, PermitDelivered
from domain.event import Recorded
from domain.fact import Fact
from domain.measures.facts import DepositFrozen, PropertySealed, PropertySeized
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from domain.penalty.service import Document, DocumentServed
from domain.supervision.facts import (
    ActCodeMinted,
    InspectionFinished,
    InspectionStarted,
    InspectionTaskIssued,
    RemoteInspectionPerformed,
)
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import label
from projections.read_models.indicators.counted import Counted, Why
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Act(StrEnum):
    """Which kind of act it is."""

    INSPECTION = "inspection"
    ORDINARY = "ordinary"
    """A penalty case in the ordinary procedure."""
    ON_THE_SPOT = "on_the_spot"
    MEASURE = "measure"
    PERMIT = "permit"


class CodedAct(Counted, frozen=True, kw_only=True, gc=False):
    """One act, from its beginning to its first effect outside."""

    act: Annotated[Act, label("行为种类", "Kind of act")]
    started_at: Annotated[datetime, label("启动时间", "Began at")]
    effect_at: Annotated[datetime | None, label("首次对外时间", "First effect outside at")] = None
    code: Annotated[str | None, label("行政行为码", "Act code")] = None
    minted_at: Annotated[datetime | None, label("赋码时间", "Code minted at")] = None
    finished: Annotated[bool, label("检查已结束", "An inspection that came to its end")] = False
    violation: Annotated[bool, label("检出问题", "An inspection that found a violation")] = False


_VISITS: Final = (InspectionStarted, RemoteInspectionPerformed)
_STARTS: Final[dict[type[Fact], Act]] = {
    InspectionTaskIssued: Act.INSPECTION,
    InspectionStarted: Act.INSPECTION,
    RemoteInspectionPerformed: Act.INSPECTION,
    CaseFiled: Act.ORDINARY,
    OnTheSpotDecided: Act.ON_THE_SPOT,
    PropertySealed: Act.MEASURE,
    PropertySeized: Act.MEASURE,
    DepositFrozen: Act.MEASURE,
    PermitApplied: Act.PERMIT,
}
_HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {*_STARTS, DocumentServed, PermitDelivered, InspectionFinished, ActCodeMinted}
)


def entries(told: Told) -> Iterator[CodedAct]:
    """Make the entry of each act."""
    minted = next(iter(told.of(ActCodeMinted)), None)
    starts = list(_starts(told.events))
    for number, (index, act) in enumerate(starts):
        end = next((later for later, other in starts[number + 1 :] if other == act), len(told.events))
        yield _entry(told, told.events[index:end], act, minted)


def _starts(events: Sequence[Recorded]) -> Iterator[tuple[int, Act]]:
    """Find where acts begin; a visit is an act of its own only where no task was ever issued."""
    tasked = False
    for index, recorded in enumerate(events):
        fact = recorded.event.fact
        tasked = tasked or isinstance(fact, InspectionTaskIssued)
        act = _STARTS.get(type(fact))
        if act is not None and not (tasked and isinstance(fact, _VISITS)):
            yield index, act


def _entry(told: Told, course: Sequence[Recorded], act: Act, minted: tuple[Recorded, ActCodeMinted] | None) -> CodedAct:
    start = course[0].event
    effect = next((r for r in course if _outside(act, r.event.fact)), None)
    ended = next((r for r in course if act == Act.INSPECTION and isinstance(r.event.fact, InspectionFinished)), None)
    minted_at = minted[0].event.occurred_at if minted is not None else None
    in_time = minted_at is not None and (effect is None or minted_at <= effect.event.occurred_at)
    behind = (course[0], effect, ended, minted[0] if minted is not None else None)
    in_scope = act != Act.PERMIT
    return CodedAct(
        key=f"{act}-{course[0].version}",
        organ=start.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=start.actor,
        day=legal_date(start.occurred_at),
        behind=tuple(sorted({r.version for r in behind if r is not None})),
        counts=in_scope,
        met=in_time,
        ever=minted_at is not None,
        why=(None if in_time else Why.MISSING if minted_at is None else Why.LATE) if in_scope else Why.PERMIT,
        act=act,
        started_at=start.occurred_at,
        effect_at=effect.event.occurred_at if effect is not None else None,
        code=minted[1].code if minted is not None else None,
        minted_at=minted_at,
        finished=ended is not None,
        violation=ended is not None and _found(ended.event.fact),
    )


def _outside(act: Act, fact: Fact) -> bool:
    """Say whether a fact is an effect of an act outside the organ."""
    match act:
        case Act.INSPECTION:
            return isinstance(fact, _VISITS)
        case Act.ORDINARY:
            return _decision_served(fact)
        case Act.ON_THE_SPOT:
            return (isinstance(fact, OnTheSpotDecided) and fact.delivered) or _decision_served(fact)
        case Act.MEASURE:
            return isinstance(fact, PropertySealed | PropertySeized | DepositFrozen)
        case Act.PERMIT:
            return isinstance(fact, PermitDelivered)


def _decision_served(fact: Fact) -> bool:
    return isinstance(fact, DocumentServed) and fact.kind == Document.DECISION


def _found(fact: Fact) -> bool:
    return isinstance(fact, InspectionFinished) and fact.has_violation


CODED_ACTS: Final = ReadModel(
    name="coded_acts",
    title=Term("应赋码行为", "acts that bear a code"),
    entry=CodedAct,
    hears=_HEARS,
    entries=entries,
    filters=("act", "met", "why"),
    sums=("counts", "met", "ever", "finished", "violation"),
)
