"""APL art. 34: discretion tables (G029)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.art_34_discretion import Step, discretion_explained
from domain.parties import PartyClass
from domain.penalty.application import Application
from domain.penalty.decision import PenaltyDecided
from domain.penalty.review import CollectiveDiscussionHeld
from domain.registers.rules import DiscretionTableActivated, Tier
from domain.registers.state import Registers
from tests.domain.city import BURNING, REGISTERED
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, given, passed, undecidable

STEPS = (Step("light", 100, 300), Step("grave", 300, 500))


@pytest.mark.parametrize(
    ("fine", "tier", "factors", "reasoned", "discussed", "result"),
    [
        (300, "light", True, True, False, Result.PASSED),
        (301, "light", True, True, False, Result.BREACHED),
        (301, "light", True, True, True, Result.PASSED),
        (301, "grave", True, True, False, Result.PASSED),
        (200, "unknown", True, True, False, Result.BREACHED),
        (200, None, True, True, True, Result.BREACHED),
        (200, "light", False, True, False, Result.BREACHED),
        (200, "light", True, False, False, Result.BREACHED),
    ],
)
def test_a_fine_names_its_tier_and_why_and_stays_in_it_unless_discussed(  # noqa: PLR0913 -- columns of the table
    fine: int, tier: str | None, *, factors: bool, reasoned: bool, discussed: bool, result: Result
) -> None:
    verdict = discretion_explained(fine, STEPS, tier, factors=factors, reasoned=reasoned, discussed=discussed)
    assert verdict.result == result


def _decided(tier: str | None) -> Event:
    event = decided()
    assert isinstance(event.fact, PenaltyDecided)
    fact = structs.replace(event.fact, tier=tier, reasons="r", application=Application(factors=("area",)))
    return structs.replace(event, fact=fact)


TABLE = DiscretionTableActivated(
    item=BURNING,
    tiers=(
        Tier(tier="light", factors=("area",), minimum=money(100_00), maximum=money(200_00)),
        Tier(tier="grave", factors=("area",), minimum=money(200_00), maximum=money(500_00)),
        Tier(tier="unit", factors=(), minimum=money(0), maximum=money(900_00), party=PartyClass.UNIT),
    ),
    issuer="bureau",
    document="D",
    effective_from=date(2023, 8, 20),
)
UNDER = Registers((*REGISTERED, TABLE))


def test_a_decision_follows_the_table_in_force_on_its_day() -> None:
    given(*ready()).under(UNDER).when(_decided("grave")).then(passed("G029"))
    for tier in ("light", "unit", None):
        outcome = given(*ready()).under(UNDER).when(_decided(tier))
        assert "G029" in outcome.guards(Result.BREACHED)
    discussed = at("2023-08-16", CollectiveDiscussionHeld(minutes="M"))
    given(*ready(), discussed).under(UNDER).when(_decided("light")).then(passed("G029"))


def test_before_any_table_nobody_knows() -> None:
    given(*ready()).when(_decided("grave")).then(undecidable("G029"))
    tomorrow = Registers((*REGISTERED, structs.replace(TABLE, effective_from=date(2023, 8, 21))))
    given(*ready()).under(tomorrow).when(_decided("grave")).then(undecidable("G029"))
