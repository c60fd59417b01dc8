"""Facts of penalty (行政处罚) from filing to the end of the investigation."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Money, Name, Reference, Text, fact
from domain.ids import DivisionCode, ItemCode
from domain.parties import Conduct, Officer, Party
from domain.penalty.kinds import CaseSource, EvidenceKind, LegalBasis

Days = Annotated[int, Meta(ge=0, le=3660)]


@fact("case_filed.v1", zh="立案", command="file_case")
class CaseFiled(Fact):
    """The organ opened a penalty case; the ninety days of APL art. 60 begin."""

    case_number: Name
    """Number of the case (案号), an alias of it from then on."""
    items: tuple[ItemCode, ...]
    party: Party
    conduct: Conduct
    region: DivisionCode | None = None
    case_source: CaseSource = CaseSource.OTHER
    handlers: tuple[Officer, ...] = ()
    approver: Name | None = None
    discovered_on: date | None = None


@fact("case_filing_refused.v1", zh="不予立案", command="refuse_case_filing")
class CaseFilingRefused(Fact):
    """The organ decided not to open a case."""

    reason: Text
    approver: Name | None = None


@fact("case_filing_revoked.v1", zh="撤销立案", command="revoke_case_filing")
class CaseFilingRevoked(Fact):
    """The filing was taken back."""

    reason: Text
    approver: Name | None = None


@fact("party_questioned.v1", zh="询问当事人", command="question_party")
class PartyQuestioned(Fact):
    """The party was questioned, on record."""

    officers: tuple[Officer, ...]
    record: Reference | None = None
    identity_shown: bool = False


@fact("scene_inspected.v1", zh="现场勘验检查", command="inspect_scene")
class SceneInspected(Fact):
    """The scene was inspected, on record."""

    officers: tuple[Officer, ...]
    record: Reference | None = None
    identity_shown: bool = False
    refused_order: Reference | None = None
    """Correction order that the party refused to follow, recorded here on site (拒不改正)."""


@fact("evidence_collected.v1", zh="证据收集", command="collect_evidence")
class EvidenceCollected(Fact):
    """A piece of evidence joined the file, by digest."""

    evidence: Reference
    kind: EvidenceKind
    digest: Reference
    officers: tuple[Officer, ...] = ()
    origin: Text | None = None


@fact("evidence_preserved.v1", zh="先行登记保存", command="preserve_evidence")
class EvidencePreserved(Fact):
    """Evidence that might be lost was registered and kept (APL art. 56)."""

    inventory: Reference
    officers: tuple[Officer, ...]
    approver: Name | None = None


@fact("preservation_disposed.v1", zh="先行登记保存处理", command="dispose_preservation")
class PreservationDisposed(Fact):
    """What had been preserved was dealt with."""

    inventory: Reference
    disposition: Text


@fact("clock_suspended.v1", zh="中止计算期限", command="suspend_clock")
class ClockSuspended(Fact):
    """The deciding period stands still."""

    ground: Text
    basis: LegalBasis | None = None


@fact("clock_resumed.v1", zh="恢复计算期限", command="resume_clock")
class ClockResumed(Fact):
    """The deciding period runs again."""


@fact("period_extended.v1", zh="延长办案期限", command="extend_period")
class PeriodExtended(Fact):
    """The deciding period was extended."""

    days: Days
    ground: Text
    basis: LegalBasis | None = None
    approver: Name | None = None


@fact("investigation_concluded.v1", zh="调查终结", command="conclude_investigation")
class InvestigationConcluded(Fact):
    """The investigation ended with a report."""

    report: Reference
    proposed_fine: Money | None = None
    tier: Name | None = None


FACTS = (
    CaseFiled,
    CaseFilingRefused,
    CaseFilingRevoked,
    PartyQuestioned,
    SceneInspected,
    EvidenceCollected,
    EvidencePreserved,
    PreservationDisposed,
    ClockSuspended,
    ClockResumed,
    PeriodExtended,
    InvestigationConcluded,
)
