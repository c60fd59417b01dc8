"""Decisions in penalty cases (办结出件): which system produced each, in which procedure, and how it was reviewed.

Which systems are the platform (平台) is asked for with the figure, not stored: no text says it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied
from domain.penalty.filing import ProcedureConverted
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import NoPenaltyGround, Procedure
from domain.penalty.review import LegalReviewPassed
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.indicators.counted import Why
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Decided(StrEnum):
    """How a case was decided."""

    PENALTY = "penalty"
    NO_PENALTY = "no_penalty"
    NOT_ESTABLISHED = "not_established"
    ON_THE_SPOT = "on_the_spot"


class ProducedDecision(Entry, frozen=True, kw_only=True, gc=False):
    """One decision, and the system that told it."""

    counts: Annotated[bool, label("计入分母", "Counts in the denominator")]
    why: Annotated[Why | None, label("未计入原因", "Why it is left out")] = None
    decided: Annotated[Decided, label("决定种类", "Kind of decision")]
    source: Annotated[str, label("出件系统", "System that produced it")]
    ordinary: Annotated[bool, label("普通程序", "Decided in the ordinary procedure")]
    fast_track: Annotated[bool, label("简案快办", "Decided in the fast track of the ordinary procedure")]
    punished: Annotated[bool, label("予以处罚", "A penalty was imposed")]
    first_offence: Annotated[bool, label("首违不罚", "Not punished as a first offence")]
    reviewed: Annotated[bool, label("经法制审核", "Passed legal review before")]
    reviewed_at_centre: Annotated[bool, label("线上法制审核", "Reviewed online, at a centre for several organs")]
    court_asked: Annotated[bool, label("申请法院强制执行", "The court was asked to enforce it")]


_KINDS: Final[dict[type[Fact], Decided]] = {
    PenaltyDecided: Decided.PENALTY,
    NoPenaltyDecided: Decided.NO_PENALTY,
    FactsNotEstablished: Decided.NOT_ESTABLISHED,
    OnTheSpotDecided: Decided.ON_THE_SPOT,
}
_HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {*_KINDS, ProcedureConverted, LegalReviewPassed, CourtEnforcementApplied}
)


def entries(told: Told) -> Iterator[ProducedDecision]:
    """Make the entry of each decision; a case counts with its first one."""
    fast = False
    review: LegalReviewPassed | None = None
    decisions: list[tuple[Recorded, bool, LegalReviewPassed | None]] = []
    asked: list[Recorded] = []
    for recorded in told.events:
        match recorded.event.fact:
            case CaseFiled(procedure=procedure) | ProcedureConverted(after=procedure):
                fast = procedure == Procedure.FAST_TRACK
            case LegalReviewPassed() as passed:
                review = passed
            case CourtEnforcementApplied():
                asked.append(recorded)
            case fact if type(fact) in _KINDS:
                decisions.append((recorded, fast, review))
            case _:
                pass
    for number, (recorded, fast_track, reviewed) in enumerate(decisions):
        until = decisions[number + 1][0].legal_order if number + 1 < len(decisions) else None
        court = next((a for a in asked if _between(a, recorded, until)), None)
        yield _entry(told, recorded, reviewed, fast=fast_track, first=number == 0, court=court)


def _between(found: Recorded, after: Recorded, until: tuple[object, int] | None) -> bool:
    return found.legal_order > after.legal_order and (until is None or found.legal_order < until)


def _entry(  # noqa: PLR0913 -- what a decision is told by
    told: Told,
    recorded: Recorded,
    review: LegalReviewPassed | None,
    *,
    fast: bool,
    first: bool,
    court: Recorded | None,
) -> ProducedDecision:
    event = recorded.event
    kind = _KINDS[type(event.fact)]
    ordinary = kind != Decided.ON_THE_SPOT
    return ProducedDecision(
        key=f"decision-{recorded.version}",
        organ=event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=event.actor,
        day=legal_date(event.occurred_at),
        behind=tuple(sorted(r.version for r in (recorded, court) if r is not None)),
        counts=first,
        why=None if first else Why.DECIDED_BEFORE,
        decided=kind,
        source=event.source,
        ordinary=ordinary,
        fast_track=ordinary and fast,
        punished=kind in {Decided.PENALTY, Decided.ON_THE_SPOT},
        first_offence=isinstance(event.fact, NoPenaltyDecided) and event.fact.ground == NoPenaltyGround.FIRST_OFFENCE,
        reviewed=ordinary and review is not None,
        reviewed_at_centre=ordinary and review is not None and review.centre is not None,
        court_asked=court is not None,
    )


PRODUCED_DECISIONS: Final = ReadModel(
    name="produced_decisions",
    title=Term("办结出件", "decisions and the systems that produced them"),
    entry=ProducedDecision,
    hears=_HEARS,
    entries=entries,
    filters=("decided", "source"),
    sums=("counts", "ordinary", "fast_track", "punished", "first_offence", "reviewed", "reviewed_at_centre"),
)
