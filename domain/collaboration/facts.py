"""Facts of collaboration (协查协办, 移送)."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Reference, Text, fact


@fact("assistance_requested.v1", zh="协查协办请求", command="request_assistance")
class AssistanceRequested(Fact):
    """Another organ or body was asked for help (APL art. 26)."""

    request: Name
    """Name of the request; the answer repeats it."""
    to_organ: Name | None = None
    question: Text | None = None
    due: date | None = None


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


@fact("case_transferred.v1", zh="案件移送", command="transfer_case")
class CaseTransferred(Fact):
    """The case was sent to another organ."""

    to_organ: Name
    package: tuple[Reference, ...] = ()
    reason: Text | None = None


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
)
