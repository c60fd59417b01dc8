"""APL art. 63 (G052): for which penalties a hearing is offered."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import money
from domain.ids import division
from domain.law.guard import Result
from domain.law.penalty.art_63_hearing_right import GRAVE_KINDS, Sums, hearing_offered
from domain.parties import PartyClass
from domain.penalty.kinds import PenaltyKind
from domain.penalty.review import ProposedPenaltyNotified
from domain.registers.rules import LawPackActivated, Measured, Purpose, Threshold
from domain.registers.state import Registers
from tests.domain.city import REGISTERED, UNIT
from tests.domain.ordinary import CONCLUDED, filed
from tests.domain.specification import at, because, given, lawful, passed, unlawful

FROM = Sums(fine=5_000_00, gains=5_000_00, goods=5_000_00)


@pytest.mark.parametrize(
    ("kinds", "sums", "offered", "result"),
    [
        (("fine",), Sums(4_999_99, 0, 0), False, Result.PASSED),
        (("fine",), Sums(5_000_00, 0, 0), False, Result.BREACHED),
        (("fine",), Sums(5_000_00, 0, 0), True, Result.PASSED),
        (("confiscation_of_gains",), Sums(0, 5_000_00, 0), False, Result.BREACHED),
        (("confiscation_of_goods",), Sums(0, 0, 5_000_00), False, Result.BREACHED),
        (("warning",), Sums(0, 0, 0), True, Result.PASSED),
    ],
)
def test_it_is_offered_from_the_thresholds_on(
    kinds: tuple[str, ...],
    sums: Sums,
    offered: bool,  # noqa: FBT001 -- a column of the table
    result: Result,
) -> None:
    assert hearing_offered(kinds, sums, FROM, offered=offered).result == result


@pytest.mark.parametrize("kind", sorted(GRAVE_KINDS))
def test_it_is_offered_for_each_grave_kind(kind: str) -> None:
    assert hearing_offered((kind,), Sums(0, 0, 0), FROM, offered=False).result == Result.BREACHED


def _notice(fine: int, *, offered: bool, kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,)) -> Event:
    return at(
        "2023-08-02",
        ProposedPenaltyNotified(notice="N-1", fine=money(fine * 100), kinds=kinds, hearing_right=offered),
    )


def test_a_large_fine_for_a_person_is_told_with_the_right() -> None:
    case = given(filed(), CONCLUDED)
    case.when(_notice(5_000, offered=False)).then(unlawful("G052"), because("5,000.00元"))
    case.when(_notice(4_999, offered=False)).then(lawful, passed("G052"))
    case.when(_notice(5_000, offered=True)).then(lawful, passed("G052"))


def test_units_have_a_threshold_of_their_own() -> None:
    case = given(filed(party=UNIT), CONCLUDED)
    case.when(_notice(99_999, offered=False)).then(lawful)
    case.when(_notice(100_000, offered=False)).then(unlawful("G052"))


def test_the_loss_of_a_licence_is_told_with_the_right() -> None:
    revoked = _notice(0, offered=False, kinds=(PenaltyKind.LICENCE_REVOCATION,))
    given(filed(), CONCLUDED).when(revoked).then(unlawful("G052"))


def test_an_organ_has_thresholds_of_its_own() -> None:
    own = Threshold(
        purpose=Purpose.HEARING,
        party=PartyClass.PERSON,
        measured=Measured.FINE,
        amount=money(2_000_00),
        source="document 1",
    )
    activated = LawPackActivated(
        pack="X", region=division("330106"), effective_from=date(2023, 1, 1), thresholds=(own,)
    )
    case = given(filed(), CONCLUDED).under(Registers((*REGISTERED, activated)))
    case.when(_notice(2_000, offered=False)).then(unlawful("G052"), because("2,000.00元"))
    case.when(_notice(1_999, offered=False)).then(lawful, passed("G052"))
