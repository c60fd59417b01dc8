"""Facts of collaboration (协查协办, 移送)."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.collaboration import disputes, joint
from domain.fact import Fact, Name, Reference, Text, fact


class AssistanceKind(StrEnum):
    """What help was asked for."""

    INQUIRY = "inquiry"
    """协查."""
    FINDING = "finding"
    """认定."""
    APPRAISAL = "appraisal"
    """鉴定."""
    TECHNICAL = "technical"
    """技术支持."""


class PackagePart(StrEnum):
    """What a case file that is handed over holds (案件移交标准)."""

    RECORD = "record"
    """Record of the lead or the inspection."""
    PARTY = "party"
    """Identity of the party, by its token."""
    ACT = "act"
    """Place, time and act."""
    EVIDENCE_LIST = "evidence_list"
    """List of evidence with digests."""
    CORRECTION = "correction"
    """Order to correct, proof of its service and record of the recheck."""
    FINDING = "finding"
    """Professional finding (认定意见), where the matter is technical."""
    ITEM = "item"
    """Suggested item and norm."""
    PROPERTY_LIST = "property_list"
    CONTACT = "contact"


@fact("assistance_requested.v1", zh="协查协办请求", command="request_assistance")
class AssistanceRequested(Fact):
    """Another organ or body was asked for help (APL art. 26)."""

    request: Name
    """Name of the request; the answer repeats it."""
    to_organ: Name | None = None
    question: Text | None = None
    due: date | None = None
    kind: AssistanceKind | None = None


@fact("assistance_answered.v1", zh="协查协办答复", command="answer_assistance")
class AssistanceAnswered(Fact):
    """The request was answered."""

    request: Name
    answer: Text | None = None


@fact("assistance_refused.v1", zh="协查协办拒绝", command="refuse_assistance")
class AssistanceRefused(Fact):
    """The request was refused, in writing."""

    request: Name
    reason: Text
    document: Reference | None = None
    """The refusal in writing."""
    within_authority: bool | None = None
    """Whether the matter lies within the organ's own power, as it says itself."""


@fact("case_transferred.v1", zh="案件移送", command="transfer_case")
class CaseTransferred(Fact):
    """The case was sent to another organ."""

    to_organ: Name
    package: tuple[Reference, ...] = ()
    reason: Text | None = None
    standard: Reference | None = None
    """The standard of handing over (案件移交标准) that the package follows."""
    contents: tuple[PackagePart, ...] | None = None
    """What the package holds; none where nobody listed it."""
    due: date | None = None
    """Day by which an answer is asked for."""


@fact("case_transfer_accepted.v1", zh="案件移送接收", command="accept_case_transfer")
class CaseTransferAccepted(Fact):
    """The other organ took the case over and holds it from then on."""

    by_organ: Name


@fact("case_transfer_returned.v1", zh="案件移送退回", command="return_case_transfer")
class CaseTransferReturned(Fact):
    """The other organ sent the case back, with reasons."""

    by_organ: Name
    reason: Text
    bounce: Annotated[int, Meta(ge=1, le=9)] = 1


FACTS = (
    AssistanceRequested,
    AssistanceAnswered,
    AssistanceRefused,
    CaseTransferred,
    CaseTransferAccepted,
    CaseTransferReturned,
    *joint.FACTS,
    *disputes.FACTS,
)
