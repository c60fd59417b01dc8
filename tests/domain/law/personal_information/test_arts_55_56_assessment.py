"""PIPL arts 55–56 (G147): sensitive data, automated decisions and publication are assessed beforehand."""

from datetime import date

import pytest
from msgspec import structs

from domain.custody.facts import AccessRight, PersonalDataAccessed, PersonalField
from domain.disclosure.facts import Dataset, PublicationPublished
from domain.event import Event
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import at, because, found, given, lawful, passed, unlawful

SEEN = PersonalDataAccessed(
    who="staff-1",
    role="handler",
    purpose="送达",
    fields=(PersonalField.IDENTITY_NUMBER,),
    unmasked=True,
    right=AccessRight.FULL,
    assessment="A-1",
    assessed_on=date(2023, 1, 1),
)


def _seen(**changes: object) -> Event:
    return at("2023-07-13", structs.replace(SEEN, **changes))


def test_sensitive_data_under_an_assessment_may_be_seen() -> None:
    given(filed()).when(_seen()).then(lawful, passed("G147"))


@pytest.mark.parametrize(
    "changes", [{"assessment": None}, {"assessed_on": date(2023, 7, 14)}, {"assessed_on": date(2020, 7, 12)}]
)
def test_not_without_one_nor_before_it_nor_three_years_after_it(changes: dict[str, object]) -> None:
    given(filed()).when(_seen(**changes)).then(unlawful("G147"), because("评估"))


def test_three_years_to_the_day_still_count() -> None:
    given(filed()).when(_seen(assessed_on=date(2020, 7, 13))).then(lawful)


def test_plain_or_masked_data_need_none() -> None:
    given(filed()).when(_seen(assessment=None, fields=(PersonalField.NAME,))).then(lawful)
    given(filed()).when(_seen(assessment=None, unmasked=False)).then(lawful)


def test_a_machine_that_decides_needs_one() -> None:
    plain = {"assessment": None, "fields": (PersonalField.NAME,), "unmasked": False}
    given(filed()).when(_seen(automated=True, **plain)).then(unlawful("G147"))


def test_showing_a_natural_person_needs_one() -> None:
    shown = PublicationPublished(dataset=Dataset.PENALTY, fields=(), masking="m", ground="g")
    given(*ready(), decided()).when(at("2023-08-22", shown)).then(found("G147"))
