"""APL art. 37: the old law unless the new one is lighter (G020)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.art_37_lighter_law import Version, applicable, right_version_applied
from domain.parties import PartyClass
from domain.penalty.application import Application
from domain.penalty.decision import PenaltyDecided
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from tests.domain.city import BURNING, REGISTERED, fines
from tests.domain.ordinary import decided, ready
from tests.domain.specification import found, given, passed, undecidable, unlawful

OLD = Version(date(2019, 1, 1), 500_00, 100_00, 1)
LIGHTER = Version(date(2023, 8, 1), 300_00, 50_00, 1)
HEAVIER = Version(date(2023, 8, 1), 900_00, 100_00, 1)
LAWFUL = Version(date(2023, 8, 1), 500_00, 100_00, 1, lawful=True)


@pytest.mark.parametrize(
    ("later", "applied", "result"),
    [
        ((), None, Result.PASSED),
        ((), OLD.effective_from, Result.PASSED),
        ((HEAVIER,), OLD.effective_from, Result.PASSED),
        ((HEAVIER,), HEAVIER.effective_from, Result.BREACHED),
        ((LIGHTER,), LIGHTER.effective_from, Result.PASSED),
        ((LIGHTER,), OLD.effective_from, Result.BREACHED),
        ((LAWFUL,), LAWFUL.effective_from, Result.BREACHED),
        ((HEAVIER,), None, Result.UNDECIDABLE),
    ],
)
def test_the_lighter_of_the_laws_of_then_and_now_applies(
    later: tuple[Version, ...], applied: date | None, result: Result
) -> None:
    assert right_version_applied(OLD, later, applied).result == result


def test_of_several_later_laws_only_the_one_in_force_when_deciding_is_weighed() -> None:
    between = Version(date(2022, 1, 1), 1_00, 0, 1)
    assert applicable(OLD, (between, HEAVIER)) is OLD
    assert applicable(OLD, (between, LIGHTER)) is LIGHTER


def test_without_a_version_of_the_day_of_the_act_nobody_knows() -> None:
    assert right_version_applied(None, (), None).result == Result.UNDECIDABLE


def _decided(applied: date | None, fine: int = 300) -> Event:
    event = decided(fine=fine)
    assert isinstance(event.fact, PenaltyDecided)
    return structs.replace(event, fact=structs.replace(event.fact, application=Application(version_from=applied)))


def _changed(low: int, high: int, on: date = date(2023, 8, 20)) -> Registers:
    burning = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING)
    return Registers(
        (*REGISTERED, structs.replace(burning, effective_from=on, fines=(fines(PartyClass.ANY, low, high),)))
    )


def test_a_decision_on_the_day_of_a_lighter_law_applies_it_and_the_day_before_does_not() -> None:
    lighter = _changed(50, 300)
    given(*ready()).under(lighter).when(_decided(date(2023, 8, 20))).then(passed("G020"))
    given(*ready()).under(lighter).when(_decided(date(2019, 1, 1))).then(unlawful("G020"))
    given(*ready()).under(lighter).when(_decided(None)).then(found(), undecidable("G020"))
    tomorrow = _changed(50, 300, date(2023, 8, 21))
    given(*ready()).under(tomorrow).when(_decided(date(2019, 1, 1))).then(passed("G020"))


def test_a_heavier_law_does_not_reach_back() -> None:
    heavier = _changed(600, 9000)
    given(*ready()).under(heavier).when(_decided(date(2019, 1, 1))).then(passed("G020"))
    given(*ready()).under(heavier).when(_decided(date(2023, 8, 20))).then(unlawful("G020"))


def test_what_has_become_lawful_is_not_punished() -> None:
    burning = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING)
    day = date(2023, 8, 20)
    registers = Registers((*REGISTERED, structs.replace(burning, effective_from=day, lawful_from=day)))
    given(*ready()).under(registers).when(_decided(day)).then(unlawful("G020"))
