"""Matters of supervision that wait for an answer: suggestions, accountability, reviews of legitimacy and surveys."""

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import structs

from domain.evaluation.oversight_facts import (
    AccountabilityConcluded,
    AccountabilityStarted,
    ImplementationSurveyOpened,
    LegitimacyReviewConcluded,
    LegitimacyReviewRequested,
    ProsecutorialSuggestionAnswered,
    ProsecutorialSuggestionReceived,
    SurveyConcluded,
)
from domain.fact import Fact, Record
from domain.standing import Standing, standing_open


class MatterKind(StrEnum):
    """What a matter waits for."""

    SUGGESTION = "suggestion"
    ACCOUNTABILITY = "accountability"
    LEGITIMACY = "legitimacy"
    SURVEY = "survey"


class Matter(Record):
    """A matter that was opened, and may have been concluded."""

    kind: MatterKind
    key: str
    since: date
    due: date | None = None
    done_on: date | None = None


Matters = tuple[Matter, ...]


def evolve(matters: Matters, fact: Fact, on: date) -> Matters:
    """Open or conclude a matter. Never fails."""
    match fact:
        case ProsecutorialSuggestionReceived(document=key, due=due):
            return _open(matters, Matter(kind=MatterKind.SUGGESTION, key=key, since=on, due=due))
        case AccountabilityStarted(matter=key):
            return _open(matters, Matter(kind=MatterKind.ACCOUNTABILITY, key=key, since=on))
        case LegitimacyReviewRequested(matter=key):
            return _open(matters, Matter(kind=MatterKind.LEGITIMACY, key=key, since=on))
        case ImplementationSurveyOpened(survey=key, due=due):
            return _open(matters, Matter(kind=MatterKind.SURVEY, key=key, since=on, due=due))
        case ProsecutorialSuggestionAnswered(document=key):
            return _conclude(matters, MatterKind.SUGGESTION, key, on)
        case AccountabilityConcluded(matter=key):
            return _conclude(matters, MatterKind.ACCOUNTABILITY, key, on)
        case LegitimacyReviewConcluded(matter=key):
            return _conclude(matters, MatterKind.LEGITIMACY, key, on)
        case SurveyConcluded(survey=key):
            return _conclude(matters, MatterKind.SURVEY, key, on)
        case _:
            return matters


def _open(matters: Matters, matter: Matter) -> Matters:
    return (*(m for m in matters if (m.kind, m.key) != (matter.kind, matter.key)), matter)


def _conclude(matters: Matters, kind: MatterKind, key: str, on: date) -> Matters:
    known = next((m for m in matters if (m.kind, m.key) == (kind, key)), Matter(kind=kind, key=key, since=on))
    return _open(matters, structs.replace(known, done_on=on))


_WAITS: Final = {
    MatterKind.SUGGESTION: ("answer_awaited", "answer_prosecutorial_suggestion"),
    MatterKind.ACCOUNTABILITY: ("accountability_open", "conclude_accountability"),
    MatterKind.LEGITIMACY: ("legitimacy_open", "conclude_legitimacy_review"),
    MatterKind.SURVEY: ("survey_open", "conclude_survey"),
}


def standing(matters: Matters) -> Standing | None:
    """Describe the matter that has waited longest; None where none waits."""
    waiting = [m for m in matters if m.done_on is None]
    if not waiting:
        return None
    eldest = min(waiting, key=lambda m: m.since)
    status, step = _WAITS[eldest.kind]
    return standing_open(status, eldest.since, step)
