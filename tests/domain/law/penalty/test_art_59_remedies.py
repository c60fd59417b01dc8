"""APL art. 59(1) item 5 (G136): the remedies told are those of the law on the day of the decision."""

from datetime import date
from typing import TypeAlias

import pytest

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.art_59_decision_document import DocumentContent, SealCheck
from domain.law.penalty.art_59_remedies import Occasion, Remedies, ReviewBody, remedies_on, remedies_told_by_date
from domain.penalty.decision import DecisionDocumentSealed
from domain.penalty.remedies_told import RemediesTold
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

BOTH = (ReviewBody.SAME_LEVEL_GOVERNMENT, ReviewBody.SUPERIOR_DEPARTMENT)
GOVERNMENT = (ReviewBody.SAME_LEVEL_GOVERNMENT,)
LAST, FIRST = date(2023, 12, 31), date(2024, 1, 1)
Bodies: TypeAlias = tuple[ReviewBody, ...]


def _told(
    days: int = 60, months: int | None = 6, *, first: bool = False, after: int | None = 15, bodies: Bodies = GOVERNMENT
) -> Remedies:
    return Remedies(days, months, first, after, frozenset(bodies))


@pytest.mark.parametrize(
    ("on", "spot", "township", "first", "months", "bodies"),
    [
        (LAST, False, False, False, 6, BOTH),
        (FIRST, False, False, False, 6, GOVERNMENT),
        (LAST, True, False, False, 6, BOTH),
        (FIRST, True, False, True, None, GOVERNMENT),
        (LAST, False, True, False, 6, GOVERNMENT),
    ],
)
def test_the_turn_of_2024_changes_bodies_and_order(  # noqa: PLR0913 -- the columns of a table
    *, on: date, spot: bool, township: bool, first: bool, months: int | None, bodies: tuple[ReviewBody, ...]
) -> None:
    given_then = remedies_on(on, on_the_spot=spot, township=township)
    assert given_then == Remedies(60, months, first, 15, frozenset(bodies))


@pytest.mark.parametrize(
    ("told", "result"),
    [
        (_told(), Result.PASSED),
        (_told(after=None), Result.PASSED),
        (_told(30), Result.BREACHED),
        (_told(months=3), Result.BREACHED),
        (_told(first=True), Result.BREACHED),
        (_told(bodies=BOTH), Result.BREACHED),
        (None, Result.UNDECIDABLE),
    ],
)
def test_each_part_of_what_is_told_counts(told: Remedies | None, result: Result) -> None:
    assert remedies_told_by_date(told, Occasion(FIRST, on_the_spot=False, township=False)).result == result


def test_who_reviews_an_unregistered_organ_is_not_known() -> None:
    told = _told()
    unknown = Occasion(FIRST, on_the_spot=False, township=None)
    assert remedies_told_by_date(told, unknown).result == Result.UNDECIDABLE


def _sealed(on: str, told: RemediesTold | None) -> Event:
    return at(
        on,
        DecisionDocumentSealed(
            document="D-1", digest="sha256:1", remedies=told, contents=tuple(DocumentContent), check=SealCheck.VALID
        ),
    )


IN_2023 = RemediesTold(review_days=60, suit_months=6, bodies=BOTH)
ON_THE_SPOT_2024 = RemediesTold(review_days=60, review_first=True, suit_days_after_review=15, bodies=GOVERNMENT)


def test_a_document_of_2023_tells_the_law_of_2023() -> None:
    case = given(*ready(), decided("2023-08-20"))
    case.when(_sealed("2023-08-20T15:00", IN_2023)).then(lawful, passed("G136"))
    case.when(_sealed("2023-08-20T15:00", ON_THE_SPOT_2024)).then(unlawful("G136"), because("6个月内起诉"))
    case.when(_sealed("2023-08-20T15:00", None)).then(lawful, undecidable("G136"))


def test_an_on_the_spot_form_of_2024_tells_that_review_comes_first() -> None:
    case = given(on_the_spot("2024-01-02"))
    case.when(_sealed("2024-01-02T15:00", ON_THE_SPOT_2024)).then(lawful, passed("G136"))
    case.when(_sealed("2024-01-02T15:00", IN_2023)).then(unlawful("G136"), because("复议前置"))
