"""APL arts 8 and 27: no penalty instead of a transfer (G028)."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.arts_8_27_crime import no_penalty_instead_of_transfer
from domain.penalty.application import Circumstances
from domain.penalty.criminal_facts import CriminalTransferRefused, CriminalTransferSent
from tests.domain.examples import example
from tests.domain.law.penalty.test_art_33_spared import ready_with
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, given, passed, unlawful

SUSPECTED = Circumstances(crime_suspected=True)


@pytest.mark.parametrize(
    ("suspected", "pending", "settled", "result"),
    [
        (False, False, False, Result.PASSED),
        (True, False, False, Result.BREACHED),
        (True, True, False, Result.BREACHED),
        (False, True, False, Result.BREACHED),
        (True, False, True, Result.PASSED),
    ],
)
def test_a_suspicion_is_settled_before_anything_is_punished(
    *, suspected: bool, pending: bool, settled: bool, result: Result
) -> None:
    verdict = no_penalty_instead_of_transfer(suspected=suspected, pending=pending, settled=settled)
    assert verdict.result == result


def test_what_the_police_have_is_not_punished_until_they_answer() -> None:
    sent = at("2023-08-16", example(CriminalTransferSent))
    refused = at("2023-08-18", example(CriminalTransferRefused))
    given(*ready()).when(decided()).then(passed("G028"))
    given(*ready_with(SUSPECTED)).when(decided()).then(unlawful("G028"))
    assert "G028" in given(*ready_with(SUSPECTED), sent).when(decided()).guards(Result.BREACHED)
    given(*ready_with(SUSPECTED), sent, refused).when(decided()).then(passed("G028"))
