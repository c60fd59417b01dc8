"""Documents that went out (对外文书): each once, with the seal that it bore when it did.

The log tells the seal of decisions alone (决定书签章). Documents of other kinds are listed too and left out of the
figure, since nothing says whether they bear one; a seal on paper is a miss.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

from domain.approval.facts import PermitDelivered, PermitGranted, PermitRefused
from domain.event import Recorded
from domain.fact import Fact
from domain.law.penalty.art_59_decision_document import SealCheck
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.decision import DecisionDocumentSealed, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import PerformanceUrged
from domain.penalty.hearing import HearingScheduled
from domain.penalty.review import ProposedPenaltyNotified
from domain.penalty.service import DocumentDispatched, DocumentServed
from domain.supervision.facts import CorrectionOrdered
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import label
from projections.read_models.indicators.counted import Counted, Why
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Paper(StrEnum):
    """Which document it is."""

    DECISION = "decision"
    NOTICE = "notice"
    CORRECTION_ORDER = "correction_order"
    HEARING_NOTICE = "hearing_notice"
    URGING = "urging"
    MEASURE_DECISION = "measure_decision"
    EXECUTION_DECISION = "execution_decision"
    ACCEPTANCE = "acceptance"
    ON_THE_SPOT_FORM = "on_the_spot_form"
    PERMIT = "permit"
    OTHER = "other"


class OutboundDocument(Counted, frozen=True, kw_only=True, gc=False):
    """One document of a case that went out."""

    paper: Annotated[Paper, label("文书种类", "Kind of document")]
    document: Annotated[str | None, label("文号", "Number of the document")]
    issued_at: Annotated[datetime, label("发出时间", "Went out at")]
    sealed_at: Annotated[datetime | None, label("签章时间", "Sealed at")] = None
    electronic: Annotated[bool | None, label("电子签章", "Sealed electronically")] = None
    seal_check: Annotated[SealCheck | None, label("验章结果", "What verifying the seal showed")] = None


_DECIDES: Final = (PenaltyDecided, NoPenaltyDecided)
_PERMITS: Final = (PermitGranted, PermitRefused)
_GOES_OUT: Final = (
    DocumentDispatched,
    DocumentServed,
    ProposedPenaltyNotified,
    CorrectionOrdered,
    HearingScheduled,
    PerformanceUrged,
    PropertySealed,
    PropertySeized,
    OnTheSpotDecided,
    PermitDelivered,
)
_HEARS: Final[frozenset[type[Fact]]] = frozenset({*_GOES_OUT, *_DECIDES, *_PERMITS, DecisionDocumentSealed})


def entries(told: Told) -> Iterator[OutboundDocument]:
    """Make the entry of each document, from when it first went out."""
    issued: dict[tuple[Paper, str | None], Recorded] = {}
    decided: str | None = None
    permit: str | None = None
    for recorded in told.events:
        fact = recorded.event.fact
        if isinstance(fact, _DECIDES):
            decided = fact.document
        elif isinstance(fact, _PERMITS):
            permit = fact.document
        elif isinstance(fact, _GOES_OUT):
            found = _paper(fact, legal_date(recorded.event.occurred_at))
            if found is not None:
                paper, document = found
                document = document or {Paper.DECISION: decided, Paper.PERMIT: permit}.get(paper)
                issued.setdefault((paper, document), recorded)
    seals = told.of(DecisionDocumentSealed)
    for (paper, document), recorded in issued.items():
        seal = _seal(seals, document) if paper == Paper.DECISION else None
        yield _entry(told, recorded, (paper, document), seal)


def _paper(fact: Fact, on: date) -> tuple[Paper, str | None] | None:
    """Find which document goes out with a fact; None where the fact does not say that it reached anybody."""
    match fact:
        case DocumentDispatched() | DocumentServed():
            return Paper(fact.kind.value), fact.document
        case ProposedPenaltyNotified(notice=notice, served_on=served) if served is not None and served <= on:
            return Paper.NOTICE, notice
        case CorrectionOrdered(order=order, served_on=served) if served is not None and served <= on:
            return Paper.CORRECTION_ORDER, order
        case HearingScheduled(served_on=served) if served is not None and served <= on:
            return Paper.HEARING_NOTICE, None
        case PerformanceUrged(document=letter, served_on=served) if served is not None and served <= on:
            return Paper.URGING, letter
        case PropertySealed(decision=decision, handed_over=True) | PropertySeized(decision=decision, handed_over=True):
            return Paper.MEASURE_DECISION, decision
        case OnTheSpotDecided(form_number=form, delivered=True):
            return Paper.ON_THE_SPOT_FORM, form
        case PermitDelivered():
            return Paper.PERMIT, None
        case _:
            return None


_Seal = tuple[Recorded, DecisionDocumentSealed]


def _seal(seals: list[_Seal], document: str | None) -> _Seal | None:
    """Find the seal of a document: a valid one before any other; where the document has no number, any seal is its."""
    its = [seal for seal in seals if document is None or seal[1].document == document]
    return next((seal for seal in its if _holds(seal[1])), its[0] if its else None)


def _holds(seal: DecisionDocumentSealed) -> bool:
    return seal.electronic and seal.check == SealCheck.VALID


def _entry(told: Told, issued: Recorded, named: tuple[Paper, str | None], seal: _Seal | None) -> OutboundDocument:
    paper, document = named
    sealed_at = seal[0].event.occurred_at if seal is not None else None
    holds = seal is not None and _holds(seal[1])
    in_time = holds and sealed_at is not None and sealed_at <= issued.event.occurred_at
    counts = paper == Paper.DECISION
    left_out = Why.SIGNED if paper == Paper.ON_THE_SPOT_FORM else Why.SEAL_UNTOLD
    return OutboundDocument(
        key=f"{paper}-{document or issued.version}",
        organ=issued.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=issued.event.actor,
        day=legal_date(issued.event.occurred_at),
        behind=tuple(sorted({issued.version, *((seal[0].version,) if seal is not None else ())})),
        counts=counts,
        met=counts and in_time,
        ever=counts and holds,
        why=_missed(seal, in_time=in_time) if counts else left_out,
        paper=paper,
        document=document,
        issued_at=issued.event.occurred_at,
        sealed_at=sealed_at,
        electronic=seal[1].electronic if seal is not None else None,
        seal_check=seal[1].check if seal is not None else None,
    )


def _missed(seal: _Seal | None, *, in_time: bool) -> Why | None:
    if in_time:
        return None
    if seal is None:
        return Why.MISSING
    if not seal[1].electronic:
        return Why.WET
    if seal[1].check is None:
        return Why.UNVERIFIED
    return Why.LATE if seal[1].check == SealCheck.VALID else Why.INVALID


OUTBOUND_DOCUMENTS: Final = ReadModel(
    name="outbound_documents",
    title=Term("对外文书签章", "documents that went out, and their seals"),
    entry=OutboundDocument,
    hears=_HEARS,
    entries=entries,
    filters=("paper", "met", "why"),
    sums=("counts", "met", "ever"),
)
