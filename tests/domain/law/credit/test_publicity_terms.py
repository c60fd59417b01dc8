"""Terms of showing (G133): by class, and changed on 2026-04-01."""

from datetime import date

import pytest
from msgspec import structs

from domain.disclosure.credit import CreditClass, CreditRecordPushed
from domain.law.credit.publicity_terms import Term, term_follows_class
from domain.law.guard import Result
from domain.law.packs import PACKS
from domain.penalty.service import DocumentServed
from tests.domain.law.credit.terms import GENERAL
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, given, lawful, passed, unlawful

FINAL = (*ready(), decided("2023-08-20"), at("2023-08-31", DocumentServed()))


def test_ends_within_the_term_are_lawful() -> None:
    given(*FINAL).when(at("2024-03-01", GENERAL)).then(lawful, passed("G133"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"earliest_end": date(2023, 11, 19)}, "2023-11-20"),
        ({"latest_end": date(2026, 8, 21)}, "2026-08-20"),
        ({"latest_end": None}, "2026-08-20"),
        ({"special_field": True}, "2024-08-20"),
        ({"credit_class": CreditClass.MINOR}, "不在信用网站公示"),
    ],
)
def test_ends_outside_it_are_not(changes: dict[str, object], words: str) -> None:
    given(*FINAL).when(at("2024-03-01", structs.replace(GENERAL, **changes))).then(unlawful("G133"), because(words))


def test_what_is_minor_and_not_shown_has_no_ends() -> None:
    minor = CreditRecordPushed(record="R-1", credit_class=CreditClass.MINOR)
    given(*FINAL).when(at("2024-03-01", minor)).then(lawful, passed("G133"))


def test_from_april_2026_a_year_is_the_most_for_general_and_three_for_serious() -> None:
    terms = PACKS[-1].policy.credit_terms.value
    assert (terms["general"], terms["serious"], terms["minor"]) == (Term(3, 12), Term(12, 36), None)
    decided_on = date(2026, 4, 10)
    year = term_follows_class(decided_on, date(2026, 7, 10), date(2027, 4, 10), terms["general"], shown=True)
    longer = term_follows_class(decided_on, date(2026, 7, 10), date(2027, 4, 11), terms["general"], shown=True)
    assert (year.result, longer.result) == (Result.PASSED, Result.BREACHED)
