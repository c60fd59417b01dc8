"""Drafts: what led to each decision of a case, and how far it had been heard and reviewed by then."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct, structs

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.amendment import DocumentVoided
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, PenaltyDecided
from domain.penalty.heard import Heard, hear
from domain.penalty.hearing import HearingAborted, HearingHeld, HearingRejected, HearingRequested, HearingScheduled
from domain.penalty.investigation import CaseFiled, CaseFilingRevoked, InvestigationConcluded
from domain.penalty.levels import Levels, review
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DecisionApproved,
    DefenceReviewed,
    DefenceSubmitted,
    DefenceWaived,
    DepartmentReviewed,
    LegalReviewDisagreementRaised,
    LegalReviewPassed,
    LegalReviewReturned,
    LegalReviewSubmitted,
    ProposedPenaltyNotified,
)
from domain.penalty.service import DocumentServed
from domain.time.instants import legal_date
from projections.read_models.telling import Told

Decides: TypeAlias = PenaltyDecided | NoPenaltyDecided | FactsNotEstablished
DECIDES: Final = (PenaltyDecided, NoPenaltyDecided, FactsNotEstablished)
"""Decisions of the ordinary procedure: each ends a draft."""
REVIEWS: Final = (
    DepartmentReviewed,
    LegalReviewSubmitted,
    LegalReviewReturned,
    LegalReviewPassed,
    LegalReviewDisagreementRaised,
    CollectiveDiscussionHeld,
    DecisionApproved,
)
"""Steps of the review of a draft."""
_HEARD: Final = (
    ProposedPenaltyNotified,
    DocumentServed,
    DocumentVoided,
    DefenceSubmitted,
    DefenceWaived,
    DefenceReviewed,
    HearingRequested,
    HearingRejected,
    HearingScheduled,
    HearingHeld,
    HearingAborted,
)
_SHAPES: Final = (CaseFiled, CaseFilingRevoked, InvestigationConcluded)
HEARS: Final[frozenset[type[Fact]]] = frozenset({*DECIDES, *REVIEWS, *_HEARD, *_SHAPES})
"""Facts that a draft depends on."""


class Outcome(StrEnum):
    """What became of a draft."""

    OPEN = "open"
    PENALTY = "penalty"
    NO_PENALTY = "no_penalty"
    NOT_ESTABLISHED = "not_established"
    DROPPED = "dropped"
    """The filing was taken back."""


_OUTCOMES: Final[dict[type[Fact], Outcome]] = {
    PenaltyDecided: Outcome.PENALTY,
    NoPenaltyDecided: Outcome.NO_PENALTY,
    FactsNotEstablished: Outcome.NOT_ESTABLISHED,
    CaseFilingRevoked: Outcome.DROPPED,
}


class Draft(Struct, frozen=True, kw_only=True, gc=False):
    """A draft decision, until it was decided or as far as it has come."""

    number: int
    steps: tuple[Recorded, ...] = ()
    """The steps of its review, in legal order."""
    proposal: Recorded | None = None
    """The latest notice of the proposed penalty."""
    ended: Recorded | None = None
    outcome: Outcome = Outcome.OPEN
    levels: Levels = Levels()
    """The levels passed, when it was decided or by now; those of an earlier draft count as the law lets them."""
    heard: Heard = Heard()
    complicated: bool = False
    public_interest: bool = False

    @property
    def began(self) -> bool:
        """Say whether it has come so far that the party was told, or a reviewer asked."""
        return bool(self.steps) or self.proposal is not None or self.outcome not in {Outcome.OPEN, Outcome.DROPPED}

    @property
    def carried(self) -> bool:
        """Say whether a level was passed for an earlier draft only.

        Doubt: the guards let the levels of an earlier draft count for a decision that is made again; that the new
        draft ought to pass them anew is not said by APL arts 57 and 58.
        """
        own = {step.event.occurred_at for step in self.steps}
        passed = (self.levels.department, self.levels.legal, self.levels.approved)
        return any(level is not None and level.at not in own for level in passed)

    @property
    def last(self) -> Recorded | None:
        """The event that ended it, or its latest step."""
        steps = (*self.steps, self.proposal)
        return self.ended or max((s for s in steps if s is not None), key=lambda s: s.legal_order, default=None)

    @property
    def decided_at(self) -> datetime | None:
        """When it was decided; None where it was not."""
        return self.ended.event.occurred_at if self.ended is not None and self.outcome != Outcome.DROPPED else None


def drafts(told: Told) -> tuple[Draft, ...]:
    """List the drafts of a case in the order in which they were decided, the one under way last."""
    return tuple(_drafts(told))


def _drafts(told: Told) -> Iterator[Draft]:
    draft, dropped = Draft(number=1), False
    for recorded in told.events:
        fact, at = recorded.event.fact, recorded.event.occurred_at
        if type(fact) not in HEARS:
            continue
        ends = type(fact) in _OUTCOMES
        draft = _fresh(draft) if dropped and isinstance(fact, CaseFiled) else _further(draft, recorded, at)
        dropped = isinstance(fact, CaseFilingRevoked) or (dropped and not isinstance(fact, CaseFiled))
        if not ends:
            continue
        ended = structs.replace(draft, ended=recorded, outcome=_OUTCOMES[type(fact)])
        if ended.began:
            yield ended
            draft = structs.replace(draft, number=draft.number + 1, steps=(), proposal=None)
    if draft.began:
        yield draft


def _fresh(draft: Draft) -> Draft:
    """Begin anew with a case that is filed again."""
    return Draft(number=draft.number)


def _further(draft: Draft, recorded: Recorded, at: datetime) -> Draft:
    fact = recorded.event.fact
    if isinstance(fact, InvestigationConcluded):
        return structs.replace(
            draft, complicated=fact.complicated is True, public_interest=fact.public_interest is True
        )
    changes: dict[str, object] = {
        "levels": review(draft.levels, fact, at),
        "heard": hear(draft.heard, fact, at, legal_date(at)),
    }
    if isinstance(fact, REVIEWS):
        changes["steps"] = (*draft.steps, recorded)
    if isinstance(fact, ProposedPenaltyNotified):
        changes["proposal"] = recorded
    return structs.replace(draft, **changes)
