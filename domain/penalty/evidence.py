"""Facts of penalty (行政处罚) on evidence: collected, verified, excluded, preserved, sampled, appraised."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Name, Record, Reference, Text, fact
from domain.parties import Officer
from domain.penalty.kinds import EvidenceKind


class EvidenceFlaw(StrEnum):
    """Why a piece of evidence does not count."""

    ILLEGAL_MEANS = "illegal_means"
    """Obtained by illegal means (APL art. 46(3))."""
    NOT_TRUE = "not_true"
    IRRELEVANT = "irrelevant"


class RecordingReview(Record):
    """What the organ found when it reviewed a device's record (APL art. 41(2))."""

    true: bool
    clear: bool
    complete: bool
    accurate: bool


@fact("evidence_collected.v1", zh="证据收集", command="collect_evidence")
class EvidenceCollected(Fact):
    """A piece of evidence joined the file, by digest."""

    evidence: Reference
    kind: EvidenceKind
    digest: Reference
    officers: tuple[Officer, ...] = ()
    """Who collected it."""
    origin: Text | None = None
    """Where it comes from."""
    place: Name | None = None
    device: Name | None = None
    """Monitoring device (电子技术监控设备) that recorded it."""
    captured_on: date | None = None
    """Day of that recording."""
    from_organ: Name | None = None
    """Another organ that had obtained it (跨部门证据)."""
    provenance: Reference | None = None
    """Paper that shows how that organ obtained it."""
    lawful_at_origin: bool | None = None
    """Whether that organ obtained it lawfully; None where the file does not say."""


@fact("evidence_verified.v1", zh="证据查证", command="verify_evidence")
class EvidenceVerified(Fact):
    """A piece of evidence was checked and proved true (APL art. 46(2))."""

    evidence: Reference
    verifiers: tuple[Officer, ...] = ()
    method: Text | None = None
    recording: RecordingReview | None = None
    """For the record of a monitoring device (APL art. 41(2))."""
    party_informed_on: date | None = None
    """Day on which the party was told of what a device had recorded (APL art. 41(3))."""
    query_channel: Name | None = None
    """Where the party can look it up and answer."""


@fact("evidence_excluded.v1", zh="证据排除", command="exclude_evidence")
class EvidenceExcluded(Fact):
    """A piece of evidence does not count."""

    evidence: Reference
    ground: EvidenceFlaw
    reason: Text
    decided_by: Name | None = None


@fact("evidence_preserved.v1", zh="先行登记保存", command="preserve_evidence")
class EvidencePreserved(Fact):
    """Evidence that might be lost was registered and kept (APL art. 56)."""

    inventory: Reference
    officers: tuple[Officer, ...]
    approver: Name | None = None
    approved_on: date | None = None
    at_risk: bool | None = None
    """Whether it might be lost or be hard to obtain later; None where the file does not say."""


@fact("preservation_disposed.v1", zh="先行登记保存处理", command="dispose_preservation")
class PreservationDisposed(Fact):
    """What had been preserved was dealt with."""

    inventory: Reference
    disposition: Text


@fact("preservation_lapsed.v1", zh="先行登记保存逾期失效", command="record_preservation_lapse")
class PreservationLapsed(Fact):
    """What had been preserved was not dealt with in time, and is kept no longer."""

    inventory: Reference
    reason: Text | None = None


@fact("sampling_done.v1", zh="抽样取证", command="take_sample")
class SamplingDone(Fact):
    """Samples were taken as evidence (APL art. 56)."""

    sample: Reference
    officers: tuple[Officer, ...]
    record: Reference | None = None
    quantity: Text | None = None
    party_present: bool | None = None


@fact("appraisal_entrusted.v1", zh="委托鉴定", command="entrust_appraisal")
class AppraisalEntrusted(Fact):
    """An expert body was asked for its opinion."""

    appraisal: Reference
    agency: Name
    question: Text
    due: date | None = None
    told: Reference | None = None
    """Paper by which the party was told how long it takes."""


@fact("appraisal_received.v1", zh="鉴定意见", command="receive_appraisal")
class AppraisalReceived(Fact):
    """The expert opinion came in."""

    appraisal: Reference
    opinion: Reference
    conclusion: Text
    qualified: bool | None = None
    """Whether the body is qualified for the question; None where the file does not say."""


FACTS = (
    EvidenceCollected,
    EvidenceVerified,
    EvidenceExcluded,
    EvidencePreserved,
    PreservationDisposed,
    PreservationLapsed,
    SamplingDone,
    AppraisalEntrusted,
    AppraisalReceived,
)
