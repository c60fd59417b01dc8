"""ARL arts 48, 54, 70 (G137): the organ answers a review in ten working days, or in five."""

from datetime import date

import pytest

from domain.event import Event
from domain.law.guard import Result
from domain.law.review.arts_48_70_answer import review_answered_in_time
from domain.remedy.facts import ReviewAccepted, ReviewAnswered, ReviewApplied
from tests.domain.city import CITY
from tests.domain.specification import at, because, given, lawful, not_judged, passed, undecidable, unlawful

COPY = date(2024, 3, 1)
"""Five working days later is 8 March, ten 15 March."""


@pytest.mark.parametrize(
    ("on", "simplified", "result"),
    [
        (date(2024, 3, 15), False, Result.PASSED),
        (date(2024, 3, 16), False, Result.BREACHED),
        (date(2024, 3, 8), True, Result.PASSED),
        (date(2024, 3, 9), True, Result.BREACHED),
        (date(2024, 3, 8), None, Result.PASSED),
        (date(2024, 3, 9), None, Result.UNDECIDABLE),
        (date(2024, 3, 16), None, Result.BREACHED),
    ],
)
def test_the_last_working_day_is_lawful(on: date, *, simplified: bool | None, result: Result) -> None:
    assert review_answered_in_time(COPY, on, CITY.calendar, simplified=simplified).result == result


def test_without_the_day_of_the_copy_it_is_undecidable() -> None:
    assert review_answered_in_time(None, COPY, CITY.calendar, simplified=False).result == Result.UNDECIDABLE


def _answered(on: str, copy: date | None = COPY) -> Event:
    return at(on, ReviewAnswered(document="A-1", copy_received_on=copy))


@pytest.mark.parametrize(("simplified", "last", "after"), [(False, "15", "16"), (True, "08", "09")])
def test_the_procedure_decides_how_long(*, simplified: bool, last: str, after: str) -> None:
    case = given(at("2024-02-20", ReviewApplied()), at("2024-02-27", ReviewAccepted(simplified=simplified)))
    case.when(_answered(f"2024-03-{last}")).then(lawful, passed("G137"))
    case.when(_answered(f"2024-03-{after}")).then(unlawful("G137"), because("视为没有证据"))
    case.when(_answered("2024-03-05", None)).then(lawful, undecidable("G137"))


def test_before_2024_another_law_held() -> None:
    given(at("2023-09-01", ReviewApplied())).when(_answered("2023-12-01", date(2023, 9, 2))).then(not_judged)
