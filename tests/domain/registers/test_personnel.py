"""Personnel: postings and examinations; certificates have their own specification at G005."""

from datetime import date

from domain.registers.staff import OfficerPosted, OfficerRecalled, Qualification, QualificationExamPassed
from domain.registers.state import Registers

POSTED = OfficerPosted(person="li", from_organ="bureau", to_township="town", posted_from=date(2023, 1, 1))
RECALLED = OfficerRecalled(person="li", from_organ="bureau", to_township="town", recalled_on=date(2023, 7, 1))


def test_an_officer_is_posted_from_the_first_day_until_the_day_before_the_recall() -> None:
    personnel = Registers((POSTED, RECALLED)).personnel
    days = [date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30), date(2023, 7, 1)]
    assert [personnel.posted("li", "town", day) for day in days] == [False, True, True, False]


def test_a_posting_ends_on_the_day_that_was_fixed_beforehand() -> None:
    fixed = OfficerPosted(
        person="li",
        from_organ="bureau",
        to_township="town",
        posted_from=date(2023, 1, 1),
        posted_to=date(2023, 3, 31),
    )
    personnel = Registers((fixed,)).personnel
    assert personnel.posted("li", "town", date(2023, 3, 31))
    assert not personnel.posted("li", "town", date(2023, 4, 1))
    assert not personnel.posted("wang", "town", date(2023, 3, 31))


def test_an_officer_who_was_recalled_may_be_posted_again() -> None:
    again = OfficerPosted(person="li", from_organ="bureau", to_township="town", posted_from=date(2024, 1, 1))
    personnel = Registers((POSTED, RECALLED, again)).personnel
    assert not personnel.posted("li", "town", date(2023, 12, 31))
    assert personnel.posted("li", "town", date(2024, 1, 1))


def test_who_passed_an_examination_is_qualified_from_that_day_on() -> None:
    passed = QualificationExamPassed(
        person="chen", course="law", passed_on=date(2023, 1, 1), qualification=Qualification.LEGAL_PROFESSION
    )
    personnel = Registers((passed,)).personnel
    assert personnel.qualified("chen", Qualification.LEGAL_PROFESSION, date(2023, 1, 1)) is True
    assert personnel.qualified("chen", Qualification.LEGAL_PROFESSION, date(2022, 12, 31)) is False
    assert personnel.qualified("li", Qualification.LEGAL_PROFESSION, date(2023, 1, 1)) is False


def test_a_register_without_such_examinations_does_not_say_that_anybody_failed() -> None:
    assert Registers().personnel.qualified("chen", Qualification.LEGAL_PROFESSION, date(2023, 1, 1)) is None
