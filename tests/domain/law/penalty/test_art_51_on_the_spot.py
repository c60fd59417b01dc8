"""APL art. 51 (G043): when a penalty may be decided on the spot."""

from datetime import date

import pytest

from domain.law.guard import Result
from domain.law.penalty.art_51_on_the_spot import fit_for_the_spot
from domain.penalty.investigation import SceneInspected
from domain.penalty.kinds import PenaltyKind
from domain.supervision.facts import CorrectionOrdered
from tests.domain.city import CITIZEN, SHOPFRONT, SORTING, TRADER, TWO, UNIT
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, because, given, lawful, passed, stands, unlawful

DAY = date(2023, 7, 12)


@pytest.mark.parametrize(
    ("fine", "is_unit", "result"),
    [
        (200_00, False, Result.PASSED),
        (200_01, False, Result.BREACHED),
        (3000_00, True, Result.PASSED),
        (3000_01, True, Result.BREACHED),
        (0, False, Result.PASSED),
    ],
)
def test_the_limit_is_200_yuan_for_a_citizen_and_3000_for_a_unit(fine: int, is_unit: bool, result: Result) -> None:  # noqa: FBT001 -- a column of the table
    assert fit_for_the_spot(DAY, fine, ["fine"], is_unit=is_unit, facts_clear=True).result == result


def test_a_warning_may_be_given_on_the_spot() -> None:
    assert fit_for_the_spot(DAY, 0, ["warning"], is_unit=False, facts_clear=True).result == Result.PASSED
    assert fit_for_the_spot(DAY, 100_00, ["warning", "fine"], is_unit=False, facts_clear=True).result == Result.PASSED


@pytest.mark.parametrize("kind", [k for k in PenaltyKind if k not in {PenaltyKind.FINE, PenaltyKind.WARNING}])
def test_no_other_kind_of_penalty_may_be_decided_on_the_spot(kind: PenaltyKind) -> None:
    verdict = fit_for_the_spot(DAY, 0, ["fine", kind], is_unit=True, facts_clear=True)
    assert verdict.result == Result.BREACHED
    assert verdict.reason is not None
    assert kind in verdict.reason.zh


def test_unclear_facts_need_the_ordinary_procedure() -> None:
    assert fit_for_the_spot(DAY, 100, ["fine"], is_unit=False, facts_clear=False).result == Result.BREACHED


def test_a_day_before_the_law_is_not_decidable() -> None:
    verdict = fit_for_the_spot(date(2021, 7, 14), 100, ["fine"], is_unit=False, facts_clear=True)
    assert verdict.result == Result.UNDECIDABLE


def test_a_citizen_may_not_be_fined_300_on_the_spot() -> None:
    """DOMAIN §7.7 case 3."""
    given().when(on_the_spot(fine=300)).then(unlawful("G043"), because("超过当场处罚限额200.00元"))


def test_a_citizen_may_be_fined_200_on_the_spot() -> None:
    given().when(on_the_spot(fine=200)).then(lawful, passed("G043"), stands(penalty="served"))


def test_a_sole_trader_counts_as_a_citizen() -> None:
    given().when(on_the_spot(fine=300, party=TRADER)).then(unlawful("G043"))


def test_a_confiscation_is_refused_on_the_spot() -> None:
    kinds = (PenaltyKind.FINE, PenaltyKind.CONFISCATION_OF_GOODS)
    given().when(on_the_spot(kinds=kinds)).then(unlawful("G043"))


def test_unclear_facts_are_refused_on_the_spot() -> None:
    given().when(on_the_spot(facts_clear=False)).then(unlawful("G043"))


ORDERED = at("2023-07-11T10:00", CorrectionOrdered(order="O-1", item=SORTING, served_on=date(2023, 7, 11)))
REFUSED = at("2023-07-12T09:00", SceneInspected(officers=TWO, refused_order="O-1", identity_shown=True))


def test_a_unit_that_refused_to_sort_its_waste_may_be_fined_500_on_the_spot() -> None:
    """DOMAIN §7.7 case 4."""
    act = on_the_spot(fine=500, party=UNIT, item=SORTING)
    given(ORDERED, REFUSED).when(act).then(lawful, passed("G043", "G027", "G019"))


def test_a_unit_may_be_fined_3000_on_the_spot_and_not_a_fen_more() -> None:
    given(ORDERED, REFUSED).when(on_the_spot(fine=3000, party=UNIT, item=SORTING)).then(lawful)
    given(ORDERED, REFUSED).when(on_the_spot(fine=3001, party=UNIT, item=SORTING)).then(unlawful("G043"))


def test_a_correction_first_item_is_not_fined_on_the_spot_at_once() -> None:
    given().when(on_the_spot(fine=100, party=CITIZEN, item=SHOPFRONT)).then(unlawful("G027"))
