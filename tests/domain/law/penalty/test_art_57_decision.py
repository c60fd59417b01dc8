"""APL art. 57 (G041, G062, G063): investigated, discussed where grave, and one of four decisions."""

from datetime import datetime, timedelta

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.penalty.art_57_decision import (
    decision_of_a_lawful_type,
    discussed_together,
    investigation_concluded,
)
from domain.law.penalty.art_63_hearing_right import Sums
from domain.penalty.decision import NoPenaltyDecided
from domain.penalty.investigation import InvestigationConcluded
from domain.penalty.kinds import NoPenaltyGround, PenaltyKind
from domain.penalty.review import CollectiveDiscussionHeld
from domain.time.instants import CHINA
from tests.domain.city import DUMPING, UNIT
from tests.domain.ordinary import CONCLUDED, decided, filed, ready
from tests.domain.specification import at, found, given, lawful, passed, refused, unlawful

NOON = datetime(2023, 8, 20, 12, tzinfo=CHINA)
LATER, EARLIER = NOON + timedelta(hours=1), NOON - timedelta(hours=1)
NONE, LARGE, FROM = Sums(0, 0, 0), Sums(100_000_00, 0, 0), Sums(100_000_00, 100_000_00, 100_000_00)


@pytest.mark.parametrize(
    ("concluded_at", "result"),
    [(EARLIER, Result.PASSED), (NOON, Result.PASSED), (LATER, Result.BREACHED), (None, Result.BREACHED)],
)
def test_the_investigation_ends_before_the_decision(concluded_at: datetime | None, result: Result) -> None:
    assert investigation_concluded(NOON, concluded_at).result == result


def test_a_decision_before_the_report_is_refused() -> None:
    without = [e for e in ready() if not isinstance(e.fact, InvestigationConcluded)]
    given(*without).when(decided()).then(refused("G041"), found("G041"))
    spared = at("2023-08-20", NoPenaltyDecided(ground=NoPenaltyGround.SLIGHT, reasons="slight"))
    given(filed()).when(spared).then(unlawful("G041"))
    given(filed(), CONCLUDED).when(spared).then(lawful, passed("G041", "G063"))


@pytest.mark.parametrize(
    ("discussed_at", "kinds", "sums", "complicated", "result"),
    [
        (None, ("fine",), NONE, False, Result.PASSED),
        (None, ("fine",), Sums(99_999_99, 0, 0), False, Result.PASSED),
        (None, ("fine",), LARGE, False, Result.BREACHED),
        (EARLIER, ("fine",), LARGE, False, Result.PASSED),
        (LATER, ("fine",), LARGE, False, Result.BREACHED),
        (None, ("fine",), NONE, True, Result.BREACHED),
        (None, ("licence_revocation",), NONE, False, Result.BREACHED),
        (None, ("confiscation_of_goods",), Sums(0, 0, 100_000_00), None, Result.BREACHED),
    ],
)
def test_what_is_grave_or_complicated_is_discussed(
    discussed_at: datetime | None,
    kinds: tuple[str, ...],
    sums: Sums,
    complicated: bool | None,  # noqa: FBT001 -- a column of the table
    result: Result,
) -> None:
    assert discussed_together(NOON, discussed_at, kinds, sums, FROM, complicated=complicated).result == result


DISCUSSED = at("2023-08-16", CollectiveDiscussionHeld(minutes="M-1"))


def test_a_large_fine_is_refused_until_the_leaders_have_discussed_it() -> None:
    case = ready(party=UNIT, item=DUMPING)
    given(*case).when(decided(fine=100_000)).then(unlawful("G062"))
    given(*case, DISCUSSED).when(decided(fine=100_000)).then(lawful, passed("G062"))


def test_a_complicated_case_is_refused_until_then() -> None:
    told = [
        at("2023-08-01", structs.replace(e.fact, complicated=True)) if isinstance(e.fact, InvestigationConcluded) else e
        for e in ready()
    ]
    given(*told).when(decided()).then(unlawful("G062"))
    given(*told, DISCUSSED).when(decided()).then(lawful)


@pytest.mark.parametrize(
    ("decision", "kinds", "amount", "result"),
    [
        ("penalty", ("fine",), 0, Result.PASSED),
        ("penalty", (), 100, Result.PASSED),
        ("penalty", (), 0, Result.BREACHED),
        ("no_penalty", (), 0, Result.PASSED),
        ("not_established", (), 0, Result.PASSED),
        ("criminal_transfer", (), 0, Result.PASSED),
        ("settlement", ("fine",), 1, Result.BREACHED),
    ],
)
def test_there_are_four_decisions(decision: str, kinds: tuple[str, ...], amount: int, result: Result) -> None:
    assert decision_of_a_lawful_type(decision, kinds, amount).result == result


def test_a_penalty_that_imposes_nothing_is_refused() -> None:
    given(*ready()).when(decided(fine=0, kinds=())).then(refused("G063"))
    given(*ready()).when(decided(fine=0, kinds=(PenaltyKind.WARNING,))).then(passed("G063"))
