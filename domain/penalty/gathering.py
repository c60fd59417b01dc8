"""Gathering the penalty dossier, fact by fact."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import structs

from domain.fact import Fact
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
    changed = _gathered(settle(advance(dossier, fact, at, on, organ), fact, at, on, organ), fact, at, on)
    officers = _officers(fact)
    if officers and not officers.issubset(changed.investigators):
        changed = structs.replace(changed, investigators=tuple(sorted(officers.union(changed.investigators))))
    return changed


def _gathered(dossier: Dossier, fact: Fact, at: datetime, on: date) -> Dossier:
    """Enter a fact into what is kept of evidence, of what the party was told and said, and of the levels of review."""
    proof, heard, levels = (
        prove(dossier.proof, fact, on),
        hear(dossier.heard, fact, at, on),
        review(dossier.levels, fact, at),
    )
    if proof is dossier.proof and heard is dossier.heard and levels is dossier.levels:
        return dossier
    return structs.replace(dossier, proof=proof, heard=heard, levels=levels)


def _officers(fact: Fact) -> frozenset[str]:
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
