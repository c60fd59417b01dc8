"""APL art. 35: what a court has fined (G030)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.art_35_court_fine import not_fined_beside_court
from domain.penalty.criminal_facts import CriminalCaseReturned
from domain.penalty.payment import FineDue
from tests.domain.examples import example
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, given, passed


@pytest.mark.parametrize(
    ("fine", "court", "result"),
    [(100, True, Result.BREACHED), (0, True, Result.PASSED), (100, False, Result.PASSED)],
)
def test_a_court_fine_leaves_no_room_for_another(fine: int, *, court: bool, result: Result) -> None:
    assert not_fined_beside_court(fine, court_fined=court).result == result


def _returned(*, fined: bool, on: str = "2023-08-16") -> Event:
    return at(on, structs.replace(example(CriminalCaseReturned), criminal_fine=fined))


DUE = at("2023-09-01", FineDue(payment_order="P-1", amount=money(300_00), due=date(2023, 9, 16)))


def test_after_a_court_fine_the_organ_imposes_none_and_asks_for_none() -> None:
    assert "G030" in given(*ready(), _returned(fined=True)).when(decided()).guards(Result.BREACHED)
    given(*ready(), _returned(fined=False)).when(decided()).then(passed("G030"))
    fined = given(*ready(), _returned(fined=True), decided()).when(DUE)
    assert "G030" in fined.guards(Result.BREACHED)


def test_a_fine_from_before_the_court_is_set_off_there() -> None:
    later = given(*ready(), decided(), _returned(fined=True, on="2023-08-25")).when(DUE)
    assert "G030" not in later.guards(Result.BREACHED)
