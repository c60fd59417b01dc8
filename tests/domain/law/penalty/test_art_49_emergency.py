"""APL art. 49: emergencies (G031)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.ids import division
from domain.law.guard import Result
from domain.law.penalty.art_49_emergency import emergency_covers
from domain.penalty.application import Application
from domain.penalty.decision import PenaltyDecided
from domain.registers.duties import EmergencyDeclared
from domain.registers.state import Registers
from tests.domain.city import BURNING, REGISTERED
from tests.domain.ordinary import decided, ready
from tests.domain.specification import given, passed, unlawful


@pytest.mark.parametrize(
    ("claimed", "item", "result"),
    [("E-1", "a", Result.PASSED), ("E-1", "b", Result.BREACHED), ("E-2", "a", Result.BREACHED)],
)
def test_an_emergency_covers_its_own_items(claimed: str, item: str, result: Result) -> None:
    assert emergency_covers(claimed, item, [("E-1", ("a",))]).result == result


def _decided(on: str) -> Event:
    event = decided(on)
    assert isinstance(event.fact, PenaltyDecided)
    return structs.replace(event, fact=structs.replace(event.fact, application=Application(emergency="E-1")))


def test_faster_and_heavier_punishment_ends_with_the_emergency() -> None:
    declared = EmergencyDeclared(
        emergency="E-1",
        region=division("330100"),
        items=(BURNING,),
        document="D",
        effective_from=date(2023, 8, 1),
        effective_to=date(2023, 8, 20),
    )
    registers = Registers((*REGISTERED, declared))
    given(*ready()).under(registers).when(_decided("2023-08-20")).then(passed("G031"))
    given(*ready()).under(registers).when(_decided("2023-08-21")).then(unlawful("G031"))
    given(*ready()).when(_decided("2023-08-20")).then(unlawful("G031"))
