"""CL arts 35, 38 (G080): the letter of urging states four things, and arrives."""

from collections.abc import Collection
from datetime import date

import pytest

from domain.law.coercion.arts_35_38_urging import urged_in_form
from domain.law.guard import Result
from domain.penalty.enforcement import PerformanceUrged, UrgingContent
from domain.penalty.service import Document, ServiceFailed
from tests.domain.law.enforced import FINED, GROWS, urged
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

ALL = ("term", "way", "amount", "rights")


@pytest.mark.parametrize(
    ("stated", "money", "served", "result"),
    [
        (ALL, True, True, Result.PASSED),
        (("term", "way", "rights"), False, True, Result.PASSED),
        (("term", "way", "rights"), True, True, Result.BREACHED),
        (("way", "amount", "rights"), True, True, Result.BREACHED),
        (ALL, True, False, Result.BREACHED),
        (ALL, True, None, Result.UNDECIDABLE),
        (None, True, True, Result.UNDECIDABLE),
    ],
)
def test_each_content_counts(
    stated: Collection[str] | None, *, money: bool, served: bool | None, result: Result
) -> None:
    assert urged_in_form(stated, money=money, served=served).result == result


def test_a_letter_in_due_form() -> None:
    case = given(*FINED, GROWS)
    case.when(urged("2024-02-01")).then(lawful, passed("G080"))
    case.when(urged("2024-02-01", served=False)).then(lawful, undecidable("G080"))
    short = PerformanceUrged(document="U-1", served_on=date(2024, 2, 1), states=(UrgingContent.TERM,))
    case.when(at("2024-02-01", short)).then(unlawful("G080"), because("陈述权和申辩权"))


def test_a_letter_that_does_not_arrive() -> None:
    failed = ServiceFailed(document="U-1", kind=Document.URGING)
    given(*FINED, GROWS, urged("2024-02-01", served=False)).when(at("2024-02-05", failed)).then(
        unlawful("G080"), because("未送达")
    )
