"""APL arts 44 and 62 (G048): no decision without telling the party first."""

from datetime import date

import pytest

from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.arts_44_62_notice import Told, party_told_before_decision
from domain.penalty.kinds import PenaltyKind
from domain.penalty.review import DefenceWaived, ProposedPenaltyNotified
from domain.penalty.service import Document, DocumentServed
from tests.domain.ordinary import (
    APPROVED,
    CONCLUDED,
    DEFENCE_REVIEWED,
    DEPARTMENT,
    REVIEWED,
    decided,
    filed,
    notified,
    ready,
)
from tests.domain.specification import at, because, given, lawful, passed, unlawful

DAY = date(2023, 8, 20)
AFTER = date(2023, 8, 21)


@pytest.mark.parametrize(
    ("notices", "result"),
    [
        ((), Result.BREACHED),
        ((Told(None, complete=True),), Result.BREACHED),
        ((Told(AFTER, complete=True),), Result.BREACHED),
        ((Told(DAY, complete=True),), Result.PASSED),
        ((Told(DAY, complete=False),), Result.BREACHED),
        ((Told(DAY, complete=False), Told(DAY, complete=True)), Result.PASSED),
        ((Told(DAY, complete=False), Told(AFTER, complete=True)), Result.BREACHED),
    ],
)
def test_a_complete_notice_must_have_reached_the_party(notices: tuple[Told, ...], result: Result) -> None:
    assert party_told_before_decision(DAY, notices).result == result


ANSWERED = (DEPARTMENT, DEFENCE_REVIEWED, REVIEWED, APPROVED, at("2023-08-20", DefenceWaived()))
"""Reviewed, and the party said that it does not wish to be heard."""


def test_a_decision_without_notice_is_refused() -> None:
    given(filed(), CONCLUDED, *ANSWERED).when(decided()).then(unlawful("G048"), because("没有处罚事先告知书"))


def test_a_notice_that_has_not_reached_the_party_does_not_count() -> None:
    events = (filed(), CONCLUDED, notified(served_on=None), *ANSWERED)
    given(*events).when(decided()).then(unlawful("G048"), because("未送达"))


def test_a_notice_counts_from_the_day_on_which_it_was_served() -> None:
    events = (filed(), CONCLUDED, notified(served_on=None), *ANSWERED)
    for document in ("N-1", None):
        served = at("2023-08-19", DocumentServed(document=document, kind=Document.NOTICE))
        given(*events, served).when(decided()).then(lawful, passed("G048"))
    other = at("2023-08-19", DocumentServed(document="N-2", kind=Document.NOTICE))
    given(*events, other).when(decided()).then(unlawful("G048"))


def test_a_notice_served_on_the_day_of_the_decision_counts() -> None:
    events = (filed(), CONCLUDED, notified(served_on=date(2023, 8, 20)), *ANSWERED)
    given(*events).when(decided()).then(lawful)


def test_a_notice_served_on_the_day_after_does_not() -> None:
    events = (filed(), CONCLUDED, notified(served_on=date(2023, 8, 21)), *ANSWERED)
    given(*events).when(decided()).then(unlawful("G048"))


def test_a_notice_that_states_no_rights_does_not_count() -> None:
    events = (filed(), CONCLUDED, notified(complete=False), *ANSWERED)
    given(*events).when(decided()).then(unlawful("G048"), because("全部事项"))


@pytest.mark.parametrize("missing", ["facts_stated", "reasons_stated", "basis_stated", "rights_stated"])
def test_each_thing_to_be_told_is_needed(missing: str) -> None:
    notice = ProposedPenaltyNotified(
        notice="N-1",
        served_on=date(2023, 8, 2),
        fine=money(300_00),
        facts_stated=missing != "facts_stated",
        reasons_stated=missing != "reasons_stated",
        basis_stated=missing != "basis_stated",
        rights_stated=missing != "rights_stated",
    )
    given(filed(), CONCLUDED, at("2023-08-02", notice), *ANSWERED).when(decided()).then(unlawful("G048"))


def test_a_notice_without_content_is_no_notice() -> None:
    empty = at("2023-08-02", ProposedPenaltyNotified(notice="N-1", served_on=date(2023, 8, 2)))
    given(filed(), CONCLUDED, empty, *ANSWERED).when(decided()).then(unlawful("G048", "G051"))


@pytest.mark.parametrize(("fine", "kinds"), [(0, (PenaltyKind.WARNING,)), (300_00, ())])
def test_either_a_kind_or_a_fine_is_content(fine: int, kinds: tuple[PenaltyKind, ...]) -> None:
    notice = ProposedPenaltyNotified(notice="N-1", served_on=date(2023, 8, 2), fine=money(fine), kinds=kinds)
    given(filed(), CONCLUDED, at("2023-08-02", notice), *ANSWERED).when(decided()).then(passed("G048"))


def test_a_decision_after_notice_is_lawful() -> None:
    given(*ready()).when(decided()).then(lawful, passed("G048"))
