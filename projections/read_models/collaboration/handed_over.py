"""Handing over (移送): cases, leads and suspected crimes, each sending an entry of its own."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct

from domain.collaboration.disputes import JurisdictionDisputeRaised, JurisdictionDisputeResolved
from domain.collaboration.facts import CaseTransferAccepted, CaseTransferred, CaseTransferReturned
from domain.collaboration.joint import TransferResultFedBack
from domain.collaboration.thread import BOUNCES_BEFORE_DISPUTE
from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.criminal_facts import CriminalTransferAccepted, CriminalTransferRefused, CriminalTransferSent
from domain.supervision.leads import LeadTransferAccepted, LeadTransferred, LeadTransferRejected
from projections.read_models.collaboration.exchange import Exchange, Kind, State, end_of, runs
from projections.read_models.telling import Told


class _Way(Struct, frozen=True):
    """A way of handing over: what sends, what takes, what sends back."""

    kind: Kind
    sends: type[Fact]
    takes: type[Fact]
    returns: type[Fact]
    returned: State = State.RETURNED


_WAYS: Final = (
    _Way(Kind.CASE_TRANSFER, CaseTransferred, CaseTransferAccepted, CaseTransferReturned),
    _Way(Kind.LEAD_TRANSFER, LeadTransferred, LeadTransferAccepted, LeadTransferRejected),
    _Way(
        Kind.CRIMINAL_TRANSFER, CriminalTransferSent, CriminalTransferAccepted, CriminalTransferRefused, State.REFUSED
    ),
)


class _Sending(Struct):
    """One sending, and what became of it."""

    start: Recorded
    end: Recorded | None = None
    bounces: int = 0
    raised: bool = False
    fed_back: Recorded | None = None


def handed_over(told: Told) -> Iterator[Exchange]:
    """Tell of each sending."""
    for way in _WAYS:
        if told.of(way.sends):
            due = _due(told, way)
            for sending in _sendings(told, way):
                yield _asked(way, sending, due.get(sending.start.version))


def _sendings(told: Told, way: _Way) -> list[_Sending]:
    """Fold the sendings of a way; sent again while nobody has answered is the same sending."""
    sendings: list[_Sending] = []
    bounces = 0
    for recorded in told.events:
        fact = recorded.event.fact
        now = sendings[-1] if sendings else None
        waits = now is not None and now.end is None
        match fact:
            case _ if isinstance(fact, way.sends) and not waits:
                sendings.append(_Sending(recorded, bounces=bounces))
            case JurisdictionDisputeResolved():
                bounces = 0
                if now is not None and waits:
                    now.end = recorded
            case JurisdictionDisputeRaised() if now is not None and waits:
                now.raised = True
            case TransferResultFedBack() if now is not None and now.end is not None and now.fed_back is None:
                now.fed_back = recorded if isinstance(now.end.event.fact, way.takes) else None
            case _ if isinstance(fact, way.returns) and now is not None and waits:
                bounces = max(bounces + 1, fact.bounce if isinstance(fact, CaseTransferReturned) else 0)
                now.end, now.bounces = recorded, bounces
            case _ if isinstance(fact, way.takes) and now is not None and waits:
                now.end = recorded
            case _:
                pass
    return sendings


def _due(told: Told, way: _Way) -> dict[int, datetime | None]:
    """Find by when each sending was to be answered, by the version of its event."""
    if way.sends is CaseTransferred:
        return {run.started_by.version: run.due_at for run in runs(told, "D-COLLAB")}
    return {r.version: end_of(fact.due) for r, fact in told.of(LeadTransferred)}


def _asked(way: _Way, sending: _Sending, due_at: datetime | None) -> Exchange:
    start, end = sending.start, sending.end
    match end.event.fact if end is not None else None:
        case None:
            state = State.WAITING
        case JurisdictionDisputeResolved():
            state = State.RESOLVED
        case fact if isinstance(fact, way.returns):
            state = way.returned
        case _:
            state = State.ACCEPTED
    by_returns = way.sends is not CriminalTransferSent and sending.bounces >= BOUNCES_BEFORE_DISPUTE
    return Exchange(
        key=f"{way.kind}-{start.version}",
        kind=way.kind,
        asked=start,
        to_organ=_sent_to(start.event.fact),
        from_organ=start.event.organ,
        state=state,
        answered=end,
        due_at=due_at,
        fed_back=sending.fed_back,
        bounces=sending.bounces,
        disputed=sending.raised or by_returns,
    )


def _sent_to(fact: Fact) -> str | None:
    match fact:
        case CaseTransferred(to_organ=to) | LeadTransferred(to_organ=to) | CriminalTransferSent(police=to):
            return to
        case _:
            return None
