"""Deviations of payment, coercive measures, execution and remedy (缴纳、强制、救济)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import Change, any_act, breach, changed, never, on_time, told
from adapters.simulation.deviation import Deviation, Events, Told, as_told, latest
from adapters.simulation.mix import Mix, Performance
from adapters.simulation.systems import System
from adapters.simulation.twist import Twist
from domain.disclosure.credit import CreditRecordRepaired
from domain.disclosure.facts import PublicationWithdrawn
from domain.evaluation.facts import RectificationOrdered
from domain.fact import Fact, money
from domain.law.norms import NormLevel
from domain.law.statutes import CR2026, SR825
from domain.measures.execution_facts import (
    CoerciveExecutionCarriedOut,
    CoerciveExecutionDecided,
    DemolitionExecuted,
    ExecutionWay,
    Harm,
    SubstitutePerformed,
)
from domain.measures.facts import (
    DepositFrozen,
    MeasureApproved,
    MeasureBasis,
    MeasureExpired,
    MeasureExtended,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
)
from domain.parties import Officer
from domain.penalty.amendment import DecisionRevoked, Origin, QuashingGround
from domain.penalty.decision import PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied, PerformanceUrged, UrgingContent
from domain.penalty.evidence import EvidenceCollected
from domain.penalty.investigation import CaseFiled
from domain.penalty.payment import (
    DeferralApproved,
    FineCollectedOnSpot,
    FineDue,
    FinePaid,
    Instalment,
    InstalmentApproved,
    SurchargeStarted,
)
from domain.penalty.service_offset import ServiceOffsetApproved
from domain.remedy.facts import (
    ExecutionStayed,
    Outcome,
    ReviewAccepted,
    ReviewAnswered,
    StayBasis,
    SuitAnswered,
    SuitFiled,
)
from domain.supervision.facts import InspectionStarted, InspectionTaskIssued
from domain.time.instants import legal_date

_LAW: Final = MeasureBasis(norm="模拟法律", article="一", level=NormLevel.LAW)
_ARL_2023: Final = date(2024, 1, 2)
"""The review law as revised in 2023 is in force."""

_SR825: Final = SR825.in_force
_SOON_REPAIRED: Final = date(2025, 9, 1)
"""A penalty of a case that begins then becomes a record, and is repaired, under the measures of 2026."""


def _leaning(performance: Performance) -> Mix:
    return Mix(violations=1.0, spared=0.0, performances=((1, performance),))


_ENFORCED: Final = _leaning(Performance.ENFORCED)
_CONTESTED: Final = _leaning(Performance.CONTESTED)
_PAID: Final = _leaning(Performance.IN_TIME)
_RECORDED: Final = structs.replace(_PAID, recorded=1.0)
_EVALUATED: Final = structs.replace(_PAID, evaluated=1.0, vetoed=1.0)


def _days(events: Events, days: int) -> date:
    return legal_date(events[-1].occurred_at) + timedelta(days=days)


def _paying() -> Iterator[Twist]:
    on_the_spot = Deviation(
        act=FinePaid,
        change=lambda _, fact: FineCollectedOnSpot(amount=fact.amount, receipt="票据"),
        leaning=_PAID,
    )
    yield breach("G074", "of_an_ordinary_decision", "for_cause", on_the_spot)
    short = Deviation(
        act=FinePaid,
        change=lambda events, fact: FineDue(payment_order="缴款单", amount=fact.amount, due=_days(events, -1)),
        leaning=_PAID,
    )
    yield breach("G076", "too_soon", "for_cause", short)
    in_parts = Deviation(
        act=DeferralApproved,
        change=lambda _, fact: InstalmentApproved(
            schedule=(Instalment(due=fact.due, amount=money(100_00)),), hardship="经济困难", approver="staff-head"
        ),
        leaning=_leaning(Performance.DEFERRED),
    )
    yield breach("G077", "not_applied_for", "for_cause", in_parts)
    pending = Deviation(act=ExecutionStayed, change=changed(basis=StayBasis.PENDING_REMEDY), leaning=_CONTESTED)
    yield breach("G079", "by_review_alone", "for_cause", pending)
    worked_off = Deviation(
        act=FinePaid,
        change=lambda _, __: ServiceOffsetApproved(
            approver="staff-head",
            minutes=60,
            fen_per_hour=money(20_00),
            amount=money(20_00),
            first_offence=True,
            slight=True,
        ),
        leaning=_PAID,
    )
    yield breach("G155", "no_regulation", "for_cause", worked_off)


def _executing() -> Iterator[Twist]:
    bare = Deviation(act=PerformanceUrged, change=changed(states=(UrgingContent.TERM,)), leaning=_ENFORCED)
    yield breach("G080", "term_alone", "for_cause", bare)
    decided = CoerciveExecutionDecided(decision="执行决定", way=ExecutionWay.RESTORATION, reasons="逾期不履行")
    powerless = Deviation(act=CourtEnforcementApplied, change=lambda _, __: decided, leaning=_ENFORCED)
    yield breach("G081", "no_law", "for_cause", powerless)
    transfer = structs.replace(decided, way=ExecutionWay.TRANSFER, power=_LAW)
    at_once = Deviation(
        act=SurchargeStarted,
        before=lambda _, fact: (fact,),
        change=lambda _, __: transfer,
        leaning=_ENFORCED,
    )
    yield breach("G083", "on_the_first_day", "for_cause", at_once)
    for guard, how, fact in (
        (
            "G084",
            "water_cut",
            CoerciveExecutionCarriedOut(decision="执行决定", way=ExecutionWay.RESTORATION, utilities_cut=True),
        ),
        ("G085", "harmless", SubstitutePerformed(performer="第三方", harm=Harm.NONE, decision="代履行决定")),
        ("G086", "not_announced", DemolitionExecuted(record="笔录", recordings=("录像",), rural=True)),
    ):
        deviation = Deviation(act=CourtEnforcementApplied, change=_instead(fact), leaning=_ENFORCED)
        yield breach(guard, how, "for_cause", deviation)


def _instead(fact: Fact) -> Change:
    return lambda _, __: fact


def _measures() -> Iterator[Twist]:
    for act in (PropertySealed, PropertySeized):
        long = Deviation(act=act, change=lambda events, fact: structs.replace(fact, due=_days(events, 45)))
        yield breach("G091", f"{act.__name__}_too_long", "for_cause", long)
    extended = Deviation(
        act=MeasureReleased,
        fits=never(MeasureExtended),
        change=lambda events, fact: MeasureExtended(
            measure=fact.measure, due=_days(events, 100), reason="情况复杂", approver="staff-head", notice="延长通知"
        ),
    )
    yield breach("G091", "extended_too_far", "for_cause", extended)
    forgotten = Deviation(act=MeasureReleased, change=lambda _, fact: MeasureExpired(measure=fact.measure))
    yield breach("G092", "forgotten", "for_cause", forgotten)
    frozen = Deviation(
        act=MeasureReleased,
        before=lambda _, __: (MeasureApproved(measure="冻结", approver="staff-head"),),
        change=lambda events, _: DepositFrozen(
            measure="冻结",
            officers=_handlers(events),
            bank="模拟银行",
            amount=money(1000_00),
            decision="冻结决定书",
            basis=_LAW,
            due=_days(events, 60),
        ),
    )
    yield breach("G093", "too_long", "for_cause", frozen)


def _handlers(events: Events) -> tuple[Officer, ...]:
    filed = latest(events, CaseFiled)
    return filed.fact.handlers if filed is not None and isinstance(filed.fact, CaseFiled) else ()


def _remedies() -> Iterator[Twist]:
    for twist in on_time("G137", "for_cause", ReviewAnswered, since=ReviewAccepted, days=10, fits=told(PenaltyDecided)):
        yield _contested(twist, _ARL_2023)
    late = Deviation(act=SuitAnswered, since=SuitFiled, working_days=16, fits=any_act, leaning=_CONTESTED)
    yield breach("G138", "after_fifteen_days", "for_cause", late)
    added = Deviation(act=ReviewAnswered, fits=told(PenaltyDecided), change=_again)
    yield _contested(breach("G139", "during_review", "for_cause", added), _ARL_2023)


def _contested(twist: Twist, earliest: date) -> Twist:
    if twist.deviation is None:
        return twist
    return structs.replace(twist, deviation=structs.replace(twist.deviation, leaning=_CONTESTED, earliest=earliest))


def _again(events: Events, _: Told) -> Fact:
    """Collect a piece of evidence more, as the last one was."""
    event = latest(events, EvidenceCollected)
    if event is None:
        raise LookupError("no evidence was collected")
    return structs.replace(event.fact, evidence="补充证据")


def _remade() -> Iterator[Twist]:
    """Repeat a decision that the reviewing body has quashed for its facts."""
    quashed = Mix(
        violations=1.0,
        spared=0.0,
        performances=((1, Performance.CONTESTED),),
        reviews=((1, Outcome.REVOKED),),
    )
    again = Deviation(
        act=PublicationWithdrawn,
        fits=_quashed_by_review,
        earlier={DecisionRevoked: changed(ground=QuashingGround.FACTS)},
        change=_decided_before,
        leaning=quashed,
        earliest=_ARL_2023,
    )
    yield breach("G140", "the_same_again", "for_cause", again)


def _quashed_by_review(events: Events, _: Told) -> bool:
    """Fit what a review has quashed while the ninety days of the case still run."""
    event, filed = latest(events, DecisionRevoked), latest(events, CaseFiled)
    if event is None or filed is None or getattr(event.fact, "origin", None) != Origin.REVIEW:
        return False
    return event.occurred_at - filed.occurred_at < timedelta(days=85)


def _decided_before(events: Events, _: Told) -> Fact:
    event = latest(events, PenaltyDecided)
    if event is None:
        raise LookupError("nothing was decided")
    return event.fact


def _supervising() -> Iterator[Twist]:
    """Break what holds from 2026 on only."""
    itself = Deviation(
        act=RectificationOrdered, change=as_told, system=System.PENALTIES, leaning=_EVALUATED, earliest=_SR825
    )
    yield breach("G151", "by_the_organ_itself", "for_cause", itself)
    away = Deviation(act=InspectionStarted, earlier={InspectionTaskIssued: changed(region="330203")}, earliest=_SR825)
    yield breach("G156", "in_another_city", "for_cause", away)
    for how, changes in (("not_performed", {"performed": False}), ("no_promise", {"commitment": None})):
        unfit = Deviation(
            act=CreditRecordRepaired,
            fits=lambda events, _: legal_date(events[-1].occurred_at) >= CR2026.in_force,
            change=changed(**changes),
            leaning=_RECORDED,
            earliest=_SOON_REPAIRED,
        )
        yield breach("G154", how, "for_cause", unfit)


OF_FORCE: Final = (*_paying(), *_executing(), *_measures(), *_remedies(), *_remade(), *_supervising())
"""Every deviation of payment, coercion, execution, remedy and supervision."""
