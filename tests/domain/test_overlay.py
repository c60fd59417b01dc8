"""Overlays: what a place puts into force of its own applies there and from then on, and never against a text of law."""

from datetime import date

import pytest

from domain.context import context_for
from domain.fact import money
from domain.ids import DivisionCode, division
from domain.law.book import GUARDS
from domain.law.guard import Grade
from domain.law.packs import NONE
from domain.law.three_systems.cl_13_review_points import ReviewPoint
from domain.parties import PartyClass
from domain.penalty.review import Checked, LegalReviewPassed
from domain.registers.rules import Allowance, LawPackActivated, Measured, Purpose, Threshold
from domain.registers.state import Registers
from domain.time.periods import Unit
from tests.domain.city import GONGSHU, NINGBO, REGISTERED, XIHU
from tests.domain.ordinary import ready
from tests.domain.specification import Given, at, given, lawful, not_judged, unlawful

DISTRICT, CITY_CODE = division("330106"), division("330100")
SILENT = LegalReviewPassed(
    reviewer="reviewer", checklist=tuple(Checked(point=p) for p in ReviewPoint if p != ReviewPoint.POWER)
)
"""An opinion that leaves a point out, against G060 of 118号, which is from memory."""


def off(*guards: str, region: DivisionCode = DISTRICT, since: date = date(2023, 1, 1)) -> LawPackActivated:
    return LawPackActivated(pack="own", region=region, effective_from=since, switched_off=guards)


def under(*packs: LawPackActivated) -> Given:
    return given(*ready()).under(Registers((*REGISTERED, *packs)))


def test_a_guard_that_nobody_has_confirmed_is_off_where_a_place_switched_it_off() -> None:
    opinion = at("2023-08-19T20:00", SILENT)
    under().when(opinion).then(unlawful("G060"))
    under(off("G060")).when(opinion).then(lawful)


def test_it_is_off_only_from_the_first_day_on_which_the_place_said_so() -> None:
    opinion = at("2023-08-19T20:00", SILENT)
    under(off("G060", since=date(2023, 8, 19))).when(opinion).then(lawful)
    under(off("G060", since=date(2023, 8, 20))).when(opinion).then(unlawful("G060"))


def test_what_the_city_switched_off_is_off_in_its_districts_whatever_they_say_besides() -> None:
    opinion = at("2023-08-19T20:00", SILENT)
    under(off("G060", region=CITY_CODE), off("G119")).when(opinion).then(lawful)
    under(off("G060", region=division("330105"))).when(opinion).then(unlawful("G060"))


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_no_guard_of_which_any_part_was_read_in_a_text_is_ever_off(name: str) -> None:
    registers = Registers((*REGISTERED, off(name)))
    asked = context_for(at("2023-08-19", SILENT), registers).pack.guards
    assert (name not in asked) is (set(GUARDS[name].grades) <= {"M", "D"} or name not in _usual())


def _usual() -> frozenset[str]:
    return context_for(at("2023-08-19", SILENT), Registers(REGISTERED)).pack.guards


def test_the_pack_carries_the_sums_of_the_place_and_says_whose_they_are() -> None:
    hearing = Threshold(
        purpose=Purpose.HEARING,
        party=PartyClass.ANY,
        measured=Measured.FINE,
        amount=money(2_000_00),
        source="document 1",
    )
    review = Threshold(
        purpose=Purpose.LEGAL_REVIEW,
        party=PartyClass.UNIT,
        measured=Measured.GAINS,
        amount=money(9_00),
        source="PLACEHOLDER 2",
        organ=XIHU,
    )
    allowance = Allowance(timer="D-DEFENCE", length=3, unit=Unit.WORKING_DAY, source="document 3")
    own = LawPackActivated(
        pack="own",
        region=CITY_CODE,
        effective_from=date(2023, 1, 1),
        thresholds=(hearing, review),
        timers=(allowance,),
    )
    registers = Registers((*REGISTERED, own))
    pack = context_for(at("2023-08-19", SILENT), registers).pack
    usual = context_for(at("2023-08-19", SILENT), Registers(REGISTERED)).pack
    assert pack.id == f"{usual.id}+own"
    for is_unit in (True, False):
        sums = pack.procedure.hearing_from(is_unit=is_unit)
        assert (sums.fine, sums.gains) == (2_000_00, usual.procedure.hearing_from(is_unit=is_unit).gains)
    assert pack.procedure.hearing_unit.source == "document 1"
    of_unit = pack.procedure.review_from(is_unit=True)
    assert of_unit is not None
    assert (of_unit.gains, of_unit.fine) == (9_00, 10**18)
    assert (pack.procedure.hearing_unit.grade, pack.procedure.review_unit.grade) == (Grade.SEEN, Grade.DESIGN)
    assert pack.procedure.review_from(is_unit=False) is None
    assert pack.procedure.discussion_unit == usual.procedure.discussion_unit
    assert (pack.procedure.defence_within.value, pack.procedure.defence_within.source) == (3, "document 3")
    assert context_for(at("2023-08-19", SILENT, GONGSHU), registers).pack.procedure.review_from(is_unit=True) is None


def test_outside_every_pack_a_place_can_put_nothing_into_force() -> None:
    own = off("G060", region=division("330203"))
    opinion = at("2023-08-19T20:00", SILENT, NINGBO)
    under(own).when(opinion).then(not_judged)
    assert context_for(opinion, Registers((*REGISTERED, own))).pack is NONE
