"""Matters of supervision keep the stage open until they are answered."""

import pytest

from domain.evaluation.oversight_facts import (
    AccountabilityConcluded,
    AccountabilityStarted,
    Fault,
    ImplementationSurveyOpened,
    LegitimacyReviewConcluded,
    LegitimacyReviewRequested,
    ProsecutorialSuggestionAnswered,
    ProsecutorialSuggestionReceived,
    SurveyConcluded,
)
from domain.fact import Fact
from tests.domain.specification import at, given, lawful, stands


@pytest.mark.parametrize(
    ("opens", "status", "ends"),
    [
        (
            ProsecutorialSuggestionReceived(document="S-1", issue="late"),
            "answer_awaited",
            ProsecutorialSuggestionAnswered(document="S-1", answer="A-1"),
        ),
        (
            AccountabilityStarted(matter="A-1", person="zhang", allegation="a"),
            "accountability_open",
            AccountabilityConcluded(matter="A-1", person="zhang", fault=Fault.NONE, decision="D"),
        ),
        (
            LegitimacyReviewRequested(matter="L-1", document="D"),
            "legitimacy_open",
            LegitimacyReviewConcluded(matter="L-1", reviewers=(), lawful=True, opinion="o"),
        ),
        (
            ImplementationSurveyOpened(survey="S-1", instrument="I", respondents=()),
            "survey_open",
            SurveyConcluded(survey="S-1", findings="F"),
        ),
    ],
)
def test_a_matter_keeps_the_stage_open_until_it_is_concluded(opens: Fact, status: str, ends: Fact) -> None:
    first = at("2023-08-01", opens)
    given().when(first).then(lawful, stands(evaluation=status))
    given(first).when(at("2023-08-20", ends)).then(lawful, stands(evaluation="matters_done"))
