"""Judging how a party is made to perform: urged, by the court, by the organ, by a substitute, or by demolition."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.contested import remedy_of_penalty
from domain.judging.act import Act, F_co, Judges
from domain.law.coercion.art_43_night_and_holidays import executed_at_a_lawful_time
from domain.law.coercion.art_44_demolition import Demolition, fit_to_be_demolished
from domain.law.coercion.art_46_money import money_ripe_for_execution
from domain.law.coercion.arts_13_37_power import has_power_of_execution
from domain.law.coercion.arts_35_38_urging import urged_in_form
from domain.law.coercion.arts_50_52_substitute import Substitution, substituted_in_form
from domain.law.coercion.arts_53_54_court import Application, Remedies, court_may_be_asked
from domain.law.guard import Verdict
from domain.measures.execution_facts import (
    CoerciveExecutionCarriedOut,
    CoerciveExecutionDecided,
    DemolitionExecuted,
    ExecutionWay,
    SubstitutePerformed,
)
from domain.penalty.enforcement import CourtEnforcementApplied, PerformanceUrged
from domain.penalty.service import Document, ServiceFailed
from domain.remedy.thread import Judged, Reviewed, UnderReview, UnderSuit
from domain.time.instants import CHINA

Executing: TypeAlias = CoerciveExecutionCarriedOut | SubstitutePerformed | DemolitionExecuted
"""Acts that carry out execution on the spot."""


def remedies(act: Act[F_co]) -> Remedies:
    """Tell whether the party has sought remedy, and until when it may."""
    stage = remedy_of_penalty(act.case.remedy, act.case.penalty)
    return Remedies(
        served_on=act.dossier.served_on,
        reviewed_on=(stage.served_on or stage.since) if isinstance(stage, Reviewed) else None,
        pending=isinstance(stage, UnderReview | UnderSuit) or (isinstance(stage, Judged) and not stage.final),
        judged=isinstance(stage, Judged),
    )


def _performed(act: Act[F_co]) -> bool:
    """Say whether money was due and is paid; what else a decision orders shows in no account."""
    account = act.case.penalty.account
    return account.fine > 0 and account.settled(act.on)


def _urged(act: Act[PerformanceUrged]) -> Iterator[Verdict]:
    served = True if act.fact.served_on is not None else None
    yield urged_in_form(act.fact.states, money=act.case.penalty.account.fine > 0, served=served)


def _urging_failed(act: Act[ServiceFailed]) -> Iterator[Verdict]:
    if act.fact.kind == Document.URGING:
        yield urged_in_form(None, money=False, served=False)


def _court(act: Act[CourtEnforcementApplied]) -> Iterator[Verdict]:
    done = act.case.penalty.performing
    yield court_may_be_asked(
        Application(
            on=act.on,
            remedies=remedies(act),
            deferred_to=act.case.penalty.account.deferred_to,
            urged_on=done.urged_on,
            urged=done.urging is not None,
            performed=_performed(act),
        ),
        act.registers.calendar,
    )


_MONEY: Final = frozenset({ExecutionWay.TRANSFER, ExecutionWay.AUCTION})


def _power(act: Act[CoerciveExecutionDecided]) -> Iterator[Verdict]:
    fact = act.fact
    yield has_power_of_execution(
        act.on,
        fact.power.level if fact.power is not None else None,
        fact.way,
        remedies(act),
        act.registers.calendar,
        property_taken=bool(act.case.measures.in_force),
    )


def _ripe(act: Act[CoerciveExecutionDecided]) -> Iterator[Verdict]:
    if act.fact.way in _MONEY:
        account, done = act.case.penalty.account, act.case.penalty.performing
        yield money_ripe_for_execution(act.on, account.surcharge_from, done.urged_on, performed=_performed(act))


def _in_the_open(act: Act[Executing]) -> Iterator[Verdict]:
    calendar = act.registers.calendar
    yield executed_at_a_lawful_time(
        act.on,
        act.at.astimezone(CHINA).time(),
        act.context.pack.policy.night.value,
        calendar,
        urgent=act.fact.urgent,
        utilities_cut=act.fact.utilities_cut,
    )


def _substituted(act: Act[SubstitutePerformed]) -> Iterator[Verdict]:
    fact = act.fact
    yield substituted_in_form(
        Substitution(
            on=act.on,
            harm=fact.harm,
            immediate=fact.immediate,
            decision_served_on=fact.decision_served_on,
            urged_on=act.case.penalty.performing.urged_on,
            supervised=bool(fact.supervisors),
            performed=False,
        ),
        act.registers.calendar,
    )


def _demolished(act: Act[DemolitionExecuted]) -> Iterator[Verdict]:
    fact, execution = act.fact, act.case.measures.execution
    yield fit_to_be_demolished(
        Demolition(
            on=act.on,
            announced=execution.announced_on is not None,
            deadline=execution.announced_deadline,
            remedies=remedies(act),
            mandated=fact.rural or fact.mandate is not None,
            attended=fact.party_called or fact.witness is not None,
            recorded=fact.record is not None and bool(fact.recordings),
        ),
        act.registers.calendar,
    )


JUDGES: Final[Judges] = {
    PerformanceUrged: (_urged,),
    ServiceFailed: (_urging_failed,),
    CourtEnforcementApplied: (_court,),
    CoerciveExecutionDecided: (_power, _ripe),
    CoerciveExecutionCarriedOut: (_in_the_open,),
    SubstitutePerformed: (_substituted, _in_the_open),
    DemolitionExecuted: (_demolished, _in_the_open),
}
