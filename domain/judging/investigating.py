"""Judging the investigation (调查取证): records, evidence, preservation, and the period for deciding."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.integrated_enforcement.arts_11_18_shared_evidence import shared_evidence_has_provenance
from domain.law.penalty.art_41_monitoring import (
    Device,
    Recording,
    device_reviewed_and_published,
    recording_reviewed_and_told,
)
from domain.law.penalty.art_55_records import record_made_and_signed
from domain.law.penalty.art_56_preservation import preserved_no_longer_than_seven_days, preserved_on_approval
from domain.law.penalty.art_60_ninety_days import Norm, extension_has_basis, suspension_has_basis
from domain.law.penalty.arts_40_46_evidence import Piece, evidence_is_whole, facts_rest_on_verified_evidence
from domain.penalty.decision import PenaltyDecided
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, PreservationDisposed, PreservationLapsed
from domain.penalty.investigation import (
    ClockSuspended,
    InvestigationConcluded,
    PartyQuestioned,
    PeriodExtended,
    SceneInspected,
    WitnessQuestioned,
)
from domain.penalty.kinds import LegalBasis
from domain.penalty.proof import Exhibit

Recorded: TypeAlias = PartyQuestioned | WitnessQuestioned | SceneInspected
"""Acts of which a record (笔录) is made."""


def _record(act: Act[Recorded]) -> Iterator[Verdict]:
    yield record_made_and_signed(act.fact.record, act.fact.signature)


def _evidence(act: Act[EvidenceCollected]) -> Iterator[Verdict]:
    fact = act.fact
    yield evidence_is_whole(fact.kind, [o.id for o in fact.officers], fact.origin, fact.place, fact.digest)
    yield shared_evidence_has_provenance(fact.from_organ, fact.provenance, lawful_at_origin=fact.lawful_at_origin)


def _preserved(act: Act[EvidencePreserved]) -> Iterator[Verdict]:
    fact = act.fact
    yield preserved_on_approval(act.on, fact.approver, fact.approved_on, at_risk=fact.at_risk)


def _dealt_with(act: Act[PreservationDisposed | PreservationLapsed]) -> Iterator[Verdict]:
    kept_on = act.dossier.proof.kept_on(act.fact.inventory)
    yield preserved_no_longer_than_seven_days(kept_on, act.on, act.registers.calendar)


def _suspended(act: Act[ClockSuspended]) -> Iterator[Verdict]:
    yield suspension_has_basis(act.fact.ground, _norm(act.fact.basis))


def _extended(act: Act[PeriodExtended]) -> Iterator[Verdict]:
    yield extension_has_basis(act.fact.ground, _norm(act.fact.basis), act.fact.approver)


def _norm(basis: LegalBasis | None) -> Norm | None:
    return Norm(basis.norm, basis.level) if basis is not None else None


def _relied_on(act: Act[InvestigationConcluded | PenaltyDecided]) -> Iterator[Verdict]:
    """Ask about the evidence on which facts rest: what the act lists, else what the investigation listed."""
    proof = act.dossier.proof
    used = [proof.exhibit(name) or Exhibit(evidence=name) for name in act.fact.evidence or proof.relied]
    pieces = [Piece(e.evidence, e.verified, e.excluded) for e in used]
    yield facts_rest_on_verified_evidence(pieces or None)
    recorded = [(e, e.device) for e in used if e.device is not None]
    yield device_reviewed_and_published(_device(act, device, e.captured_on) for e, device in recorded)
    yield recording_reviewed_and_told(Recording(e.evidence, e.flaws, e.informed_on, e.channel) for e, _ in recorded)


def _device(act: Act[InvestigationConcluded | PenaltyDecided], device: str, captured_on: date | None) -> Device:
    """Tell what the register knows of a device on the day of a recording."""
    monitoring = act.registers.monitoring
    if captured_on is None:
        return Device(device, registered=monitoring.known(device))
    reviewed, published = monitoring.reviewed(device, captured_on), monitoring.published(device, captured_on)
    return Device(
        device,
        registered=monitoring.known(device),
        reviewed_on=reviewed.reviewed_on if reviewed is not None else None,
        published_on=published.published_on if published is not None else None,
        captured_on=captured_on,
    )


JUDGES: Final[Judges] = {
    PartyQuestioned: (_record,),
    WitnessQuestioned: (_record,),
    SceneInspected: (_record,),
    EvidenceCollected: (_evidence,),
    EvidencePreserved: (_preserved,),
    PreservationDisposed: (_dealt_with,),
    PreservationLapsed: (_dealt_with,),
    ClockSuspended: (_suspended,),
    PeriodExtended: (_extended,),
    InvestigationConcluded: (_relied_on,),
    PenaltyDecided: (_relied_on,),
}
