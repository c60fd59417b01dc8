"""Disputes over duties (职责争议): raised by an organ, or there because a case was sent back twice."""

from collections.abc import Iterator

from msgspec import Struct

from domain.collaboration.disputes import (
    DisputeNegotiationFailed,
    JurisdictionDisputeRaised,
    JurisdictionDisputeResolved,
)
from domain.collaboration.facts import CaseTransferAccepted, CaseTransferReturned
from domain.collaboration.thread import BOUNCES_BEFORE_DISPUTE
from domain.event import Recorded
from projections.read_models.collaboration.exchange import Exchange, Kind, State, runs
from projections.read_models.telling import Told


class _Dispute(Struct):
    """A dispute, and what became of it."""

    start: Recorded
    bounces: int
    by_returns: bool
    raised: JurisdictionDisputeRaised | None = None
    besides: tuple[Recorded, ...] = ()
    end: Recorded | None = None


def disputes(told: Told) -> Iterator[Exchange]:
    """Tell of each dispute; raised again while it goes on is the same dispute."""
    found = _found(told)
    due = {run.started_by.version: run.due_at for run in runs(told, "D-DISPUTE")} if found else {}
    for dispute in found:
        start = dispute.start
        raised = dispute.raised
        opened_by = next((r for r in (start, *dispute.besides) if r.version in due), start)
        yield Exchange(
            key=f"dispute-{start.version}",
            kind=Kind.DISPUTE,
            asked=start,
            to_organ=(raised.interim_organ if raised is not None else None) or start.event.organ,
            from_organ=start.event.organ,
            state=State.WAITING if dispute.end is None else State.RESOLVED,
            answered=dispute.end,
            due_at=due.get(opened_by.version),
            besides=dispute.besides,
            others=raised.organs if raised is not None else (),
            bounces=dispute.bounces,
            disputed=True,
            interim_organ=raised.interim_organ if raised is not None else None,
        )


def _found(told: Told) -> list[_Dispute]:
    disputes_: list[_Dispute] = []
    bounces = 0
    for recorded in told.events:
        now = disputes_[-1] if disputes_ and disputes_[-1].end is None else None
        match recorded.event.fact:
            case CaseTransferReturned(bounce=bounce):
                bounces = max(bounces + 1, bounce)
                if now is None and bounces >= BOUNCES_BEFORE_DISPUTE:
                    disputes_.append(_Dispute(recorded, bounces, by_returns=True))
            case JurisdictionDisputeRaised() as raised if now is None:
                disputes_.append(_Dispute(recorded, bounces, by_returns=False, raised=raised))
            case JurisdictionDisputeRaised() as raised if now is not None:
                now.raised, now.besides = raised, (*now.besides, recorded)
            case DisputeNegotiationFailed() if now is not None:
                now.besides = (*now.besides, recorded)
            case JurisdictionDisputeResolved():
                bounces = 0
                if now is not None:
                    now.end = recorded
            case CaseTransferAccepted() if now is not None and now.by_returns and now.raised is None:
                now.end = recorded
            case _:
                pass
    return disputes_
