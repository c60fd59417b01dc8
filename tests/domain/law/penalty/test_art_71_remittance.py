"""APL art. 71 (G075): two working days to the organ, two more to the bank."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.art_71_remittance import handed_on_in_time
from domain.penalty.payment import CollectionRemitted, FineCollectedOnSpot, RemittanceLeg
from tests.domain.city import CITY
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

FRIDAY = date(2023, 10, 13)


def test_the_third_working_day_is_too_late() -> None:
    last, after = date(2023, 10, 17), date(2023, 10, 18)
    assert handed_on_in_time(FRIDAY, last, CITY.calendar, to_bank=False).result == Result.PASSED
    assert handed_on_in_time(FRIDAY, after, CITY.calendar, to_bank=False).result == Result.BREACHED
    assert handed_on_in_time(None, last, CITY.calendar, to_bank=True).result == Result.UNDECIDABLE


def _handed(on: str, leg: RemittanceLeg | None = None, landed_on: date | None = None) -> Event:
    return at(on, CollectionRemitted(amount=money(80_00), leg=leg, landed_on=landed_on))


COLLECTED = (
    on_the_spot("2023-10-13", fine=100),
    at("2023-10-13T11:00", FineCollectedOnSpot(amount=money(100_00), receipt="R-1")),
)


@pytest.mark.parametrize("leg", [None, RemittanceLeg.TO_ORGAN])
def test_the_officer_hands_in_within_two_working_days(leg: RemittanceLeg | None) -> None:
    given(*COLLECTED).when(_handed("2023-10-17", leg)).then(lawful, passed("G075"))
    given(*COLLECTED).when(_handed("2023-10-18", leg)).then(unlawful("G075"), because("2023-10-17前交至行政机关"))


def test_the_organ_pays_in_within_two_more() -> None:
    handed = _handed("2023-10-17")
    given(*COLLECTED, handed).when(_handed("2023-10-19")).then(lawful, passed("G075"))
    given(*COLLECTED, handed).when(_handed("2023-10-20")).then(unlawful("G075"), because("指定的银行"))


def test_on_the_water_the_days_run_from_landing() -> None:
    given(*COLLECTED).when(_handed("2023-10-20", landed_on=date(2023, 10, 18))).then(lawful, passed("G075"))


def test_without_a_collection_it_is_undecidable() -> None:
    given(on_the_spot("2023-10-13")).when(_handed("2023-10-18")).then(undecidable("G075"))
