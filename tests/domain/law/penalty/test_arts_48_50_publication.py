"""APL arts 48–50 (G129, G130): what is never shown, and withdrawal within three working days."""

import pytest
from msgspec import structs

from domain.disclosure.facts import (
    Dataset,
    PublicationPrepared,
    PublicationPublished,
    PublicationReviewed,
    PublicationWithdrawn,
    PublicField,
)
from domain.event import Event
from domain.parties import Party
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.service import DocumentServed
from tests.domain.city import CITIZEN, UNIT
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

SHOWN = PublicationPublished(
    dataset=Dataset.PENALTY,
    fields=(PublicField.PARTY_NAME, PublicField.CONTENT),
    masking="m-1",
    ground="具有一定社会影响",
    assessment="A-1",
)


def _cleared(party: Party = CITIZEN) -> tuple[Event, ...]:
    return (
        *ready(party=party),
        decided("2023-08-20", 300),
        at("2023-08-20T10:00", PublicationPrepared(dataset=Dataset.PENALTY)),
        at("2023-08-20T11:00", PublicationReviewed(dataset=Dataset.PENALTY, reviewer="r")),
    )


def _shown(**changes: object) -> Event:
    return at("2023-08-21", structs.replace(SHOWN, **changes))


def test_a_masked_person_is_shown_on_a_ground() -> None:
    given(*_cleared()).when(_shown()).then(lawful, passed("G129"))


@pytest.mark.parametrize(
    "field",
    [
        PublicField.PERSON_ID,
        PublicField.PHONE,
        PublicField.ADDRESS,
        PublicField.BANK_ACCOUNT,
        PublicField.SECRET,
    ],
)
def test_some_fields_are_never_shown(field: PublicField) -> None:
    given(*_cleared()).when(_shown(fields=(field,))).then(unlawful("G129"))


def test_a_person_unmasked_or_without_a_ground_is_not_shown() -> None:
    given(*_cleared()).when(_shown(masking=None)).then(unlawful("G129"), because("脱敏"))
    given(*_cleared()).when(_shown(ground=None)).then(unlawful("G129"), because("社会影响"))


def test_a_unit_needs_neither() -> None:
    given(*_cleared(UNIT)).when(_shown(masking=None, ground=None, assessment=None)).then(passed("G129", "G147"))


def test_fields_that_nobody_listed_cannot_be_judged() -> None:
    given(*_cleared()).when(_shown(fields=None)).then(undecidable("G129"))


SERVED = at("2023-08-22", DocumentServed())
REVOKED = at("2023-10-20", DecisionRevoked(origin=Origin.REVIEW, reason="unlawful"))
DOWN = PublicationWithdrawn(dataset=Dataset.PENALTY, reason="复议撤销")


def test_the_third_working_day_is_the_last_for_withdrawing() -> None:
    """DOMAIN §7.7 case 13."""
    public = (*_cleared(), _shown(), SERVED, REVOKED)
    given(*public).when(at("2023-10-25", DOWN)).then(lawful, passed("G130"))
    given(*public).when(at("2023-10-26", DOWN)).then(unlawful("G130"), because("2023-10-25"))


def test_withdrawal_is_explained() -> None:
    silent = PublicationWithdrawn(dataset=Dataset.PENALTY, reason=" ")
    given(*_cleared(), _shown(), SERVED, REVOKED).when(at("2023-10-25", silent)).then(unlawful("G130"))


def test_what_still_stands_may_be_withdrawn_at_any_time() -> None:
    given(*_cleared(), _shown()).when(at("2023-12-25", DOWN)).then(lawful, passed("G130"))
