"""Collaboration: assistance, and whose case it is."""

from datetime import date

from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
)
from domain.collaboration.thread import Request, Transfer
from tests.domain.city import GONGSHU, XIHU
from tests.domain.ordinary import filed
from tests.domain.specification import at, case_of, changes_nothing, given, lawful

ASKED = at("2023-07-20", AssistanceRequested(request="Q-1", due=date(2023, 8, 1)))
ALSO = at("2023-07-21", AssistanceRequested(request="Q-2"))


def test_a_request_is_open_until_it_is_answered_or_refused() -> None:
    first = Request(request="Q-1", since=date(2023, 7, 20), due=date(2023, 8, 1))
    second = Request(request="Q-2", since=date(2023, 7, 21))
    assert case_of(ASKED, ALSO).collaboration.requests == (first, second)
    answered = at("2023-07-25", AssistanceAnswered(request="Q-1"))
    assert case_of(ASKED, ALSO, answered).collaboration.requests == (second,)
    no = at("2023-07-26", AssistanceRefused(request="Q-2", reason="not ours"))
    assert case_of(ASKED, ALSO, answered, no).collaboration.requests == ()


def test_an_answer_to_nothing_moves_nothing() -> None:
    given(filed(), ASKED).when(at("2023-07-25", AssistanceAnswered(request="Q-9"))).then(lawful, changes_nothing)


def test_a_case_changes_hands_when_the_other_organ_accepts_it() -> None:
    sent = at("2023-07-20", CaseTransferred(to_organ=GONGSHU))
    accepted = at("2023-07-25", CaseTransferAccepted(by_organ=GONGSHU), GONGSHU)
    case = case_of(filed(), sent)
    assert (case.holder, case.collaboration.transfer) == (XIHU, Transfer.SENT)
    case = case_of(filed(), sent, accepted)
    assert (case.holder, case.collaboration.transfer) == (GONGSHU, Transfer.ACCEPTED)


def test_a_case_sent_back_stays_where_it_was() -> None:
    sent = at("2023-07-20", CaseTransferred(to_organ=GONGSHU))
    back = at("2023-07-25", CaseTransferReturned(by_organ=GONGSHU, reason="not ours", bounce=2), GONGSHU)
    case = case_of(filed(), sent, back)
    assert (case.holder, case.collaboration.transfer, case.collaboration.bounces) == (XIHU, Transfer.RETURNED, 2)
