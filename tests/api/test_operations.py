import re

import pytest

from tests.api.conftest import Caller, problem_name
from tests.intake.sending import event, filed


def metric(caller: Caller, name: str) -> float:
    text = caller.call("GET", "/metrics", None).text
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    assert found, name
    return float(found[1])


def test_alive_and_ready(caller: Caller) -> None:
    assert caller.call("GET", "/healthz", None).json() == {"status": "ok"}
    caller.projections.catch_up()
    ready = caller.call("GET", "/readyz", None)
    assert (ready.status_code, ready.json()["status"]) == (200, "ok")


def test_readiness_tells_how_far_each_projection_is(caller: Caller) -> None:
    caller.send(event())
    lags = caller.call("GET", "/readyz", None).json()["projections"]
    assert {lag["projection"] for lag in lags} == {"closed_loop", "timeline", "findings", "deadlines", "read_models"}
    assert {lag["events"] for lag in lags} == {1}


def test_what_became_of_events_is_counted(caller: Caller) -> None:
    caller.send(filed())
    caller.send(filed())
    caller.send(b"{")
    caller.send(event(2, subject="urn:xwm:1"))
    for outcome in ("stored", "duplicate", "rejected", "waiting"):
        assert metric(caller, f'bihuan_events_total{{outcome="{outcome}"}}') == 1


def test_gauges_are_measured_when_asked(caller: Caller) -> None:
    caller.send(event(1))
    caller.send(event(2, subject="urn:xwm:1"))
    assert metric(caller, "bihuan_log_events") == 1
    assert metric(caller, "bihuan_waiting_events") == 1
    assert metric(caller, "bihuan_queue_depth") == 0
    assert metric(caller, 'bihuan_projection_lag_events{projection="findings"}') == 1


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_the_front_page_names_the_paths_in_two_languages_and_loads_nothing(caller: Caller, path: str) -> None:
    page = caller.call("GET", path, None)
    assert "/v1/events" in page.text
    assert "上报事件" in page.text
    assert "report facts" in page.text
    assert not re.search(r"(src|href)=|https?://", page.text)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_path_that_does_not_exist_is_not_found(caller: Caller) -> None:
    assert problem_name(caller.call("GET", "/v2/cases")) == "not-found"


def test_who_has_written_reads_what_was_written(caller: Caller) -> None:
    position = caller.send(event()).json()["position"]
    found = caller.get("/v1/cases", {"min_position": str(position)})
    assert (found.status_code, len(found.json()["items"])) == (200, 1)


def test_a_position_that_is_not_reached_in_time_is_a_problem_and_not_an_old_answer(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.routes.cases.WAIT_SECONDS", 0.05)
    behind = caller.get("/v1/findings", {"min_position": "1000"})
    assert (behind.status_code, problem_name(behind)) == (503, "projections-behind")
    assert behind.headers["Retry-After"] == "1"
