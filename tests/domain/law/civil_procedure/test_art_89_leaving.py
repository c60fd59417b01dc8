"""CPL art. 89 (G071): what is refused is left with witnesses or on film."""

import pytest

from domain.law.civil_procedure.art_89_leaving import leaving_witnessed
from domain.law.guard import Result
from domain.penalty.service import DocumentServed, ServiceMethod
from tests.domain.ordinary import SEALED, decided, ready
from tests.domain.specification import at, given, lawful, passed, unlawful


@pytest.mark.parametrize(
    ("refusal", "witnesses", "recordings", "result"),
    [
        ("would not open", 1, 0, Result.PASSED),
        ("would not open", 0, 1, Result.PASSED),
        ("would not open", 0, 0, Result.BREACHED),
        (None, 1, 1, Result.BREACHED),
    ],
)
def test_it_is_witnessed_or_filmed(refusal: str | None, witnesses: int, recordings: int, result: Result) -> None:
    assert leaving_witnessed(refusal, witnesses, recordings).result == result


def test_leaving_a_decision() -> None:
    case = given(*ready(), decided(), SEALED)
    left = DocumentServed(method=ServiceMethod.LEAVING, refusal="would not open", recordings=("film-1",))
    case.when(at("2023-08-22", left)).then(lawful, passed("G071"))
    case.when(at("2023-08-22", DocumentServed(method=ServiceMethod.LEAVING))).then(unlawful("G071"))
