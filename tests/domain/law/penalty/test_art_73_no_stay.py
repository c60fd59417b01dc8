"""APL art. 73(1) (G079): review and suit alone stop nothing."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.art_73_no_stay import stayed_by_right
from domain.remedy.facts import ExecutionStayed, ReviewApplied, StayBasis
from tests.domain.law.enforced import FINED
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

REVIEW = at("2023-09-01", ReviewApplied())


@pytest.mark.parametrize("basis", ["respondent", "review_body", "law", "court"])
def test_whoever_may_stay_execution_may(basis: str) -> None:
    assert stayed_by_right(basis).result == Result.PASSED
    stay = ExecutionStayed(by="body", ground="g", basis=StayBasis(basis))
    given(*FINED, REVIEW).when(at("2023-09-03", stay)).then(lawful, passed("G079"))


def test_a_pending_remedy_alone_stays_nothing() -> None:
    stay = ExecutionStayed(by="organ", ground="g", basis=StayBasis.PENDING_REMEDY)
    given(*FINED, REVIEW).when(at("2023-09-03", stay)).then(unlawful("G079"), because("不停止执行"))


def test_a_stay_without_a_basis_is_undecidable() -> None:
    stay = ExecutionStayed(by="body", ground="g")
    given(*FINED, REVIEW).when(at("2023-09-03", stay)).then(lawful, undecidable("G079"))
