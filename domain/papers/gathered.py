"""Papers of the beginning and the investigation: filing, records, evidence, measures, orders to correct."""

from collections.abc import Iterator
from typing import Final

from domain.collaboration.facts import CaseTransferAccepted
from domain.fact import Fact
from domain.measures.facts import (
    DepositFrozen,
    MeasureApproved,
    MeasureExpired,
    MeasureExtended,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
    UrgentMeasureReported,
)
from domain.papers.paper import Paper
from domain.papers.showing import Shown, Shows, identity, one
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, PreservationDisposed, PreservationLapsed
from domain.penalty.investigation import (
    CaseFiled,
    InvestigationConcluded,
    PartyQuestioned,
    SceneInspected,
    WitnessQuestioned,
)
from domain.penalty.kinds import CaseSource, EvidenceKind
from domain.supervision.facts import (
    CorrectionOrdered,
    InspectionStarted,
    InspectionTaskIssued,
    LeadReceived,
    LeadVerified,
    RecheckFailed,
    RecheckPassed,
)
from domain.supervision.leads import LeadTransferAccepted

_SPOT: Final = frozenset({EvidenceKind.SCENE_RECORD, EvidenceKind.AUDIOVISUAL})


def _filed(fact: CaseFiled) -> Iterator[Shown]:
    if fact.case_source != CaseSource.OTHER or fact.origin is not None:
        yield Shown(Paper.SOURCE, fact.origin)
    if fact.approver is not None:
        yield Shown(Paper.FILING, fact.case_number)


def _questioned(fact: PartyQuestioned | WitnessQuestioned) -> Iterator[Shown]:
    yield from identity(fact)
    if fact.record is not None:
        yield Shown(Paper.QUESTIONING, fact.record)


def _scene(fact: SceneInspected) -> Iterator[Shown]:
    yield from identity(fact)
    if fact.record is not None:
        yield Shown(Paper.SCENE, fact.record)
    if fact.record is not None or fact.photographs:
        yield Shown(Paper.SPOT_RECORD, fact.record or fact.photographs[0])
    if fact.refused_order is not None:
        yield Shown(Paper.RECHECK, fact.record, fact.refused_order)


def _evidence(fact: EvidenceCollected) -> Iterator[Shown]:
    yield Shown(Paper.EVIDENCE, fact.evidence, None, fact.digest)
    if fact.kind in _SPOT:
        yield Shown(Paper.SPOT_RECORD, fact.evidence, None, fact.digest)


def _preserved(fact: EvidencePreserved) -> Iterator[Shown]:
    yield Shown(Paper.MEASURE_INVENTORY, fact.inventory, fact.inventory)
    if fact.approver is not None:
        yield Shown(Paper.MEASURE_APPROVAL, None, fact.inventory)


def _taken(fact: PropertySealed | PropertySeized) -> Iterator[Shown]:
    yield from identity(fact)
    yield Shown(Paper.MEASURE_INVENTORY, fact.inventory, fact.measure)
    if fact.decision is not None:
        yield Shown(Paper.MEASURE_DECISION, fact.decision, fact.measure)
    if fact.on_site is not None and fact.on_site.record is not None:
        yield Shown(Paper.MEASURE_SCENE, fact.on_site.record, fact.measure)


def _extended(fact: MeasureExtended) -> Iterator[Shown]:
    if fact.approver is not None and fact.notice is not None:
        yield Shown(Paper.MEASURE_EXTENSION, fact.notice, fact.measure)


def _released(fact: MeasureReleased) -> Iterator[Shown]:
    yield Shown(Paper.MEASURE_RELEASE, None, fact.measure)
    if fact.return_receipt is not None:
        yield Shown(Paper.MEASURE_RETURN, fact.return_receipt, fact.measure)


def _ordered(fact: CorrectionOrdered) -> Iterator[Shown]:
    yield Shown(Paper.CORRECTION_ORDER, fact.order, fact.order)
    if fact.served_on is not None:
        yield Shown(Paper.CORRECTION_SERVICE, None, fact.order)


GATHERED: Final[dict[type[Fact], Shows]] = {
    LeadReceived: one(Paper.SOURCE, "lead_number"),
    LeadTransferAccepted: one(Paper.SOURCE),
    CaseTransferAccepted: one(Paper.SOURCE),
    InspectionTaskIssued: one(Paper.SOURCE, "task_number"),
    CaseFiled: _filed,
    LeadVerified: identity,
    InspectionStarted: identity,
    PartyQuestioned: _questioned,
    WitnessQuestioned: _questioned,
    SceneInspected: _scene,
    EvidenceCollected: _evidence,
    EvidencePreserved: _preserved,
    PreservationDisposed: one(Paper.MEASURE_RELEASE, None, "inventory"),
    PreservationLapsed: one(Paper.MEASURE_RELEASE, None, "inventory"),
    UrgentMeasureReported: one(Paper.MEASURE_REPORT, None, "measure"),
    MeasureApproved: one(Paper.MEASURE_APPROVAL, None, "measure"),
    PropertySealed: _taken,
    PropertySeized: _taken,
    DepositFrozen: one(Paper.MEASURE_DECISION, "decision", "measure"),
    MeasureExtended: _extended,
    MeasureReleased: _released,
    MeasureExpired: one(Paper.MEASURE_RELEASE, None, "measure"),
    CorrectionOrdered: _ordered,
    RecheckPassed: one(Paper.RECHECK, None, "order"),
    RecheckFailed: one(Paper.RECHECK, None, "order"),
    InvestigationConcluded: one(Paper.REPORT, "report"),
}
