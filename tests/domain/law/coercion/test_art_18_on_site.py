"""CL art. 18 (G088): the party is called, told, heard, and the record signed."""

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.coercion.art_18_on_site import Scene, proceeded_on_the_spot
from domain.law.guard import Result
from domain.measures.facts import OnSite, PropertySealed
from tests.domain.law.enforced import APPROVED, IN_FORM, sealed
from tests.domain.specification import because, given, lawful, passed, unlawful

WHOLE = Scene(party_called=True, reasons_told=True, heard=True, recorded=True, signed=True)


def test_a_whole_procedure_passes_and_an_untold_one_is_undecidable() -> None:
    assert proceeded_on_the_spot(WHOLE).result == Result.PASSED
    assert proceeded_on_the_spot(None).result == Result.UNDECIDABLE


@pytest.mark.parametrize("step", ["party_called", "reasons_told", "heard", "recorded", "signed"])
def test_each_step_counts(step: str) -> None:
    assert proceeded_on_the_spot(structs.replace(WHOLE, **{step: False})).result == Result.BREACHED


def _sealed(on_site: OnSite) -> Event:
    event = sealed()
    assert isinstance(event.fact, PropertySealed)
    return structs.replace(event, fact=structs.replace(event.fact, on_site=on_site))


def test_a_seal_is_recorded_on_the_spot() -> None:
    given(APPROVED).when(_sealed(IN_FORM)).then(lawful, passed("G088"))
    given(APPROVED).when(_sealed(structs.replace(IN_FORM, record=None))).then(unlawful("G088"), because("第七项"))
