"""CPL art. 95 (G072): public notice is the last way, and takes thirty days."""

from datetime import date

import pytest

from domain.event import Event
from domain.law.civil_procedure.art_95_public_notice import public_notice_as_last_way
from domain.law.guard import Result
from domain.penalty.service import DocumentServed, ServiceFailed, ServiceMethod
from tests.domain.ordinary import SEALED, decided, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

OLD, NEW = date(2021, 12, 31), date(2022, 1, 1)
"""The last day of the sixty days, and the first of the thirty."""


@pytest.mark.parametrize(
    ("published_on", "last_too_early", "first"),
    [(NEW, date(2022, 1, 30), date(2022, 1, 31)), (OLD, date(2022, 2, 28), date(2022, 3, 1))],
)
def test_the_document_is_served_when_its_days_are_over(published_on: date, last_too_early: date, first: date) -> None:
    early = public_notice_as_last_way(last_too_early, published_on, 1, whereabouts_unknown=False)
    assert early.result == Result.BREACHED
    assert public_notice_as_last_way(first, published_on, 1, whereabouts_unknown=False).result == Result.PASSED


@pytest.mark.parametrize(
    ("failures", "unknown", "result"),
    [(0, False, Result.BREACHED), (1, False, Result.PASSED), (0, True, Result.PASSED)],
)
def test_other_ways_come_first(failures: int, unknown: bool, result: Result) -> None:  # noqa: FBT001 -- a column
    verdict = public_notice_as_last_way(date(2023, 10, 1), date(2023, 8, 30), failures, whereabouts_unknown=unknown)
    assert verdict.result == result


FAILED = at("2023-08-22", ServiceFailed(document="D-1"))


def _noticed(on: str, published_on: date | None = date(2023, 8, 24)) -> Event:
    return at(on, DocumentServed(method=ServiceMethod.PUBLIC_NOTICE, published_on=published_on))


def test_public_notice_of_a_decision() -> None:
    case = given(*ready(), decided(), SEALED, FAILED)
    case.when(_noticed("2023-09-23")).then(lawful, passed("G072"))
    case.when(_noticed("2023-09-22")).then(unlawful("G072"), because("2023-09-23才视为送达"))
    case.when(_noticed("2023-09-23", None)).then(lawful, undecidable("G072"))
    given(*ready(), decided(), SEALED).when(_noticed("2023-09-23")).then(unlawful("G072"))
