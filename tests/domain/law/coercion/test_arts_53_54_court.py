"""CL arts 53, 54 (G082): ten working days after urging, and within three months after the end of remedies."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.coercion.arts_53_54_court import Application, Remedies, court_may_be_asked
from domain.law.guard import Result
from domain.penalty.enforcement import CourtEnforcementApplied
from domain.penalty.payment import DeferralApproved, FinePaid, PaymentChannel
from domain.remedy.facts import Outcome as RemedyOutcome
from domain.remedy.facts import ReviewApplied, ReviewDecided, ReviewOutcomeServed, SuitFiled, SuitJudged
from tests.domain.city import CITY
from tests.domain.law.enforced import FINED, GROWS, SUM, urged
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

FIT = Application(
    on=date(2024, 3, 8),
    remedies=Remedies(served_on=date(2023, 8, 21)),
    deferred_to=None,
    urged_on=date(2024, 2, 22),
    urged=True,
    performed=False,
)
"""Remedies end on 2024-02-21; ten working days after the urging on 2024-03-07."""


def _result(**changes: Any) -> Result:  # noqa: ANN401 -- fields of an application
    return court_may_be_asked(structs.replace(FIT, **changes), CITY.calendar).result


def test_the_tenth_working_day_is_still_the_partys() -> None:
    assert _result(on=date(2024, 3, 7)) == Result.BREACHED
    assert _result() == Result.PASSED


def test_the_three_months_end_and_do_not_roll() -> None:
    assert _result(on=date(2024, 5, 21)) == Result.PASSED
    assert _result(on=date(2024, 5, 22)) == Result.BREACHED


def test_a_deferral_moves_the_three_months() -> None:
    assert _result(on=date(2024, 7, 1), deferred_to=date(2024, 4, 1)) == Result.PASSED
    assert _result(on=date(2024, 7, 2), deferred_to=date(2024, 4, 1)) == Result.BREACHED


def test_while_remedies_may_be_sought_or_are_the_court_is_not_asked() -> None:
    early: dict[str, Any] = {"urged_on": date(2024, 1, 10)}
    assert _result(on=date(2024, 2, 21), **early) == Result.BREACHED
    assert _result(on=date(2024, 2, 22), **early) == Result.PASSED
    assert _result(remedies=Remedies(served_on=date(2023, 8, 21), pending=True)) == Result.BREACHED


def test_after_a_review_fifteen_days_are_for_the_suit() -> None:
    reviewed = Remedies(served_on=date(2023, 8, 21), reviewed_on=date(2024, 3, 1))
    assert _result(on=date(2024, 3, 18), remedies=reviewed) == Result.BREACHED
    assert _result(on=date(2024, 3, 19), remedies=reviewed) == Result.PASSED


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({"performed": True}, Result.BREACHED),
        ({"urged": False, "urged_on": None}, Result.BREACHED),
        ({"urged_on": None}, Result.UNDECIDABLE),
        ({"remedies": Remedies()}, Result.UNDECIDABLE),
        ({"remedies": Remedies(judged=True)}, Result.UNDECIDABLE),
    ],
)
def test_each_condition_counts(changes: dict[str, object], result: Result) -> None:
    assert _result(**changes) == result


def _applied(on: str) -> Event:
    return at(on, CourtEnforcementApplied(court="court"))


CASE = given(*FINED, GROWS, urged("2024-02-22"))


def test_the_court_is_asked_in_time() -> None:
    CASE.when(_applied("2024-03-08")).then(lawful, passed("G082"))
    CASE.when(_applied("2024-03-07")).then(unlawful("G082"), because("2024-03-07前履行"))
    CASE.when(_applied("2024-05-22")).then(unlawful("G082"), because("2024-05-21届满"))
    given(*FINED, GROWS).when(_applied("2024-03-08")).then(unlawful("G082"), because("未催告"))


def test_what_was_paid_or_contested_is_not_brought_to_the_court() -> None:
    paid = at("2023-09-05", FinePaid(amount=SUM, channel=PaymentChannel.BANK))
    given(*FINED, paid, urged("2024-02-22")).when(_applied("2024-03-08")).then(unlawful("G082"), because("已履行"))
    review = at("2023-09-01", ReviewApplied())
    given(*FINED, review, urged("2024-02-22")).when(_applied("2024-03-08")).then(unlawful("G082"), because("尚未终结"))


def test_after_a_review_the_day_of_its_decision_counts() -> None:
    upheld = (
        at("2023-09-01", ReviewApplied()),
        at("2024-01-10", ReviewDecided(outcome=RemedyOutcome.UPHELD)),
        at("2024-01-15", ReviewOutcomeServed()),
    )
    given(*FINED, *upheld, urged("2024-02-22")).when(_applied("2024-03-08")).then(lawful, passed("G082"))
    given(*FINED, *upheld, urged("2024-01-15")).when(_applied("2024-01-30")).then(unlawful("G082"))


def test_what_a_court_has_judged_and_an_unknown_day_are_undecidable() -> None:
    judged = (at("2023-09-01", SuitFiled()), at("2024-01-10", SuitJudged(outcome=RemedyOutcome.UPHELD)))
    given(*FINED, *judged, urged("2024-02-22")).when(_applied("2024-03-08")).then(lawful, undecidable("G082"))
    unknown = urged("2024-02-22", served=False)
    given(*FINED, GROWS, unknown).when(_applied("2024-03-08")).then(lawful, undecidable("G082"))


def test_after_a_deferral_the_court_may_be_asked_longer() -> None:
    deferral = at("2023-09-01", DeferralApproved(due=date(2024, 4, 1)))
    given(*FINED, deferral, urged("2024-05-06")).when(_applied("2024-06-30")).then(lawful, passed("G082"))
