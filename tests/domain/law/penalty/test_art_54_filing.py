"""APL art. 54 (G032): filed on approval, after the discovery, and without delay where an organ measures that."""

from datetime import date

import pytest
from msgspec import structs

from domain.context import context_for
from domain.judgement import judge
from domain.law.guard import Grade, Result
from domain.law.penalty.art_54_filing import filed_on_approval_without_delay
from domain.law.policy import Setting
from domain.penalty.investigation import CaseFiled
from tests.domain.city import BURNING, BURNT, CITIZEN, CITY
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, case_of, given, lawful, passed, unlawful

DISCOVERED = date(2023, 9, 27)
LAST = date(2023, 10, 10)
"""The fifth working day after it."""


@pytest.mark.parametrize(
    ("filed_on", "approver", "days", "result"),
    [
        (LAST, "chief", 5, Result.PASSED),
        (date(2023, 10, 11), "chief", 5, Result.BREACHED),
        (date(2023, 12, 1), "chief", None, Result.PASSED),
        (date(2023, 9, 26), "chief", None, Result.BREACHED),
        (LAST, None, None, Result.BREACHED),
    ],
)
def test_it_is_approved_and_in_time(filed_on: date, approver: str | None, days: int | None, result: Result) -> None:
    assert filed_on_approval_without_delay(filed_on, DISCOVERED, approver, days, CITY.calendar).result == result


def test_without_a_day_of_discovery_delay_is_not_measured() -> None:
    assert filed_on_approval_without_delay(LAST, None, "chief", 5, CITY.calendar).result == Result.PASSED


def test_a_filing_on_approval_is_lawful() -> None:
    given().when(filed()).then(lawful, passed("G032"))


def test_a_filing_that_nobody_approved_is_refused() -> None:
    act = CaseFiled(case_number="CN-1", items=(BURNING,), party=CITIZEN, conduct=BURNT)
    given().when(at("2023-07-12", act)).then(unlawful("G032"), because("负责人批准"))


@pytest.mark.parametrize(("day", "result"), [("2023-10-10", Result.PASSED), ("2023-10-11", Result.BREACHED)])
def test_an_organ_may_measure_delay(day: str, result: Result) -> None:
    act = at(day, structs.replace(filed().fact, discovered_on=DISCOVERED))
    context = context_for(act, CITY)
    strict = structs.replace(context.pack.procedure, filed_within=Setting(5, Grade.DESIGN, "own rule"))
    strict_context = structs.replace(context, pack=structs.replace(context.pack, procedure=strict))
    assert {v.guard: v.result for v in judge(case_of(), act, strict_context)}["G032"] == result
