"""APL arts 9–18: kinds of penalty (G018)."""

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.norms import NormLevel
from domain.law.penalty.arts_9_18_kinds import kinds_have_basis
from domain.penalty.kinds import PenaltyKind
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from tests.domain.city import BURNING, REGISTERED
from tests.domain.ordinary import decided, ready
from tests.domain.specification import given, passed, unlawful


@pytest.mark.parametrize(
    ("imposed", "allowed", "level", "result"),
    [
        ({"fine"}, {"fine"}, None, Result.PASSED),
        ({"fine", "warning"}, {"fine"}, None, Result.BREACHED),
        ({"detention"}, {"detention"}, "law", Result.BREACHED),
        ({"fine"}, {"fine"}, "rule", Result.PASSED),
        ({"licence_revocation"}, {"licence_revocation"}, "rule", Result.BREACHED),
        ({"licence_revocation"}, {"licence_revocation"}, "administrative_regulation", Result.PASSED),
        ({"warning"}, {"warning"}, "document", Result.BREACHED),
        ({"fine"}, None, None, Result.UNDECIDABLE),
    ],
)
def test_a_kind_needs_its_item_and_a_norm_that_may_set_it(
    imposed: set[str], allowed: set[str] | None, level: str | None, result: Result
) -> None:
    assert kinds_have_basis(imposed, allowed, level).result == result


def test_a_kind_that_the_item_does_not_provide_for_is_not_imposed() -> None:
    both = (PenaltyKind.FINE, PenaltyKind.LICENCE_REVOCATION)
    given(*ready()).when(decided(kinds=both)).then(passed("G018"))
    burning = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING)
    fine_only = Registers((*REGISTERED, structs.replace(burning, kinds=(PenaltyKind.FINE,))))
    assert "G018" in given(*ready()).under(fine_only).when(decided(kinds=both)).guards(Result.BREACHED)
    document = Registers((*REGISTERED, structs.replace(burning, level=NormLevel.DOCUMENT)))
    given(*ready()).under(document).when(decided()).then(unlawful("G018"))
