"""APL arts 44, 45 and 62 (G049, G050, G051): heard, answered, and not punished harder for it."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.arts_44_62_defence import (
    WEIGHT,
    Proposed,
    defence_reviewed,
    no_heavier_than_told,
    time_for_defence_over,
)
from domain.penalty.amendment import DocumentVoided
from domain.penalty.kinds import PenaltyKind
from domain.penalty.review import DefenceReviewed, DefenceSubmitted, DefenceWaived, ProposedPenaltyNotified
from tests.domain.city import CITY
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, found, given, lawful, passed, unlawful


@pytest.mark.parametrize(
    ("told_on", "last"),
    [(date(2023, 9, 27), date(2023, 10, 10)), (date(2023, 4, 27), date(2023, 5, 8))],
)
def test_the_party_has_five_working_days(told_on: date, last: date) -> None:
    after = date.fromordinal(last.toordinal() + 1)
    assert time_for_defence_over(last, told_on, 5, CITY.calendar, answered=False).result == Result.BREACHED
    assert time_for_defence_over(after, told_on, 5, CITY.calendar, answered=False).result == Result.PASSED
    assert time_for_defence_over(told_on, told_on, 5, CITY.calendar, answered=True).result == Result.PASSED


def _told(fine: int, on: str = "2023-08-02", *, new_facts: bool = False) -> Event:
    notice = ProposedPenaltyNotified(
        notice=f"N-{on}",
        served_on=date.fromisoformat(on),
        fine=money(fine * 100),
        kinds=(PenaltyKind.FINE,),
        hearing_right=True,
        new_facts=new_facts,
    )
    return at(on, notice)


def _case(*notices: Event) -> tuple[Event, ...]:
    return (*(e for e in ready() if not isinstance(e.fact, ProposedPenaltyNotified)), *notices)


def test_a_decision_within_the_time_for_a_defence_is_refused() -> None:
    case = _case(_told(300, "2023-08-14"))
    given(*case).when(decided("2023-08-21")).then(unlawful("G049"), because("2023-08-21届满"))
    given(*case).when(decided("2023-08-22")).then(lawful, passed("G049"))


@pytest.mark.parametrize("answer", [DefenceWaived(), DefenceSubmitted(record="S-1")], ids=lambda f: f.TAG)
def test_who_has_answered_need_not_be_waited_for(answer: DefenceWaived | DefenceSubmitted) -> None:
    reviewed = at("2023-08-14T16:00", DefenceReviewed(adopted=False, reason="facts stand"))
    case = _case(_told(300, "2023-08-14"), at("2023-08-14T15:00", answer), reviewed)
    given(*case).when(decided()).then(found(), passed("G049"))


@pytest.mark.parametrize(("unanswered", "result"), [(0, Result.PASSED), (1, Result.BREACHED), (3, Result.BREACHED)])
def test_every_defence_is_re_examined(unanswered: int, result: Result) -> None:
    assert defence_reviewed(unanswered).result == result


def test_a_defence_without_an_answer_bars_the_decision() -> None:
    defended = at("2023-08-12", DefenceSubmitted(record="S-1"))
    reviewed = at("2023-08-14", DefenceReviewed(adopted=True, reason="founded"))
    given(*ready(), defended).when(decided()).then(unlawful("G050"), because("1份陈述申辩"))
    given(*ready(), defended, reviewed).when(decided()).then(lawful, passed("G050"))
    again = at("2023-08-14T12:00", DefenceSubmitted(record="S-2"))
    given(*ready(), defended, reviewed, again).when(decided()).then(unlawful("G050"))


FINE, GAINS = ("fine",), ("confiscation_of_gains",)


@pytest.mark.parametrize(
    ("told", "done", "result"),
    [
        (Proposed(FINE, 2000_00, None), Proposed(FINE, 2000_00, 0), Result.PASSED),
        (Proposed(FINE, 2000_00, None), Proposed(FINE, 2000_01, 0), Result.BREACHED),
        (Proposed(FINE, 2000_00, None), Proposed(FINE, 100_00, 0), Result.PASSED),
        (Proposed(FINE, 2000_00, None), Proposed(("warning",), 0, 0), Result.PASSED),
        (Proposed(("warning",), 0, None), Proposed(("public_criticism",), 0, 0), Result.BREACHED),
        (Proposed(FINE, 2000_00, None), Proposed((*FINE, *GAINS), 2000_00, 0), Result.BREACHED),
        (Proposed(("licence_revocation",), 0, None), Proposed(("fine",), 0, 0), Result.PASSED),
        (Proposed((), 2000_00, None), Proposed(FINE, 2000_00, 0), Result.PASSED),
        (Proposed(GAINS, 0, 100), Proposed(GAINS, 0, 100), Result.PASSED),
        (Proposed(GAINS, 0, 100), Proposed(GAINS, 0, 101), Result.BREACHED),
        (Proposed(GAINS, 0, None), Proposed(GAINS, 0, 100), Result.UNDECIDABLE),
        (None, Proposed(FINE, 1, 0), Result.PASSED),
    ],
)
def test_nothing_heavier_than_told_is_decided(told: Proposed | None, done: Proposed, result: Result) -> None:
    assert no_heavier_than_told(told, done).result == result


def test_every_kind_has_its_weight() -> None:
    assert set(WEIGHT) == {kind.value for kind in PenaltyKind}


def test_a_fine_above_the_one_told_is_refused() -> None:
    """DOMAIN §7.7 case 6, in the range of the item."""
    given(*_case(_told(200))).when(decided(fine=250)).then(unlawful("G051"), because("重新告知"))
    given(*_case(_told(200))).when(decided(fine=200)).then(lawful, passed("G051"))


DEFENDED = at("2023-08-04", DefenceSubmitted(record="S-1"))
ANSWERED = at("2023-08-05", DefenceReviewed(adopted=False, reason="facts stand"))


@pytest.mark.parametrize(("new_facts", "accepted"), [(True, True), (False, False)])
def test_after_a_defence_only_new_facts_make_it_heavier(
    new_facts: bool,  # noqa: FBT001 -- a column of the table
    accepted: bool,  # noqa: FBT001 -- the same
) -> None:
    again = _told(250, "2023-08-09", new_facts=new_facts)
    case = _case(_told(200), DEFENDED, ANSWERED, again)
    outcome = given(*case).when(decided(fine=250))
    outcome.then(lawful if accepted else unlawful("G051"))


def test_before_a_defence_a_notice_may_be_replaced() -> None:
    given(*_case(_told(200), _told(250, "2023-08-09"))).when(decided(fine=250)).then(lawful)


def test_a_notice_made_void_tells_nothing() -> None:
    void = at("2023-08-10", DocumentVoided(document="N-2023-08-09", reason="wrong party"))
    case = _case(_told(200), _told(250, "2023-08-09"), void)
    given(*case).when(decided(fine=250)).then(unlawful("G051"))
    given(*case).when(decided(fine=200)).then(lawful)
