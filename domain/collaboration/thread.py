"""The collaboration thread: open requests, whose case it is, and disputes over it."""

from datetime import date
from typing import Final, TypeAlias

from msgspec import structs

from domain.collaboration.disputes import (
    DisputeNegotiationFailed,
    JurisdictionDisputeRaised,
    JurisdictionDisputeResolved,
)
from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
)
from domain.collaboration.joint import JointEnforcementPlanned, TransferResultFedBack
from domain.fact import Fact, Record

BOUNCES_BEFORE_DISPUTE: Final = 2
"""Returned so often, a transfer counts as disputed (案件移交标准): a local design, not a number of any statute."""


class Unsent(Record, tag="unsent"):
    """Nobody has handed the case over."""


class Sent(Record, tag="sent"):
    """The case is with another organ, which has not answered yet."""

    since: date
    to_organ: str
    due: date | None = None


class Taken(Record, tag="taken"):
    """The other organ took the case over."""

    since: date


class Returned(Record, tag="returned"):
    """The other organ sent the case back once: it may be sent again."""

    since: date


class Disputed(Record, tag="disputed"):
    """Whose duty the matter is, is disputed: raised, or sent back so often that it counts as raised."""

    since: date
    interim_organ: str | None = None
    negotiation_failed_on: date | None = None
    by_returns: bool = False
    """True where it counts as raised because the case was sent back so often."""


Stage: TypeAlias = Unsent | Sent | Taken | Returned | Disputed


class Request(Record):
    """A request for assistance without an answer."""

    request: str
    since: date
    due: date | None = None


class Collaboration(Record):
    """The thread."""

    stage: Stage = Unsent()
    requests: tuple[Request, ...] = ()
    bounces: int = 0
    from_organ: str | None = None
    """The organ that handed the case over, once it was taken."""
    fed_back: bool = False
    """True once that organ was told what came of it."""
    plans: tuple[str, ...] = ()
    """Plans of joint enforcement."""


def evolve(collaboration: Collaboration, fact: Fact, on: date, organ: str | None) -> Collaboration:
    """Move the thread by a fact. Never fails."""
    match fact:
        case AssistanceRequested(request=request, due=due):
            waiting = Request(request=request, since=on, due=due)
            return structs.replace(collaboration, requests=(*collaboration.requests, waiting))
        case AssistanceAnswered(request=request) | AssistanceRefused(request=request):
            waiting_still = tuple(r for r in collaboration.requests if r.request != request)
            return structs.replace(collaboration, requests=waiting_still)
        case JointEnforcementPlanned(plan=plan):
            return structs.replace(collaboration, plans=(*collaboration.plans, plan))
        case TransferResultFedBack():
            return structs.replace(collaboration, fed_back=True)
        case _:
            return _transfer(collaboration, fact, on, organ)


def _transfer(collaboration: Collaboration, fact: Fact, on: date, organ: str | None) -> Collaboration:
    match fact:
        case CaseTransferred(to_organ=to_organ, due=due):
            sent = Sent(since=on, to_organ=to_organ, due=due)
            return structs.replace(collaboration, stage=sent, from_organ=organ, fed_back=False)
        case CaseTransferAccepted():
            return structs.replace(collaboration, stage=Taken(since=on))
        case CaseTransferReturned(bounce=bounce):
            bounces = max(bounce, collaboration.bounces + 1)
            stage = Disputed(since=on, by_returns=True) if bounces >= BOUNCES_BEFORE_DISPUTE else Returned(since=on)
            return structs.replace(collaboration, stage=stage, bounces=bounces)
        case JurisdictionDisputeRaised(interim_organ=interim):
            return structs.replace(collaboration, stage=Disputed(since=on, interim_organ=interim))
        case DisputeNegotiationFailed():
            known = collaboration.stage if isinstance(collaboration.stage, Disputed) else Disputed(since=on)
            return structs.replace(collaboration, stage=structs.replace(known, negotiation_failed_on=on))
        case JurisdictionDisputeResolved():
            return structs.replace(collaboration, stage=Taken(since=on), bounces=0)
        case _:
            return collaboration


_NOT_AWAY: Final = (Unsent, Taken, Returned)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    CaseTransferred: _NOT_AWAY,
    CaseTransferAccepted: (Sent,),
    CaseTransferReturned: (Sent,),
    JurisdictionDisputeRaised: (Unsent, Sent, Taken, Returned, Disputed),
    DisputeNegotiationFailed: (Disputed,),
    JurisdictionDisputeResolved: (Disputed,),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
