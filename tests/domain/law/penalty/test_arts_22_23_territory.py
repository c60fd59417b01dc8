"""APL arts 22–23: the place of the act (G003)."""

import pytest
from msgspec import structs

from domain.event import Event
from domain.ids import division
from domain.law.guard import Result
from domain.law.penalty.arts_22_23_territory import place_in_territory
from domain.penalty.investigation import CaseFiled
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from tests.domain.city import BURNING, REGISTERED
from tests.domain.ordinary import filed
from tests.domain.specification import given, passed, undecidable, unlawful


def _in(region: str) -> Event:
    event = filed()
    assert isinstance(event.fact, CaseFiled)
    return structs.replace(event, fact=structs.replace(event.fact, region=division(region)))


@pytest.mark.parametrize(
    ("territory", "place", "law", "result"),
    [
        ("330106", "330106", None, Result.PASSED),
        ("330100", "330106", None, Result.PASSED),
        ("330106", "330105", None, Result.BREACHED),
        ("330110", "330111", None, Result.BREACHED),
        ("330106", "330105", "某法", Result.PASSED),
        ("330106", None, None, Result.UNDECIDABLE),
    ],
)
def test_a_city_reaches_its_districts_and_a_district_not_its_neighbour(
    territory: str, place: str | None, law: str | None, result: Result
) -> None:
    assert place_in_territory(territory, place, law).result == result


def test_a_case_is_filed_where_the_act_was_done() -> None:
    given().when(_in("330106")).then(passed("G003"))
    given().when(_in("330105")).then(unlawful("G003"))
    given().when(filed()).then(undecidable("G003"))


def test_a_law_may_let_an_organ_reach_further() -> None:
    burning = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING)
    registers = Registers((*REGISTERED, structs.replace(burning, elsewhere="某行政法规第三条")))
    given().under(registers).when(_in("330105")).then(passed("G003"))
