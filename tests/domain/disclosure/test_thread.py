"""Disclosure: what was published of a case, and taken down."""

from domain.disclosure.facts import (
    Dataset,
    PublicationPrepared,
    PublicationPublished,
    PublicationReviewed,
    PublicationWithdrawn,
)
from tests.domain.specification import at, case_of, changes_nothing, given, lawful

PUBLISHED = at("2023-09-01", PublicationPublished(dataset=Dataset.PENALTY))


def test_a_data_set_shows_the_case_until_it_is_taken_down() -> None:
    other = at("2023-09-02", PublicationPublished(dataset=Dataset.PERMIT))
    down = at("2023-10-01", PublicationWithdrawn(dataset=Dataset.PENALTY, reason="revoked"))
    assert case_of(PUBLISHED, other).disclosure.published == ("penalty", "permit")
    assert case_of(PUBLISHED, other, down).disclosure.published == ("permit",)


def test_a_publication_told_twice_shows_once() -> None:
    given(PUBLISHED).when(at("2023-09-02", PUBLISHED.fact)).then(lawful, changes_nothing)


def test_what_is_prepared_or_reviewed_is_not_public() -> None:
    prepared = at("2023-08-30", PublicationPrepared(dataset=Dataset.PENALTY))
    reviewed = at("2023-08-31", PublicationReviewed(dataset=Dataset.PENALTY, reviewer="r"))
    assert case_of(prepared, reviewed).disclosure.published == ()
