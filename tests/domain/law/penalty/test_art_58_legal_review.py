"""APL art. 58 (G059): legal review before the decision."""

from datetime import date, datetime

import pytest
from msgspec import structs

from domain.case import fold
from domain.context import context_for
from domain.decide import Accepted, Refused, decide
from domain.event import Event
from domain.law.guard import Result
from domain.law.packs import LegalReviewPolicy
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.penalty.hearing import HearingHeld, HearingRequested
from domain.penalty.investigation import InvestigationConcluded
from domain.penalty.review import LegalReviewPassed, LegalReviewReturned
from domain.time.instants import CHINA
from tests.domain.city import CITY
from tests.domain.ordinary import APPROVED, CONCLUDED, DEFENCE_REVIEWED, DEPARTMENT, decided, filed, notified, ready
from tests.domain.specification import at, because, given, lawful, passed, recorded, unlawful

ONE, TWO, THREE = (datetime(2023, 8, day, tzinfo=CHINA) for day in (1, 2, 3))


@pytest.mark.parametrize(
    ("decided_at", "passed_at", "heard_at", "result"),
    [
        (TWO, ONE, None, Result.PASSED),
        (TWO, None, None, Result.BREACHED),
        (TWO, THREE, None, Result.BREACHED),
        (TWO, TWO, None, Result.PASSED),
        (THREE, TWO, ONE, Result.PASSED),
        (THREE, ONE, TWO, Result.BREACHED),
        (THREE, TWO, TWO, Result.PASSED),
    ],
)
def test_review_is_passed_after_the_party_was_heard_and_before_the_decision(
    decided_at: datetime, passed_at: datetime | None, heard_at: datetime | None, result: Result
) -> None:
    assert legal_review_passed(decided_at, passed_at, heard_at, required=True).result == result


def test_where_no_review_is_required_none_is_missed() -> None:
    assert legal_review_passed(TWO, None, ONE, required=False).result == Result.PASSED


def test_an_ordinary_decision_without_review_is_refused() -> None:
    events = (filed(), CONCLUDED, notified(), DEFENCE_REVIEWED, DEPARTMENT, APPROVED)
    given(*events).when(decided()).then(unlawful("G059"), because("法制审核尚未通过"))


def test_an_ordinary_decision_after_review_is_lawful() -> None:
    given(*ready()).when(decided()).then(lawful, passed("G059"))


def test_a_review_that_was_sent_back_is_not_passed() -> None:
    returned = at("2023-08-16", LegalReviewReturned(reviewer="reviewer", opinion="evidence missing"))
    given(*ready(), returned).when(decided()).then(unlawful("G059"))
    again = at("2023-08-17", LegalReviewPassed(reviewer="reviewer"))
    given(*ready(), returned, again).when(decided()).then(lawful)


DECIDED = at("2023-08-20", structs.replace(decided().fact, hearing_record="H-1"))
HEARD = (
    at("2023-08-04", HearingRequested()),
    at("2023-08-18", HearingHeld(record="H-1", host="host")),
)


def test_a_review_before_the_hearing_does_not_count() -> None:
    given(*ready(), *HEARD).when(DECIDED).then(unlawful("G059"), because("早于听证"))


def test_a_review_after_the_hearing_counts() -> None:
    again = at("2023-08-19", LegalReviewPassed(reviewer="reviewer"))
    given(*ready(), *HEARD, again).when(DECIDED).then(lawful, passed("G059"))


def test_a_review_before_the_defence_was_reviewed_does_not_count() -> None:
    early = at("2023-08-09T12:00", LegalReviewPassed(reviewer="reviewer"))
    given(filed(), CONCLUDED, notified(), DEPARTMENT, early, DEFENCE_REVIEWED, APPROVED).when(decided()).then(
        unlawful("G059")
    )


@pytest.mark.parametrize(("heard", "accepted"), [((), True), (HEARD, False)])
def test_a_pack_that_follows_article_58_asks_for_review_where_the_party_was_heard(
    heard: tuple[Event, ...],
    accepted: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    events = (filed(), CONCLUDED, notified(), DEPARTMENT, DEFENCE_REVIEWED, *heard, APPROVED)
    context = context_for(decided(), CITY)
    narrow = structs.replace(context.pack, legal_review=LegalReviewPolicy.ARTICLE_58)
    decision = decide(fold(recorded(*events)), decided(), structs.replace(context, pack=narrow))
    assert isinstance(decision, Accepted) is accepted


def test_a_review_older_than_a_further_notice_does_not_count() -> None:
    further = notified("2023-08-16", date(2023, 8, 16))
    outcome = given(*ready(), further).when(decided("2023-08-25"))
    outcome.then(unlawful("G059"))
    again = at("2023-08-19", LegalReviewPassed(reviewer="reviewer"))
    given(*ready(), further, again).when(decided("2023-08-25")).then(lawful, passed("G059"))


def test_what_is_complicated_is_reviewed_under_every_policy() -> None:
    hard = at("2023-08-01", InvestigationConcluded(report="R-1", complicated=True, public_interest=True))
    events = (filed(), hard, notified(), DEPARTMENT, DEFENCE_REVIEWED, APPROVED)
    context = context_for(decided(), CITY)
    narrow = structs.replace(context.pack, legal_review=LegalReviewPolicy.ARTICLE_58)
    decision = decide(fold(recorded(*events)), decided(), structs.replace(context, pack=narrow))
    assert isinstance(decision, Refused)
    assert "G059" in {ground.rule for ground in decision.grounds}
