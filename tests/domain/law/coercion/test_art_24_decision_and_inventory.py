"""CL art. 24 (G089): decision and inventory are handed over on the spot."""

import pytest
from msgspec import structs

from domain.law.coercion.art_24_decision_and_inventory import decision_and_inventory_handed_over
from domain.law.guard import Result
from domain.measures.facts import PropertySealed
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.specification import because, given, lawful, passed, unlawful


@pytest.mark.parametrize(
    ("decision", "inventory", "handed_over", "result"),
    [
        (True, True, True, Result.PASSED),
        (False, True, True, Result.BREACHED),
        (True, False, True, Result.BREACHED),
        (True, True, False, Result.BREACHED),
        (True, True, None, Result.UNDECIDABLE),
    ],
)
def test_both_are_made_and_handed_over(
    *, decision: bool, inventory: bool, handed_over: bool | None, result: Result
) -> None:
    found = decision_and_inventory_handed_over(decision=decision, inventory=inventory, handed_over=handed_over)
    assert found.result == result


def test_a_seal_comes_with_its_papers() -> None:
    given(APPROVED).when(sealed()).then(lawful, passed("G089"))
    event = sealed()
    assert isinstance(event.fact, PropertySealed)
    bare = structs.replace(event, fact=structs.replace(event.fact, handed_over=False))
    given(APPROVED).when(bare).then(unlawful("G089"), because("一式二份"))
