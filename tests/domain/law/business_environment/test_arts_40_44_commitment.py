"""OBE arts 40–44 (G112): a grant on a commitment needs one that holds."""

from datetime import date

import pytest
from msgspec import structs

from domain.approval.facts import CommitmentSigned, GrantBasis
from domain.event import Event
from domain.law.business_environment.arts_40_44_commitment import Signed, commitment_holds
from domain.law.guard import Result
from tests.domain.law.licensing.licence import GRANT, READY
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

SIGNED = CommitmentSigned(
    commitment="C-1", terms=("符合规范",), verify_due=date(2023, 12, 9), listed="L-1", dishonest=False
)
GRANTED = at("2023-10-10", structs.replace(GRANT, basis=GrantBasis.COMMITMENT))


def _signed(**changes: object) -> Event:
    return at("2023-10-09", structs.replace(SIGNED, **changes))


def test_a_grant_on_a_commitment_that_holds_is_lawful() -> None:
    given(*READY, _signed()).when(GRANTED).then(lawful, passed("G112"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"terms": ()}, "承诺内容"), ({"verify_due": None}, "核查"), ({"dishonest": True}, "失信")],
)
def test_one_that_does_not_is_refused(changes: dict[str, object], words: str) -> None:
    given(*READY, _signed(**changes)).when(GRANTED).then(unlawful("G112"), because(words))


def test_none_at_all_is_refused() -> None:
    given(*READY).when(GRANTED).then(unlawful("G112"))


@pytest.mark.parametrize("changes", [{"listed": None}, {"dishonest": None}])
def test_what_nobody_looked_up_is_not_guessed(changes: dict[str, object]) -> None:
    given(*READY, _signed(**changes)).when(GRANTED).then(undecidable("G112"))


def test_a_commitment_signed_afterwards_is_none() -> None:
    late = Signed(on=date(2023, 10, 11), terms=1, verify_due=date(2023, 12, 9), listed=True, dishonest=False)
    assert commitment_holds(date(2023, 10, 10), late).result == Result.BREACHED
