"""APL art. 75 (G068): slips are corrected and served, substance is decided anew."""

from datetime import date

import pytest

from domain.law.guard import Result
from domain.law.penalty.art_75_correction import only_slips_corrected
from domain.penalty.amendment import CorrectionScope, DocumentCorrected
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, given, lawful, passed, undecidable, unlawful

DAY = date(2023, 8, 25)


@pytest.mark.parametrize(
    ("scope", "served_on", "result"),
    [
        ("clerical", DAY, Result.PASSED),
        ("clerical", None, Result.BREACHED),
        ("substance", DAY, Result.BREACHED),
        (None, DAY, Result.UNDECIDABLE),
        (None, None, Result.BREACHED),
    ],
)
def test_only_slips_are_corrected_and_served(scope: str | None, served_on: date | None, result: Result) -> None:
    assert only_slips_corrected(scope, served_on).result == result


def _corrected(scope: CorrectionScope | None) -> DocumentCorrected:
    return DocumentCorrected(document="D-1", old_digest="d", reason="wrong year", scope=scope, served_on=DAY)


def test_a_slip_may_be_corrected_and_an_amount_may_not() -> None:
    case = given(*ready(), decided())
    case.when(at("2023-08-25", _corrected(CorrectionScope.CLERICAL))).then(lawful, passed("G068"))
    case.when(at("2023-08-25", _corrected(CorrectionScope.SUBSTANCE))).then(unlawful("G068"))
    case.when(at("2023-08-25", _corrected(None))).then(lawful, undecidable("G068"))
