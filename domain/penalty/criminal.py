"""How far the transfer of a suspected crime has come, and back (行刑衔接)."""

from datetime import date, datetime
from typing import Final, TypeAlias

from domain.fact import Fact, Record
from domain.penalty.criminal_facts import (
    CriminalCaseReturned,
    CriminalPropertyHandedOver,
    CriminalTransferAccepted,
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferProposed,
    CriminalTransferRefused,
    CriminalTransferSent,
    NonFilingChallenged,
)


class NotTransferred(Record, tag="not_transferred"):
    """Nobody suspects a crime."""


class Proposed(Record, tag="transfer_proposed"):
    """The team has reported, and the principal head is to decide."""

    on: date
    team: int = 0
    """Distinct officers of the team."""


class Approved(Record, tag="transfer_approved"):
    """Approved, to be sent within twenty-four hours."""

    at: datetime


class Disapproved(Record, tag="transfer_disapproved"):
    """Not approved: the case stays with the organ."""

    on: date


class Sent(Record, tag="transfer_sent"):
    """With the police, who have not answered."""

    on: date


class Accepted(Record, tag="transfer_accepted"):
    """Accepted by the police."""

    notified_on: date
    case_opened: bool = True


class Refused(Record, tag="transfer_refused"):
    """Not accepted, or no criminal case opened."""

    notified_on: date


class Challenged(Record, tag="transfer_challenged"):
    """The organ asked for reconsideration, or for the prosecutor's supervision."""

    on: date


class Returned(Record, tag="transfer_returned"):
    """Sent back for an administrative penalty."""

    on: date
    criminal_fine: bool = False


Transfer: TypeAlias = (
    NotTransferred | Proposed | Approved | Disapproved | Sent | Accepted | Refused | Challenged | Returned
)


def evolve(transfer: Transfer, fact: Fact, at: datetime, on: date) -> Transfer:
    """Move the transfer by a fact. Never fails."""
    match fact:
        case CriminalTransferProposed(team=team):
            return Proposed(on=on, team=len({officer.id for officer in team if not officer.auxiliary}))
        case CriminalTransferApproved():
            return Approved(at=at)
        case CriminalTransferDisapproved():
            return Disapproved(on=on)
        case CriminalTransferSent():
            return Sent(on=on)
        case CriminalTransferAccepted(notified_on=told, case_opened=opened):
            return Accepted(notified_on=told or on, case_opened=opened)
        case CriminalTransferRefused(notified_on=told):
            return Refused(notified_on=told or on)
        case NonFilingChallenged():
            return Challenged(on=on)
        case CriminalCaseReturned(criminal_fine=fined):
            return Returned(on=on, criminal_fine=fined)
        case _:
            return transfer


ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    CriminalTransferProposed: (NotTransferred, Disapproved, Refused, Challenged, Returned),
    CriminalTransferApproved: (Proposed,),
    CriminalTransferDisapproved: (Proposed,),
    CriminalTransferSent: (Approved,),
    CriminalTransferAccepted: (Sent, Challenged),
    CriminalTransferRefused: (Sent, Challenged),
    CriminalPropertyHandedOver: (Accepted,),
    NonFilingChallenged: (Refused,),
    CriminalCaseReturned: (Sent, Accepted, Challenged),
}
"""States in which each step of a transfer may be taken; a reported fact is not bound by it."""
