"""Disclosure: what was published of a case, and taken down; and its credit records."""

from datetime import date

from domain.disclosure import thread
from domain.disclosure.credit import (
    CreditClass,
    CreditRecordDeleted,
    CreditRecordPushed,
    CreditRecordRepaired,
    DeletionGround,
)
from domain.disclosure.facts import (
    Dataset,
    PublicationCorrected,
    PublicationExpired,
    PublicationPrepared,
    PublicationPublished,
    PublicationReviewed,
    PublicationWithdrawn,
)
from domain.fact import money
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from tests.domain.specification import at, case_of, changes_nothing, given, refused

PREPARED = at("2023-08-30", PublicationPrepared(dataset=Dataset.PENALTY, prepared_by="p"))
REVIEWED = at("2023-08-31", PublicationReviewed(dataset=Dataset.PENALTY, reviewer="r"))
PUBLISHED = at("2023-09-01", PublicationPublished(dataset=Dataset.PENALTY, until=date(2023, 12, 1)))
PUSHED = at("2024-03-01", CreditRecordPushed(record="R-1", credit_class=CreditClass.GENERAL))


def test_a_data_set_shows_the_case_until_it_is_taken_down() -> None:
    other = at("2023-09-02", PublicationPublished(dataset=Dataset.PERMIT))
    down = at("2023-10-01", PublicationWithdrawn(dataset=Dataset.PENALTY, reason="revoked"))
    assert case_of(PUBLISHED, other).disclosure.published == ("penalty", "permit")
    assert case_of(PUBLISHED, other, down).disclosure.published == ("permit",)
    expired = at("2023-12-02", PublicationExpired(dataset=Dataset.PENALTY))
    assert case_of(PUBLISHED, other, expired).disclosure.published == ("permit",)


def test_a_publication_told_twice_shows_once() -> None:
    given(PUBLISHED).when(at("2023-09-02", PUBLISHED.fact)).then(changes_nothing)


def test_what_is_prepared_or_reviewed_is_not_public() -> None:
    case = case_of(PREPARED, REVIEWED)
    assert case.disclosure.published == ()
    assert case.disclosure.publication(Dataset.PENALTY).stage == thread.Cleared()


def test_nothing_is_shown_that_nobody_reviewed() -> None:
    given().when(REVIEWED).then(refused("ORDER"))
    given(PREPARED).when(PUBLISHED).then(refused("ORDER"))
    given(PREPARED, REVIEWED).when(at("2023-09-01", PublicationExpired(dataset=Dataset.PENALTY))).then(refused("ORDER"))


def test_a_correction_leaves_it_shown() -> None:
    corrected = PublicationCorrected(dataset=Dataset.PENALTY, reason="misprint")
    given(PUBLISHED).when(at("2023-09-05", corrected)).then(changes_nothing)


def test_a_decision_that_changes_makes_its_publication_one_to_withdraw() -> None:
    varied = at("2023-09-20", DecisionVaried(origin=Origin.OWN, fine=money(0), reason="too high"))
    revoked = at("2023-10-20", DecisionRevoked(origin=Origin.REVIEW, reason="unlawful"))
    shown = case_of(PUBLISHED, varied, revoked).disclosure.publication(Dataset.PENALTY)
    assert shown.to_withdraw_since == date(2023, 9, 20)
    assert case_of(revoked).disclosure.publications == ()
    down = at("2023-10-21", PublicationWithdrawn(dataset=Dataset.PENALTY, reason="revoked"))
    again = case_of(PUBLISHED, varied, down, PREPARED, REVIEWED).disclosure.publication(Dataset.PENALTY)
    assert again.to_withdraw_since is None


def test_a_credit_record_stands_until_it_is_deleted() -> None:
    repaired = at("2024-07-01", CreditRecordRepaired(record="R-1"))
    deleted = at("2029-03-02", CreditRecordDeleted(record="R-1", ground=DeletionGround.EXPIRED))
    found = case_of(PUSHED, repaired).disclosure.record("R-1")
    assert found is not None
    assert (found.pushed_on, found.repaired_on) == (date(2024, 3, 1), date(2024, 7, 1))
    assert case_of(PUSHED, repaired, deleted).disclosure.credit == ()
    assert case_of(PUSHED, at("2024-08-01", PUSHED.fact)).disclosure.credit[0].pushed_on == date(2024, 8, 1)
