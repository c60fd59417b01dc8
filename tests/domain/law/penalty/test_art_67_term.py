"""APL art. 67(3) (G076): fifteen days from receipt, rolled to a working day."""

from datetime import date

import pytest

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.art_67_term import last_day_to_pay, payment_due_on_the_right_day
from domain.penalty.payment import DeferralApproved, FineDue
from tests.domain.city import CITY
from tests.domain.law.enforced import FINED, SUM
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


def test_the_fifteenth_day_rolls_to_the_next_working_day() -> None:
    assert last_day_to_pay(date(2023, 9, 20), CITY.calendar) == date(2023, 10, 7)
    assert last_day_to_pay(date(2023, 8, 21), CITY.calendar) == date(2023, 9, 5)


@pytest.mark.parametrize(
    ("due", "received_on", "deferred_to", "result"),
    [
        (date(2023, 10, 7), date(2023, 9, 20), None, Result.PASSED),
        (date(2023, 10, 5), date(2023, 9, 20), None, Result.BREACHED),
        (date(2023, 10, 8), date(2023, 9, 20), None, Result.BREACHED),
        (date(2023, 12, 1), date(2023, 9, 20), date(2023, 12, 1), Result.PASSED),
        (date(2023, 10, 7), date(2023, 9, 20), date(2023, 12, 1), Result.BREACHED),
        (date(2023, 10, 7), None, None, Result.UNDECIDABLE),
        (date(2025, 1, 10), date(2024, 12, 26), None, Result.UNDECIDABLE),
    ],
)
def test_the_last_day_is_the_one_that_the_law_gives(
    due: date, received_on: date | None, deferred_to: date | None, result: Result
) -> None:
    assert payment_due_on_the_right_day(due, received_on, deferred_to, CITY.calendar).result == result


def _due(day: date) -> Event:
    return at("2023-08-22", FineDue(payment_order="P-1", amount=SUM, due=day))


def test_the_party_is_told_the_right_day() -> None:
    given(*FINED).when(_due(date(2023, 9, 5))).then(lawful, passed("G076"))
    given(*FINED).when(_due(date(2023, 9, 4))).then(unlawful("G076"), because("缴款期限应为2023-09-05"))
    deferral = at("2023-08-22", DeferralApproved(due=date(2023, 12, 1)))
    given(*FINED, deferral).when(at("2023-08-23", _due(date(2023, 12, 1)).fact)).then(lawful, passed("G076"))


def test_before_service_it_is_undecidable() -> None:
    given(*ready(), decided("2023-08-20")).when(_due(date(2023, 9, 5))).then(lawful, undecidable("G076"))
