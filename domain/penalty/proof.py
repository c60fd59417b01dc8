"""Proof: the evidence of a case as it stands, verified or excluded, and what is kept of it."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.evidence import (
    EvidenceCollected,
    EvidenceExcluded,
    EvidencePreserved,
    EvidenceVerified,
    PreservationDisposed,
    PreservationLapsed,
    RecordingReview,
)
from domain.penalty.investigation import InvestigationConcluded


class Exhibit(Record):
    """A piece of evidence."""

    evidence: str
    device: str | None = None
    captured_on: date | None = None
    verified: bool = False
    excluded: bool = False
    flaws: tuple[str, ...] | None = None
    """What review found a device's record not to be; None while it was not reviewed."""
    informed_on: date | None = None
    channel: str | None = None


class Kept(Record):
    """What was registered and preserved, until it is dealt with."""

    inventory: str
    on: date


class Proof(Record):
    """The evidence of a case."""

    exhibits: tuple[Exhibit, ...] = ()
    kept: tuple[Kept, ...] = ()
    relied: tuple[str, ...] = ()
    """The evidence on which the report of the investigation rests."""

    def exhibit(self, evidence: str) -> Exhibit | None:
        """Find a piece of evidence."""
        return next((e for e in self.exhibits if e.evidence == evidence), None)

    def kept_on(self, inventory: str) -> date | None:
        """Find the day on which something was preserved that has not been dealt with."""
        return next((k.on for k in self.kept if k.inventory == inventory), None)


def prove(proof: Proof, fact: Fact, on: date) -> Proof:
    """Enter a fact. Never fails."""
    match fact:
        case EvidenceCollected(evidence=name, device=device, captured_on=captured_on):
            known = (e for e in proof.exhibits if e.evidence != name)
            fresh = Exhibit(evidence=name, device=device, captured_on=captured_on)
            return structs.replace(proof, exhibits=(*known, fresh))
        case EvidenceVerified(evidence=name):
            return _change(proof, structs.replace(_named(proof, name), **_verified(fact)))
        case EvidenceExcluded(evidence=name):
            return _change(proof, structs.replace(_named(proof, name), excluded=True))
        case EvidencePreserved(inventory=inventory):
            return structs.replace(proof, kept=(*proof.kept, Kept(inventory=inventory, on=on)))
        case PreservationDisposed(inventory=inventory) | PreservationLapsed(inventory=inventory):
            return structs.replace(proof, kept=tuple(k for k in proof.kept if k.inventory != inventory))
        case InvestigationConcluded(evidence=relied) if relied:
            return structs.replace(proof, relied=relied)
        case _:
            return proof


def _named(proof: Proof, evidence: str) -> Exhibit:
    return proof.exhibit(evidence) or Exhibit(evidence=evidence)


def _change(proof: Proof, exhibit: Exhibit) -> Proof:
    others = (e for e in proof.exhibits if e.evidence != exhibit.evidence)
    return structs.replace(proof, exhibits=(*others, exhibit))


def _verified(fact: EvidenceVerified) -> dict[str, object]:
    said: dict[str, object] = {"verified": True}
    if fact.recording is not None:
        said["flaws"] = _flaws(fact.recording)
    if fact.party_informed_on is not None:
        said |= {"informed_on": fact.party_informed_on, "channel": fact.query_channel}
    return said


def _flaws(review: RecordingReview) -> tuple[str, ...]:
    return tuple(name for name in review.__struct_fields__ if not getattr(review, name))
