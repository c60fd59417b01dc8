"""What is due, as supervisors ask for it, and the process that says once what was missed."""

from datetime import UTC, datetime

import pytest

from api.reminding import Reminder
from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import ORGAN, event, filed

ORGAN_FACT = {"organ": ORGAN, "name": "x", "kind": "integrated", "region": "330106", "effective_from": "2024-01-01"}
HOLIDAYS = {"year": 2026, "days_off": ["2026-01-01"], "worked_weekends": []}


@pytest.fixture
def case(caller: Caller) -> str:
    caller.send(event(90, "organ_registered.v1", ORGAN_FACT, subject="o"), Role.REGISTRAR)
    name: str = caller.send(filed(1, actor="officer-17", time="2026-01-05T09:00:00+08:00")).json()["case"]
    return name


def states(caller: Caller, **wanted: str) -> list[tuple[object, object]]:
    return [(row["timer"], row["state"]) for row in caller.get("/v1/deadlines", wanted).json()["items"]]


def test_what_runs_what_is_near_and_what_is_past(caller: Caller, case: str) -> None:
    assert ("D-CASE90", "overdue") in states(caller, state="overdue")
    assert states(caller, timer="D-CASE90", as_of="2026-04-01") == [("D-CASE90", "running")]
    assert states(caller, timer="D-CASE90", state="due_soon", days="7", as_of="2026-04-01") == [("D-CASE90", "running")]
    assert states(caller, timer="D-CASE90", state="due_soon", days="1", as_of="2026-04-01") == []
    assert states(caller, timer="D-CASE90", organ="another") == []
    assert states(caller, timer="D-CASE90", officer="officer-17", case_id=case) == [("D-CASE90", "overdue")]
    assert states(caller, as_of="2026-01-01") == []


def test_a_deadline_explains_itself(caller: Caller, case: str) -> None:
    (row,) = caller.get("/v1/deadlines", {"timer": "D-CASE90"}).json()["items"]
    assert row["case_id"] == case
    assert row["due"] == "2026-04-05T15:59:59.999999Z"
    assert (row["length"], row["unit"], row["grade"]) == (90, "calendar_day", "T")
    assert "行政处罚法》第六十条" in row["basis"]["zh"]
    assert [change["type"] for change in row["because"]] == ["cn.bihuan.case_filed.v1"]


def test_what_cannot_be_counted_yet_is_counted_when_the_calendar_is_told(caller: Caller, case: str) -> None:
    caller.send(event(2, "penalty_decided.v1", {"fine": 100}, time="2026-01-06T09:00:00+08:00"))
    assert states(caller, timer="D-SERVE") == [("D-SERVE", "unknown")]
    caller.send(event(91, "calendar_published.v1", HOLIDAYS, subject="c"), Role.REGISTRAR)
    (row,) = caller.get("/v1/deadlines", {"timer": "D-SERVE"}).json()["items"]
    assert row["due"].startswith("2026-01-15")
    assert case == row["case_id"]


def test_lists_are_paged(caller: Caller, case: str) -> None:
    caller.send(event(2, "permit_applied.v1", {}, time="2026-01-06T09:00:00+08:00"))
    found, cursor = [], None
    while True:
        page = caller.get("/v1/deadlines", {"limit": "1", **({"cursor": cursor} if cursor else {})}).json()
        found += [row["timer"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(found) == len(set(found)) >= 2
    assert case


def test_nonsense_is_refused(caller: Caller) -> None:
    assert problem_name(caller.get("/v1/deadlines", {"state": "late"})) == "invalid-parameter"
    assert problem_name(caller.get("/v1/deadlines", {"cursor": "x"})) == "invalid-parameter"


def test_what_fell_due_while_nobody_looked_is_said_once(caller: Caller, case: str) -> None:
    store = caller.service.store
    caller.projections.catch_up()
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    first = Reminder(store, store.log.append, lambda: moment)
    second = Reminder(store, store.log.append, lambda: moment)
    assert first.step() >= 1
    assert second.step() == 0  # the same is said again, and known
    caller.projections.catch_up()
    assert first.step() == 0
    history = caller.get(f"/v1/cases/{case}/history", role=Role.AUDITOR).json()["steps"]
    breached = [step for step in history if step["type"].endswith("deadline_breached.v1")]
    assert len(breached) == len({step["id"] for step in breached}) >= 1


def test_a_deadline_that_is_near_is_warned_of(caller: Caller, case: str) -> None:
    store = caller.service.store
    caller.projections.catch_up()
    days = (datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 4, 4, tzinfo=UTC))
    said = [Reminder(store, store.log.append, lambda day=day: day).step() for day in days]  # type: ignore[misc] # a day
    assert said == [0, 1]
    assert case
