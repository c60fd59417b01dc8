"""Filming (音像记录): which acts are recorded in sound and picture, throughout or as needed (118号 cl. 8)."""

from enum import StrEnum
from typing import Final

from domain.fact import Fact
from domain.law.guard import Grade
from domain.measures.execution_facts import (
    CoerciveExecutionCarriedOut,
    DemolitionExecuted,
    ExecutionWay,
    SubstitutePerformed,
)
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, SamplingDone
from domain.penalty.hearing import HearingHeld
from domain.penalty.investigation import PartyQuestioned, SceneInspected, WitnessQuestioned
from domain.penalty.service import DocumentServed, ServiceMethod
from domain.supervision.facts import InspectionStarted, LeadVerified, RemoteInspectionPerformed


class Filming(StrEnum):
    """How far an act is recorded in sound and picture."""

    FULL = "full"
    """Throughout (全程音像记录): sealing, seizing, demolishing by force."""
    SITUATIONAL = "situational"
    """As needed: field acts, collecting evidence, hearings, leaving a document, serving by public notice."""
    NONE = "none"
    """Words are enough."""


GRADE: Final = (Grade.SEEN, Grade.MEMORY)
"""The lists of seven organs agree with the clause; its own text is from memory."""

_FULL: Final[frozenset[type[Fact]]] = frozenset({PropertySealed, PropertySeized, DemolitionExecuted})
_SITUATIONAL: Final[frozenset[type[Fact]]] = frozenset(
    {
        LeadVerified,
        InspectionStarted,
        RemoteInspectionPerformed,
        PartyQuestioned,
        WitnessQuestioned,
        SceneInspected,
        EvidenceCollected,
        EvidencePreserved,
        SamplingDone,
        HearingHeld,
        OnTheSpotDecided,
        CoerciveExecutionCarriedOut,
        SubstitutePerformed,
    }
)
FILMED: Final[frozenset[type[Fact]]] = frozenset({*_FULL, *_SITUATIONAL, DocumentServed})
"""Acts that may have to be filmed."""
_METHODS: Final = frozenset({ServiceMethod.LEAVING, ServiceMethod.PUBLIC_NOTICE})


def filming_of(fact: Fact, *, item_filmed: bool = False) -> Filming:
    """Find how far an act is filmed; ``item_filmed`` where the item's version asks for it (音像记录事项)."""
    if type(fact) in _FULL or (isinstance(fact, CoerciveExecutionCarriedOut) and fact.way == ExecutionWay.DEMOLITION):
        return Filming.FULL
    if isinstance(fact, DocumentServed):
        return Filming.SITUATIONAL if fact.method in _METHODS else Filming.NONE
    if type(fact) not in _SITUATIONAL:
        return Filming.NONE
    return Filming.FULL if item_filmed and hasattr(fact, "recordings") else Filming.SITUATIONAL


def films_of(fact: Fact) -> tuple[str, ...]:
    """List the recordings and photographs that an act left."""
    return (*getattr(fact, "recordings", ()), *getattr(fact, "photographs", ()))
