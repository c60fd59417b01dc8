"""APL art. 61 (G069): the decision is served within seven working days."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.art_61_service import served_in_time
from domain.penalty.service import Document, DocumentServed, ServiceFailed, ServiceMethod
from tests.domain.city import CITY
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import SEALED, decided, ready
from tests.domain.specification import at, because, given, lawful, not_judged, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("decided_on", "last"),
    [
        (date(2023, 9, 27), date(2023, 10, 12)),
        (date(2023, 1, 18), date(2023, 2, 1)),
        (date(2024, 2, 7), date(2024, 2, 22)),
    ],
)
def test_the_eighth_working_day_is_too_late(decided_on: date, last: date) -> None:
    assert served_in_time(decided_on, last, CITY.calendar).result == Result.PASSED
    after = date.fromordinal(last.toordinal() + 1)
    assert served_in_time(decided_on, after, CITY.calendar).result == Result.BREACHED


def test_without_a_decision_it_is_undecidable() -> None:
    assert served_in_time(None, date(2023, 9, 27), CITY.calendar).result == Result.UNDECIDABLE


def test_in_a_year_without_a_calendar_it_is_undecidable() -> None:
    verdict = served_in_time(date(2024, 12, 30), date(2025, 1, 2), CITY.calendar)
    assert verdict.result == Result.UNDECIDABLE
    assert verdict.reason is not None
    assert "2025年节假日安排尚未公布" in verdict.reason.zh


def test_a_decision_under_the_old_law_is_undecidable() -> None:
    assert served_in_time(date(2021, 7, 14), date(2023, 1, 1), CITY.calendar).result == Result.UNDECIDABLE


def _served(on: str, method: ServiceMethod = ServiceMethod.DIRECT) -> Event:
    return at(on, DocumentServed(document="D-1", kind=Document.DECISION, method=method))


SEALED_LATER = at("2023-09-27T10:00", SEALED.fact)
GIVEN = given(*ready(), decided("2023-09-27"), SEALED_LATER)


def test_service_on_the_last_day_is_lawful() -> None:
    GIVEN.when(_served("2023-10-12")).then(lawful, passed("G069"))


def test_service_on_the_day_after_is_unlawful() -> None:
    GIVEN.when(_served("2023-10-13")).then(unlawful("G069"), because("2023-10-12前送达"))


def test_service_by_public_notice_is_not_measured_by_the_day_it_is_deemed_served() -> None:
    tried = at("2023-10-08", ServiceFailed(document="D-1"))
    notice = structs.replace(
        _served("2023-12-01").fact, method=ServiceMethod.PUBLIC_NOTICE, published_on=date(2023, 10, 9)
    )
    events = (*GIVEN.events, tried)
    outcome = given(*events).when(at("2023-12-01", notice)).then(lawful, passed("G072"))
    assert "G069" not in {v.guard for v in outcome.verdicts}


def test_a_second_service_is_not_measured() -> None:
    given(*ready(), decided("2023-09-27"), _served("2023-09-28")).when(_served("2023-10-20")).then(not_judged)


def test_service_of_another_document_is_not_measured() -> None:
    GIVEN.when(at("2023-10-20", DocumentServed(kind=Document.OTHER))).then(not_judged)


def test_service_of_an_on_the_spot_decision_not_handed_over_is_measured() -> None:
    undelivered = given(on_the_spot("2023-09-27", delivered=False))
    undelivered.when(_served("2023-10-12")).then(lawful)
    undelivered.when(_served("2023-10-13")).then(unlawful("G069"))


def test_service_in_a_year_without_a_calendar_is_not_refused() -> None:
    GIVEN.when(_served("2023-09-28")).then(undecidable())
    given(*ready("2024-10-01"), decided("2024-12-30"), at("2024-12-30T10:00", SEALED.fact)).when(
        _served("2025-01-20")
    ).then(undecidable("G069"), lawful)


def test_service_without_a_decision_on_file_is_undecidable() -> None:
    given(*ready()).when(_served("2023-08-20")).then(undecidable("G069"))
