"""LL arts 32–72 (G100, G101): an answer within five working days, and all that is missing at once."""

from datetime import date

import pytest

from domain.approval.facts import (
    PermitAccepted,
    PermitApplied,
    PermitDeemedAccepted,
    PermitNotAccepted,
    SupplementProvided,
    SupplementRequested,
)
from domain.fact import Fact
from domain.law.guard import Result
from domain.law.licensing.arts_32_72_acceptance import applicant_answered_in_time, supplement_asked_once
from tests.domain.city import CITY, SHOPFRONT
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

APPLIED = at("2023-09-27", PermitApplied(item=SHOPFRONT, public_safety=False))
"""Five working days later is 2023-10-10: Mid-Autumn and National Day lie between, 7 and 8 October are worked."""
ANSWERS = [PermitAccepted(), PermitNotAccepted(reason="not ours"), SupplementRequested(items=("plan",))]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda f: f.TAG)
def test_the_fifth_working_day_is_the_last_for_an_answer(answer: Fact) -> None:
    given(APPLIED).when(at("2023-10-10", answer)).then(lawful, passed("G100"))
    given(APPLIED).when(at("2023-10-11", answer)).then(unlawful("G100"), because("2023-10-10"))


def test_silence_accepts_only_when_the_five_days_are_over() -> None:
    given(APPLIED).when(at("2023-10-10", PermitDeemedAccepted())).then(unlawful("G100"), because("期限未满"))
    given(APPLIED).when(at("2023-10-11", PermitDeemedAccepted())).then(lawful, passed("G100"))


def test_what_was_missing_gives_the_organ_five_days_more() -> None:
    asked = at("2023-10-09", SupplementRequested(items=("plan",)))
    came = at("2023-11-01", SupplementProvided())
    given(APPLIED, asked, came).when(at("2023-11-08", PermitAccepted())).then(lawful)
    given(APPLIED, asked, came).when(at("2023-11-09", PermitAccepted())).then(unlawful("G100"))


def test_without_an_application_nobody_can_say() -> None:
    assert applicant_answered_in_time(None, date(2023, 7, 1), CITY.calendar).result == Result.UNDECIDABLE
    given().when(at("2023-10-10", PermitAccepted())).then(undecidable("G100"))


def test_a_second_request_needs_something_new() -> None:
    asked = at("2023-10-09", SupplementRequested(items=("plan",)))
    came = at("2023-10-10", SupplementProvided())
    again = SupplementRequested(items=("map",))
    given(APPLIED, asked, came).when(at("2023-10-11", again)).then(unlawful("G101"), because("1次"))
    new = SupplementRequested(items=("map",), newly_arisen="the road was moved")
    given(APPLIED, asked, came).when(at("2023-10-11", new)).then(lawful, passed("G101"))


def test_a_request_names_what_is_missing() -> None:
    given(APPLIED).when(at("2023-10-09", SupplementRequested())).then(unlawful("G101"))
    assert supplement_asked_once(0, 1, newly_arisen=False).result == Result.PASSED


def test_an_answer_in_time_is_found_in_nothing() -> None:
    given(APPLIED).when(at("2023-09-28", PermitAccepted())).then(found())
