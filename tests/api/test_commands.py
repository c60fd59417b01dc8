import json

import pytest

from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import CASE_FILED, ORGAN, event, order

FILED_AT = "2026-03-02T09:30:00+08:00"


def file_case() -> bytes:
    return order("2026-0001", CASE_FILED, time=FILED_AT)


def evidence(name: str = "photo-1") -> bytes:
    return order(data={"evidence": name, "kind": "object", "digest": "d"})


def test_an_accepted_command_is_answered_with_its_facts(caller: Caller) -> None:
    response = caller.command("file_case", file_case())
    answer = response.json()
    assert response.status_code == 201
    assert response.headers["ETag"] == '"1"'
    assert response.headers["Location"] == f"/v1/cases/{answer['case']}"
    assert [fact["type"] for fact in answer["events"]] == ["cn.bihuan.case_filed.v1"]


def test_a_refused_command_carries_every_ground(caller: Caller) -> None:
    organ = {"organ": ORGAN, "name": "x", "kind": "integrated", "region": "330106", "effective_from": "2024-01-01"}
    caller.send(event(9, "organ_registered.v1", organ), Role.REGISTRAR)
    caller.command("file_case", file_case())
    response = caller.command("decide_penalty", order(data={"fine": 100}, time="2026-04-01T09:00:00+08:00"))
    assert (response.status_code, problem_name(response)) == (422, "command-refused")
    grounds = response.json()["grounds"]
    assert {"G048", "G059"} <= {ground["rule"] for ground in grounds}
    assert all(ground["law_zh"] and ground["reason_zh"] and ground["reason_en"] for ground in grounds)
    assert caller.get("/v1/refusals").json()["items"][0]["channel"] == "command"


def test_a_command_heard_twice_acts_once(caller: Caller) -> None:
    caller.command("file_case", file_case())
    first = caller.command("collect_evidence", evidence(), {"Idempotency-Key": "k"})
    again = caller.command("collect_evidence", evidence(), {"Idempotency-Key": "k"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert (again.content, again.headers["ETag"]) == (first.content, '"2"')


def test_a_key_is_not_used_for_something_else(caller: Caller) -> None:
    caller.command("file_case", file_case())
    caller.command("collect_evidence", evidence("a"), {"Idempotency-Key": "k"})
    response = caller.command("collect_evidence", evidence("b"), {"Idempotency-Key": "k"})
    assert (response.status_code, problem_name(response)) == (409, "idempotency-key-reused")


def test_a_command_that_was_overtaken_says_by_what(caller: Caller) -> None:
    version = caller.command("file_case", file_case()).headers["ETag"]
    assert caller.command("collect_evidence", evidence("a"), {"If-Match": version}).status_code == 201
    response = caller.command("collect_evidence", evidence("b"), {"If-Match": version})
    assert (response.status_code, problem_name(response)) == (409, "overtaken")
    assert response.json()["expected"] == 'If-Match: "2"'
    assert [ground["rule"] for ground in response.json()["grounds"]] == ["G153"]


def test_the_etag_of_a_case_is_what_if_match_takes(caller: Caller) -> None:
    case = caller.command("file_case", file_case()).json()["case"]
    seen = caller.get(f"/v1/cases/{case}").headers["ETag"]
    assert caller.command("collect_evidence", evidence(), {"If-Match": seen}).status_code == 201


@pytest.mark.parametrize(
    ("header", "value"),
    [("If-Match", "latest"), ("If-Match", "-1"), ("Idempotency-Key", "k" * 201), ("Idempotency-Key", "")],
)
def test_a_header_that_says_nothing_is_refused(caller: Caller, header: str, value: str) -> None:
    response = caller.command("file_case", file_case(), {header: value})
    assert (response.status_code, problem_name(response)) == (400, "invalid-header")


def test_an_unknown_command_is_not_found(caller: Caller) -> None:
    response = caller.command("decide_everything", b"{}")
    assert (response.status_code, problem_name(response)) == (404, "unknown-command")


def test_the_body_of_a_command_is_limited(caller: Caller) -> None:
    response = caller.command("file_case", json.dumps({"subject": "x" * 2**20}).encode())
    assert (response.status_code, problem_name(response)) == (413, "body-too-large")
