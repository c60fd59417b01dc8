"""Judging acts of officers in the field: who took part, and how."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.integrated_enforcement.art_30_auxiliaries import assistants_only_assist
from domain.law.penalty.art_42_two_officers import Presence, two_qualified_officers
from domain.law.penalty.arts_52_55_certificate_shown import certificate_shown
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, SamplingDone
from domain.penalty.investigation import PartyQuestioned, SceneInspected, WitnessQuestioned
from domain.supervision.facts import (
    InspectionStarted,
    LeadVerified,
    RecheckFailed,
    RecheckPassed,
    RemoteInspectionPerformed,
)

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


ShownAt: TypeAlias = (
    LeadVerified
    | InspectionStarted
    | PartyQuestioned
    | WitnessQuestioned
    | SceneInspected
    | PropertySealed
    | PropertySeized
    | OnTheSpotDecided
)
"""Field acts that meet the party face to face."""

UnnamedAct: TypeAlias = RecheckPassed | RecheckFailed | EvidenceCollected
"""Field acts that may be reported without saying who took them."""


def _present(act: Act[FieldAct | UnnamedAct]) -> Iterator[Presence]:
    for officer in act.fact.officers:
        certified = act.registers.certified(officer.id, officer.certificate, act.on)
        yield Presence(officer.id, certified, officer.auxiliary)


def _alone(act: Act[FieldAct | UnnamedAct]) -> str | None:
    version = act.item(act.fact.item if isinstance(act.fact, OnTheSpotDecided) else act.case.item)
    return version.single_officer_law if version else None


def _officers(act: Act[FieldAct]) -> Iterator[Verdict]:
    yield two_qualified_officers(_present(act), _alone(act))
    yield assistants_only_assist(officer.auxiliary for officer in act.fact.officers)


def _unnamed(act: Act[UnnamedAct]) -> Iterator[Verdict]:
    yield two_qualified_officers(_present(act) if act.fact.officers else None, _alone(act))
    yield assistants_only_assist(officer.auxiliary for officer in act.fact.officers)


def _collected(act: Act[EvidenceCollected]) -> Iterator[Verdict]:
    if act.fact.officers:  # where nobody is named, G033 asks who collected it
        yield from _unnamed(act)


def _shown(act: Act[ShownAt]) -> Iterator[Verdict]:
    yield certificate_shown(shown=act.fact.identity_shown)


JUDGES: Final[Judges] = {
    LeadVerified: (_officers, _shown),
    InspectionStarted: (_officers, _shown),
    RemoteInspectionPerformed: (_officers,),
    RecheckPassed: (_unnamed,),
    RecheckFailed: (_unnamed,),
    PartyQuestioned: (_officers, _shown),
    WitnessQuestioned: (_officers, _shown),
    SamplingDone: (_officers,),
    SceneInspected: (_officers, _shown),
    EvidenceCollected: (_collected,),
    EvidencePreserved: (_officers,),
    PropertySealed: (_officers, _shown),
    PropertySeized: (_officers, _shown),
    OnTheSpotDecided: (_officers, _shown),
}
