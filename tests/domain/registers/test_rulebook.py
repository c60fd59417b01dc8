"""The rulebook: packs, discretion tables and lists as they were on a day."""

from datetime import date

from domain.fact import money
from domain.ids import DivisionCode, division
from domain.parties import PartyClass
from domain.registers.rules import (
    Allowance,
    DiscretionTableActivated,
    LawPackActivated,
    Leniency,
    Measured,
    NoPenaltyListActivated,
    Purpose,
    Threshold,
    Tier,
)
from domain.registers.state import Registers
from domain.time.periods import Unit
from tests.domain.city import BURNING, GONGSHU, REGISTERED, SHOPFRONT, XIHU

FROM = date(2023, 1, 1)
CITY_CODE, DISTRICT = division("330100"), division("330106")


def _threshold(party: PartyClass, yuan: int, organ: str | None = None) -> Threshold:
    return Threshold(
        purpose=Purpose.HEARING,
        party=party,
        measured=Measured.FINE,
        amount=money(yuan * 100),
        source="PLACEHOLDER",
        organ=organ,
    )


def _pack(region: DivisionCode, *thresholds: Threshold, on: date = FROM, until: date | None = None) -> LawPackActivated:
    return LawPackActivated(
        pack=f"{region}-{on}",
        region=region,
        effective_from=on,
        effective_to=until,
        thresholds=thresholds,
        timers=(Allowance(timer="D-ASSIST", length=5, unit=Unit.WORKING_DAY, source="local"),),
    )


def test_the_pack_of_the_smallest_place_that_holds_one_goes_before() -> None:
    city, district = _pack(CITY_CODE), _pack(DISTRICT, until=date(2023, 6, 30))
    rulebook = Registers((city, district)).rulebook
    assert rulebook.pack("330106", FROM) == district
    assert rulebook.pack("330105", FROM) == city
    assert rulebook.pack("330106", date(2023, 7, 1)) == city
    assert rulebook.pack("330106", date(2022, 12, 31)) is None
    assert rulebook.pack("330203", FROM) is None
    assert rulebook.pack(None, FROM) is None


def test_a_district_whose_code_ends_in_a_zero_is_no_wider_than_its_neighbours() -> None:
    yuhang = _pack(division("330110"))
    rulebook = Registers((yuhang,)).rulebook
    assert rulebook.pack("330110", FROM) == yuhang
    assert rulebook.pack("330111", FROM) is None


def test_the_threshold_of_an_organ_goes_before_that_of_all_and_that_of_a_class_before_that_of_anybody() -> None:
    anybody, unit, own = (
        _threshold(PartyClass.ANY, 1),
        _threshold(PartyClass.UNIT, 2),
        _threshold(PartyClass.ANY, 3, XIHU),
    )
    registers = Registers((*REGISTERED, _pack(CITY_CODE, anybody, unit, own)))
    xihu, gongshu = registers.organ(XIHU, FROM), registers.organ(GONGSHU, FROM)
    assert xihu is not None
    assert gongshu is not None
    find = registers.rulebook.threshold
    assert find(gongshu, Purpose.HEARING, Measured.FINE, PartyClass.PERSON, FROM) == anybody
    assert find(gongshu, Purpose.HEARING, Measured.FINE, PartyClass.UNIT, FROM) == unit
    assert find(xihu, Purpose.HEARING, Measured.FINE, PartyClass.UNIT, FROM) == own
    assert find(xihu, Purpose.DISCUSSION, Measured.FINE, PartyClass.UNIT, FROM) is None
    assert find(xihu, Purpose.HEARING, Measured.GOODS, PartyClass.UNIT, FROM) is None


def test_a_place_sets_periods_that_no_statute_fixes() -> None:
    rulebook = Registers((_pack(CITY_CODE),)).rulebook
    found = rulebook.allowance("330106", "D-ASSIST", FROM)
    assert found is not None
    assert (found.length, found.unit) == (5, Unit.WORKING_DAY)
    assert rulebook.allowance("330106", "D-OTHER", FROM) is None
    assert rulebook.allowance("330203", "D-ASSIST", FROM) is None


def _table(issuer: str, region: DivisionCode | None) -> DiscretionTableActivated:
    tier = Tier(tier="light", factors=(), minimum=money(100_00), maximum=money(500_00))
    return DiscretionTableActivated(
        item=BURNING, tiers=(tier,), issuer=issuer, document="D", effective_from=FROM, region=region
    )


def test_the_discretion_table_of_a_district_goes_before_that_of_the_province() -> None:
    everywhere, district = _table("province", None), _table("district", DISTRICT)
    rulebook = Registers((district, everywhere)).rulebook
    assert rulebook.discretion(BURNING, "330106", FROM) == district
    assert rulebook.discretion(BURNING, "330105", FROM) == everywhere
    assert rulebook.discretion(BURNING, None, FROM) == everywhere
    assert rulebook.discretion(SHOPFRONT, "330106", FROM) is None
    assert rulebook.discretion(None, "330106", FROM) is None


def test_an_item_is_on_the_list_that_it_was_entered_in() -> None:
    entry = NoPenaltyListActivated(
        list="L-1",
        item=BURNING,
        leniency=Leniency.FIRST_OFFENCE,
        conditions=("corrected",),
        document="D",
        effective_from=FROM,
        effective_to=date(2023, 12, 31),
    )
    rulebook = Registers((entry,)).rulebook
    assert rulebook.spared(BURNING, Leniency.FIRST_OFFENCE, date(2023, 12, 31)) == entry
    assert rulebook.spared(BURNING, Leniency.FIRST_OFFENCE, date(2024, 1, 1)) is None
    assert rulebook.spared(BURNING, Leniency.SLIGHT, FROM) is None
    assert rulebook.spared(None, Leniency.SLIGHT, FROM) is None
