"""SR825, APL art. 22 (G156): officers act in their own territory, or jointly."""

from datetime import date

import pytest

from domain.collaboration.joint import JointEnforcementPlanned
from domain.ids import division
from domain.law.enforcement_supervision.territory import acted_in_own_territory
from domain.law.guard import Result
from domain.parties import Conduct
from domain.penalty.investigation import CaseFiled, SceneInspected
from tests.domain.city import BURNING, CITIZEN, TWO
from tests.domain.specification import Outcome, at, given


@pytest.mark.parametrize(
    ("own", "place", "joint", "result"),
    [
        ("330106", "330106", False, Result.PASSED),
        ("330100", "330106", False, Result.PASSED),
        ("330106", "330105", False, Result.BREACHED),
        ("330106", "330105", True, Result.PASSED),
        (None, "330105", False, Result.UNDECIDABLE),
        ("330106", None, False, Result.UNDECIDABLE),
    ],
)
def test_place_and_joint_task_count(*, own: str | None, place: str | None, joint: bool, result: Result) -> None:
    assert acted_in_own_territory(own, place, joint=joint).result == result


FILED = at(
    "2026-03-01",
    CaseFiled(
        case_number="CN-1",
        items=(BURNING,),
        party=CITIZEN,
        conduct=Conduct(fingerprint="burnt", on=date(2026, 2, 20)),
        region=division("330105"),
    ),
)
INSPECTED = SceneInspected(officers=TWO, record="R-1", identity_shown=True)


def _said(outcome: Outcome) -> list[Result]:
    return [v.result for v in outcome.verdicts if v.guard == "G156"]


def test_xihu_does_not_inspect_in_gongshu_alone() -> None:
    assert _said(given(FILED).when(at("2026-03-05", INSPECTED))) == [Result.BREACHED]
    plan = at("2026-03-02", JointEnforcementPlanned(plan="P-1", lead_organ="organ-gongshu"))
    assert _said(given(FILED, plan).when(at("2026-03-05", INSPECTED))) == [Result.PASSED]


def test_before_february_2026_it_was_not_asked() -> None:
    assert _said(given(FILED).when(at("2026-01-05", INSPECTED))) == []
