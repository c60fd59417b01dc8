"""APL art. 58 (G059): legal review before the decision."""

from datetime import datetime

import pytest
from msgspec import structs

from domain.case import fold
from domain.context import context_for
from domain.decide import Accepted, decide
from domain.event import Event
from domain.law.guard import Result
from domain.law.packs import LegalReviewPolicy
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.penalty.review import HearingHeld, HearingRequested, LegalReviewPassed, LegalReviewReturned
from domain.time.instants import CHINA
from tests.domain.city import CITY
from tests.domain.ordinary import CONCLUDED, DEFENCE_REVIEWED, decided, filed, notified, ready
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
    events = (filed(), CONCLUDED, notified(), DEFENCE_REVIEWED)
    given(*events).when(decided()).then(unlawful("G059"), because("法制审核尚未通过"))


def test_an_ordinary_decision_after_review_is_lawful() -> None:
    given(*ready()).when(decided()).then(lawful, passed("G059"))


def test_a_review_that_was_sent_back_is_not_passed() -> None:
    returned = at("2023-08-16", LegalReviewReturned(reviewer="reviewer", opinion="evidence missing"))
    given(*ready(), returned).when(decided()).then(unlawful("G059"))
    again = at("2023-08-17", LegalReviewPassed(reviewer="reviewer"))
    given(*ready(), returned, again).when(decided()).then(lawful)


HEARD = (
    at("2023-08-04", HearingRequested()),
    at("2023-08-18", HearingHeld(record="H-1", host="host")),
)


def test_a_review_before_the_hearing_does_not_count() -> None:
    given(*ready(), *HEARD).when(decided()).then(unlawful("G059"), because("早于听证"))


def test_a_review_after_the_hearing_counts() -> None:
    again = at("2023-08-19", LegalReviewPassed(reviewer="reviewer"))
    given(*ready(), *HEARD, again).when(decided()).then(lawful, passed("G059"))


def test_a_review_before_the_defence_was_reviewed_does_not_count() -> None:
    early = at("2023-08-09", LegalReviewPassed(reviewer="reviewer"))
    given(filed(), CONCLUDED, notified(), early, DEFENCE_REVIEWED).when(decided()).then(unlawful("G059"))


@pytest.mark.parametrize(("heard", "accepted"), [((), True), (HEARD, False)])
def test_a_pack_that_follows_article_58_asks_for_review_where_the_party_was_heard(
    heard: tuple[Event, ...],
    accepted: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    events = (filed(), CONCLUDED, notified(), DEFENCE_REVIEWED, *heard)
    context = context_for(decided(), CITY)
    narrow = structs.replace(context.pack, legal_review=LegalReviewPolicy.ARTICLE_58)
    decision = decide(fold(recorded(*events)), decided(), structs.replace(context, pack=narrow))
    assert isinstance(decision, Accepted) is accepted
