"""APL arts 68 to 70 (G074): when officers may collect on the spot."""

from datetime import date

import pytest

from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.arts_68_70_collection import collected_lawfully
from domain.penalty.payment import CollectionGround, FineCollectedOnSpot
from tests.domain.law.enforced import FINED
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

ON = date(2023, 8, 21)


def _result(fine: int | None, ground: str | None = None, *, spot: bool | None = True, asked: bool = False) -> Result:
    return collected_lawfully(ON, fine, ground, on_the_spot=spot, party_proposed=asked, receipt="R-1").result


def test_a_hundred_yuan_may_be_collected_and_a_fen_more_needs_a_ground() -> None:
    assert _result(100_00) == Result.PASSED
    assert _result(100_01) == Result.BREACHED
    assert _result(100_01, "hard_later") == Result.PASSED


def test_an_ordinary_fine_is_collected_only_in_a_remote_place_that_the_party_proposes() -> None:
    assert _result(50_00, spot=False) == Result.BREACHED
    assert _result(50_00, "hard_later", spot=False) == Result.BREACHED
    assert _result(5000_00, "remote", spot=False, asked=True) == Result.PASSED
    assert _result(5000_00, "remote", spot=False) == Result.BREACHED


def test_without_the_receipt_of_the_finance_department_nothing_is_collected() -> None:
    assert (
        collected_lawfully(ON, 50_00, None, on_the_spot=True, party_proposed=False, receipt=None).result
        == Result.BREACHED
    )


def test_without_a_decision_it_is_undecidable() -> None:
    assert _result(None, spot=None) == Result.UNDECIDABLE
    given().when(at("2023-08-21", FineCollectedOnSpot(amount=money(1), receipt="R"))).then(undecidable("G074"))


@pytest.mark.parametrize(
    ("fine", "ground", "breach"),
    [(100, None, False), (150, None, True), (150, CollectionGround.SMALL_FINE, True), (150, "hard_later", False)],
)
def test_a_fine_decided_on_the_spot(fine: int, ground: CollectionGround | None, *, breach: bool) -> None:
    fact = FineCollectedOnSpot(
        amount=money(fine * 100), receipt="R-1", ground=CollectionGround(ground) if ground else None
    )
    outcome = given(on_the_spot(fine=fine)).when(at("2023-07-12T10:05", fact))
    if breach:
        outcome.then(unlawful("G074"), because("难以执行"))
    else:
        outcome.then(lawful, passed("G074"))


def test_an_ordinary_fine_collected_by_officers_is_found() -> None:
    fact = FineCollectedOnSpot(amount=money(300_00), receipt="R-1")
    given(*FINED).when(at("2023-08-22", fact)).then(unlawful("G074"))
