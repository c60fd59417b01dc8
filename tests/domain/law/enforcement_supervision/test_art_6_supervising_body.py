"""SR825 art. 6 (G151): only the supervising body orders enforcement to be put right."""

from datetime import date

import pytest

from domain.evaluation.facts import RectificationOrdered
from domain.ids import division
from domain.law.enforcement_supervision.art_6_supervising_body import ordered_by_the_supervising_body
from domain.law.guard import Result
from domain.parties import Conduct
from domain.penalty.investigation import CaseFiled
from domain.registers.facts import OrganKind, OrganRegistered
from domain.registers.state import Registers
from tests.domain.city import BURNING, CITIZEN, GONGSHU, REGISTERED
from tests.domain.specification import Outcome, at, because, given, not_judged


@pytest.mark.parametrize(
    ("kind", "issuer", "supervised", "result"),
    [
        ("supervision", "330106", "330106", Result.PASSED),
        ("supervision", "330100", "330106", Result.PASSED),
        ("supervision", "330000", "330106", Result.PASSED),
        ("supervision", "330105", "330106", Result.BREACHED),
        ("supervision", "330106", None, Result.PASSED),
        ("township", "330106", "330106", Result.BREACHED),
        (None, None, "330106", Result.UNDECIDABLE),
    ],
)
def test_kind_and_level_count(kind: str | None, issuer: str | None, supervised: str | None, result: Result) -> None:
    assert ordered_by_the_supervising_body(kind, issuer, supervised).result == result


def _justice(code: str, region: str) -> OrganRegistered:
    return OrganRegistered(
        organ=code,
        name=code,
        kind=OrganKind.SUPERVISION,
        region=division(region),
        effective_from=date(2019, 1, 1),
    )


WITH_JUSTICE = Registers((*REGISTERED, _justice("justice-xihu", "330106"), _justice("justice-gongshu", "330105")))
FILED = at(
    "2026-03-01",
    CaseFiled(
        case_number="CN-1",
        items=(BURNING,),
        party=CITIZEN,
        conduct=Conduct(fingerprint="burnt", on=date(2026, 2, 20)),
    ),
)
ORDER = RectificationOrdered(problem="P-1")


def _ordered(by: str, on: str = "2026-03-05") -> Outcome:
    return given(FILED).under(WITH_JUSTICE).when(at(on, ORDER, by))


def test_the_justice_bureau_of_the_district_orders_it() -> None:
    assert [v.result for v in _ordered("justice-xihu").verdicts if v.guard == "G151"] == [Result.PASSED]
    for other in (GONGSHU, "justice-gongshu"):
        assert [v.result for v in _ordered(other).verdicts if v.guard == "G151"] == [Result.BREACHED]
    _ordered(GONGSHU).then(because("不是司法行政部门"))


def test_before_february_2026_there_was_no_such_rule() -> None:
    _ordered(GONGSHU, "2026-01-31").then(not_judged)
