"""ZJ-CEO arts 11 and 18 (G040): another organ's evidence comes with proof of a lawful origin."""

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.integrated_enforcement.arts_11_18_shared_evidence import shared_evidence_has_provenance
from tests.domain.ordinary import COLLECTED, filed
from tests.domain.specification import at, given, lawful, passed, unlawful


@pytest.mark.parametrize(
    ("organ", "provenance", "lawful_there", "result"),
    [
        (None, None, None, Result.PASSED),
        ("other", "P-1", True, Result.PASSED),
        ("other", None, True, Result.BREACHED),
        ("other", "P-1", False, Result.BREACHED),
        ("other", "P-1", None, Result.UNDECIDABLE),
    ],
)
def test_it_comes_with_proof_of_a_lawful_origin(
    organ: str | None,
    provenance: str | None,
    lawful_there: bool | None,  # noqa: FBT001 -- a column of the table
    result: Result,
) -> None:
    assert shared_evidence_has_provenance(organ, provenance, lawful_at_origin=lawful_there).result == result


def test_shared_evidence_with_provenance_may_be_used() -> None:
    shared = structs.replace(COLLECTED.fact, from_organ="other", provenance="P-1", lawful_at_origin=True)
    given(filed()).when(at("2023-07-13", shared)).then(lawful, passed("G040"))


def test_shared_evidence_without_provenance_may_not() -> None:
    shared = structs.replace(COLLECTED.fact, from_organ="other", lawful_at_origin=True)
    given(filed()).when(at("2023-07-13", shared)).then(unlawful("G040"))
