"""The remedy thread: review and suit, the act that they are about, and whether execution is stayed."""

from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import structs

from domain.fact import Fact, Record
from domain.remedy.facts import (
    CompensationDecided,
    EvidenceSupplementAllowed,
    ExecutionStayed,
    ReviewAccepted,
    ReviewAnswered,
    ReviewApplied,
    ReviewDecided,
    ReviewForwarded,
    ReviewOutcomeServed,
    StayLifted,
    SuitAnswered,
    SuitAppealed,
    SuitFiled,
    SuitJudged,
)
from domain.standing import NEVER, Standing, standing_done, standing_open


class Untouched(Record, tag="untouched"):
    """Nobody sought remedy."""


class UnderReview(Record, tag="under_review"):
    """A review is pending."""

    since: date
    """Day of the application."""
    through_organ: bool = False
    """True where it was filed through the organ that had decided."""
    simplified: bool | None = None
    """Whether the simplified procedure is used; None where nothing is known of it."""


class Reviewed(Record, tag="reviewed"):
    """The review was decided."""

    since: date
    outcome: str | None = None
    served_on: date | None = None
    """Day on which the review decision reached the applicant."""


class UnderSuit(Record, tag="under_suit"):
    """A suit is pending."""

    since: date


class Judged(Record, tag="judged"):
    """Judgment was given."""

    since: date
    outcome: str
    final: bool


Stage: TypeAlias = Untouched | UnderReview | Reviewed | UnderSuit | Judged


class ActKind(StrEnum):
    """What kind of act is contested."""

    PERMIT = "permit"
    PENALTY = "penalty"
    OTHER = "other"
    """One that the loop tells no decision of, such as a measure."""


class Contested(Record):
    """The act that a remedy is about (被诉行政行为): a loop may hold several, and each has a remedy of its own."""

    kind: ActKind
    on: date | None = None
    document: str | None = None


class Remedy(Record):
    """The thread, and whether execution stands still.

    Doubt: a loop follows one remedy at a time. Where another act is contested while the remedy of the first is pending,
    the thread goes on with the later one.
    """

    stage: Stage = Untouched()
    about: Contested | None = None
    """None where nothing had been decided that could be contested."""
    stayed_since: date | None = None
    supplement_allowed: bool = False
    """True while the body that hears the case lets the organ add to its evidence."""


def evolve(remedy: Remedy, fact: Fact, on: date, contestable: Contested | None) -> Remedy:
    """Move the thread by a fact; ``contestable`` is the act that a remedy beginning now is about. Never fails."""
    remedy = _turned(remedy, fact, contestable)
    match fact:
        case ExecutionStayed():
            return structs.replace(remedy, stayed_since=on)
        case StayLifted():
            return structs.replace(remedy, stayed_since=None)
        case EvidenceSupplementAllowed():
            return structs.replace(remedy, supplement_allowed=True)
        case ReviewDecided() | SuitJudged():
            return structs.replace(remedy, stage=_advance(remedy.stage, fact, on), supplement_allowed=False)
        case _:
            return structs.replace(remedy, stage=_advance(remedy.stage, fact, on))


def _turned(remedy: Remedy, fact: Fact, contestable: Contested | None) -> Remedy:
    """Turn to the act that a fact contests; what was sought against an earlier act says nothing of it."""
    match remedy.stage, fact:
        case Untouched(), _:
            return structs.replace(remedy, about=contestable)
        case Reviewed(since=since), SuitFiled(against=None) if not _later(contestable, since):
            return remedy  # sued over what was reviewed: nothing was decided since
        case _, ReviewApplied() | SuitFiled() if remedy.about != contestable:
            return Remedy(about=contestable)
        case _:
            return remedy


def _later(act: Contested | None, on: date) -> bool:
    return act is not None and act.on is not None and act.on > on


def _advance(stage: Stage, fact: Fact, on: date) -> Stage:
    match fact:
        case ReviewApplied(through_organ=through) if not isinstance(stage, UnderReview | UnderSuit):
            return UnderReview(since=on, through_organ=through)
        case ReviewAccepted(simplified=simplified) if isinstance(stage, UnderReview) and simplified is not None:
            return structs.replace(stage, simplified=simplified)
        case ReviewForwarded() | ReviewAccepted() | ReviewAnswered():
            return UnderReview(since=on) if isinstance(stage, Untouched) else stage
        case ReviewDecided(outcome=outcome):
            return Reviewed(since=on, outcome=outcome)
        case ReviewOutcomeServed() if isinstance(stage, Untouched | UnderReview):
            return Reviewed(since=on, served_on=on)
        case ReviewOutcomeServed() if isinstance(stage, Reviewed):
            return structs.replace(stage, served_on=stage.served_on or on)
        case SuitFiled() | SuitAppealed():
            return UnderSuit(since=on)
        case SuitAnswered() if isinstance(stage, Untouched):
            return UnderSuit(since=on)
        case SuitJudged(outcome=outcome, final=final):
            return Judged(since=on, outcome=outcome, final=final)
        case _:
            return stage


def standing(remedy: Remedy) -> Standing:
    """Describe where the thread stands."""
    match remedy.stage:
        case Untouched():
            return NEVER
        case UnderReview(since=since):
            return standing_open("under_review", since, "answer_review", "decide_review")
        case Reviewed(since=since):
            return standing_done("reviewed", since)
        case UnderSuit(since=since):
            return standing_open("under_suit", since, "answer_suit", "judge_suit")
        case Judged(since=since):
            return standing_done("judged", since)


_ANY: Final = (Untouched, UnderReview, Reviewed, UnderSuit, Judged)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    ReviewApplied: (Untouched, Reviewed, Judged),
    ReviewForwarded: (UnderReview,),
    ReviewAccepted: (UnderReview,),
    ReviewAnswered: (UnderReview,),
    EvidenceSupplementAllowed: (UnderReview, UnderSuit),
    ReviewDecided: (UnderReview,),
    ReviewOutcomeServed: (Reviewed,),
    SuitFiled: (Untouched, Reviewed),
    SuitAnswered: (UnderSuit,),
    SuitJudged: (UnderSuit,),
    SuitAppealed: (Judged,),
    ExecutionStayed: _ANY,
    StayLifted: _ANY,
    CompensationDecided: _ANY,
}
"""States in which each step may be taken; a reported fact is not bound by it."""
