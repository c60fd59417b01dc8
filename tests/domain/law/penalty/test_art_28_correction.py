"""APL art. 28: orders to correct, and unlawful gains (G025, G026)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.art_28_correction import Gains, correction_ordered, gains_confiscated
from domain.penalty.application import Application, IllegalGains
from domain.penalty.decision import PenaltyDecided
from domain.penalty.kinds import PenaltyKind
from domain.supervision.facts import CorrectionOrdered
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, given, passed, undecidable


def _decided(application: Application | None, confiscated: int = 0) -> Event:
    event = decided(kinds=(PenaltyKind.FINE, PenaltyKind.CONFISCATION_OF_GAINS) if confiscated else (PenaltyKind.FINE,))
    assert isinstance(event.fact, PenaltyDecided)
    fact = structs.replace(event.fact, application=application, confiscated=money(confiscated * 100))
    return structs.replace(event, fact=fact)


@pytest.mark.parametrize(
    ("ordered", "in_decision", "result"),
    [
        (True, None, Result.PASSED),
        (False, True, Result.PASSED),
        (False, False, Result.BREACHED),
        (False, None, Result.UNDECIDABLE),
    ],
)
def test_an_order_to_correct_comes_before_or_with_the_penalty(
    *, ordered: bool, in_decision: bool | None, result: Result
) -> None:
    assert correction_ordered(ordered=ordered, in_decision=in_decision).result == result


def test_a_penalty_goes_with_an_order_to_correct() -> None:
    order = at("2023-07-13", CorrectionOrdered(order="O-1", due=date(2023, 7, 20), served_on=date(2023, 7, 13)))
    given(*ready(), order).when(_decided(None)).then(passed("G025"))
    given(*ready()).when(_decided(Application(correction_ordered=True))).then(passed("G025"))
    outcome = given(*ready()).when(_decided(Application(correction_ordered=False)))
    assert "G025" in outcome.guards(Result.BREACHED)
    given(*ready()).when(_decided(None)).then(undecidable("G025"))


@pytest.mark.parametrize(
    ("gains", "confiscated", "result"),
    [
        (Gains(1000, 200, calculated=True), 800, Result.PASSED),
        (Gains(1000, 200, calculated=True), 1000, Result.BREACHED),
        (Gains(1000, 200, calculated=True), 0, Result.BREACHED),
        (Gains(1000, 200, calculated=False), 800, Result.BREACHED),
        (Gains(1000, 1500, calculated=True), 0, Result.PASSED),
        (Gains(0, 0, calculated=False), 0, Result.PASSED),
        (None, 800, Result.UNDECIDABLE),
        (None, 0, Result.PASSED),
    ],
)
def test_gains_less_what_was_returned_are_confiscated(gains: Gains | None, confiscated: int, result: Result) -> None:
    assert gains_confiscated(gains, confiscated).result == result


def test_a_decision_confiscates_what_it_reckoned() -> None:
    gains = Application(gains=IllegalGains(gained=money(1000_00), returned=money(200_00), calculation="C-1"))
    given(*ready()).when(_decided(gains, 800)).then(passed("G026"))
    outcome = given(*ready()).when(_decided(gains, 900))
    assert "G026" in outcome.guards(Result.BREACHED)
    given(*ready()).when(_decided(None, 900)).then(undecidable("G026"))
