"""Registers: what organs, items, certificates and calendars were on a day."""

from datetime import date

import pytest
from msgspec import structs

from domain.ids import division
from domain.parties import PartyClass
from domain.registers.consistency import about
from domain.registers.facts import (
    REGISTER_OF,
    CalendarPublished,
    CertificateExpired,
    CertificateIssued,
    CertificateSuspended,
    Correction,
    ItemVersionPublished,
    OrganKind,
    OrganRegistered,
    bears_from,
)
from domain.registers.party_facts import PartyIdentityMerged, PartyRegistered
from domain.registers.staff import TrainingCompleted
from domain.registers.state import Registers, fine_range
from tests.domain.city import BURNING, SORTING, fines
from tests.domain.days import CALENDAR_2023
from tests.domain.examples import example
from tests.domain.ordinary import filed

DAY = date(2023, 7, 12)
ORGAN = OrganRegistered(organ="o", name="o", kind=OrganKind.TOWNSHIP, region=division("330106"), effective_from=DAY)
ITEM = ItemVersionPublished(
    item=BURNING,
    name="burning",
    norm="norm",
    article="1",
    correction=Correction.WITH,
    fine_optional=False,
    fines=(fines(PartyClass.ANY, 1, 2), fines(PartyClass.UNIT, 3, 4)),
    effective_from=DAY,
)
BEFORE, AFTER = date(2023, 7, 11), date(2023, 7, 13)


def test_an_organ_is_known_from_its_day_to_its_last() -> None:
    registers = Registers([structs.replace(ORGAN, effective_to=DAY)])
    assert registers.organs == ("o",)
    assert [registers.region("o", day) for day in (BEFORE, DAY, AFTER)] == [None, "330106", None]
    assert registers.region(None, DAY) is None
    assert registers.region("unknown", DAY) is None


def test_of_several_versions_the_one_that_began_last_counts() -> None:
    newer = structs.replace(ITEM, effective_from=AFTER, name="newer")
    registers = Registers([newer, ITEM])
    names = [found.name if (found := registers.item(BURNING, day)) else None for day in (BEFORE, DAY, AFTER)]
    assert names == [None, "burning", "newer"]
    assert registers.item(None, DAY) is None
    assert registers.item(SORTING, DAY) is None


def test_the_range_of_the_class_goes_before_that_of_any() -> None:
    assert fine_range(ITEM, is_unit=True) == (300, 400)
    assert fine_range(ITEM, is_unit=False) == (100, 200)
    assert fine_range(structs.replace(ITEM, fines=(fines(PartyClass.UNIT, 3, 4),)), is_unit=False) is None
    assert fine_range(None, is_unit=False) is None


ISSUED = CertificateIssued(certificate="c", officer="a", organ="o", valid_from=DAY, valid_to=date(2023, 7, 20))


@pytest.mark.parametrize(
    ("day", "valid"),
    [(BEFORE, False), (DAY, True), (date(2023, 7, 20), True), (date(2023, 7, 21), False)],
)
def test_a_certificate_counts_from_its_first_day_to_its_last(day: date, valid: bool) -> None:  # noqa: FBT001 -- a column of the table
    registers = Registers([ISSUED])
    assert registers.certified("a", "c", day) is valid
    assert not registers.certified("b", "c", day)
    assert not registers.certified("a", None, day)
    assert not registers.certified("a", "unknown", day)


def test_a_suspension_without_an_end_lasts() -> None:
    registers = Registers([ISSUED, CertificateSuspended(certificate="c", suspended_from=AFTER)])
    assert [registers.certified("a", "c", day) for day in (DAY, AFTER, date(2023, 7, 20))] == [True, False, False]


def test_facts_that_belong_to_no_register_are_passed_over() -> None:
    assert Registers([filed().fact, ISSUED]).certified("a", "c", DAY)


@pytest.mark.parametrize(
    ("fact", "day"),
    [
        (ORGAN, DAY),
        (ITEM, DAY),
        (ISSUED, DAY),
        (CertificateSuspended(certificate="c", suspended_from=DAY), DAY),
        (CertificateExpired(certificate="c", expired_on=DAY), DAY),
        (CALENDAR_2023, date(2022, 12, 1)),
    ],
    ids=lambda value: getattr(value, "TAG", str(value)),
)
def test_a_register_fact_bears_on_acts_from_a_day_on(fact: OrganRegistered, day: date) -> None:
    assert bears_from(fact) == day


def test_no_other_fact_bears_on_anything() -> None:
    with pytest.raises(TypeError, match="case_filed"):
        bears_from(filed().fact)


def test_the_longest_working_day_period_reaches_no_further_back_than_a_calendar_bears() -> None:
    """A period of seven working days that ends in a year begins within the days that a calendar bears on."""
    first = bears_from(CALENDAR_2023)
    calendar = Registers([CalendarPublished(year=2022, days_off=(), worked_weekends=()), CALENDAR_2023]).calendar
    assert calendar.add_working_days(first, 7) < date(2023, 1, 1)


def test_a_certificate_renewed_under_its_number_keeps_its_earlier_term_and_outlives_an_early_end() -> None:
    renewed = Registers(
        [
            _issued(date(2021, 1, 1), date(2022, 12, 31)),
            CertificateExpired(certificate="c-1", expired_on=date(2022, 6, 1)),
            _issued(date(2023, 1, 1), date(2024, 12, 31)),
        ]
    )
    days = (date(2022, 5, 31), date(2022, 6, 1), date(2023, 1, 1), date(2025, 1, 1))
    assert [renewed.certified("chen", "c-1", day) for day in days] == [True, False, True, False]


def _issued(first: date, last: date) -> CertificateIssued:
    return CertificateIssued(certificate="c-1", officer="chen", organ="o-1", valid_from=first, valid_to=last)


def test_every_register_fact_says_from_when_on_it_bears() -> None:
    for cls in REGISTER_OF:
        assert bears_from(example(cls)) >= date(1948, 12, 1)


def test_training_and_parties_bear_on_no_act() -> None:
    for cls in (TrainingCompleted, PartyRegistered, PartyIdentityMerged):
        assert bears_from(example(cls)) == date.max


def test_every_register_fact_is_about_something() -> None:
    for cls in REGISTER_OF:
        assert about(example(cls))[0] == cls.TAG
