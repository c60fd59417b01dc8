"""The approval stage: its states, how facts move it, and which steps its states admit."""

from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import structs

from domain.approval.facts import (
    CommitmentCheckFailed,
    CommitmentCheckPassed,
    CommitmentSigned,
    DecisionPeriodExtended,
    LicensingHearingHeld,
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
    PermitRenewed,
    PermitRevoked,
    PermitWithdrawn,
    SupervisionHandedOver,
    SupplementProvided,
    SupplementRequested,
    ThirdPartyNotified,
    TimeExcluded,
)
from domain.fact import Fact, Record
from domain.standing import NEVER, Standing, standing_done, standing_open


class Ending(StrEnum):
    """How a permit came to its end."""

    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Untouched(Record, tag="untouched"):
    """No permit is asked for in this case."""


class Applied(Record, tag="applied"):
    """An application is there, and nobody has said yet whether it is accepted."""

    on: date


class SupplementAwaited(Record, tag="supplement_awaited"):
    """The applicant has been told what is missing."""

    applied_on: date
    requested_on: date


class Accepted(Record, tag="accepted"):
    """Accepted; the deciding period runs."""

    on: date
    extended_working_days: int = 0
    excluded_working_days: int = 0


class Declined(Record, tag="declined"):
    """Not accepted."""

    on: date


class Granted(Record, tag="granted"):
    """Granted: in force once delivered, until its last day."""

    on: date
    permit_number: str
    valid_to: date | None = None
    delivered_on: date | None = None
    commitment_unchecked: bool = False
    commitment_broken: bool = False
    """告知承诺 found untrue: the permit is to be revoked."""


class Refused(Record, tag="refused"):
    """Refused."""

    on: date
    delivered_on: date | None = None


class Ended(Record, tag="ended"):
    """The permit is no more."""

    on: date
    how: Ending


Approval: TypeAlias = Untouched | Applied | SupplementAwaited | Accepted | Declined | Granted | Refused | Ended


def evolve(stage: Approval, fact: Fact, on: date) -> Approval:
    """Move the stage by a fact. Never fails: a fact that finds the stage elsewhere still moves it to where it says."""
    match fact:
        case PermitApplied():
            return Applied(on=on) if isinstance(stage, Untouched | Declined | Refused) else stage
        case SupplementRequested():
            return SupplementAwaited(applied_on=stage.on if isinstance(stage, Applied) else on, requested_on=on)
        case SupplementProvided():
            return Applied(on=stage.applied_on) if isinstance(stage, SupplementAwaited) else _begun(stage, on)
        case PermitAccepted():
            return Accepted(on=on)
        case PermitDeemedAccepted():
            return Accepted(on=stage.on if isinstance(stage, Applied) else on)
        case PermitNotAccepted():
            return Declined(on=on)
        case TimeExcluded(working_days=days) if isinstance(stage, Accepted):
            return structs.replace(stage, excluded_working_days=stage.excluded_working_days + days)
        case DecisionPeriodExtended(working_days=days) if isinstance(stage, Accepted):
            return structs.replace(stage, extended_working_days=stage.extended_working_days + days)
        case PermitGranted(permit_number=number, valid_to=valid_to, basis=basis):
            return Granted(on=on, permit_number=number, valid_to=valid_to, commitment_unchecked=basis == "commitment")
        case PermitRefused():
            return Refused(on=on)
        case PermitDelivered() if isinstance(stage, Granted | Refused):
            return structs.replace(stage, delivered_on=on)
        case PermitRenewed(valid_to=valid_to) | PermitDeemedRenewed(valid_to=valid_to) if isinstance(stage, Granted):
            return structs.replace(stage, valid_to=valid_to)
        case CommitmentCheckPassed() if isinstance(stage, Granted):
            return structs.replace(stage, commitment_unchecked=False)
        case CommitmentCheckFailed() if isinstance(stage, Granted):
            return structs.replace(stage, commitment_unchecked=False, commitment_broken=True)
        case PermitRevoked():
            return Ended(on=on, how=Ending.REVOKED)
        case PermitWithdrawn():
            return Ended(on=on, how=Ending.WITHDRAWN)
        case PermitCancelled():
            return Ended(on=on, how=Ending.CANCELLED)
        case _:
            return _begun(stage, on)


def _begun(stage: Approval, on: date) -> Approval:
    return Applied(on=on) if isinstance(stage, Untouched) else stage


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
    PermitApplied: (Untouched, Declined, Refused),
    SupplementRequested: (Applied,),
    SupplementProvided: (SupplementAwaited,),
    PermitAccepted: (Applied,),
    PermitDeemedAccepted: (Applied,),
    PermitNotAccepted: (Applied, SupplementAwaited),
    OnSiteVerified: _BEFORE_DECISION,
    ThirdPartyNotified: _BEFORE_DECISION,
    LicensingHearingHeld: _BEFORE_DECISION,
    TimeExcluded: (Accepted,),
    DecisionPeriodExtended: (Accepted,),
    CommitmentSigned: _BEFORE_DECISION,
    PermitGranted: (Accepted,),
    PermitRefused: (Accepted,),
    PermitDelivered: (Granted, Refused),
    PermitChanged: (Granted,),
    PermitRenewed: (Granted,),
    PermitDeemedRenewed: (Granted,),
    CommitmentCheckPassed: (Granted,),
    CommitmentCheckFailed: (Granted,),
    PermitRevoked: (Granted,),
    PermitWithdrawn: (Granted,),
    PermitCancelled: (Granted,),
    SupervisionHandedOver: (Granted,),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
