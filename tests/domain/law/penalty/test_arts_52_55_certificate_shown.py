"""APL arts 52 and 55: certificates are shown (G006)."""

import pytest

from domain.fact import Fact
from domain.law.guard import Result
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.investigation import PartyQuestioned, SceneInspected
from domain.supervision.facts import InspectionStarted, LeadResult, LeadVerified
from tests.domain.city import TWO
from tests.domain.specification import at, given, passed, undecidable


def _acts(*, shown: bool | None) -> list[Fact]:
    maybe: list[Fact] = [
        LeadVerified(officers=TWO, result=LeadResult.FOUNDED, identity_shown=shown),
        PropertySealed(officers=TWO, measure="M-1", inventory="I-1", identity_shown=shown),
        PropertySeized(officers=TWO, measure="M-1", inventory="I-1", identity_shown=shown),
    ]
    if shown is None:
        return maybe
    return [
        *maybe,
        InspectionStarted(officers=TWO, identity_shown=shown),
        PartyQuestioned(officers=TWO, identity_shown=shown),
        SceneInspected(officers=TWO, identity_shown=shown),
    ]


@pytest.mark.parametrize("act", _acts(shown=True), ids=lambda f: f.TAG)
def test_officers_who_showed_their_certificates_may_act(act: Fact) -> None:
    given().when(at("2023-07-12", act)).then(passed("G006"))


@pytest.mark.parametrize("act", _acts(shown=False), ids=lambda f: f.TAG)
def test_officers_who_did_not_may_not(act: Fact) -> None:
    outcome = given().when(at("2023-07-12", act))
    assert "G006" in outcome.guards(Result.BREACHED)


@pytest.mark.parametrize("act", _acts(shown=None), ids=lambda f: f.TAG)
def test_where_the_record_is_silent_nobody_knows(act: Fact) -> None:
    given().when(at("2023-07-12", act)).then(undecidable("G006"))
