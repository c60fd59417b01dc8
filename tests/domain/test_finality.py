"""From which day a penalty is final."""

from datetime import date

import pytest

from domain.finality import final_from, upheld_from
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.service import DocumentServed
from domain.registers.state import Registers
from domain.remedy.facts import Outcome, ReviewApplied
from domain.remedy.thread import Judged, Reviewed, Stage, UnderReview, UnderSuit, Untouched
from tests.domain.days import CALENDAR_2023, CALENDAR_2024
from tests.domain.ordinary import SEALED, decided, ready
from tests.domain.specification import at, case_of

ORDINARY = (*ready(), decided(), SEALED, at("2023-08-25", DocumentServed(document="D-1")))
MAY = date(2023, 5, 1)
KNOWN = Registers([CALENDAR_2023, CALENDAR_2024]).calendar


@pytest.mark.parametrize(
    ("stage", "day"),
    [
        (Untouched(), None),
        (UnderReview(since=MAY), None),
        (UnderSuit(since=MAY), None),
        (Reviewed(since=MAY, outcome=Outcome.UPHELD), date(2023, 5, 17)),
        (Reviewed(since=MAY, outcome=Outcome.TERMINATED), date(2023, 5, 17)),
        (Reviewed(since=MAY, outcome=Outcome.CONFIRMED_ILLEGAL), None),
        (Reviewed(since=MAY, outcome=None), None),
        (Judged(since=MAY, outcome=Outcome.REJECTED, final=True), MAY),
        (Judged(since=MAY, outcome=Outcome.REJECTED, final=False), None),
        (Judged(since=MAY, outcome=Outcome.REVOKED, final=True), None),
    ],
)
def test_remedy_leaves_it_standing_for_good(stage: Stage, day: date | None) -> None:
    assert upheld_from(stage) == day


def test_a_penalty_is_final_when_remedy_is_out_of_reach_and_never_while_it_is_sought_or_after_it_fell() -> None:
    case = case_of(*ORDINARY)
    assert case.penalty.dossier.served_on is not None
    assert final_from(case, KNOWN) == date(2024, 2, 27)  # 2024-02-25 was a Sunday
    assert final_from(case_of(*ORDINARY, at("2023-09-20", ReviewApplied())), KNOWN) is None
    gone = at("2023-09-20", DecisionRevoked(origin=Origin.OWN, reason="x"))
    assert final_from(case_of(*ORDINARY, gone), KNOWN) is None
    assert final_from(case_of(), KNOWN) is None
