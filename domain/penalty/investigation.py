"""Facts of penalty (行政处罚) from filing to the end of the investigation."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from domain.fact import Clock, Fact, Money, Name, Reference, Text, fact
from domain.ids import DivisionCode, ItemCode
from domain.parties import Conduct, Officer, Party
from domain.penalty.application import Circumstances, Limitation
from domain.penalty.kinds import CaseSource, LegalBasis, Procedure, Signature

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
    procedure: Procedure = Procedure.ORDINARY
    origin: Name | None = None
    """The earlier case that this one was split from or follows."""
    limitation: Limitation | None = None
    """Which limitation holds; None where the file does not say, and the general one is assumed."""
    entrusted_to: Name | None = None
    """The organisation that acts in the organ's name, if one does."""


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
    signature: Signature | None = None
    """None where the file does not say."""
    began: Clock | None = None
    ended: Clock | None = None
    recordings: tuple[Reference, ...] = ()


@fact("witness_questioned.v1", zh="询问证人", command="question_witness")
class WitnessQuestioned(Fact):
    """A witness was questioned, on record."""

    witness: Name
    """Token of the witness; who it is, the vault knows."""
    officers: tuple[Officer, ...]
    record: Reference | None = None
    identity_shown: bool = False
    signature: Signature | None = None
    began: Clock | None = None
    ended: Clock | None = None
    recordings: tuple[Reference, ...] = ()


@fact("scene_inspected.v1", zh="现场勘验检查", command="inspect_scene")
class SceneInspected(Fact):
    """The scene was inspected, on record."""

    officers: tuple[Officer, ...]
    record: Reference | None = None
    identity_shown: bool = False
    refused_order: Reference | None = None
    """Correction order that the party refused to follow, recorded here on site (拒不改正)."""
    signature: Signature | None = None
    drawings: tuple[Reference, ...] = ()
    photographs: tuple[Reference, ...] = ()
    witnesses: tuple[Name, ...] = ()
    """Tokens of those who were there as witnesses."""


@fact("clock_suspended.v1", zh="中止计算期限", command="suspend_clock")
class ClockSuspended(Fact):
    """The deciding period stands still."""

    ground: Text
    basis: LegalBasis | None = None
    """The law, regulation or rule that lets it stand still (APL art. 60 sentence 2)."""
    approver: Name | None = None


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
    evidence: tuple[Reference, ...] = ()
    """The evidence on which the facts rest; empty where the file does not say."""
    complicated: bool | None = None
    """情节复杂, or several legal relations (APL arts 57(2), 58(1) item 3); None where nobody has said."""
    public_interest: bool | None = None
    """涉及重大公共利益 (APL art. 58(1) item 1)."""
    circumstances: Circumstances | None = None
    """What was found of the weight of the act."""


FACTS = (
    CaseFiled,
    CaseFilingRefused,
    CaseFilingRevoked,
    PartyQuestioned,
    WitnessQuestioned,
    SceneInspected,
    ClockSuspended,
    ClockResumed,
    PeriodExtended,
    InvestigationConcluded,
)
