"""Acts of approval before the Licensing Law."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.approval.facts import (
    GrantBasis,
    OnSiteVerified,
    PermitAccepted,
    PermitApplied,
    PermitCancelled,
    PermitDeemedAccepted,
    PermitDeemedRenewed,
    PermitDelivered,
    PermitGranted,
    PermitNotAccepted,
    PermitRefused,
    PermitRenewed,
    PermitRevoked,
    SupplementRequested,
    TimeExcluded,
    VerificationScope,
)
from domain.approval.states import Accepted, Applied, Approval, Commitment, Declined, Ended, Examined, Granted, Refused
from domain.event import Event
from domain.fact import Fact
from domain.judging.act import Act, Judges
from domain.law.business_environment.arts_40_44_commitment import Signed, commitment_holds
from domain.law.guard import Verdict
from domain.law.licensing.art_34_on_site import two_staff_verified
from domain.law.licensing.art_38_refusal import refusal_explained
from domain.law.licensing.art_50_renewal import renewed_in_time
from domain.law.licensing.art_70_cancellation import cancelled_on_a_ground
from domain.law.licensing.arts_7_69_revocation import revoked_on_a_ground
from domain.law.licensing.arts_32_72_acceptance import applicant_answered_in_time, supplement_asked_once
from domain.law.licensing.arts_36_47_third_parties import others_told_and_heard
from domain.law.licensing.arts_42_45_deciding_period import (
    exclusion_told,
    permit_decided_in_time,
    permit_delivered_in_time,
)
from domain.law.licensing.arts_78_79_bars import Barred, applicant_not_barred
from domain.time.calendar import Calendar


def _judge(act: Act[Fact]) -> Iterator[Verdict]:
    case, event, context = act.case, act.event, act.context
    stage, on, calendar = case.approval, act.on, context.registers.calendar
    match event.fact:
        case PermitApplied() as fact:
            yield _application(stage, fact, on)
        case SupplementRequested() | PermitAccepted() | PermitDeemedAccepted() | PermitNotAccepted() as fact:
            yield from _answer(stage, fact, on, calendar)
        case PermitGranted() | PermitRefused() as fact:
            yield from _decision(stage, fact, on, calendar)
        case OnSiteVerified(scope=VerificationScope.ON_SITE, staff=staff):
            yield two_staff_verified(staff)
        case TimeExcluded(kind=kind, notice=notice):
            yield exclusion_told(kind, told=notice is not None)
        case _:
            yield from _afterwards(stage, event, on, calendar)


def _application(stage: Approval, fact: PermitApplied, on: date) -> Verdict:
    bars = stage.bars if isinstance(stage, Refused | Ended) else ()
    return applicant_not_barred(
        on, fact.public_safety, (Barred(bar.since, bar.years) for bar in bars), fact.bars_searched_on
    )


def _answer(
    stage: Approval,
    fact: SupplementRequested | PermitAccepted | PermitDeemedAccepted | PermitNotAccepted,
    on: date,
    calendar: Calendar,
) -> Iterator[Verdict]:
    received_on = stage.received_on if isinstance(stage, Applied) else None
    yield applicant_answered_in_time(received_on, on, calendar, deemed=isinstance(fact, PermitDeemedAccepted))
    if isinstance(fact, SupplementRequested):
        requests = stage.requests if isinstance(stage, Applied) else 0
        yield supplement_asked_once(requests, len(fact.items), newly_arisen=fact.newly_arisen is not None)


def _decision(stage: Approval, fact: PermitGranted | PermitRefused, on: date, calendar: Calendar) -> Iterator[Verdict]:
    examined = stage.examined if isinstance(stage, Accepted) else Examined()
    on_commitment = isinstance(fact, PermitGranted) and fact.basis == GrantBasis.COMMITMENT
    if isinstance(fact, PermitGranted):
        signed = examined.commitment
        yield commitment_holds(on, None if signed is None else _signed(signed), on_commitment=on_commitment)
    if not on_commitment:
        yield others_told_and_heard(
            examined.touches_others,
            examined.others_told_on,
            examined.hearing_requested_on,
            examined.hearing_held_on,
            calendar,
        )
    if isinstance(stage, Accepted):
        yield permit_decided_in_time(
            on, stage.on, stage.extended_working_days, stage.excluded_working_days, calendar, joint=stage.joint
        )
    else:
        yield permit_decided_in_time(on, None, 0, 0, calendar)
    if isinstance(fact, PermitRefused):
        yield refusal_explained(fact.reasons, fact.remedies)


def _afterwards(stage: Approval, event: Event, on: date, calendar: Calendar) -> Iterator[Verdict]:
    permit = stage if isinstance(stage, Granted) else None
    valid_to = permit.valid_to if permit is not None else None
    match event.fact:
        case PermitDelivered() if not isinstance(stage, Refused | Declined):
            yield permit_delivered_in_time(permit.on if permit is not None else None, on, calendar)
        case PermitRenewed() | PermitDeemedRenewed() as fact:
            applied_on = permit.renewal_applied_on if permit is not None else None
            yield renewed_in_time(valid_to, applied_on, on, deemed=isinstance(fact, PermitDeemedRenewed))
        case PermitRevoked() as fact:
            yield revoked_on_a_ground(fact.basis, fact.compensation, fact.party_heard, harms_public=fact.harms_public)
        case PermitCancelled(basis=basis):
            yield cancelled_on_a_ground(basis, on, valid_to, ended=isinstance(stage, Ended))
        case _:
            return


def _signed(commitment: Commitment) -> Signed:
    return Signed(commitment.on, commitment.terms, commitment.verify_due, commitment.listed, commitment.dishonest)


JUDGES: Final[Judges] = dict.fromkeys(
    (
        PermitApplied,
        SupplementRequested,
        PermitAccepted,
        PermitDeemedAccepted,
        PermitNotAccepted,
        OnSiteVerified,
        TimeExcluded,
        PermitGranted,
        PermitRefused,
        PermitDelivered,
        PermitRenewed,
        PermitDeemedRenewed,
        PermitRevoked,
        PermitCancelled,
    ),
    (_judge,),
)
