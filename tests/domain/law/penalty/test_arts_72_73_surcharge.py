"""APL arts 72, 73 (G078): three per cent a day, up to the fine, and none during a remedy."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.arts_72_73_surcharge import Owed, Surcharge, surcharge_within_the_law
from domain.penalty.enforcement import PerformanceUrged
from domain.penalty.payment import SurchargeCapped, SurchargeStarted
from domain.remedy.facts import ExecutionStayed, ReviewApplied, StayBasis, StayLifted
from tests.domain.city import CITY
from tests.domain.law.enforced import FINED, GROWS
from tests.domain.specification import Given, at, because, found, given, lawful, passed, unlawful

DUE = date(2023, 10, 7)
THOUSAND = Owed(1000_00, date(2023, 9, 20), None, 300_00)


@pytest.mark.parametrize(
    ("act", "result"),
    [
        (Surcharge(date(2023, 10, 8), 30), Result.PASSED),
        (Surcharge(DUE, 30), Result.BREACHED),
        (Surcharge(date(2023, 10, 8), 31), Result.BREACHED),
        (Surcharge(date(2023, 10, 8), 30, standard_told=False), Result.BREACHED),
        (Surcharge(date(2023, 10, 8), 30, standard_told=None), Result.UNDECIDABLE),
        (Surcharge(claimed=300_00), Result.PASSED),
        (Surcharge(claimed=300_01), Result.BREACHED),
        (Surcharge(claimed=1000_01), Result.BREACHED),
    ],
)
def test_beginning_rate_and_sum_have_their_limits(act: Surcharge, result: Result) -> None:
    assert surcharge_within_the_law(act, THOUSAND, CITY.calendar, pending=False).result == result


def test_nothing_begins_during_a_remedy_and_without_service_nobody_knows() -> None:
    act = Surcharge(date(2023, 10, 8), 30)
    assert surcharge_within_the_law(act, THOUSAND, CITY.calendar, pending=True).result == Result.BREACHED
    unserved = Owed(1000_00, None, None, None)
    assert surcharge_within_the_law(act, unserved, CITY.calendar, pending=False).result == Result.UNDECIDABLE


def test_a_deferral_moves_the_beginning() -> None:
    deferred = Owed(1000_00, date(2023, 9, 20), date(2023, 12, 1), None)
    for day, result in ((date(2023, 12, 1), Result.BREACHED), (date(2023, 12, 2), Result.PASSED)):
        assert surcharge_within_the_law(Surcharge(day, 30), deferred, CITY.calendar, pending=False).result == result


def _starts(on: str) -> Event:
    return at(on, SurchargeStarted(daily_per_mille=30, standard_told=True))


def test_the_surcharge_begins_the_day_after_the_last_one() -> None:
    given(*FINED).when(_starts("2023-09-06")).then(lawful, passed("G078"))
    given(*FINED).when(_starts("2023-09-05")).then(unlawful("G078"), because("缴款期限至2023-09-05"))


def test_it_does_not_begin_during_a_review() -> None:
    review = at("2023-09-01", ReviewApplied())
    given(*FINED, review).when(_starts("2023-09-06")).then(unlawful("G078"), because("不计算加处罚款"))


def _asked(case: Given, amount: int) -> None:
    case.when(at("2023-09-15", PerformanceUrged(document="U", amount=money(amount)))).then(found())
    case.when(at("2023-09-15", PerformanceUrged(document="U", amount=money(amount + 1)))).then(found("G078"))


def test_what_is_asked_for_is_what_has_grown() -> None:
    _asked(given(*FINED, GROWS), 300_00 + 10 * 9_00)


def test_days_of_a_stay_are_left_out_of_what_is_asked_for() -> None:
    stayed = at("2023-09-08", ExecutionStayed(by="court", ground="g", basis=StayBasis.COURT))
    lifted = at("2023-09-12", StayLifted())
    _asked(given(*FINED, GROWS, stayed, lifted), 300_00 + 5 * 9_00)


@pytest.mark.parametrize(("on", "breaches"), [("2023-10-08", ("G078",)), ("2023-10-09", ())])
def test_the_cap_is_reached_on_the_thirty_fourth_day(on: str, breaches: tuple[str, ...]) -> None:
    capped = SurchargeCapped(since=date(2023, 10, 9), amount=money(300_00))
    given(*FINED, GROWS).when(at(on, capped)).then(found(*breaches))
