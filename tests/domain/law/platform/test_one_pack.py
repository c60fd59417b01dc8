"""One rule pack an act (G152)."""

import pytest

from domain.law.guard import Result
from domain.law.packs import applying
from domain.law.platform.one_pack import exactly_one_pack
from domain.penalty.investigation import CaseFiled
from tests.domain.city import BURNING, BURNT, CITIZEN, NINGBO
from tests.domain.specification import at, given, lawful, not_judged, passed, refused


@pytest.mark.parametrize(
    ("packs", "result"), [((), Result.BREACHED), (("a",), Result.PASSED), (("a", "b"), Result.BREACHED)]
)
def test_none_and_two_are_as_bad(packs: tuple[str, ...], result: Result) -> None:
    assert exactly_one_pack(packs).result == result


FILED = CaseFiled(case_number="CN-1", items=(BURNING,), party=CITIZEN, conduct=BURNT, approver="chief")


def test_an_organ_of_ours_does_nothing_without_a_pack_but_what_is_reported_is_kept() -> None:
    given().when(at("2023-07-12", FILED)).then(lawful, passed("G152"))
    given().when(at("2023-07-12", FILED, NINGBO)).then(refused("G152"), not_judged)


def test_every_day_of_hangzhou_has_one() -> None:
    day = at("2023-07-12", FILED).occurred_at.date()
    assert applying("330106", day) == ("ZJHZ-2023.05",)
    assert applying("330203", day) == ()
