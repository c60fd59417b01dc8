"""Indicators, waiting requests and response times over HTTP: figures with their lists, and questions without sense."""

import pytest

from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import ORGAN, Json, event

PERIOD = {"from": "2026-01-01", "to": "2026-05-31"}
HOLIDAYS: Json = {"year": 2026, "days_off": ["2026-01-01"], "worked_weekends": []}
ORGANS = ((ORGAN, "integrated"), ("330106-zj", "department"), ("330106-sf", "supervision"))


@pytest.fixture(autouse=True)
def told(caller: Caller) -> None:
    """Two inspections, one with a code; a lead never ended; a decision; a request that waits; a dispatch."""
    for number, (code, kind) in enumerate(ORGANS):
        registered: Json = {
            "organ": code,
            "name": code,
            "kind": kind,
            "region": "330106",
            "effective_from": "2024-01-01",
        }
        caller.send(event(100 + number, "organ_registered.v1", registered, subject="organs"), Role.REGISTRAR)
    caller.send(event(110, "calendar_published.v1", HOLIDAYS, subject="calendar"), Role.REGISTRAR)
    for number, tag, data, subject, time in (
        (1, "inspection_task_issued", {"task_number": "t-1", "ground": "plan"}, "i-1", "2026-03-02T09:00:00+08:00"),
        (2, "act_code_minted", {"code": "XW-1"}, "i-1", "2026-03-02T09:10:00+08:00"),
        (3, "inspection_started", {"officers": []}, "i-1", "2026-03-02T10:00:00+08:00"),
        (4, "inspection_task_issued", {"task_number": "t-2", "ground": "plan"}, "i-2", "2026-04-02T09:00:00+08:00"),
        (5, "lead_received", {"lead_number": "l-1", "lead_source": "patrol"}, "l-1", "2026-03-02T09:00:00+08:00"),
        (6, "lead_dispatched", {"to_team": "T"}, "l-1", "2026-03-02T09:01:00+08:00"),
        (7, "team_acknowledged", {"team": "T"}, "l-1", "2026-03-02T09:01:45+08:00"),
        (8, "assistance_requested", {"request": "R", "to_organ": "330106-zj"}, "l-1", "2026-03-03T09:00:00+08:00"),
        (9, "penalty_decided", {}, "c-1", "2026-03-05T09:00:00+08:00"),
    ):
        sent = event(number, f"{tag}.v1", data, subject=subject, time=time)
        assert caller.send(sent).json()["outcome"] == "stored"


def indicator(caller: Caller, name: str, **asked: str) -> Json:
    answer = caller.get("/v1/indicators", {**PERIOD, "indicator": name, **asked})
    assert answer.status_code == 200, answer.text
    (one,) = answer.json()["items"]
    found: Json = one
    return found


def test_a_figure_says_what_it_is_and_how_sure_it_is(caller: Caller) -> None:
    one = indicator(caller, "act_codes")
    assert one["name"] == {"zh": "行政行为赋码率", "en": "share of acts with a code"}
    assert (one["grade"], one["target"]) == ("D", 1000)
    assert one["definition"]["zh"]
    assert one["definition"]["en"]
    total = one["total"]
    assert (total["numerator"], total["denominator"], total["per_mille"]) == (1, 2, 500)
    assert (total["misses"], total["excluded"], total["reached"]) == (1, 0, False)
    assert total["variants"]["ever"] == {"numerator": 1, "denominator": 2, "per_mille": 500}


def test_every_indicator_is_given_with_groups_that_add_up(caller: Caller) -> None:
    answer = caller.get("/v1/indicators", {**PERIOD, "by": "organ,month"}).json()
    assert {"act_codes", "lead_disposal", "electronic_seals", "platform_output_cases", "platform_output_organs"} <= {
        one["id"] for one in answer["items"]
    }
    for one in answer["items"]:
        if one["id"] != "platform_output_organs":
            for part in ("numerator", "denominator", "misses", "excluded"):
                assert sum(group[part] for group in one["groups"]) == one["total"][part], one["id"]


def test_every_number_links_to_as_many_entries(caller: Caller) -> None:
    answer = caller.get("/v1/indicators", {**PERIOD, "by": "organ,month,item", "platform": "urn:example:handheld"})
    followed = 0
    for one in answer.json()["items"]:
        for figure in (one["total"], *one["groups"]):
            for part, link in figure["links"].items():
                items = caller.get(link).json()["items"]
                assert len(items) == figure[part], (one["id"], figure["group"], link)
                followed += len(items)
    assert followed > 10


def test_misses_name_the_case_the_events_and_the_reason(caller: Caller) -> None:
    (miss,) = caller.get(indicator(caller, "act_codes")["total"]["links"]["misses"]).json()["items"]
    assert (miss["act"], miss["why"], miss["behind"], miss["organ"]) == ("inspection", "missing", [1], ORGAN)
    (lead,) = caller.get("/v1/indicators/lead_disposal/entries", PERIOD).json()["items"]
    assert (lead["number"], lead["due_on"], lead["why"]) == ("l-1", "2026-03-09", "missing")


def test_the_same_position_gives_the_same_answer_later(caller: Caller) -> None:
    before = caller.get("/v1/indicators", {**PERIOD, "by": "month"}).json()
    sent = event(20, "act_code_minted.v1", {"code": "XW-2"}, subject="i-2", time="2026-04-01T09:00:00+08:00")
    assert caller.send(sent).json()["outcome"] == "stored"
    position = str(before["position"])
    assert indicator(caller, "act_codes")["total"]["numerator"] == 2
    assert caller.get("/v1/indicators", {**PERIOD, "by": "month", "position": position}).json() == before


def test_a_register_changed_backwards_since_is_named(caller: Caller) -> None:
    position = str(caller.get("/v1/indicators", PERIOD).json()["position"])
    assert caller.get("/v1/indicators", {**PERIOD, "position": position}).json()["rejudged_by"] == []
    pack = {
        "pack": "own",
        "region": "330106",
        "effective_from": "2026-01-01",
        "timers": [{"timer": "D-LEAD", "length": 90, "unit": "working_day", "source": "本地规定"}],
    }
    caller.send(event(120, "law_pack_activated.v1", pack, subject="rules"), Role.REGISTRAR)
    answer = caller.get("/v1/indicators", {**PERIOD, "position": position}).json()
    assert [entry["type"] for entry in answer["rejudged_by"]] == ["cn.bihuan.law_pack_activated.v1"]


def test_what_falls_due_after_the_question_does_not_count(caller: Caller) -> None:
    assert indicator(caller, "lead_disposal", as_of="2026-03-08")["total"]["denominator"] == 0
    assert indicator(caller, "lead_disposal", as_of="2026-03-09")["total"]["denominator"] == 1


def test_both_readings_of_the_platform_and_which_systems_it_is(caller: Caller) -> None:
    cases, organs = "platform_output_cases", "platform_output_organs"
    assert indicator(caller, cases)["total"]["per_mille"] == 0
    handheld = {"platform": "urn:example:handheld"}
    assert indicator(caller, cases, **handheld)["total"]["per_mille"] == 1000
    total = indicator(caller, organs, **handheld)["total"]
    assert (total["numerator"], total["denominator"]) == (1, 2)
    (miss,) = caller.get(total["links"]["misses"]).json()["items"]
    assert (miss["organ"], miss["kind"], miss["met"]) == ("330106-zj", "department", False)
    source = {"source": "urn:example:handheld", "organs": ["*"], "effective_from": "2026-01-01"}
    caller.send(event(130, "source_registered.v1", source, subject="sources"), Role.REGISTRAR)
    answer = caller.get("/v1/indicators", PERIOD).json()
    assert answer["platform"] == ["urn:bihuan:command", "urn:example:handheld"]


def test_organs_behind_a_number_are_paged(caller: Caller) -> None:
    path, asked = "/v1/indicators/platform_output_organs/entries", {**PERIOD, "part": "denominator", "limit": "1"}
    first = caller.get(path, asked).json()
    second = caller.get(path, {**asked, "cursor": first["next"]}).json()
    assert [page["items"][0]["organ"] for page in (first, second)] == [ORGAN, "330106-zj"]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "from"),
        ({"from": "2024-01-01", "to": "2026-01-01"}, "from"),
        ({**PERIOD, "from": "2026-06-01"}, "to"),
        ({**PERIOD, "by": "officer,fine"}, "by"),
        ({**PERIOD, "organ": "nobody"}, "organ"),
        ({**PERIOD, "region": "999999"}, "region"),
        ({**PERIOD, "indicator": "fines"}, "indicator"),
        ({**PERIOD, "position": "999999"}, "position"),
        ({**PERIOD, "as_of": "2030-01-01"}, "as_of"),
        ({**PERIOD, "as_of": "1999-01-01"}, "as_of"),
        ({**PERIOD, "part": "misses"}, "part"),
    ],
)
def test_a_question_without_sense_says_what_is_allowed(caller: Caller, asked: dict[str, str], field: str) -> None:
    answer = caller.get("/v1/indicators", asked)
    assert problem_name(answer) in {"invalid-parameter", "unknown-parameter"}
    assert answer.json()["field"] == field
    assert answer.json()["expected"]


@pytest.mark.parametrize(
    ("asked", "field"), [({"part": "all"}, "part"), ({"cursor": "x"}, "cursor"), ({"without": "party"}, "without")]
)
def test_lists_behind_a_number_refuse_what_they_do_not_know(caller: Caller, asked: dict[str, str], field: str) -> None:
    answer = caller.get("/v1/indicators/act_codes/entries", {**PERIOD, **asked})
    assert (problem_name(answer), answer.json()["field"]) == ("invalid-parameter", field)
    assert problem_name(caller.get("/v1/indicators/fines/entries", PERIOD)) == "invalid-parameter"


def test_a_cursor_of_another_list_is_refused(caller: Caller) -> None:
    path = "/v1/indicators/act_codes/entries"
    cursor = caller.get(path, {**PERIOD, "part": "denominator", "limit": "1"}).json()["next"]
    again = caller.get(path, {**PERIOD, "part": "denominator", "limit": "1", "cursor": cursor})
    assert len(again.json()["items"]) == 1
    other = caller.get(path, {**PERIOD, "part": "misses", "limit": "1", "cursor": cursor})
    assert problem_name(other) == "invalid-parameter"


def test_upstream_apps_do_not_read_indicators(caller: Caller) -> None:
    for path in ("/v1/indicators", "/v1/collaboration/ages", "/v1/dispatch/percentiles"):
        assert caller.get(path, PERIOD, Role.UPSTREAM).status_code == 403


def test_waiting_requests_are_counted_by_age_on_a_day(caller: Caller) -> None:
    answer = caller.get("/v1/collaboration/ages", {"as_of": "2026-03-10", "by": "kind", "bands": "3,7"}).json()
    (group,) = answer["groups"]
    assert (answer["from"], answer["to"], group["group"]) == ("2025-03-10", "2026-03-10", {"kind": "assistance"})
    assert [(band["least"], band["most"], band["open"]) for band in group["bands"]] == [
        (0, 3, 0),
        (4, 7, 1),
        (8, None, 0),
    ]
    assert (group["overdue"], group["oldest"]) == (0, 7)
    (now,) = caller.get("/v1/collaboration/ages", {"organ": "330106-zj"}).json()["groups"]
    assert (now["open"], now["overdue"], now["oldest"]) == (1, 1, 90)
    (entry,) = caller.get("/v1/collaboration", {"open": "true"}).json()["items"]
    assert (entry["name"], entry["due_on"]) == ("R", "2026-03-17")


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"bands": "7,3"}, "bands"),
        ({"bands": "x"}, "bands"),
        ({"bands": ""}, "bands"),
        ({"bands": "3,3"}, "bands"),
        ({"by": "name"}, "by"),
        ({"organ": "nobody"}, "organ"),
        ({"from": "2020-01-01", "to": "2026-01-01"}, "from"),
        ({"as_of": "2030-01-01"}, "as_of"),
    ],
)
def test_ages_refuse_what_they_do_not_know(caller: Caller, asked: dict[str, str], field: str) -> None:
    answer = caller.get("/v1/collaboration/ages", asked)
    assert (problem_name(answer), answer.json()["field"]) == ("invalid-parameter", field)


def test_response_times_are_measured(caller: Caller) -> None:
    answer = caller.get("/v1/dispatch/percentiles", {**PERIOD, "by": "organ,month"}).json()
    (group,) = answer["groups"]
    assert (answer["method"], group["group"]) == ("nearest rank", {"organ": ORGAN, "month": "2026-03"})
    assert group["dispatches"] == 1
    assert group["steps"]["acknowledged"] == {"happened": 1, "in_time": 1, "p50": 45, "p95": 45}
    assert group["steps"]["arrived"] == {"happened": 0, "in_time": 0, "p50": None, "p95": None}
    (dispatch,) = caller.get("/v1/dispatch").json()["items"]
    assert (dispatch["team"], dispatch["acknowledged_in_time"], dispatch["arrived"]) == ("T", True, False)
    assert problem_name(caller.get("/v1/dispatch/percentiles")) == "invalid-parameter"
    assert problem_name(caller.get("/v1/dispatch/percentiles", {**PERIOD, "by": "why"})) == "invalid-parameter"
