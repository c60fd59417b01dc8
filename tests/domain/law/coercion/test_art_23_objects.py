"""CL art. 23 (G090): only what has to do with the violation, no necessities, nothing sealed before."""

import pytest
from msgspec import structs

from domain.law.coercion.art_23_objects import objects_may_be_taken
from domain.law.guard import Result
from domain.measures.facts import Objects, PropertySealed
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.specification import because, given, lawful, passed, unlawful


@pytest.mark.parametrize(
    ("related", "necessities", "sealed_by", "result"),
    [
        (True, False, None, Result.PASSED),
        (False, False, None, Result.BREACHED),
        (True, True, None, Result.BREACHED),
        (True, False, "court", Result.BREACHED),
        (None, False, None, Result.UNDECIDABLE),
    ],
)
def test_each_condition_counts(
    *, related: bool | None, necessities: bool, sealed_by: str | None, result: Result
) -> None:
    found = objects_may_be_taken(related=related, daily_necessities=necessities, sealed_by=sealed_by)
    assert found.result == result


def test_what_another_organ_has_sealed_is_not_sealed_again() -> None:
    given(APPROVED).when(sealed()).then(lawful, passed("G090"))
    event = sealed()
    assert isinstance(event.fact, PropertySealed)
    again = structs.replace(event.fact, objects=Objects(related=True, sealed_by="court"))
    given(APPROVED).when(structs.replace(event, fact=again)).then(unlawful("G090"), because("重复查封"))
