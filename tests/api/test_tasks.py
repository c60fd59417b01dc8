"""What is to be done by whom until when, as officers and supervisors ask for it."""

from typing import Any

import pytest

from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import ORGAN, event, filed

ORGAN_FACT = {"organ": ORGAN, "name": "x", "kind": "integrated", "region": "330106", "effective_from": "2024-01-01"}


@pytest.fixture
def case(caller: Caller) -> str:
    """A case filed by an officer in January, whose ninety days end on 5 April."""
    caller.send(event(90, "organ_registered.v1", ORGAN_FACT, subject="o"), Role.REGISTRAR)
    name: str = caller.send(filed(1, actor="officer-17", time="2026-01-05T09:00:00+08:00")).json()["case"]
    return name


def tasks(caller: Caller, **wanted: str) -> list[dict[str, Any]]:
    answer = caller.get("/v1/tasks", wanted)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def named(caller: Caller, **wanted: str) -> list[tuple[str, str]]:
    return [(task["kind"], task.get("timer") or task["what"]["en"]) for task in tasks(caller, **wanted)]


def test_a_duty_says_until_when_by_which_article_and_what_follows(caller: Caller, case: str) -> None:
    (task,) = (t for t in tasks(caller, kind="duty") if t["timer"] == "D-CASE90")
    assert (task["case_id"], task["organ"], task["officer"]) == (case, ORGAN, "officer-17")
    assert (task["due"], task["overdue"]) == ("2026-04-05T15:59:59.999999Z", True)
    assert "行政处罚法》第六十条" in task["basis"]["zh"]
    assert task["effect"]["zh"]
    assert "decide_penalty" in task["steps"]
    assert [change["type"] for change in task["because"]] == ["cn.bihuan.case_filed.v1"]


def test_the_next_step_of_a_case_names_the_duties_that_bound_it(caller: Caller, case: str) -> None:
    (task,) = tasks(caller, kind="step")
    assert (task["case_id"], task["organ"], task["officer"]) == (case, ORGAN, None)
    assert task["what"]["zh"].startswith("处罚：")
    assert task["steps"]


def test_a_step_that_a_period_bounds_has_its_last_day(caller: Caller, case: str) -> None:
    applied = event(2, "permit_applied.v1", {}, time="2026-05-29T09:00:00+08:00", subject="permit")
    holidays = {"year": 2026, "days_off": ["2026-01-01"], "worked_weekends": []}
    caller.send(event(91, "calendar_published.v1", holidays, subject="c"), Role.REGISTRAR)
    permit = caller.send(applied).json()["case"]
    (task,) = (t for t in tasks(caller, kind="step") if t["case_id"] == permit)
    assert [duty["timer"] for duty in task["duties"]] == ["D-PERMIT5"]
    assert task["due"] == task["duties"][0]["due"]
    assert not task["overdue"]
    assert case


def test_what_the_party_may_do_is_nobodys_task(caller: Caller, case: str) -> None:
    holidays = {"year": 2026, "days_off": ["2026-01-01"], "worked_weekends": []}
    caller.send(event(91, "calendar_published.v1", holidays, subject="c"), Role.REGISTRAR)
    caller.send(event(2, "penalty_decided.v1", {"fine": 100}, time="2026-05-25T09:00:00+08:00"))
    served = {"kind": "decision", "method": "direct"}
    assert caller.send(event(3, "document_served.v1", served, time="2026-05-26T09:00:00+08:00")).status_code == 201
    running = {row["timer"] for row in caller.get("/v1/deadlines", {"state": "running"}).json()["items"]}
    assert {"D-REVIEW60", "D-SUIT6M"} <= running
    for wanted in ({}, {"overdue": "false"}):
        found = tasks(caller, **wanted)
        named = {t["timer"] for t in found if t["kind"] == "duty"} | {
            duty["timer"] for t in found if t["kind"] == "step" for duty in t["duties"]
        }
        assert not named & {"D-REVIEW60", "D-SUIT6M"}
    assert case


def test_tasks_are_asked_by_organ_officer_region_item_and_day(caller: Caller, case: str) -> None:
    everything = named(caller)
    assert [kind for kind, _ in everything] == sorted(kind for kind, _ in everything)
    assert named(caller, organ=ORGAN) == everything
    assert named(caller, organ="another") == []
    assert ("duty", "D-CASE90") in named(caller, officer="officer-17")
    assert all(kind == "duty" for kind, _ in named(caller, officer="officer-17"))
    assert named(caller, officer="officer-18") == []
    assert named(caller, item="330217001000") == everything
    assert named(caller, region="330100") == []
    assert ("duty", "D-CASE90") in named(caller, due_by="2026-04-05")
    assert ("duty", "D-CASE90") not in named(caller, due_by="2026-04-04")
    assert ("duty", "D-CASE90") in named(caller, overdue="true")
    assert ("duty", "D-CASE90") not in named(caller, overdue="false")
    assert ("duty", "D-CASE90") in named(caller, overdue="false", as_of="2026-04-01")
    assert named(caller, as_of="2026-01-01") == []
    assert {t["case_id"] for t in tasks(caller)} == {case}


def test_what_is_done_is_no_task_any_more(caller: Caller, case: str) -> None:
    caller.send(event(2, "penalty_decided.v1", {"fine": 100}, time="2026-03-06T09:00:00+08:00"))
    assert ("duty", "D-CASE90") not in named(caller)
    assert ("duty", "D-CASE90") in named(caller, as_of="2026-02-01")
    assert case


@pytest.mark.parametrize("limit", ["1", "2", "3"])
def test_pages_go_on_from_duties_to_steps(caller: Caller, case: str, limit: str) -> None:
    for number in range(2, 5):
        caller.send(filed(number, {**filed()["data"], "case_number": f"n-{number}"}, subject=f"s-{number}"))
    whole = [(t["kind"], t["case_id"], t.get("timer")) for t in tasks(caller)]
    found: list[tuple[str, str, Any]] = []
    cursor: str | None = None
    while True:
        page = caller.get("/v1/tasks", {"limit": limit} | ({"cursor": cursor} if cursor else {})).json()
        found += [(t["kind"], t["case_id"], t.get("timer")) for t in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole
    assert {kind for kind, *_ in found} == {"duty", "step"}
    assert case


@pytest.mark.parametrize(
    "wanted",
    [{"kind": "x"}, {"cursor": "x"}, {"cursor": "d.x"}, {"cursor": "s.x"}, {"due_by": "soon"}, {"overdue": "1"}],
)
def test_nonsense_is_refused(caller: Caller, wanted: dict[str, str]) -> None:
    assert problem_name(caller.get("/v1/tasks", wanted)) == "invalid-parameter"


def test_an_unknown_parameter_is_named(caller: Caller) -> None:
    assert problem_name(caller.get("/v1/tasks", {"officers": "x"})) == "unknown-parameter"
