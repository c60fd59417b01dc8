"""APL arts 5 and 32 (G019): the fine stays within its range."""

from datetime import date

import pytest

from domain.fact import money
from domain.ids import ItemCode
from domain.law.guard import Result
from domain.law.penalty.arts_5_32_range import fine_within_range
from domain.parties import Conduct, PartyClass
from domain.penalty.decision import PenaltyDecided
from domain.penalty.kinds import Mitigation, MitigationGround, PenaltyKind
from domain.registers.facts import Correction, ItemVersionPublished
from domain.registers.state import Registers
from tests.domain.city import BURNING, DUMPING, REGISTERED, SHOPFRONT, SORTING, UNIT, fines
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

RANGE = (100_00, 500_00)


@pytest.mark.parametrize(
    ("fine", "declared", "ground", "result"),
    [
        (100_00, False, False, Result.PASSED),
        (500_00, False, False, Result.PASSED),
        (99_99, False, False, Result.BREACHED),
        (500_01, False, False, Result.BREACHED),
        (99_99, True, True, Result.PASSED),
        (99_99, True, False, Result.BREACHED),
        (99_99, False, True, Result.BREACHED),
        (0, True, True, Result.PASSED),
        (500_01, True, True, Result.BREACHED),
    ],
)
def test_below_the_minimum_needs_mitigation_on_a_ground_and_above_the_maximum_is_never_lawful(
    fine: int,
    declared: bool,  # noqa: FBT001 -- a column of the table
    ground: bool,  # noqa: FBT001 -- the same
    result: Result,
) -> None:
    verdict = fine_within_range(fine, RANGE, below_range_declared=declared, has_ground=ground)
    assert verdict.result == result


def test_without_a_range_it_is_undecidable() -> None:
    assert fine_within_range(1, None, below_range_declared=False, has_ground=False).result == Result.UNDECIDABLE


@pytest.mark.parametrize("fine", [100, 500])
def test_a_fine_at_either_end_is_lawful(fine: int) -> None:
    given(*ready()).when(decided(fine=fine)).then(lawful, passed("G019"))


def test_a_fine_above_the_maximum_is_refused() -> None:
    given(*ready()).when(decided(fine=501)).then(unlawful("G019"), because("高于上限500.00元"))


def test_a_fine_below_the_minimum_is_refused() -> None:
    given(*ready()).when(decided(fine=99)).then(unlawful("G019"), because("低于下限100.00元"))


def test_mitigation_on_a_ground_reaches_below_the_minimum() -> None:
    act = decided(fine=50, mitigation=Mitigation.BELOW_RANGE, grounds=(MitigationGround.HARM_REMOVED,))
    given(*ready()).when(act).then(lawful, passed("G019"))


def test_mitigation_without_a_ground_does_not() -> None:
    given(*ready()).when(decided(fine=50, mitigation=Mitigation.BELOW_RANGE)).then(unlawful("G019"))


def test_lightening_stays_within_the_range() -> None:
    act = decided(fine=50, mitigation=Mitigation.LIGHTER, grounds=(MitigationGround.HARM_REMOVED,))
    given(*ready()).when(act).then(unlawful("G019"))


def test_a_fine_counts_whether_or_not_it_is_called_one() -> None:
    given(*ready()).when(decided(fine=501, kinds=(PenaltyKind.WARNING,))).then(unlawful("G019"))
    given(*ready()).when(decided(fine=501, kinds=())).then(unlawful("G019"))


def test_a_warning_has_no_range() -> None:
    given(*ready()).when(decided(fine=0, kinds=(PenaltyKind.WARNING,))).then(lawful)


def test_each_class_of_party_has_its_own_range() -> None:
    given(*ready(party=UNIT, item=DUMPING)).when(decided(fine=100_000)).then(found("G062"), passed("G019"))
    given(*ready(party=UNIT, item=DUMPING)).when(decided(fine=99_999)).then(unlawful("G019"))
    given(*ready(item=SORTING)).when(decided(fine=201)).then(unlawful("G019", "G027"))


def test_a_class_of_party_without_a_range_is_undecidable() -> None:
    given(*ready(item=DUMPING)).when(decided()).then(lawful, undecidable("G019"))
    given(*ready(party=UNIT)).when(decided()).then(undecidable("G019"))


@pytest.mark.parametrize(("item", "known"), [(SORTING, False), (SHOPFRONT, True)])
def test_where_the_party_is_unknown_only_a_range_for_everybody_is_decidable(item: ItemCode, known: bool) -> None:  # noqa: FBT001 -- a column of the table
    act = at("2023-08-20", PenaltyDecided(item=item, fine=money(4000_00)))
    outcome = given(*ready()[1:]).when(act)
    outcome.then(found("G019", "G027") if known else found("G027"))
    outcome.then(undecidable("G014", "G066") if known else undecidable("G014", "G019", "G066"))


def test_on_the_spot_the_range_holds_too() -> None:
    given().when(on_the_spot(fine=99)).then(unlawful("G019"))
    given().when(on_the_spot(fine=100)).then(lawful, passed("G019"))


def test_an_item_that_is_not_in_the_catalogue_is_undecidable() -> None:
    registers = Registers(f for f in REGISTERED if not isinstance(f, ItemVersionPublished))
    given(*ready()).under(registers).when(decided()).then(lawful, undecidable("G019", "G027"))


def test_the_range_is_that_of_the_day_of_the_act() -> None:
    raised = ItemVersionPublished(
        item=BURNING,
        name="burning",
        norm="norm",
        article="1",
        correction=Correction.WITH,
        fine_optional=False,
        fines=(fines(PartyClass.PERSON, 400, 900),),
        effective_from=date(2023, 7, 11),
    )
    registers = Registers((*REGISTERED, raised))
    before, after = (Conduct(fingerprint="burnt", on=date(2023, 7, day)) for day in (10, 11))
    given(*ready(conduct=before)).under(registers).when(decided(fine=300)).then(lawful)
    given(*ready(conduct=after)).under(registers).when(decided(fine=300)).then(found("G019"))
    given(*ready(conduct=after)).under(registers).when(decided(fine=900)).then(lawful)
