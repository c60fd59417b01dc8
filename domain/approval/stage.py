"""The approval stage: its states, how facts move it, and which steps its states admit."""

from datetime import date
from typing import Final, TypeAlias

from msgspec import structs

from domain.approval.facts import (
    CommitmentCheckFailed,
    CommitmentCheckPassed,
    CommitmentSigned,
    DecisionPeriodExtended,
    LicensingHearingHeld,
    LicensingHearingRequested,
    OnSiteVerified,
    PermitAccepted,
    PermitApplied,
    PermitCancelled,
    PermitChanged,
    PermitDeemedAccepted,
    PermitDeemedRenewed,
    PermitDelivered,
    PermitGranted,
    PermitNotAccepted,
    PermitRefused,
    PermitRenewalApplied,
    PermitRenewed,
    PermitRevoked,
    PermitWithdrawn,
    SupervisionHandedOver,
    SupplementProvided,
    SupplementRequested,
    ThirdPartyNotified,
    TimeExcluded,
)
from domain.approval.grounds import RevocationGround
from domain.approval.states import (
    Accepted,
    Applied,
    Approval,
    Bar,
    Commitment,
    Declined,
    Ended,
    Ending,
    Examined,
    Granted,
    Refused,
    SupplementAwaited,
    Untouched,
)
from domain.fact import Fact, Record
from domain.standing import NEVER, Standing, standing_done, standing_open

_Examining: TypeAlias = Applied | SupplementAwaited | Accepted


def evolve(stage: Approval, fact: Fact, on: date) -> Approval:
    """Move the stage by a fact. Never fails: a fact that finds the stage elsewhere still moves it to where it says."""
    if isinstance(fact, _FINDINGS):
        begun = _begun(stage, on)
        if not isinstance(begun, _Examining):
            return begun
        return structs.replace(begun, examined=_examine(begun.examined, fact, on))
    if isinstance(fact, _DECISIONS):
        return _decide(stage, fact, on)
    if isinstance(stage, Granted) and (moved := _live(stage, fact, on)) is not stage:
        return moved
    return _receive(stage, fact, on)


def _receive(stage: Approval, fact: Fact, on: date) -> Approval:
    """Move an application towards its acceptance."""
    match fact:
        case PermitApplied(public_safety=safety):
            if not isinstance(stage, Untouched | Declined | Refused | Ended):
                return stage
            return Applied(on=on, public_safety=safety, examined=Examined(bars=_bars(stage)))
        case SupplementRequested():
            begun = stage if isinstance(stage, Applied) else Applied(on=on)
            return SupplementAwaited(
                applied_on=begun.on,
                requested_on=on,
                requests=begun.requests + 1,
                public_safety=begun.public_safety,
                examined=begun.examined,
            )
        case SupplementProvided():
            if not isinstance(stage, SupplementAwaited):
                return _begun(stage, on)
            return Applied(
                on=stage.applied_on,
                supplemented_on=on,
                requests=stage.requests,
                public_safety=stage.public_safety,
                examined=stage.examined,
            )
        case PermitAccepted(joint=joint):
            return _accepted(stage, on, joint=joint)
        case PermitDeemedAccepted():
            return _accepted(stage, stage.on if isinstance(stage, Applied) else on, joint=False)
        case PermitNotAccepted():
            return Declined(on=on)
        case PermitDelivered() if isinstance(stage, Refused):
            return structs.replace(stage, delivered_on=on)
        case TimeExcluded(working_days=days, notice=notice) if isinstance(stage, Accepted):
            counted = days if notice is not None else 0
            return structs.replace(stage, excluded_working_days=stage.excluded_working_days + counted)
        case DecisionPeriodExtended(working_days=days, approver=approver, notice=notice) if isinstance(stage, Accepted):
            counted = days if approver is not None and notice is not None else 0
            return structs.replace(stage, extended_working_days=stage.extended_working_days + counted)
        case _:
            return _begun(stage, on)


def _accepted(stage: Approval, on: date, *, joint: bool) -> Accepted:
    if not isinstance(stage, _Examining):
        return Accepted(on=on, joint=joint)
    return Accepted(on=on, joint=joint, public_safety=stage.public_safety, examined=stage.examined)


_FINDINGS: Final = (
    OnSiteVerified,
    ThirdPartyNotified,
    LicensingHearingRequested,
    LicensingHearingHeld,
    CommitmentSigned,
)


def _examine(examined: Examined, fact: Fact, on: date) -> Examined:
    match fact:
        case OnSiteVerified(touches_others=said) if said is not None:
            return structs.replace(examined, touches_others=said or examined.touches_others is True)
        case ThirdPartyNotified():
            return structs.replace(examined, touches_others=True, others_told_on=examined.others_told_on or on)
        case LicensingHearingRequested():
            return structs.replace(examined, hearing_requested_on=examined.hearing_requested_on or on)
        case LicensingHearingHeld():
            return structs.replace(examined, hearing_held_on=on)
        case CommitmentSigned(terms=terms, verify_due=due, listed=listed, dishonest=dishonest):
            signed = Commitment(on=on, terms=len(terms), verify_due=due, listed=listed is not None, dishonest=dishonest)
            return structs.replace(examined, commitment=signed)
        case _:
            return examined


_DECISIONS: Final = (PermitGranted, PermitRefused, PermitRevoked, PermitWithdrawn, PermitCancelled)


def _decide(stage: Approval, fact: Fact, on: date) -> Approval:
    """Grant, refuse, or end."""
    safety = stage.public_safety if isinstance(stage, Applied | SupplementAwaited | Accepted | Granted) else None
    bars = _bars(stage)
    match fact:
        case PermitGranted(permit_number=number, valid_to=valid_to, basis=basis):
            return Granted(
                on=on,
                permit_number=number,
                valid_to=valid_to,
                commitment_unchecked=basis == "commitment",
                public_safety=safety,
                bars=bars,
            )
        case PermitRefused(false_materials=false):
            barred = (Bar(since=on, years=1),) if false and safety else ()
            return Refused(on=on, bars=(*bars, *barred))
        case PermitRevoked(basis=RevocationGround.FRAUD):
            barred = (Bar(since=on, years=3),) if safety else ()
            return Ended(on=on, how=Ending.REVOKED, bars=(*bars, *barred))
        case PermitRevoked():
            return Ended(on=on, how=Ending.REVOKED, bars=bars)
        case PermitWithdrawn():
            return Ended(on=on, how=Ending.WITHDRAWN, bars=bars)
        case _:
            return Ended(on=on, how=Ending.CANCELLED, bars=bars)


def _bars(stage: Approval) -> tuple[Bar, ...]:
    match stage:
        case Applied(examined=examined) | SupplementAwaited(examined=examined) | Accepted(examined=examined):
            return examined.bars
        case Granted(bars=bars) | Refused(bars=bars) | Ended(bars=bars):
            return bars
        case _:
            return ()


def _live(stage: Granted, fact: Fact, on: date) -> Granted:
    """Move a permit that is in force."""
    match fact:
        case PermitDelivered():
            return structs.replace(stage, delivered_on=on)
        case PermitRenewalApplied():
            return structs.replace(stage, renewal_applied_on=on)
        case PermitRenewed(valid_to=valid_to):
            return structs.replace(stage, valid_to=valid_to, renewal_applied_on=None)
        case PermitDeemedRenewed(valid_to=valid_to):
            return structs.replace(stage, valid_to=valid_to, renewal_applied_on=None)
        case CommitmentCheckPassed():
            return structs.replace(stage, commitment_unchecked=False)
        case CommitmentCheckFailed():
            return structs.replace(stage, commitment_unchecked=False, commitment_broken=True)
        case _:
            return stage


def _begun(stage: Approval, on: date) -> Approval:
    return Applied(on=on) if isinstance(stage, Untouched) else stage


def licence_revoked(stage: Approval, licence: str, on: date) -> Approval:
    """End a permit that a penalty has revoked (吊销), where it is the one of this case."""
    if isinstance(stage, Granted) and stage.permit_number == licence:
        return Ended(on=on, how=Ending.LICENCE_REVOKED)
    return stage


def standing(stage: Approval, on: date) -> Standing:
    """Describe where the stage stands on a day."""
    match stage:
        case Untouched():
            return NEVER
        case Applied(on=since):
            return standing_open("applied", since, "accept_permit", "request_supplement", "decline_permit")
        case SupplementAwaited(requested_on=since):
            return standing_open("supplement_awaited", since, "provide_supplement")
        case Accepted(on=since):
            return standing_open("accepted", since, "grant_permit", "refuse_permit")
        case Granted(on=since, delivered_on=None) | Refused(on=since, delivered_on=None):
            status = "granted" if isinstance(stage, Granted) else "refused"
            return standing_open(status, since, "deliver_permit")
        case Granted(delivered_on=since, commitment_broken=True):
            return standing_open("commitment_broken", since, "revoke_permit")
        case Granted(on=since, commitment_unchecked=True):
            return standing_open("commitment_unchecked", since, "pass_commitment_check", "fail_commitment_check")
        case Granted(valid_to=last) if last is not None and last < on:
            return standing_done("expired", last)
        case Granted(delivered_on=since):
            return standing_done("in_force", since)
        case Refused(delivered_on=since):
            return standing_done("refused", since)
        case Declined(on=since):
            return standing_done("declined", since)
        case Ended(on=since, how=how):
            return standing_done(how.value, since)


_BEFORE_DECISION: Final = (Applied, SupplementAwaited, Accepted)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    PermitApplied: (Untouched, Declined, Refused, Ended),
    SupplementRequested: (Applied,),
    SupplementProvided: (SupplementAwaited,),
    PermitAccepted: (Applied,),
    PermitDeemedAccepted: (Applied,),
    PermitNotAccepted: (Applied, SupplementAwaited),
    OnSiteVerified: _BEFORE_DECISION,
    ThirdPartyNotified: _BEFORE_DECISION,
    LicensingHearingRequested: _BEFORE_DECISION,
    LicensingHearingHeld: _BEFORE_DECISION,
    TimeExcluded: (Accepted,),
    DecisionPeriodExtended: (Accepted,),
    CommitmentSigned: _BEFORE_DECISION,
    PermitGranted: (Accepted,),
    PermitRefused: (Accepted,),
    PermitDelivered: (Granted, Refused),
    PermitChanged: (Granted,),
    PermitRenewalApplied: (Granted,),
    PermitRenewed: (Granted,),
    PermitDeemedRenewed: (Granted,),
    CommitmentCheckPassed: (Granted,),
    CommitmentCheckFailed: (Granted,),
    PermitRevoked: (Granted,),
    PermitWithdrawn: (Granted,),
    PermitCancelled: (Granted, Ended),
    SupervisionHandedOver: (Granted,),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
