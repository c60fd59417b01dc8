"""ARL art. 32 (G141): an application filed through the organ goes on in five working days."""

from datetime import date

from domain.law.guard import Result
from domain.law.review.art_32_forwarding import forwarded_in_time
from domain.remedy.facts import ReviewApplied, ReviewForwarded
from tests.domain.city import CITY
from tests.domain.specification import at, because, given, lawful, passed, unlawful


def test_the_sixth_working_day_is_too_late() -> None:
    received = date(2024, 3, 1)
    assert forwarded_in_time(received, date(2024, 3, 8), CITY.calendar).result == Result.PASSED
    assert forwarded_in_time(received, date(2024, 3, 9), CITY.calendar).result == Result.BREACHED
    assert forwarded_in_time(None, date(2024, 3, 9), CITY.calendar).result == Result.UNDECIDABLE


def test_the_days_run_from_the_application_or_from_what_the_organ_says() -> None:
    case = given(at("2024-03-01", ReviewApplied(through_organ=True)))
    case.when(at("2024-03-08", ReviewForwarded())).then(lawful, passed("G141"))
    case.when(at("2024-03-11", ReviewForwarded())).then(unlawful("G141"), because("2024-03-08前转送"))
    case.when(at("2024-03-11", ReviewForwarded(received_on=date(2024, 3, 4)))).then(lawful, passed("G141"))
