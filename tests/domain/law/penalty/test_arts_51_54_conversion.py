"""APL arts 51 and 54 (G047): what no longer fits the simple procedure goes on in the ordinary one."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.arts_51_54_conversion import converted_when_unfit
from domain.penalty.filing import ProcedureConverted
from domain.penalty.kinds import Procedure
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import filed
from tests.domain.specification import at, found, given, lawful, passed, stands, unlawful


@pytest.mark.parametrize(
    ("before", "after", "converted", "filed_", "result"),
    [
        ("simple", "ordinary", False, False, Result.PASSED),
        ("ordinary", "fast_track", False, True, Result.PASSED),
        ("simple", "simple", False, False, Result.PASSED),
        ("simple", "simple", True, False, Result.BREACHED),
        ("ordinary", "simple", False, False, Result.BREACHED),
        ("simple", "simple", False, True, Result.BREACHED),
    ],
)
def test_nothing_goes_back_to_the_simple_procedure(
    before: str,
    after: str,
    converted: bool,  # noqa: FBT001 -- a column of the table
    filed_: bool,  # noqa: FBT001 -- the same
    result: Result,
) -> None:
    assert converted_when_unfit(before, after, converted=converted, filed=filed_).result == result


def _convert(on: str, before: Procedure, after: Procedure) -> ProcedureConverted:
    return ProcedureConverted(before=before, after=after, reason=f"on {on} the party contests the facts")


TO_ORDINARY = at("2023-07-12T11:00", _convert("site", Procedure.SIMPLE, Procedure.ORDINARY))


def test_a_decision_on_the_spot_falls_when_the_case_is_converted() -> None:
    after = given(on_the_spot()).when(TO_ORDINARY).then(lawful, passed("G047"), stands(penalty="filed")).after
    decision = after.penalty.dossier.decision
    assert decision is not None
    assert not decision.stands


def test_a_converted_case_is_not_decided_on_the_spot() -> None:
    given(TO_ORDINARY).when(on_the_spot("2023-07-13")).then(found("G047"))


def test_a_filed_case_does_not_become_simple() -> None:
    back = at("2023-07-20", _convert("desk", Procedure.ORDINARY, Procedure.SIMPLE))
    given(filed()).when(back).then(unlawful("G047"))


def test_a_filed_case_may_take_the_fast_track() -> None:
    fast = at("2023-07-20", _convert("desk", Procedure.ORDINARY, Procedure.FAST_TRACK))
    after = given(filed()).when(fast).then(lawful, stands(penalty="filed")).after
    assert after.penalty.dossier.procedure == Procedure.FAST_TRACK
