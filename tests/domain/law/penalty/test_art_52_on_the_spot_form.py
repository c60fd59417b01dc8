"""APL art. 52 (G044, G045): the form is complete, handed over, and reported to the organ."""

import pytest
from msgspec import structs

from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.art_52_on_the_spot_form import (
    FormContent,
    form_complete_and_delivered,
    reported_to_the_organ,
)
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.decision import OnTheSpotRecorded
from domain.penalty.kinds import Signature
from domain.penalty.payment import FinePaid
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

ALL = tuple(FormContent)


@pytest.mark.parametrize(
    ("contents", "signature", "delivered", "result"),
    [
        (ALL, "signed", True, Result.PASSED),
        (ALL, "refused_noted", True, Result.PASSED),
        (ALL, "missing", True, Result.BREACHED),
        (ALL, "signed", False, Result.BREACHED),
        (ALL[1:], "signed", True, Result.BREACHED),
        ((), "signed", True, Result.UNDECIDABLE),
    ],
)
def test_the_form_is_complete_and_handed_over(
    contents: tuple[str, ...],
    signature: str | None,
    delivered: bool,  # noqa: FBT001 -- a column of the table
    result: Result,
) -> None:
    assert form_complete_and_delivered(contents, signature, delivered=delivered).result == result


@pytest.mark.parametrize("content", ALL)
def test_each_item_of_the_form_is_needed(content: FormContent) -> None:
    verdict = form_complete_and_delivered([c for c in ALL if c != content], "signed", delivered=True)
    assert verdict.reason is not None
    assert content.value in verdict.reason.zh


def test_a_complete_form_is_lawful() -> None:
    whole = structs.replace(on_the_spot().fact, contents=ALL, signature=Signature.SIGNED)
    given().when(at("2023-07-12", whole)).then(lawful, passed("G044"))


def test_a_form_not_handed_over_is_refused() -> None:
    given().when(on_the_spot(delivered=False)).then(unlawful("G044"), because("未当场交付"))


def test_a_form_of_which_nothing_is_told_is_undecidable() -> None:
    given().when(on_the_spot()).then(lawful, undecidable("G044"))


CLOSED = at("2023-07-20", CaseClosed(ground=ClosingGround.PERFORMED, report="R-1", approver="chief"))
PAID = at("2023-07-13", FinePaid(amount=money(150_00)))


def test_a_case_is_closed_after_it_was_reported() -> None:
    reported = at("2023-07-14", OnTheSpotRecorded(record="B-1"))
    given(on_the_spot(), PAID, reported).when(CLOSED).then(passed("G045"))
    outcome = given(on_the_spot(), PAID).when(CLOSED)
    assert "G045" in outcome.guards(Result.BREACHED)
    assert reported_to_the_organ(on_the_spot=False, reported=False).result == Result.PASSED
