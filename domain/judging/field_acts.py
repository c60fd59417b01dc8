"""Judging acts of officers in the field: who took part, and how."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_42_two_officers import Presence, two_qualified_officers
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.evidence import EvidencePreserved, SamplingDone
from domain.penalty.investigation import PartyQuestioned, SceneInspected, WitnessQuestioned
from domain.supervision.facts import InspectionStarted, LeadVerified, RemoteInspectionPerformed

FieldAct: TypeAlias = (
    LeadVerified
    | InspectionStarted
    | RemoteInspectionPerformed
    | PartyQuestioned
    | WitnessQuestioned
    | SamplingDone
    | SceneInspected
    | EvidencePreserved
    | PropertySealed
    | PropertySeized
    | OnTheSpotDecided
)
"""Acts that officers take in the field."""


def _officers(act: Act[FieldAct]) -> Iterator[Verdict]:
    item = act.fact.item if isinstance(act.fact, OnTheSpotDecided) else act.case.item
    version = act.item(item)
    present = (
        Presence(o.id, act.registers.certified(o.id, o.certificate, act.on), o.auxiliary) for o in act.fact.officers
    )
    yield two_qualified_officers(present, version.single_officer_law if version else None)


JUDGES: Final[Judges] = {
    LeadVerified: (_officers,),
    InspectionStarted: (_officers,),
    RemoteInspectionPerformed: (_officers,),
    PartyQuestioned: (_officers,),
    WitnessQuestioned: (_officers,),
    SamplingDone: (_officers,),
    SceneInspected: (_officers,),
    EvidencePreserved: (_officers,),
    PropertySealed: (_officers,),
    PropertySeized: (_officers,),
    OnTheSpotDecided: (_officers,),
}
