"""The collaboration thread: open requests, and whose case it is."""

from datetime import date
from enum import StrEnum

from msgspec import structs

from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
)
from domain.fact import Fact, Record


class Transfer(StrEnum):
    """Where a transfer of the case stands."""

    NONE = "none"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Request(Record):
    """A request for assistance without an answer."""

    request: str
    since: date
    due: date | None = None


class Collaboration(Record):
    """The thread."""

    requests: tuple[Request, ...] = ()
    transfer: Transfer = Transfer.NONE
    bounces: int = 0


def evolve(collaboration: Collaboration, fact: Fact, on: date) -> Collaboration:
    """Move the thread by a fact. Never fails."""
    match fact:
        case AssistanceRequested(request=request, due=due):
            waiting = Request(request=request, since=on, due=due)
            return structs.replace(collaboration, requests=(*collaboration.requests, waiting))
        case AssistanceAnswered(request=request) | AssistanceRefused(request=request):
            waiting_still = tuple(r for r in collaboration.requests if r.request != request)
            return structs.replace(collaboration, requests=waiting_still)
        case CaseTransferred():
            return structs.replace(collaboration, transfer=Transfer.SENT)
        case CaseTransferAccepted():
            return structs.replace(collaboration, transfer=Transfer.ACCEPTED)
        case CaseTransferReturned(bounce=bounce):
            return structs.replace(collaboration, transfer=Transfer.RETURNED, bounces=bounce)
        case _:
            return collaboration
