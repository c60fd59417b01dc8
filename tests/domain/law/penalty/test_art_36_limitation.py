"""APL art. 36: limitation (G013)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.art_36_limitation import discovered_in_time
from domain.parties import Conduct
from domain.penalty.application import Limitation
from domain.penalty.investigation import CaseFiled
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from tests.domain.city import BURNING, REGISTERED
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import found, given, passed, undecidable, unlawful

ACTED = date(2021, 8, 1)


@pytest.mark.parametrize(
    ("acted", "discovered", "long", "result"),
    [
        (ACTED, date(2023, 8, 1), False, Result.PASSED),
        (ACTED, date(2023, 8, 2), False, Result.BREACHED),
        (ACTED, date(2026, 8, 1), True, Result.PASSED),
        (ACTED, date(2026, 8, 2), True, Result.BREACHED),
        (date(2024, 2, 29), date(2026, 2, 28), False, Result.PASSED),
        (date(2024, 2, 29), date(2026, 3, 1), False, Result.BREACHED),
        (None, date(2023, 8, 1), False, Result.UNDECIDABLE),
        (ACTED, None, False, Result.UNDECIDABLE),
    ],
)
def test_the_same_date_of_the_last_year_is_in_time_and_the_next_day_too_late(
    acted: date | None, discovered: date | None, *, long: bool, result: Result
) -> None:
    assert discovered_in_time(acted, discovered, date(2026, 8, 3), long=long).result == result


def test_where_the_case_was_at_hand_in_time_no_other_day_is_needed() -> None:
    assert discovered_in_time(ACTED, None, date(2023, 8, 1)).result == Result.PASSED


def test_another_law_may_set_another_limitation() -> None:
    assert discovered_in_time(ACTED, date(2022, 2, 2), date(2022, 2, 2), special_years=1).result == Result.PASSED
    assert discovered_in_time(ACTED, date(2022, 8, 2), date(2022, 8, 2), special_years=1).result == Result.BREACHED


def _filed(discovered: date | None, limitation: Limitation | None = None) -> Event:
    event = filed("2024-01-10", conduct=Conduct(fingerprint="old", on=ACTED))
    assert isinstance(event.fact, CaseFiled)
    return structs.replace(event, fact=structs.replace(event.fact, discovered_on=discovered, limitation=limitation))


def test_a_case_is_filed_for_what_was_discovered_in_time() -> None:
    given().when(_filed(date(2023, 8, 1))).then(passed("G013"))
    given().when(_filed(date(2023, 8, 2))).then(unlawful("G013"))
    given().when(_filed(date(2023, 8, 2), Limitation.LONG)).then(passed("G013"))
    given().when(_filed(None)).then(found(), undecidable("G013"))


def test_a_decision_looks_at_the_day_of_discovery_and_not_at_its_own() -> None:
    given(_filed(date(2023, 8, 2)), *ready()[1:]).when(decided("2024-02-01")).then(
        found("G013"),
    )
    given(_filed(date(2023, 8, 1)), *ready()[1:]).when(decided("2024-02-01")).then(passed("G013"))


def test_the_item_may_have_a_limitation_of_its_own() -> None:
    burning = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING)
    registers = Registers((*REGISTERED, structs.replace(burning, limitation_years=3)))
    given().under(registers).when(_filed(date(2023, 8, 2))).then(passed("G013"))


def test_what_is_punished_on_the_spot_is_discovered_there() -> None:
    given().when(on_the_spot()).then(passed("G013"))
