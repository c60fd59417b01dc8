"""Gathering the penalty dossier, fact by fact."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from msgspec import structs

from domain.fact import Fact
from domain.listening import heard_by
from domain.parties import Officer
from domain.penalty.course import advance
from domain.penalty.dossier import Dossier
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, SamplingDone
from domain.penalty.heard import hear
from domain.penalty.hearing import HearingHeld
from domain.penalty.investigation import (
    CaseFiled,
    PartyQuestioned,
    SceneInspected,
    WitnessQuestioned,
)
from domain.penalty.levels import review
from domain.penalty.outcome import settle
from domain.penalty.proof import prove


def note(dossier: Dossier, fact: Fact, at: datetime, on: date, organ: str | None) -> Dossier:
    """Enter a fact into the dossier. Never fails."""
    kind = type(fact)
    if kind in _COURSE:
        dossier = advance(dossier, fact, at, on, organ)
    if kind in _OUTCOME:
        dossier = settle(dossier, fact, at, on, organ)
    if kind in _PROVES:
        dossier = structs.replace(dossier, proof=prove(dossier.proof, fact, on))
    if kind in _HEARS:
        dossier = structs.replace(dossier, heard=hear(dossier.heard, fact, at, on))
    if kind in _REVIEWS:
        dossier = structs.replace(dossier, levels=review(dossier.levels, fact, at))
    if kind not in _INVESTIGATES:
        return dossier
    officers = investigators_of(fact)
    if officers.issubset(dossier.investigators):
        return dossier
    return structs.replace(dossier, investigators=tuple(sorted(officers.union(dossier.investigators))))


def investigators_of(fact: Fact) -> frozenset[str]:
    """Name those who investigate by a fact."""
    match fact:
        case CaseFiled(handlers=officers):
            return _names(officers)
        case (
            PartyQuestioned(officers=officers)
            | WitnessQuestioned(officers=officers)
            | SceneInspected(officers=officers)
            | EvidenceCollected(officers=officers)
            | EvidencePreserved(officers=officers)
            | SamplingDone(officers=officers)
        ):
            return _names(officers)
        case HearingHeld(investigators=names):
            return frozenset(names)
        case _:
            return frozenset()


def _names(officers: Iterable[Officer]) -> frozenset[str]:
    return frozenset(o.id for o in officers)


_COURSE: Final = heard_by(advance)
_OUTCOME: Final = heard_by(settle)
_PROVES: Final = heard_by(prove)
_HEARS: Final = heard_by(hear)
_REVIEWS: Final = heard_by(review)
_INVESTIGATES: Final = heard_by(investigators_of)
