"""ZJ-CI arts 11–16 (G131, G132): only what is final becomes adverse information, and for five years."""

from domain.approval.facts import PermitGranted, PermitRefused
from domain.disclosure.credit import CreditClass, CreditRecordDeleted, CreditRecordPushed, DeletionGround
from domain.event import Event
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.service import DocumentServed
from domain.remedy.facts import Outcome, ReviewApplied, ReviewDecided, SuitFiled, SuitJudged
from tests.domain.law.credit.terms import GENERAL
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

SERVED = (*ready(), decided("2023-08-20"), at("2023-08-31", DocumentServed()))
"""Sixty days end on 2023-10-30, six months on 2024-02-29."""


def _pushed(on: str) -> Event:
    return at(on, GENERAL)


def test_the_day_after_the_last_for_suing_is_the_first() -> None:
    given(*SERVED).when(_pushed("2024-02-29")).then(unlawful("G131"), because("2024-02-29"))
    given(*SERVED).when(_pushed("2024-03-01")).then(lawful, passed("G131"))


def test_what_was_not_served_or_does_not_stand_is_not_final() -> None:
    given(*SERVED[:-1]).when(_pushed("2024-12-01")).then(unlawful("G131"), because("送达"))
    revoked = at("2023-10-01", DecisionRevoked(origin=Origin.OWN, reason="x"))
    given(*SERVED, revoked).when(_pushed("2024-12-01")).then(unlawful("G131"), because("有效"))
    given().when(_pushed("2024-12-01")).then(found("G131", "G133"))


def test_the_simple_procedure_is_never_recorded() -> None:
    act = at("2024-12-01", CreditRecordPushed(record="R-1", credit_class=CreditClass.MINOR))
    given(on_the_spot()).when(act).then(unlawful("G131"), because("简易程序"))


def test_while_remedy_is_sought_nothing_is_recorded() -> None:
    review = at("2023-09-10", ReviewApplied())
    upheld = at("2023-11-10", ReviewDecided(outcome=Outcome.UPHELD))
    given(*SERVED, review).when(_pushed("2024-12-01")).then(unlawful("G131"))
    given(*SERVED, review, upheld).when(_pushed("2023-11-25")).then(unlawful("G131"))
    given(*SERVED, review, upheld).when(_pushed("2023-11-26")).then(lawful)
    varied = at("2023-11-10", ReviewDecided(outcome=Outcome.VARIED))
    given(*SERVED, review, varied).when(_pushed("2024-12-01")).then(unlawful("G131"))


def test_the_remedy_of_another_act_says_nothing_of_the_penalty() -> None:
    refusal = at("2023-03-01", PermitRefused(reasons="x", remedies="x"))
    against_refusal = at("2023-03-10", ReviewApplied())
    upheld = at("2023-05-10", ReviewDecided(outcome=Outcome.ORDERED_TO_ACT))
    earlier = (refusal, against_refusal, upheld)
    given(*earlier, *SERVED).when(_pushed("2024-03-01")).then(lawful, passed("G131"))
    given(refusal, against_refusal, *SERVED).when(_pushed("2024-03-01")).then(lawful, passed("G131"))
    against_both = (*earlier, *SERVED, at("2023-09-10", ReviewApplied()))
    given(*against_both).when(_pushed("2024-03-01")).then(unlawful("G131"))


def test_a_remedy_is_about_the_act_that_it_names_before_the_latest_decision() -> None:
    for named, expected in (("D-1", unlawful("G131")), ("seizure-1", lawful)):
        given(*SERVED, at("2023-09-10", ReviewApplied(against=named))).when(_pushed("2024-03-01")).then(expected)
        given(*SERVED, at("2023-09-10", SuitFiled(against=named))).when(_pushed("2024-03-01")).then(expected)


def test_who_sues_after_a_review_sues_over_what_was_reviewed_unless_something_was_decided_since() -> None:
    review = at("2023-09-10", ReviewApplied())
    permit = PermitGranted(permit_number="P-1")
    upheld = at("2023-11-10", ReviewDecided(outcome=Outcome.UPHELD))
    suit = at("2023-11-20", SuitFiled())
    given(*SERVED, review, at("2023-10-10", permit), upheld, suit).when(_pushed("2024-12-01")).then(unlawful("G131"))
    given(*SERVED, review, upheld, at("2023-11-15", permit), suit).when(_pushed("2024-12-01")).then(lawful)


def test_the_remedy_of_a_decision_that_was_made_anew_says_nothing_of_the_new_one() -> None:
    quashed = (
        at("2023-09-10", ReviewApplied()),
        at("2023-11-01", ReviewDecided(outcome=Outcome.REVOKED)),
        at("2023-11-02", DecisionRevoked(origin=Origin.REVIEW, reason="x")),
    )
    anew = (decided("2023-12-01"), at("2023-12-01T15:00", DocumentServed()))
    given(*SERVED, *quashed, *anew).when(_pushed("2024-06-04")).then(passed("G131"))


def test_a_final_judgment_that_upholds_it_makes_it_final() -> None:
    suit = at("2023-09-10", SuitFiled())
    for final in (True, False):
        judged = at("2024-01-10", SuitJudged(outcome=Outcome.REJECTED, final=final))
        given(*SERVED, suit, judged).when(_pushed("2024-01-11")).then(lawful if final else unlawful("G131"))


def test_five_years_and_then_it_is_deleted() -> None:
    pushed = _pushed("2024-03-01")
    expired = CreditRecordDeleted(record="R-1", ground=DeletionGround.EXPIRED)
    given(*SERVED, pushed).when(at("2029-03-01", expired)).then(unlawful("G132"), because("2029-03-01"))
    given(*SERVED, pushed).when(at("2029-03-02", expired)).then(lawful, passed("G132"))
    given(*SERVED, pushed).when(at("2029-03-16", expired)).then(lawful)
    given(*SERVED, pushed).when(at("2029-03-17", expired)).then(unlawful("G132"))


def test_a_record_may_be_deleted_earlier_where_it_should_not_be_there() -> None:
    ended = CreditRecordDeleted(record="R-1", ground=DeletionGround.DECISION_ENDED)
    given(*SERVED, _pushed("2024-03-01")).when(at("2024-06-01", ended)).then(lawful)
    given(*SERVED).when(at("2024-06-01", ended)).then(undecidable("G132"))
