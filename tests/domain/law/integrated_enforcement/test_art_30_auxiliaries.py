"""ZJ-CEO art. 30: assistants only assist (G007)."""

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.integrated_enforcement.art_30_auxiliaries import assistants_only_assist
from domain.penalty.investigation import CaseFiled
from domain.supervision.facts import RecheckPassed
from tests.domain.city import HELPER, LI, ZHANG
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import filed
from tests.domain.specification import at, found, given, passed, unlawful


@pytest.mark.parametrize(
    ("auxiliary", "result"),
    [
        ((True, True), Result.BREACHED),
        ((True, False), Result.PASSED),
        ((False,), Result.PASSED),
        ((), Result.PASSED),
    ],
)
def test_where_an_officer_is_present_assistants_may_help(auxiliary: tuple[bool, ...], result: Result) -> None:
    assert assistants_only_assist(auxiliary).result == result


def test_assistants_may_not_decide_on_the_spot() -> None:
    given().when(on_the_spot(officers=(HELPER,))).then(unlawful("G005", "G007"))
    given().when(on_the_spot(officers=(ZHANG, LI, HELPER))).then(passed("G005", "G007"))


def test_assistants_may_not_recheck_alone() -> None:
    given().when(at("2023-07-12", RecheckPassed(order="O-1", officers=(HELPER,)))).then(found("G005", "G007"))


def test_a_case_is_not_given_to_assistants() -> None:
    event = filed()
    assert isinstance(event.fact, CaseFiled)
    handled = structs.replace(event, fact=structs.replace(event.fact, handlers=(HELPER,)))
    given().when(handled).then(unlawful("G007"))
    given().when(event).then(passed("G007"))
