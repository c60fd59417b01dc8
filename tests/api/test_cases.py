from datetime import timedelta
from urllib.parse import quote

import pytest

from domain.authority import Role
from domain.time.instants import legal_date, parse_instant
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import CASE_FILED, ORGAN, event, filed

ALIAS = "urn:case:杭西综执立〔2026〕1号"
ORGAN_FACT = {"organ": ORGAN, "name": "x", "kind": "integrated", "region": "330106", "effective_from": "2024-01-01"}


@pytest.fixture
def case(caller: Caller) -> str:
    """A case in which a penalty was decided without notice or review, and evidence came late."""
    caller.send(event(90, "organ_registered.v1", ORGAN_FACT, subject="o"), Role.REGISTRAR)
    name: str = caller.send(filed(1)).json()["case"]
    caller.send(event(2, "penalty_decided.v1", {"fine": 100}, time="2026-04-01T09:00:00+08:00"))
    late = {"evidence": "photo", "kind": "object", "digest": "d"}
    caller.send(event(3, "evidence_collected.v1", late, time="2026-03-10T09:00:00+08:00"))
    return name


def test_a_case_shows_where_it_stands(caller: Caller, case: str) -> None:
    shown = caller.get(f"/v1/cases/{case}").json()
    assert (shown["case"], shown["version"], shown["stage"], shown["organ"]) == (case, 3, "penalty", ORGAN)
    assert (shown["source"], shown["subject"], shown["late_events"]) == ("urn:example:handheld", "2026-0001", 1)
    assert set(shown["stages"]) == {"approval", "supervision", "penalty", "evaluation", "remedy"}


@pytest.mark.parametrize("name", [ALIAS, "urn:uuid:{case}", "{case}"])
def test_a_case_is_found_by_every_name_it_has(caller: Caller, case: str, name: str) -> None:
    shown = caller.get(f"/v1/cases/{quote(name.format(case=case))}").json()
    assert shown["case"] == case
    assert caller.get(f"/v1/cases/{quote(name.format(case=case))}/history").json()["case"] == case


def test_a_case_is_shown_as_of_a_day(caller: Caller, case: str) -> None:
    shown = caller.get(f"/v1/cases/{case}", {"as_of": "2026-03-31"}).json()
    assert (shown["events"], shown["status"]) == (2, "filed")


def test_a_case_shows_its_deadlines_as_of_a_day_and_what_they_wait_for(caller: Caller, case: str) -> None:
    def deadlines(**asked: str) -> dict[str, dict[str, object]]:
        shown = caller.get(f"/v1/cases/{case}", asked).json()["deadlines"]
        return {d["timer"]: d for d in shown}

    running, ended = deadlines(as_of="2026-03-31")["D-CASE90"], deadlines()["D-CASE90"]
    assert (running["status"], running["started_by"], running["ended_by"]) == ("running", 1, None)
    assert (ended["status"], ended["ended_by"], ended["due_at"]) == ("met", 2, running["due_at"])
    assert ended["basis"] == [{"zh": "《中华人民共和国行政处罚法》第六十条", "en": "APL art. 60"}]
    service = deadlines()["D-SERVE"]
    assert (service["status"], service["due_at"], service["awaits_calendar"]) == ("unknown", None, 2026)


def test_a_case_is_shown_as_it_was_known(caller: Caller, case: str) -> None:
    assert caller.get(f"/v1/cases/{case}", {"known_at": "2026-06-01T00:00:00Z"}).json()["events"] == 3
    assert caller.get(f"/v1/cases/{case}", {"known_at": "2026-05-31T23:59:59Z"}).status_code == 404


def test_a_case_is_shown_up_to_a_version(caller: Caller, case: str) -> None:
    response = caller.get(f"/v1/cases/{case}", {"up_to_version": "1"})
    assert (response.json()["events"], response.headers["ETag"]) == (1, '"1"')


def test_a_history_tells_every_event_in_legal_order(caller: Caller, case: str) -> None:
    steps = caller.get(f"/v1/cases/{case}/history").json()["steps"]
    assert [(s["version"], s["late"]) for s in steps] == [(1, False), (3, True), (2, False)]
    assert [s["title"]["zh"] for s in steps] == ["立案", "证据收集", "处罚决定"]
    assert [s["after"]["status"] for s in steps][:2] == ["filed", "filed"]
    assert [s["before"] for s in steps][1:] == [s["after"] for s in steps][:-1]


def test_a_history_tells_what_the_law_said(caller: Caller, case: str) -> None:
    decided = caller.get(f"/v1/cases/{case}/history").json()["steps"][-1]
    assert decided["pack"].startswith("ZJHZ-")
    assert {"G048", "G059"} <= {finding["rule"] for finding in decided["findings"]}
    assert "G066" in decided["passed"]
    assert all(finding["law_zh"] and finding["reason_en"] for finding in decided["findings"])


def test_cases_are_listed_and_filtered(caller: Caller, case: str) -> None:
    caller.send(event(4, "lead_received.v1", {"lead_number": "1", "lead_source": "patrol"}, subject="2026-0002"))
    every = caller.get("/v1/cases").json()["items"]
    assert len(every) == 2
    for name, value in {"stage": "penalty", "organ": ORGAN, "item": "330217001000", "finding": "G048"}.items():
        assert case in [row["case_id"] for row in caller.get("/v1/cases", {name: value}).json()["items"]]
    for name, value in {"finding": "any", "closed": "false", "synthetic": "false"}.items():
        assert case in [row["case_id"] for row in caller.get("/v1/cases", {name: value}).json()["items"]]
    assert caller.get("/v1/cases", {"region": "330109"}).json()["items"] == []


def test_cases_are_listed_as_they_stood_and_as_they_were_known(caller: Caller, case: str) -> None:
    def stood(**when: str) -> list[tuple[object, ...]]:
        rows = caller.get("/v1/cases", when).json()["items"]
        return [(row["case_id"], row["status"], row["events"]) for row in rows]

    assert stood(as_of="2026-03-31") == [(case, "filed", 2)]
    assert stood(as_of="2026-03-31", organ=ORGAN, status="decided") == []
    assert stood(known_at="2026-06-01T00:00:00Z") == [(case, "decided", 3)]
    assert stood(known_at="2026-05-31T23:59:59Z", as_of="2026-03-31") == []
    assert caller.call("GET", "/v1/cases", params={"as_of": "yesterday"}).status_code == 400


def test_lists_are_paged_by_cursor(caller: Caller) -> None:
    for number in range(5):
        data = CASE_FILED | {"case_number": f"{number}"}
        caller.send(event(number, "case_filed.v1", data, subject=f"2026-{number}"))
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = caller.get("/v1/cases", {"limit": "2"} | cursor).json()
        seen += [row["case_id"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(seen) == len(set(seen)) == 5


def test_findings_name_guard_act_and_organ(caller: Caller, case: str) -> None:
    (found,) = caller.get("/v1/findings", {"guard": "G048"}).json()["items"]
    assert (found["case_id"], found["organ"], found["type"]) == (case, ORGAN, "penalty_decided.v1")
    assert caller.get("/v1/findings", {"case_id": case}).json()["items"]
    assert caller.get("/v1/findings", {"organ": "another"}).json()["items"] == []


def test_findings_are_those_of_the_days_asked_for(caller: Caller, case: str) -> None:
    (found,) = caller.get("/v1/findings", {"guard": "G048", "case_id": case}).json()["items"]
    day = legal_date(parse_instant(found["occurred_at"]))
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    for first, last, here in ((day, day, 1), (before, before, 0), (after, after, 0), (before, after, 1)):
        period = {"guard": "G048", "from": first.isoformat(), "to": last.isoformat()}
        assert len(caller.get("/v1/findings", period).json()["items"]) == here


BAD = [
    ("/v1/cases", {"foo": "1"}, "unknown-parameter", "foo"),
    ("/v1/findings", {"stage": "penalty"}, "unknown-parameter", "stage"),
    ("/v1/refusals", {"foo": "1"}, "unknown-parameter", "foo"),
    ("/v1/waiting", {"after": "1"}, "unknown-parameter", "after"),
    ("/v1/schemas", {"foo": "1"}, "unknown-parameter", "foo"),
    ("/v1/cases/x/history", {"limit": "1"}, "unknown-parameter", "limit"),
    ("/v1/cases", {"limit": "0"}, "invalid-parameter", "limit"),
    ("/v1/cases", {"limit": "501"}, "invalid-parameter", "limit"),
    ("/v1/cases", {"limit": "many"}, "invalid-parameter", "limit"),
    ("/v1/cases", {"limit": "٣"}, "invalid-parameter", "limit"),
    ("/v1/cases", {"closed": "perhaps"}, "invalid-parameter", "closed"),
    ("/v1/cases", {"stage": ""}, "invalid-parameter", "stage"),
    ("/v1/cases", {"cursor": "nonsense"}, "invalid-parameter", "cursor"),
    ("/v1/findings", {"from": "2026-02-30"}, "invalid-parameter", "from"),
    ("/v1/findings", {"from": "2026-03-02", "to": "2026-03-01"}, "invalid-parameter", "to"),
    ("/v1/findings", {"cursor": "nonsense"}, "invalid-parameter", "cursor"),
    ("/v1/cases/x", {"as_of": "2026-02-30"}, "invalid-parameter", "as_of"),
    ("/v1/cases/x", {"as_of": "2026-03-01T00:00:00"}, "invalid-parameter", "as_of"),
    ("/v1/cases/x", {"known_at": "yesterday"}, "invalid-parameter", "known_at"),
    ("/v1/cases/x", {"up_to_version": "0"}, "invalid-parameter", "up_to_version"),
]


@pytest.mark.parametrize(("path", "params", "name", "field"), BAD)
def test_a_parameter_that_says_nothing_is_refused(
    caller: Caller, path: str, params: dict[str, str], name: str, field: str
) -> None:
    response = caller.get(path, params)
    assert (response.status_code, problem_name(response), response.json()["field"]) == (400, name, field)


def test_a_parameter_that_stands_twice_is_refused(caller: Caller) -> None:
    assert problem_name(caller.call("GET", "/v1/cases?stage=penalty&stage=approval")) == "invalid-parameter"


@pytest.mark.parametrize(
    "name", ["6ba7b810-9dad-51d1-80b4-00c04fd430c8", "urn:xwm:1", "2026-0001", "urn:uuid:x", "", "a/b/c"]
)
def test_a_case_that_nobody_has_told_of_is_not_found(caller: Caller, name: str) -> None:
    response = caller.get(f"/v1/cases/{name}")
    assert (response.status_code, problem_name(response)) == (404, "not-found")


def test_a_reservation_is_no_case(caller: Caller, case: str) -> None:
    claim = next(r for r in caller.service.store.log.read_all(0, 100) if str(r.stream) != case and r.position > 2)
    assert caller.get(f"/v1/cases/{claim.stream}").status_code == 404
