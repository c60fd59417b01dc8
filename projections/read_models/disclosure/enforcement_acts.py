"""Enforcement acts (执法行为): the facts that the figures of a year count, each once.

Nothing is weighed or rated. Sums of money are there because the yearly table of penalties has a column for them; no
indicator reads them (APL art. 74, G150).
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Any, Final

from domain.approval.facts import (
    PermitAccepted,
    PermitApplied,
    PermitDeemedAccepted,
    PermitGranted,
    PermitNotAccepted,
    PermitRefused,
    PermitRevoked,
)
from domain.event import Recorded
from domain.fact import Fact, Money, money
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, DemolitionExecuted, SubstitutePerformed
from domain.measures.facts import DepositFrozen, PropertySealed, PropertySeized
from domain.penalty.amendment import DecisionConfirmedIllegal, DecisionDeclaredVoid, DecisionRevoked, DecisionVaried
from domain.penalty.decision import NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied
from domain.penalty.kinds import PenaltyKind, Procedure
from domain.remedy.facts import ReviewApplied, ReviewDecided, SuitFiled, SuitJudged
from domain.supervision.facts import InspectionFinished
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class ActKind(StrEnum):
    """What is counted."""

    CHECK = "check"
    PERMIT = "permit"
    PENALTY = "penalty"
    PENALTY_KIND = "penalty_kind"
    NO_PENALTY = "no_penalty"
    PENALTY_UNDONE = "penalty_undone"
    MEASURE = "measure"
    EXECUTION = "execution"
    REVIEW = "review"
    REVIEW_OUTCOME = "review_outcome"
    SUIT = "suit"
    SUIT_OUTCOME = "suit_outcome"


KINDS: Final[dict[ActKind, Term]] = {
    ActKind.CHECK: Term("行政检查", "checks, by whether a violation was found"),
    ActKind.PERMIT: Term("行政许可", "permits: applied, accepted, granted, refused, revoked"),
    ActKind.PENALTY: Term("行政处罚决定", "penalty decisions, by procedure"),
    ActKind.PENALTY_KIND: Term("行政处罚种类", "kinds of penalty; a decision may impose several"),
    ActKind.NO_PENALTY: Term("不予行政处罚决定", "decisions not to punish, by ground"),
    ActKind.PENALTY_UNDONE: Term("处罚决定变更撤销", "penalties varied, revoked, found illegal or void"),
    ActKind.MEASURE: Term("行政强制措施", "coercive measures"),
    ActKind.EXECUTION: Term("行政强制执行", "coercive execution, by way, and applications to court"),
    ActKind.REVIEW: Term("行政复议申请", "applications for review"),
    ActKind.REVIEW_OUTCOME: Term("行政复议结果", "reviews decided, by outcome"),
    ActKind.SUIT: Term("行政诉讼", "suits"),
    ActKind.SUIT_OUTCOME: Term("行政诉讼结果", "suits judged, by outcome"),
}


class EnforcementAct(Entry, frozen=True, kw_only=True, gc=False):
    """One fact that is counted."""

    act: Annotated[ActKind, label("统计类别", "What is counted")]
    detail: Annotated[str, label("统计细目", "Which of its sort")]
    amount: Annotated[Money, label("罚没金额", "Fined or confiscated as decided")] = money(0)


_Counted = tuple[ActKind, str, Money]


def _penalty(decided: Any) -> Iterator[_Counted]:  # noqa: ANN401 -- either kind of decision; they share these fields
    simple = isinstance(decided, OnTheSpotDecided)
    yield ActKind.PENALTY, Procedure.SIMPLE if simple else Procedure.ORDINARY, money(0)
    taken = money(0) if simple else decided.confiscated
    confiscations = [k for k in decided.kinds if k.startswith("confiscation")]
    for kind in decided.kinds:
        amount = decided.fine if kind == PenaltyKind.FINE else taken if kind in confiscations[:1] else money(0)
        yield ActKind.PENALTY_KIND, kind, amount


def _one(act: ActKind, detail: str) -> Callable[[Any], Iterable[_Counted]]:
    return lambda _: ((act, detail, money(0)),)


_COUNTS: Final[dict[type[Fact], Callable[[Any], Iterable[_Counted]]]] = {
    InspectionFinished: lambda f: ((ActKind.CHECK, "violation" if f.has_violation else "clean", money(0)),),
    PermitApplied: _one(ActKind.PERMIT, "applied"),
    PermitAccepted: _one(ActKind.PERMIT, "accepted"),
    PermitDeemedAccepted: _one(ActKind.PERMIT, "accepted"),
    PermitNotAccepted: _one(ActKind.PERMIT, "not_accepted"),
    PermitGranted: _one(ActKind.PERMIT, "granted"),
    PermitRefused: _one(ActKind.PERMIT, "refused"),
    PermitRevoked: _one(ActKind.PERMIT, "revoked"),
    PenaltyDecided: _penalty,
    OnTheSpotDecided: _penalty,
    NoPenaltyDecided: lambda f: ((ActKind.NO_PENALTY, f.ground, money(0)),),
    DecisionVaried: _one(ActKind.PENALTY_UNDONE, "varied"),
    DecisionRevoked: _one(ActKind.PENALTY_UNDONE, "revoked"),
    DecisionConfirmedIllegal: _one(ActKind.PENALTY_UNDONE, "confirmed_illegal"),
    DecisionDeclaredVoid: _one(ActKind.PENALTY_UNDONE, "declared_void"),
    PropertySealed: _one(ActKind.MEASURE, "sealed"),
    PropertySeized: _one(ActKind.MEASURE, "seized"),
    DepositFrozen: _one(ActKind.MEASURE, "frozen"),
    CoerciveExecutionCarriedOut: lambda f: ((ActKind.EXECUTION, f.way, money(0)),),
    SubstitutePerformed: _one(ActKind.EXECUTION, "substitute"),
    DemolitionExecuted: _one(ActKind.EXECUTION, "demolition"),
    CourtEnforcementApplied: _one(ActKind.EXECUTION, "court"),
    ReviewApplied: _one(ActKind.REVIEW, "applied"),
    ReviewDecided: lambda f: ((ActKind.REVIEW_OUTCOME, f.outcome or "unknown", money(0)),),
    SuitFiled: _one(ActKind.SUIT, "filed"),
    SuitJudged: lambda f: ((ActKind.SUIT_OUTCOME, f.outcome, money(0)),),
}


def entries(told: Told) -> Iterator[EnforcementAct]:
    """Make an entry of each fact that is counted, and of each kind that a penalty imposes."""
    for recorded in told.events:
        counted = _COUNTS.get(type(recorded.event.fact))
        if counted is not None:
            yield from _entries(told, recorded, counted(recorded.event.fact))


def _entries(told: Told, recorded: Recorded, counted: Iterable[_Counted]) -> Iterator[EnforcementAct]:
    for act, detail, amount in counted:
        yield EnforcementAct(
            key=f"{recorded.version:06d}:{act}:{detail}",
            organ=recorded.event.organ or told.case.holder,
            region=told.case.region,
            item=told.case.item,
            officer=recorded.event.actor,
            day=legal_date(recorded.event.occurred_at),
            behind=(recorded.version,),
            act=act,
            detail=str(detail),
            amount=amount,
        )


ENFORCEMENT_ACTS: Final = ReadModel(
    name="enforcement_acts",
    title=Term("执法行为", "enforcement acts"),
    entry=EnforcementAct,
    hears=frozenset(_COUNTS),
    entries=entries,
    filters=("act", "detail"),
    sums=("amount",),
)
