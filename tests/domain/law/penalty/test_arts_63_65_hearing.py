"""APL arts 63–65 (G053): a hearing is requested within five working days."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.arts_63_65_hearing import hearing_requested_in_time
from domain.penalty.hearing import HearingRequested
from domain.penalty.service import Document, DocumentServed
from tests.domain.city import CITY
from tests.domain.ordinary import CONCLUDED, filed, notified
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("told_on", "last"),
    [(date(2023, 9, 27), date(2023, 10, 10)), (date(2023, 4, 27), date(2023, 5, 8))],
)
def test_the_sixth_working_day_is_too_late(told_on: date, last: date) -> None:
    after = date.fromordinal(last.toordinal() + 1)
    assert hearing_requested_in_time(told_on, last, CITY.calendar).result == Result.PASSED
    assert hearing_requested_in_time(told_on, after, CITY.calendar).result == Result.BREACHED
    assert hearing_requested_in_time(told_on, after, CITY.calendar, excused=True).result == Result.PASSED


def test_a_request_before_the_notice_is_in_time() -> None:
    assert hearing_requested_in_time(date(2023, 9, 27), date(2023, 9, 1), CITY.calendar).result == Result.PASSED


@pytest.mark.parametrize("told_on", [None, date(2021, 7, 14), date(2024, 12, 30), date.max])
def test_an_unknown_notice_law_or_calendar_makes_it_undecidable(told_on: date | None) -> None:
    assert hearing_requested_in_time(told_on, date(2025, 1, 20), CITY.calendar).result == Result.UNDECIDABLE


def _given(served_on: date | None = date(2023, 9, 27)) -> tuple[Event, ...]:
    return (filed("2023-08-01"), at("2023-09-01", CONCLUDED.fact), notified("2023-09-27", served_on))


def _requested(on: str, excuse: str | None = None) -> Event:
    return at(on, HearingRequested(excuse=excuse))


def test_a_request_on_the_fifth_working_day_is_in_time() -> None:
    """DOMAIN §7.7 case 7."""
    given(*_given()).when(_requested("2023-10-10")).then(lawful, passed("G053"))


def test_a_request_on_the_day_after_is_refused() -> None:
    """DOMAIN §7.7 case 7."""
    given(*_given()).when(_requested("2023-10-11")).then(unlawful("G053"), because("2023-10-10前提出"))


def test_a_late_request_with_an_accepted_excuse_is_lawful() -> None:
    given(*_given()).when(_requested("2023-10-11", excuse="flood")).then(lawful, passed("G053"))


def test_the_five_days_run_from_service() -> None:
    served = at("2023-10-09", DocumentServed(document="N-1", kind=Document.NOTICE))
    given(*_given(None), served).when(_requested("2023-10-16")).then(lawful)
    given(*_given(None), served).when(_requested("2023-10-17")).then(unlawful("G053"))


def test_a_new_notice_gives_five_new_days() -> None:
    told_anew = notified("2023-10-16", date(2023, 10, 16))
    given(*_given(), told_anew).when(_requested("2023-10-23")).then(lawful)
    given(*_given(), told_anew).when(_requested("2023-10-24")).then(unlawful("G053"))


def test_a_request_where_no_notice_reached_the_party_is_not_refused() -> None:
    given(*_given(None)).when(_requested("2023-12-01")).then(lawful, undecidable("G053"))


def test_the_five_days_run_from_the_notice_that_tells_the_right() -> None:
    silent = at("2023-10-09", structs.replace(notified().fact, notice="N-2", hearing_right=False))
    given(*_given(), silent).when(_requested("2023-10-10")).then(lawful, passed("G053"))
    given(*_given(), silent).when(_requested("2023-10-11")).then(unlawful("G053"))
    given(*_given()[:2], silent).when(_requested("2023-10-11")).then(undecidable("G053"))
