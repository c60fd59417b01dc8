"""What the law's guards need to know of how a decision is performed and enforced."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.amendment import DecisionRevoked, Origin, QuashingGround
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied, PerformanceUrged
from domain.penalty.evidence import EvidenceCollected
from domain.penalty.kinds import PenaltyKind
from domain.penalty.payment import CollectionRemitted, FineCollectedOnSpot
from domain.penalty.service import Document, DocumentServed
from domain.penalty.service_offset import (
    ServiceHoursRecorded,
    ServiceOffsetApplied,
    ServiceOffsetApproved,
    ServiceOffsetCompleted,
)


class Offset(Record):
    """Community service in place of a fine."""

    applied_on: date | None = None
    approved_on: date | None = None
    to_do: int = 0
    """Minutes to be done."""
    fen_per_hour: int = 0
    limit: int = 0
    """How much of the fine it may replace."""
    done: int = 0
    """Minutes done."""
    sessions: int = 0
    shortest: int | None = None
    """Minutes of the shortest session."""
    completed_on: date | None = None


class Made(Record):
    """What a decision imposed, to be compared with what replaces it."""

    kinds: tuple[PenaltyKind, ...]
    fine: int
    item: str | None = None
    reasons: str | None = None
    revoked: bool = False
    ground: QuashingGround | None = None
    """On which ground it was revoked."""
    by_review: bool = False
    """True where the reviewing body or the court revoked it."""
    evidence_since: bool = False
    """True where evidence has been collected since it was revoked."""


class Performing(Record):
    """How the decision is performed."""

    collected_on: date | None = None
    """Day on which officers collected the fine on the spot."""
    handed_in_on: date | None = None
    """Day on which they gave it to the organ."""
    urging: str | None = None
    """Letter of the latest urging."""
    urged_on: date | None = None
    """Day on which it reached the party."""
    court_applied_on: date | None = None
    offset: Offset = Offset()
    made: Made | None = None
    """The decision as first made."""


def follow(performing: Performing, fact: Fact, on: date) -> Performing:
    """Follow the performance by a fact. Never fails."""
    match fact:
        case PenaltyDecided(kinds=kinds, fine=fine, item=item, reasons=reasons):
            made = Made(kinds=kinds, fine=fine, item=item, reasons=reasons)
            return structs.replace(performing, made=made)
        case OnTheSpotDecided(kinds=kinds, fine=fine, item=item):
            return structs.replace(performing, made=Made(kinds=kinds, fine=fine, item=item))
        case DecisionRevoked(origin=origin, ground=ground):
            if performing.made is None:
                return Performing()
            by_review = origin != Origin.OWN
            return Performing(made=structs.replace(performing.made, revoked=True, ground=ground, by_review=by_review))
        case EvidenceCollected() if performing.made is not None and performing.made.revoked:
            return structs.replace(performing, made=structs.replace(performing.made, evidence_since=True))
        case FineCollectedOnSpot():
            return structs.replace(performing, collected_on=performing.collected_on or on)
        case CollectionRemitted() if performing.handed_in_on is None:
            return structs.replace(performing, handed_in_on=on)
        case PerformanceUrged(document=document, served_on=served_on):
            return structs.replace(performing, urging=document, urged_on=served_on)
        case DocumentServed(kind=Document.URGING, document=document):
            if performing.urged_on is None and document in (None, performing.urging):
                return structs.replace(performing, urged_on=on)
            return performing
        case CourtEnforcementApplied():
            return structs.replace(performing, court_applied_on=on)
        case ServiceOffsetApplied() | ServiceOffsetApproved() | ServiceHoursRecorded() | ServiceOffsetCompleted():
            return structs.replace(performing, offset=_work(performing.offset, fact, on))
        case _:
            return performing


def _work(offset: Offset, fact: Fact, on: date) -> Offset:
    match fact:
        case ServiceOffsetApplied():
            return structs.replace(offset, applied_on=on)
        case ServiceOffsetApproved(minutes=minutes, fen_per_hour=rate, amount=amount):
            return structs.replace(offset, approved_on=on, to_do=minutes, fen_per_hour=rate, limit=amount)
        case ServiceHoursRecorded(minutes=minutes):
            shortest = minutes if offset.shortest is None else min(offset.shortest, minutes)
            return structs.replace(offset, done=offset.done + minutes, sessions=offset.sessions + 1, shortest=shortest)
        case ServiceOffsetCompleted():
            return structs.replace(offset, completed_on=on)
        case _:
            return offset
