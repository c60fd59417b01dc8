import json
from concurrent.futures import Future
from typing import NoReturn

import pytest

from adapters.event_store import QueueFullError, StoreUnavailableError
from api import bodies
from domain.authority import Role
from domain.ports.event_log import Append, Outcome
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import CASE_FILED, Json, event, filed


def test_a_stored_event_is_answered_with_its_place(caller: Caller) -> None:
    response = caller.send(filed())
    answer = response.json()
    assert (response.status_code, answer["outcome"], answer["version"], answer["position"]) == (201, "stored", 1, 1)
    assert response.headers["Location"] == f"/v1/cases/{answer['case']}"
    assert caller.get(response.headers["Location"]).status_code == 200


def test_the_same_event_again_is_acknowledged_as_a_duplicate(caller: Caller) -> None:
    first = caller.send(filed()).json()
    again = caller.send(filed())
    assert (again.status_code, again.json()) == (200, first | {"outcome": "duplicate"})


def test_an_event_that_waits_is_accepted(caller: Caller) -> None:
    response = caller.send(event(subject="urn:xwm:1"))
    assert (response.status_code, response.json()["outcome"], response.json()["alias"]) == (202, "waiting", "urn:xwm:1")


def test_a_rejected_event_is_answered_with_its_problem(caller: Caller) -> None:
    response = caller.send(event(time="2026-03-02T09:30:00"))
    assert (response.status_code, problem_name(response)) == (400, "time-without-offset")
    assert response.json()["refusal"] == 1


def test_a_conflict_is_a_conflict(caller: Caller) -> None:
    caller.send(filed())
    response = caller.send(filed(actor="other"))
    assert (response.status_code, problem_name(response)) == (409, "identity-conflict")


def test_a_batch_names_every_outcome_in_the_order_sent(caller: Caller) -> None:
    response = caller.send_all([filed(1), event(2, x=1), event(3), event(4, subject="2026-0002")])
    assert response.status_code == 200
    answers = response.json()["outcomes"]
    assert [(a["id"], a["outcome"]) for a in answers] == [
        ("e-1", "stored"),
        ("e-2", "rejected"),
        ("e-3", "rejected"),
        ("e-4", "stored"),
    ]
    assert [a["problem"]["type"] for a in answers if "problem" in a] == [
        "urn:bihuan:problem:unknown-attribute",
        "urn:bihuan:problem:held-back",
    ]


def test_binary_mode_stores_the_same_event(caller: Caller) -> None:
    caller.send(filed())
    attributes = {f"ce-{name}": str(value) for name, value in filed().items() if name != "data"}
    headers = attributes | {"Content-Type": "application/json"}
    response = caller.call(
        "POST", "/v1/events", Role.UPSTREAM, content=json.dumps(CASE_FILED).encode(), headers=headers
    )
    assert response.json()["outcome"] == "duplicate"


def test_binary_mode_takes_percent_encoded_aliases(caller: Caller) -> None:
    caller.send(filed())
    attributes = {f"ce-{name}": str(value) for name, value in event(2).items() if name != "data"}
    attributes["ce-subject"] = "urn:case:%E6%9D%AD%E8%A5%BF%E7%BB%BC%E6%89%A7%E7%AB%8B%E3%80%942026%E3%80%951%E5%8F%B7"
    headers = attributes | {"Content-Type": "application/json"}
    response = caller.call("POST", "/v1/events", Role.UPSTREAM, content=b"{}", headers=headers)
    assert (response.status_code, response.json()["version"]) == (201, 2)


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", "application/xml"])
def test_other_content_types_are_refused_and_kept(caller: Caller, content_type: str) -> None:
    response = caller.send(filed(), content_type=content_type)
    assert (response.status_code, problem_name(response)) == (415, "unsupported-media-type")
    assert caller.service.store.refusals.count() == 1


def test_a_batch_that_is_no_array_is_refused_whole(caller: Caller) -> None:
    response = caller.send(b"[{", content_type="application/cloudevents-batch+json")
    assert (response.status_code, problem_name(response)) == (400, "malformed-json")
    (kept,) = caller.service.store.refusals.list(0, 10)
    assert kept.body == b"[{"


def test_an_empty_batch_is_answered_with_nothing(caller: Caller) -> None:
    assert caller.send_all([]).json() == {"outcomes": []}


def test_an_event_over_the_limit_is_refused_and_kept_whole(caller: Caller) -> None:
    body = json.dumps(event(actor="x" * 2**20)).encode()
    response = caller.send(body)
    assert (response.status_code, problem_name(response)) == (413, "event-too-large")
    (kept,) = caller.service.store.refusals.list(0, 10)
    assert kept.body == body


def test_a_body_over_the_limit_is_not_even_read(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies.read_body, "__defaults__", (1000,))
    response = caller.send(b" " * 1001)
    assert (response.status_code, problem_name(response)) == (413, "body-too-large")


@pytest.mark.parametrize(
    ("error", "name"), [(QueueFullError("full"), "queue-full"), (StoreUnavailableError("gone"), "store-unavailable")]
)
def test_when_nothing_can_be_stored_the_sender_is_told_to_come_back(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, error: Exception, name: str
) -> None:
    def fail(units: list[Append]) -> NoReturn:
        del units
        raise error

    monkeypatch.setattr(caller.service.writer, "submit_many", fail)
    response = caller.send(filed())
    assert (response.status_code, problem_name(response)) == (503, name)
    assert response.headers["Retry-After"] == "1"


def test_a_fault_of_ours_tells_nothing_of_itself(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(units: list[Append]) -> "list[Future[Outcome]]":
        future: Future[Outcome] = Future()
        future.set_exception(RuntimeError("a secret of the house"))
        return [future for _ in units]

    monkeypatch.setattr(caller.service.writer, "submit_many", fail)
    response = caller.send(filed())
    assert (response.status_code, problem_name(response)) == (500, "internal")
    assert "secret" not in response.text


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_events_are_posted(caller: Caller, method: str) -> None:
    response = caller.call(method, "/v1/events")
    assert (response.status_code, problem_name(response)) == (405, "method-not-allowed")


def test_a_waiting_event_is_in_its_case_as_soon_as_its_alias_is_registered(caller: Caller) -> None:
    caller.send(event(1, source="urn:example:court", subject="urn:xwm:1"))
    minted: Json = event(2, "act_code_minted.v1", {"code": "1"})
    case = caller.send(minted).json()["case"]
    steps = caller.get(f"/v1/cases/{case}/history").json()["steps"]
    assert sorted(step["id"] for step in steps) == ["e-1", "e-2"]
