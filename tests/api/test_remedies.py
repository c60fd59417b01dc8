"""The remedy paragraph over HTTP."""

import pytest

from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import event

ORGAN = {
    "organ": "330106-cg",
    "name": "西湖区综合行政执法局",
    "kind": "integrated",
    "region": "330106",
    "effective_from": "2019-01-01",
    "remedies": {"government": "西湖区人民政府", "court": "西湖区人民法院"},
}


def _asked(caller: Caller, **params: str) -> tuple[int, dict[str, object]]:
    caller.send(event(1, "organ_registered.v1", ORGAN, subject="organs"), Role.REGISTRAR)
    response = caller.call("GET", "/v1/remedy-paragraph", params={"organ": "330106-cg", **params})
    return response.status_code, response.json()


def test_the_day_of_the_decision_decides_what_is_told(caller: Caller) -> None:
    status, before = _asked(caller, decided_on="2023-12-31", on_the_spot="true")
    assert status == 200
    assert "上一级主管部门" in str(before["zh"])
    status, after = _asked(caller, decided_on="2024-01-01", on_the_spot="true")
    assert status == 200
    assert "应当自收到本决定书之日起六十日内先向西湖区人民政府申请行政复议" in str(after["zh"])
    assert after["told"] == {
        "review_days": 60,
        "review_first": True,
        "suit_days_after_review": 15,
        "bodies": ["same_level_government"],
    }


def test_payment_is_told_unless_there_is_no_fine(caller: Caller) -> None:
    assert "百分之三" in str(_asked(caller, decided_on="2024-01-01")[1]["zh"])
    assert "百分之三" not in str(_asked(caller, decided_on="2024-01-01", fined="false")[1]["zh"])


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({}, "invalid-parameter"),
        ({"decided_on": "tomorrow"}, "invalid-parameter"),
        ({"decided_on": "2024-01-01", "organ": "nobody"}, "not-found"),
        ({"decided_on": "2021-07-14"}, "not-found"),
        ({"decided_on": "2024-01-01", "procedure": "x"}, "unknown-parameter"),
    ],
)
def test_what_cannot_be_told_is_a_problem(caller: Caller, params: dict[str, str], name: str) -> None:
    caller.send(event(1, "organ_registered.v1", ORGAN, subject="organs"), Role.REGISTRAR)
    answer = caller.call("GET", "/v1/remedy-paragraph", params={"organ": "330106-cg", **params})
    assert problem_name(answer) == name
