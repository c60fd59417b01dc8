"""Acts of approval before the Licensing Law."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

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
from domain.judging.act import Act, F_co, Judges
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

Answer: TypeAlias = SupplementRequested | PermitAccepted | PermitDeemedAccepted | PermitNotAccepted
"""What the organ, or its silence, answers to an application."""
Decision: TypeAlias = PermitGranted | PermitRefused
Renewal: TypeAlias = PermitRenewed | PermitDeemedRenewed


def _applied(act: Act[PermitApplied]) -> Iterator[Verdict]:
    stage, fact = act.case.approval, act.fact
    bars = stage.bars if isinstance(stage, Refused | Ended) else ()
    yield applicant_not_barred(
        act.on, fact.public_safety, (Barred(bar.since, bar.years) for bar in bars), fact.bars_searched_on
    )


def _answered(act: Act[Answer]) -> Iterator[Verdict]:
    stage = act.case.approval
    received_on = stage.received_on if isinstance(stage, Applied) else None
    deemed = isinstance(act.fact, PermitDeemedAccepted)
    yield applicant_answered_in_time(received_on, act.on, act.registers.calendar, deemed=deemed)


def _supplement(act: Act[SupplementRequested]) -> Iterator[Verdict]:
    stage, fact = act.case.approval, act.fact
    requests = stage.requests if isinstance(stage, Applied) else 0
    yield supplement_asked_once(requests, len(fact.items), newly_arisen=fact.newly_arisen is not None)


def _verified(act: Act[OnSiteVerified]) -> Iterator[Verdict]:
    if act.fact.scope == VerificationScope.ON_SITE:
        yield two_staff_verified(act.fact.staff)


def _excluded(act: Act[TimeExcluded]) -> Iterator[Verdict]:
    yield exclusion_told(act.fact.kind, told=act.fact.notice is not None)


def _examined(act: Act[F_co]) -> Examined:
    stage = act.case.approval
    return stage.examined if isinstance(stage, Accepted) else Examined()


def _granted(act: Act[PermitGranted]) -> Iterator[Verdict]:
    signed = _examined(act).commitment
    on_commitment = act.fact.basis == GrantBasis.COMMITMENT
    yield commitment_holds(act.on, None if signed is None else _signed(signed), on_commitment=on_commitment)
    if not on_commitment:
        yield _others(act)


def _refused(act: Act[PermitRefused]) -> Iterator[Verdict]:
    yield _others(act)


def _explained(act: Act[PermitRefused]) -> Iterator[Verdict]:
    yield refusal_explained(act.fact.reasons, act.fact.remedies)


def _others(act: Act[F_co]) -> Verdict:
    examined = _examined(act)
    return others_told_and_heard(
        examined.touches_others,
        examined.others_told_on,
        examined.hearing_requested_on,
        examined.hearing_held_on,
        act.registers.calendar,
    )


def _decided(act: Act[Decision]) -> Iterator[Verdict]:
    stage, calendar = act.case.approval, act.registers.calendar
    if isinstance(stage, Accepted):
        yield permit_decided_in_time(
            act.on, stage.on, stage.extended_working_days, stage.excluded_working_days, calendar, joint=stage.joint
        )
    else:
        yield permit_decided_in_time(act.on, None, 0, 0, calendar)


def _delivered(act: Act[PermitDelivered]) -> Iterator[Verdict]:
    stage = act.case.approval
    if not isinstance(stage, Refused | Declined):
        granted_on = stage.on if isinstance(stage, Granted) else None
        yield permit_delivered_in_time(granted_on, act.on, act.registers.calendar)


def _renewed(act: Act[Renewal]) -> Iterator[Verdict]:
    stage = act.case.approval
    applied_on = stage.renewal_applied_on if isinstance(stage, Granted) else None
    deemed = isinstance(act.fact, PermitDeemedRenewed)
    yield renewed_in_time(_valid_to(stage), applied_on, act.on, deemed=deemed)


def _revoked(act: Act[PermitRevoked]) -> Iterator[Verdict]:
    fact = act.fact
    yield revoked_on_a_ground(fact.basis, fact.compensation, fact.party_heard, harms_public=fact.harms_public)


def _cancelled(act: Act[PermitCancelled]) -> Iterator[Verdict]:
    stage = act.case.approval
    yield cancelled_on_a_ground(act.fact.basis, act.on, _valid_to(stage), ended=isinstance(stage, Ended))


def _valid_to(stage: Approval) -> date | None:
    return stage.valid_to if isinstance(stage, Granted) else None


def _signed(commitment: Commitment) -> Signed:
    return Signed(commitment.on, commitment.terms, commitment.verify_due, commitment.listed, commitment.dishonest)


JUDGES: Final[Judges] = {
    PermitApplied: (_applied,),
    SupplementRequested: (_answered, _supplement),
    PermitAccepted: (_answered,),
    PermitDeemedAccepted: (_answered,),
    PermitNotAccepted: (_answered,),
    OnSiteVerified: (_verified,),
    TimeExcluded: (_excluded,),
    PermitGranted: (_granted, _decided),
    PermitRefused: (_refused, _decided, _explained),
    PermitDelivered: (_delivered,),
    PermitRenewed: (_renewed,),
    PermitDeemedRenewed: (_renewed,),
    PermitRevoked: (_revoked,),
    PermitCancelled: (_cancelled,),
}
