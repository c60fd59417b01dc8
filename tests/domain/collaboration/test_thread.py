"""Collaboration: assistance, whose case it is, and disputes over it."""

from datetime import date

from domain.collaboration import thread
from domain.collaboration.disputes import (
    DisputeNegotiationFailed,
    JurisdictionDisputeRaised,
    JurisdictionDisputeResolved,
)
from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
)
from domain.collaboration.joint import JointEnforcementPlanned, TransferResultFedBack
from domain.collaboration.thread import Request
from tests.domain.city import GONGSHU, XIHU
from tests.domain.ordinary import filed
from tests.domain.specification import at, case_of, changes_nothing, given, lawful, out_of_order, refused

ASKED = at("2023-07-20", AssistanceRequested(request="Q-1", due=date(2023, 8, 1)))
ALSO = at("2023-07-21", AssistanceRequested(request="Q-2"))
SENT = at("2023-07-20", CaseTransferred(to_organ=GONGSHU, package=("file",), due=date(2023, 8, 1)))
ACCEPTED = at("2023-07-25", CaseTransferAccepted(by_organ=GONGSHU), GONGSHU)
BACK = at("2023-07-25", CaseTransferReturned(by_organ=GONGSHU, reason="not ours"), GONGSHU)
AGAIN = at("2023-07-26", CaseTransferred(to_organ=GONGSHU))
BACK_AGAIN = at("2023-07-28", CaseTransferReturned(by_organ=GONGSHU, reason="not ours", bounce=2), GONGSHU)
RAISED = at("2023-07-21", JurisdictionDisputeRaised(organs=(XIHU, GONGSHU), question="whose?", interim_organ=XIHU))
FAILED = at("2023-07-27", DisputeNegotiationFailed(to_body="county"))
RESOLVED = at("2023-08-10", JurisdictionDisputeResolved(responsible_organ=GONGSHU, decided_by="county"))


def test_a_request_is_open_until_it_is_answered_or_refused() -> None:
    first = Request(request="Q-1", since=date(2023, 7, 20), due=date(2023, 8, 1))
    second = Request(request="Q-2", since=date(2023, 7, 21))
    assert case_of(ASKED, ALSO).collaboration.requests == (first, second)
    answered = at("2023-07-25", AssistanceAnswered(request="Q-1"))
    assert case_of(ASKED, ALSO, answered).collaboration.requests == (second,)
    no = at("2023-07-26", AssistanceRefused(request="Q-2", reason="not ours"))
    assert case_of(ASKED, ALSO, answered, no).collaboration.requests == ()


def test_an_answer_to_nothing_moves_nothing() -> None:
    given(filed(), ASKED).when(at("2023-07-25", AssistanceAnswered(request="Q-9"))).then(changes_nothing)


def test_a_case_changes_hands_when_the_other_organ_accepts_it() -> None:
    case = case_of(filed(), SENT)
    sent = thread.Sent(since=date(2023, 7, 20), to_organ=GONGSHU, due=date(2023, 8, 1))
    assert (case.holder, case.collaboration.stage) == (XIHU, sent)
    case = case_of(filed(), SENT, ACCEPTED)
    assert (case.holder, case.collaboration.stage) == (GONGSHU, thread.Taken(since=date(2023, 7, 25)))
    assert case.collaboration.from_organ == XIHU


def test_a_case_sent_back_once_stays_where_it_was_and_may_be_sent_again() -> None:
    case = case_of(filed(), SENT, BACK)
    assert (case.holder, case.collaboration.stage) == (XIHU, thread.Returned(since=date(2023, 7, 25)))
    assert case_of(filed(), SENT, BACK, AGAIN).collaboration.bounces == 1


def test_a_case_sent_back_twice_is_in_dispute_without_anybody_saying_so() -> None:
    case = case_of(filed(), SENT, BACK, AGAIN, BACK_AGAIN)
    assert (case.holder, case.collaboration.stage) == (XIHU, thread.Disputed(since=date(2023, 7, 28), by_returns=True))
    third = at("2023-07-31", CaseTransferred(to_organ=GONGSHU))
    given(filed(), SENT, BACK, AGAIN, BACK_AGAIN).when(third).then(out_of_order)


def test_a_dispute_names_who_acts_meanwhile_and_ends_with_one_organ() -> None:
    case = case_of(filed(), RAISED, FAILED)
    disputed = thread.Disputed(since=date(2023, 7, 21), interim_organ=XIHU, negotiation_failed_on=date(2023, 7, 27))
    assert (case.holder, case.collaboration.stage) == (XIHU, disputed)
    case = case_of(filed(), RAISED, FAILED, RESOLVED)
    assert (case.holder, case.collaboration.stage) == (GONGSHU, thread.Taken(since=date(2023, 8, 10)))
    given(filed()).when(RESOLVED).then(refused("ORDER"))


def test_what_nobody_sent_cannot_be_taken_over_or_returned() -> None:
    given(filed()).when(ACCEPTED).then(refused("ORDER"))
    given(filed(), SENT).when(ACCEPTED).then(lawful)


def test_the_organ_that_sent_a_case_is_told_what_came_of_it() -> None:
    told = at("2023-09-01", TransferResultFedBack(to_organ=XIHU, result="fined"))
    assert not case_of(filed(), SENT, ACCEPTED).collaboration.fed_back
    assert case_of(filed(), SENT, ACCEPTED, told).collaboration.fed_back


def test_plans_of_joint_enforcement_are_kept() -> None:
    plan = at("2023-07-20", JointEnforcementPlanned(plan="plan-1", lead_organ=XIHU))
    assert case_of(plan).collaboration.plans == ("plan-1",)
