"""ARL art. 23 (G046): since 2024 an on-the-spot penalty tells that review comes first."""

from datetime import date

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.review.art_23_review_first import RemedyRoute, review_first_told
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, given, lawful, unlawful

LAST, FIRST = date(2023, 12, 31), date(2024, 1, 1)
"""The last day of the old law, and the first of the new one."""


@pytest.mark.parametrize(
    ("on", "told", "result"),
    [
        (LAST, "review_or_suit", Result.PASSED),
        (FIRST, "review_or_suit", Result.BREACHED),
        (FIRST, "not_told", Result.BREACHED),
        (FIRST, "review_first", Result.PASSED),
        (FIRST, None, Result.UNDECIDABLE),
        (LAST, None, Result.PASSED),
    ],
)
def test_from_2024_on_review_first_is_told(on: date, told: str | None, result: Result) -> None:
    assert review_first_told(on, told).result == result


@pytest.mark.parametrize("route", [RemedyRoute.REVIEW_OR_SUIT, RemedyRoute.REVIEW_FIRST])
def test_the_date_of_the_penalty_decides(route: RemedyRoute) -> None:
    old = structs.replace(on_the_spot("2023-12-31").fact, remedy=route)
    new = structs.replace(on_the_spot("2024-01-02").fact, remedy=route)
    before = given().when(at("2023-12-31", old)).then(lawful)
    assert "G046" not in {v.guard for v in before.verdicts}
    outcome = given().when(at("2024-01-02", new))
    outcome.then(lawful if route == RemedyRoute.REVIEW_FIRST else unlawful("G046"))
