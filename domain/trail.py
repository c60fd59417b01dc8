"""The trail of a case (全过程记录): which parts of its course are on record, and what should have been filmed."""

from typing import Final

from msgspec import structs

from domain.fact import Fact, Record
from domain.filming import Filming, filming_of, films_of
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, DemolitionExecuted, SubstitutePerformed
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied, CourtEnforcementExecuted
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved
from domain.penalty.investigation import CaseFiled, PartyQuestioned, SceneInspected
from domain.penalty.payment import FineCollectedOnSpot, FinePaid
from domain.penalty.review import CollectiveDiscussionHeld, DecisionApproved, DepartmentReviewed, LegalReviewPassed
from domain.penalty.sanctions import BusinessSuspended, ConfiscationExecuted, LicenceRevoked
from domain.penalty.service import Document, DocumentServed
from domain.penalty.service_offset import ServiceOffsetCompleted
from domain.supervision.facts import (
    ActCodeMinted,
    InspectionItemRecorded,
    InspectionTaskIssued,
    LeadReceived,
)

_PHASE_OF: Final[dict[type[Fact], str]] = {
    LeadReceived: "start",
    InspectionTaskIssued: "start",
    CaseFiled: "start",
    InspectionItemRecorded: "evidence",
    PartyQuestioned: "evidence",
    SceneInspected: "evidence",
    EvidenceCollected: "evidence",
    EvidencePreserved: "evidence",
    DepartmentReviewed: "review",
    LegalReviewPassed: "review",
    CollectiveDiscussionHeld: "review",
    DecisionApproved: "review",
    PenaltyDecided: "decision",
    NoPenaltyDecided: "decision",
    FactsNotEstablished: "decision",
    OnTheSpotDecided: "decision",
    DocumentServed: "service",
    FinePaid: "performance",
    FineCollectedOnSpot: "performance",
    CourtEnforcementApplied: "performance",
    CourtEnforcementExecuted: "performance",
    CoerciveExecutionCarriedOut: "performance",
    SubstitutePerformed: "performance",
    DemolitionExecuted: "performance",
    ConfiscationExecuted: "performance",
    LicenceRevoked: "performance",
    BusinessSuspended: "performance",
    ServiceOffsetCompleted: "performance",
}


class ActCode(Record):
    """An act code of the case, and the kind of act it was minted for."""

    code: str
    act_kind: str | None = None


class Trail(Record):
    """What is on record."""

    phases: tuple[str, ...] = ()
    """Parts of the course, by the names of APL art. 47."""
    unfilmed: tuple[str, ...] = ()
    """Seals and seizures without a recording."""
    act_codes: tuple[ActCode, ...] = ()


def leave(trail: Trail, fact: Fact) -> Trail:
    """Note what a fact leaves on record. Never fails."""
    match fact:
        case ActCodeMinted(code=code, act_kind=kind) if all(known.code != code for known in trail.act_codes):
            return structs.replace(trail, act_codes=(*trail.act_codes, ActCode(code=code, act_kind=kind)))
        case PropertySealed(measure=name) | PropertySeized(measure=name) if _unfilmed(fact):
            return structs.replace(trail, unfilmed=(*trail.unfilmed, name))
        case DemolitionExecuted(record=record) if _unfilmed(fact):
            return structs.replace(trail, unfilmed=(*trail.unfilmed, record or "demolition"))
        case OnTheSpotDecided(delivered=delivered):
            begun = _on_record(_on_record(trail, "start"), "decision")
            return _on_record(begun, "service") if delivered else begun
        case DocumentServed(kind=kind) if kind != Document.DECISION:
            return trail
        case _:
            phase = _PHASE_OF.get(type(fact))
            return trail if phase is None else _on_record(trail, phase)


def _unfilmed(fact: Fact) -> bool:
    return filming_of(fact) == Filming.FULL and not films_of(fact)


def _on_record(trail: Trail, phase: str) -> Trail:
    return trail if phase in trail.phases else structs.replace(trail, phases=(*trail.phases, phase))
