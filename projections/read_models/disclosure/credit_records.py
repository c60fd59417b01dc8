"""Credit records (信用记录): what becomes of each penalty as adverse information (不良信息).

Its trigger is finality, not publication: a penalty may be recorded once no remedy can reach it any more, and one of the
simple procedure never (ZJ-CI art. 11 item 2).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from domain.case import Case, fold
from domain.catalogue import CASE_FACTS
from domain.context import context_for
from domain.disclosure.credit import (
    CreditRecordDeleted,
    CreditRecordObjected,
    CreditRecordPushed,
    CreditRecordRepaired,
)
from domain.event import Recorded
from domain.fact import Fact
from domain.finality import final_from
from domain.penalty.amendment import DecisionConfirmedIllegal, DecisionDeclaredVoid, DecisionRevoked, DecisionVaried
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import ProcedureConverted
from domain.penalty.service import DocumentServed
from domain.terms import Term
from domain.time.calendar import UnknownYearError
from domain.time.instants import legal_date
from projections.read_models.disclosure.course import KEEPING, due
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class CreditState(StrEnum):
    """Where a penalty stands as a credit record."""

    NEVER = "never"
    """Of the simple procedure: never recorded."""
    WAITING = "waiting"
    """Not final yet, as far as is told; ``final_from`` is the first day on which it will be, where that is known."""
    FALLEN = "fallen"
    """The penalty does not stand."""
    PUSHED = "pushed"
    OBJECTED = "objected"
    REPAIRED = "repaired"
    DELETED = "deleted"


class CreditEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A penalty as a credit record, or a record by its name."""

    state: Annotated[CreditState, label("信用记录状态", "Where it stands as a credit record")]
    record: Annotated[str | None, label("记录编号", "Name of the record")] = None
    decided_on: Annotated[date | None, label("处罚决定日期", "Day of the penalty")] = None
    simple: Annotated[bool, label("简易程序", "Decided on the spot")] = False
    final_from: Annotated[date | None, label("可记入起始日", "First day on which it may be recorded")] = None
    awaits_calendar: Annotated[int | None, label("待公布节假日年份", "Year whose calendar is needed to count")] = None
    credit_class: Annotated[str | None, label("失信程度", "How grave it is")] = None
    pushed_on: Annotated[date | None, label("推送日期", "Day of recording")] = None
    pushed_early: Annotated[bool | None, label("未生效即推送", "Recorded before it was final, or never to be")] = None
    repair_from: Annotated[date | None, label("最短公示期届满", "First day on which it may be repaired")] = None
    shown_until: Annotated[date | None, label("最长公示期届满", "Last day on which it may be shown")] = None
    delete_due: Annotated[date | None, label("保存期限", "Last day on which it may be kept")] = None
    objections: Annotated[int, label("异议次数", "Objections")] = 0
    repaired_on: Annotated[date | None, label("修复日期", "Day of repair")] = None
    deleted_on: Annotated[date | None, label("删除日期", "Day of deletion")] = None
    deletion_ground: Annotated[str | None, label("删除原因", "Why it was deleted")] = None


_PENALTIES: Final = (PenaltyDecided, OnTheSpotDecided)
_FALLS: Final = (DecisionRevoked, DecisionDeclaredVoid)
_HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {
        *_PENALTIES,
        *_FALLS,
        CreditRecordObjected,
        CreditRecordRepaired,
        CreditRecordDeleted,
        CreditRecordPushed,
        DecisionVaried,
        DecisionConfirmedIllegal,
        DocumentServed,
        NoPenaltyDecided,
        FactsNotEstablished,
        ProcedureConverted,
        *CASE_FACTS["remedy"],
    }
)


def entries(told: Told) -> Iterator[CreditEntry]:
    """Make an entry of each record, and of the penalty of the case where it is not recorded."""
    decided = told.of(*_PENALTIES)
    recorded = {fact.record: one for one, fact in told.of(CreditRecordPushed)}
    for pushed in recorded.values():
        yield _record(told, pushed, decided)
    if not decided:
        return
    latest = decided[-1][0]
    stands = told.case.penalty.dossier.decision
    if any(pushed.legal_order > latest.legal_order for pushed in recorded.values()):
        return
    if context_for(latest.event, told.registers).pack.guards:
        yield _unrecorded(told, latest, len(decided), fallen=stands is None or not stands.stands)


def _unrecorded(told: Told, decided: Recorded, number: int, *, fallen: bool) -> CreditEntry:
    simple = isinstance(decided.event.fact, OnTheSpotDecided)
    final, year = (None, None) if simple else _final(told.case, told)
    state = CreditState.FALLEN if fallen else CreditState.NEVER if simple else CreditState.WAITING
    return CreditEntry(
        key=f"penalty:{number}",
        organ=decided.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        day=legal_date(decided.event.occurred_at),
        behind=(decided.version,),
        state=state,
        decided_on=legal_date(decided.event.occurred_at),
        simple=simple,
        final_from=final,
        awaits_calendar=year,
    )


def _record(told: Told, pushed: Recorded, decided: Sequence[tuple[Recorded, Fact]]) -> CreditEntry:
    fact = pushed.event.fact
    if not isinstance(fact, CreditRecordPushed):
        raise TypeError("no record was pushed")
    penalty = next((r for r, _ in reversed(decided) if r.legal_order < pushed.legal_order), None)
    later = _after(told, pushed, fact.record)
    repaired = next((r for r, f in later if isinstance(f, CreditRecordRepaired)), None)
    deleted = next((r for r, f in later if isinstance(f, CreditRecordDeleted)), None)
    ground = next((f.ground for _, f in later if isinstance(f, CreditRecordDeleted)), None)
    simple = penalty is not None and isinstance(penalty.event.fact, OnTheSpotDecided)
    before = fold(r for r in told.events if r.legal_order < pushed.legal_order)
    final, year = (None, None) if simple else _final(before, told)
    on = legal_date(pushed.event.occurred_at)
    kept = due(KEEPING, pushed, told.registers)
    first = penalty or pushed
    return CreditEntry(
        key=f"record:{fact.record}",
        organ=first.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=pushed.event.actor,
        day=legal_date(first.event.occurred_at),
        behind=tuple(sorted({first.version, pushed.version, *(r.version for r, _ in later)})),
        state=_state(later),
        record=fact.record,
        decided_on=legal_date(penalty.event.occurred_at) if penalty is not None else None,
        simple=simple,
        final_from=final,
        awaits_calendar=year,
        credit_class=fact.credit_class,
        pushed_on=on,
        pushed_early=None if year is not None else simple or final is None or on < final,
        repair_from=fact.earliest_end,
        shown_until=fact.latest_end,
        delete_due=legal_date(kept.due_at) if kept is not None and kept.due_at is not None else None,
        objections=sum(isinstance(f, CreditRecordObjected) for _, f in later),
        repaired_on=legal_date(repaired.event.occurred_at) if repaired is not None else None,
        deleted_on=legal_date(deleted.event.occurred_at) if deleted is not None else None,
        deletion_ground=ground,
    )


def _after(told: Told, pushed: Recorded, record: str) -> list[tuple[Recorded, Fact]]:
    """Find what became of a record, in legal order."""
    return [
        (recorded, recorded.event.fact)
        for recorded in told.events
        if isinstance(recorded.event.fact, CreditRecordObjected | CreditRecordRepaired | CreditRecordDeleted)
        and recorded.event.fact.record == record
        and recorded.legal_order > pushed.legal_order
    ]


def _state(later: Sequence[tuple[Recorded, Fact]]) -> CreditState:
    for kind, state in _STATES.items():
        if any(isinstance(fact, kind) for _, fact in later):
            return state
    return CreditState.PUSHED


_STATES: Final[dict[type[Fact], CreditState]] = {
    CreditRecordDeleted: CreditState.DELETED,
    CreditRecordRepaired: CreditState.REPAIRED,
    CreditRecordObjected: CreditState.OBJECTED,
}
"""The one that weighs most first."""


def _final(case: Case, told: Told) -> tuple[date | None, int | None]:
    """Find from when the penalty of a case is final, or the year whose calendar is needed to tell."""
    try:
        return final_from(case, told.registers.calendar), None
    except UnknownYearError as error:
        return None, error.year


CREDIT_RECORDS: Final = ReadModel(
    name="credit_records",
    title=Term("信用记录", "credit records"),
    entry=CreditEntry,
    hears=_HEARS,
    entries=entries,
    filters=("state", "credit_class", "simple", "pushed_early", "final_from", "shown_until", "delete_due"),
    sums=("pushed_early", "objections"),
)
