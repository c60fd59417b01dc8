"""Disclosure over HTTP: what everybody may read, and what supervisors may."""

import csv
import io

import pytest

from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import Json, event

ORGAN = "113307277559109857"
OTHER = "91330100799655058B"
FIELDS = ["party_name", "party_class", "party_code", "document", "content", "amount", "term", "decided_on", "organ"]
UNIT = {"token": "party-unit-0001", "kind": "unit", "uscc": "91330100716105852F"}
PERSON = {"token": "party-person-0001", "kind": "person"}
PUBLIC = ("penalties", "permits")


def register(caller: Caller) -> None:
    facts: tuple[tuple[str, Json], ...] = (
        (
            "organ_registered.v1",
            {
                "organ": ORGAN,
                "name": "西湖区综合行政执法局",
                "kind": "integrated",
                "region": "330106",
                "effective_from": "2024-01-01",
            },
        ),
        ("calendar_published.v1", {"year": 2026, "days_off": ["2026-01-01"], "worked_weekends": []}),
        (
            "certificate_issued.v1",
            {
                "certificate": "ZJ-0001",
                "officer": "officer-17",
                "organ": ORGAN,
                "valid_from": "2024-01-01",
                "valid_to": "2026-05-01",
            },
        ),
    )
    for number, (tag, data) in enumerate(facts, 900):
        answer = caller.send(event(number, tag, data, subject="r", organ=ORGAN), Role.REGISTRAR)
        assert answer.status_code == 201, answer.text


class Telling:
    """Tells a case step by step."""

    def __init__(self, caller: Caller) -> None:
        self._caller, self._number = caller, 0

    def say(self, subject: str, tag: str, when: str, **data: object) -> None:
        self._number += 1
        told = event(self._number, tag, dict(data), subject=subject, time=f"{when}T09:00:00+08:00", organ=ORGAN)
        answer = self._caller.send(told)
        assert answer.status_code == 201, answer.text

    def penalty(self, subject: str, party: Json, number: str, ground: str | None = "社会影响") -> None:
        act = {"fingerprint": f"act-{subject}", "on": "2026-03-01"}
        filed: Json = {"case_number": subject, "items": ["330217001000"], "party": party, "conduct": act}
        self.say(subject, "case_filed.v1", "2026-03-02", approver="chief", **filed)
        self.say(subject, "penalty_decided.v1", "2026-04-01", document=number, fine=200_000)
        shown: Json = {"dataset": "penalty", "fields": FIELDS, "ground": ground}
        self.say(subject, "publication_published.v1", "2026-04-03", **shown)

    def permit(self, subject: str, valid_to: str) -> None:
        self.say(subject, "permit_applied.v1", "2026-02-01", item="XK-1", party=UNIT)
        self.say(subject, "permit_granted.v1", "2026-02-10", permit_number=f"P-{subject}", valid_to=valid_to)
        self.say(subject, "publication_published.v1", "2026-02-11", dataset="permit")


@pytest.fixture
def telling(caller: Caller) -> Telling:
    register(caller)
    return Telling(caller)


def numbers(caller: Caller, name: str = "penalties", **asked: str) -> list[str]:
    answer = caller.get(f"/v1/disclosure/{name}", asked, role=None)
    assert answer.status_code == 200, answer.text
    return [row["CF_WSH" if name == "penalties" else "XK_XKBH"] for row in answer.json()["items"]]


def test_everybody_reads_penalties_that_are_in_force(caller: Caller, telling: Telling) -> None:
    telling.penalty("a", UNIT, "罚字1号")
    answer = caller.get("/v1/disclosure/penalties", role=None)
    body = answer.json()
    assert (body["layout"], body["in_force_on"], body["next"], body["synthetic"]) == (
        "SGS2018",
        "2026-06-01",
        None,
        False,
    )
    (row,) = body["items"]
    shown = {code: value for code, value in row.items() if value}
    assert shown == {
        "CF_XDR_MC": UNIT["uscc"],
        "CF_XDR_LB": "法人及非法人组织",
        "CF_XDR_SHXYM": UNIT["uscc"],
        "CF_WSH": "罚字1号",
        "CF_CFLB": "罚款",
        "CF_NR": "罚款人民币2000元",
        "CF_NR_FK": "0.200000",
        "CF_JDRQ": "2026/04/01",
        "CF_GSJZQ": "2027/04/01",
        "CF_CFJG": "西湖区综合行政执法局",
        "CF_CFJGDM": ORGAN,
        "CF_SJLY": "西湖区综合行政执法局",
        "CF_SJLYDM": ORGAN,
    }
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_is_withdrawn_or_revoked_is_gone_with_the_next_answer(caller: Caller, telling: Telling) -> None:
    for subject, number in (("a", "1"), ("b", "2"), ("c", "3")):
        telling.penalty(subject, UNIT, number)
    assert sorted(numbers(caller)) == ["1", "2", "3"]
    telling.say("a", "publication_withdrawn.v1", "2026-05-01", dataset="penalty", reason="x")
    telling.say("b", "decision_revoked.v1", "2026-05-02", origin="own", reason="x")
    assert numbers(caller) == ["3"]
    telling.say("c", "decision_varied.v1", "2026-04-02", origin="own", reason="x", fine=1)  # told late, before it
    assert numbers(caller) == ["3"]  # it went online as it had been varied
    telling.say("c", "decision_declared_void.v1", "2026-04-02", origin="judgment", reason="x")
    assert numbers(caller) == []


def test_a_permit_is_listed_while_it_lasts(caller: Caller, telling: Telling) -> None:
    telling.permit("a", "2026-06-01")
    telling.permit("b", "2026-05-31")
    assert numbers(caller, "permits") == ["P-a"]


def test_persons_are_masked_and_shown_on_a_ground_only(caller: Caller, telling: Telling) -> None:
    telling.penalty("a", PERSON, "1")
    telling.penalty("b", PERSON, "2", ground=None)
    (row,) = caller.get("/v1/disclosure/penalties", role=None).json()["items"]
    assert (row["CF_XDR_MC"], row["CF_WSH"], row["CF_XDR_SHXYM"]) == ("某某", "1", "")
    text = caller.get("/v1/disclosure/penalties", {"format": "csv"}, role=None).text
    assert PERSON["token"] not in text


def test_the_sheet_opens_with_codes_in_the_first_line(caller: Caller, telling: Telling) -> None:
    telling.penalty("a", UNIT, "=HYPERLINK(1)")
    layout = caller.get("/v1/disclosure/layouts", role=None).json()["penalties"]
    answer = caller.get("/v1/disclosure/penalties", {"format": "csv"}, role=None)
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert lines[0] == [column["code"] for column in layout["columns"]]
    assert len(lines) == 2
    assert dict(zip(lines[0], lines[1], strict=True))["CF_WSH"] == "'=HYPERLINK(1)"
    headed = caller.get("/v1/disclosure/penalties", {"format": "csv", "headings": "true"}, role=None)
    lines = list(csv.reader(io.StringIO(headed.content.decode("utf-8-sig"), newline="")))
    assert lines[1] == [column["zh"] for column in layout["columns"]]


def test_lists_are_paged_and_a_sheet_links_to_the_next(caller: Caller, telling: Telling) -> None:
    for subject, number in (("a", "1"), ("b", "2"), ("c", "3")):
        telling.penalty(subject, UNIT, number)
    found, cursor = [], None
    while True:
        asked = {"limit": "1", **({"cursor": cursor} if cursor else {})}
        page = caller.get("/v1/disclosure/penalties", asked, role=None).json()
        found += [row["CF_WSH"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(found) == ["1", "2", "3"]
    sheet = caller.get("/v1/disclosure/penalties", {"limit": "1", "format": "csv"}, role=None)
    link = sheet.headers["Link"]
    assert link.endswith('>; rel="next"')
    following = caller.call("GET", link.partition("<")[2].partition(">")[0], None)
    assert following.status_code == 200
    assert following.content.count(b"\r\n") == 2


def test_filters_narrow_the_list(caller: Caller, telling: Telling) -> None:
    telling.penalty("a", UNIT, "1")
    for asked in ({"organ": ORGAN}, {"document": "1"}, {"from": "2026-04-01", "to": "2026-04-01"}):
        assert numbers(caller, **asked) == ["1"]
    for none in ({"document": "2"}, {"from": "2026-04-02"}):
        assert numbers(caller, **none) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"organ": "nobody"},
        {"region": "999999"},
        {"item": "nothing"},
        {"from": "2026-05-02", "to": "2026-05-01"},
        {"from": "yesterday"},
        {"limit": "501"},
        {"limit": "0"},
        {"cursor": "x"},
        {"format": "xml"},
        {"headings": "perhaps"},
        {"as_of": "2020-01-01"},
        {"party": "party-unit-0001"},
        {"position": "1"},
        {"organ": ""},
    ],
)
def test_nonsense_is_refused_with_what_is_allowed(caller: Caller, telling: Telling, asked: dict[str, str]) -> None:
    telling.penalty("a", UNIT, "1")
    for name in PUBLIC:
        answer = caller.get(f"/v1/disclosure/{name}", asked, role=None)
        assert problem_name(answer) in {"invalid-parameter", "unknown-parameter"}
        assert answer.json()["errors" if "errors" in answer.json() else "detail"]


def test_a_cursor_of_another_list_is_refused(caller: Caller, telling: Telling) -> None:
    for subject, number in (("a", "1"), ("b", "2")):
        telling.penalty(subject, UNIT, number)
    cursor = caller.get("/v1/disclosure/penalties", {"limit": "1"}, role=None).json()["next"]
    assert problem_name(caller.get("/v1/disclosure/permits", {"cursor": cursor}, role=None)) == "invalid-parameter"
    other = {"cursor": cursor, "organ": ORGAN}
    assert problem_name(caller.get("/v1/disclosure/penalties", other, role=None)) == "invalid-parameter"


def test_the_exchange_wants_a_token_that_may_read_findings(caller: Caller) -> None:
    for name in PUBLIC:
        path = f"/v1/disclosure/exchange/{name}"
        assert caller.get(path, role=None).status_code == 401
        assert caller.get(path, role=Role.UPSTREAM).status_code == 403
        assert caller.get(path).status_code == 200


def test_the_exchange_names_what_is_wrong_in_each_row(caller: Caller, telling: Telling) -> None:
    telling.penalty("a", UNIT, "1")
    telling.penalty("b", {"token": "t", "kind": "unit"}, "1")
    items = caller.get("/v1/disclosure/exchange/penalties").json()["items"]
    wrong = {item["values"]["CF_XDR_SHXYM"]: {w["column"] for w in item["warnings"]} for item in items}
    assert wrong[str(UNIT["uscc"])] == {"CF_WSH", "CF_YJ"}
    assert wrong[""] == {"CF_WSH", "CF_YJ", "CF_XDR_SHXYM"}
    assert all(w["zh"] and w["en"] for item in items for w in item["warnings"])
    assert all(item["case_id"] for item in items)


def test_the_exchange_leaves_out_the_simple_procedure_unless_asked(caller: Caller, telling: Telling) -> None:
    act = {"fingerprint": "x", "on": "2026-05-05"}
    told: Json = {"form_number": "F-1", "item": "330217001000", "party": UNIT, "conduct": act, "officers": []}
    telling.say("s", "on_the_spot_decided.v1", "2026-05-05", **told)
    telling.say("s", "publication_published.v1", "2026-05-06", dataset="penalty")
    assert numbers(caller) == ["F-1"]
    path = "/v1/disclosure/exchange/penalties"
    assert caller.get(path).json()["items"] == []
    assert len(caller.get(path, {"include_simple": "true"}).json()["items"]) == 1
    assert problem_name(caller.get("/v1/disclosure/exchange/permits", {"include_simple": "true"})) == (
        "unknown-parameter"
    )


def test_the_exchange_can_be_asked_of_another_day(caller: Caller, telling: Telling) -> None:
    telling.penalty("a", UNIT, "1")
    telling.say("a", "publication_withdrawn.v1", "2026-05-01", dataset="penalty", reason="x")
    path = "/v1/disclosure/exchange/penalties"
    assert caller.get(path).json()["items"] == []
    assert len(caller.get(path, {"as_of": "2026-04-30"}).json()["items"]) == 1
    assert problem_name(caller.get(path, {"as_of": "2026-06-03"})) == "invalid-parameter"
    assert problem_name(caller.get(path, {"as_of": "1999-01-01"})) == "invalid-parameter"


def test_the_catalogue_tells_what_there_is_and_what_is_stale(caller: Caller, telling: Telling) -> None:
    del telling
    body = caller.get("/v1/disclosure/catalogue", role=None).json()
    found = {one["section"]: (one["entries"], one["stale"]) for one in body["sections"]}
    assert found["organs"] == (1, {"never_published": 1})
    assert found["certificates"] == (1, {"certificate_expired": 1})
    asked = {"section": "certificates", "as_of": "2026-05-01"}
    (one,) = caller.get("/v1/disclosure/catalogue", asked, role=None).json()["items"]
    assert (one["key"], one["organ"], one["valid_to"], one["stale"]) == ("ZJ-0001", ORGAN, "2026-05-01", [])
    assert "officer-17" not in caller.get("/v1/disclosure/catalogue", asked, role=None).text


def test_basics_make_an_organ_current(caller: Caller, telling: Telling) -> None:
    contents = ["organ", "staff", "powers", "basis", "procedure", "remedies", "random_checks"]
    telling.say("organ", "basics_published.v1", "2026-03-01", contents=contents)
    asked = {"section": "organs", "stale": "false"}
    (one,) = caller.get("/v1/disclosure/catalogue", asked, role=None).json()["items"]
    assert one["name"] == "西湖区综合行政执法局"
    before = {"section": "organs", "stale": "true", "as_of": "2026-02-28"}
    assert len(caller.get("/v1/disclosure/catalogue", before, role=None).json()["items"]) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"section": "people"},
        {"as_of": "2026-06-02"},
        {"as_of": "x"},
        {"officer": "x"},
        {"section": "organs", "cursor": "x"},
    ],
)
def test_nonsense_about_the_catalogue_is_refused(caller: Caller, asked: dict[str, str]) -> None:
    answer = caller.get("/v1/disclosure/catalogue", asked, role=None)
    assert problem_name(answer) in {"invalid-parameter", "unknown-parameter"}


def test_the_catalogue_is_paged(caller: Caller, telling: Telling) -> None:
    del telling
    found, cursor = [], None
    while True:
        asked = {"section": "procedures", "limit": "1", **({"cursor": cursor} if cursor else {})}
        page = caller.get("/v1/disclosure/catalogue", asked, role=None).json()
        found += [one["key"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == ["ZJHZ-2026.04"]


def test_the_figures_of_a_year_lead_to_the_facts_behind_them(caller: Caller, telling: Telling) -> None:
    telling.say("v", "inspection_finished.v1", "2025-07-01", has_violation=True)
    telling.say("organ", "annual_stats_published.v1", "2026-02-01", year=2025)
    body = caller.get("/v1/disclosure/statistics", {"year": "2025"}, role=None).json()
    assert body["items"] == [{"organ": ORGAN, "act": "check", "detail": "violation", "count": 1, "amount": 0}]
    assert body["definition"]["grade"] == "M"
    assert body["figures"] == [
        {
            "organ": ORGAN,
            "name": "西湖区综合行政执法局",
            "due": "2026-01-31",
            "published_on": "2026-02-01",
            "late": True,
        }
    ]
    behind = {"organ": ORGAN, "act": "check", "detail": "violation", "from": "2025-01-01", "to": "2025-12-31"}
    (entry,) = caller.get("/v1/enforcement-acts", behind).json()["items"]
    assert (entry["day"], entry["behind"]) == ("2025-07-01", [1])
    again = {"year": "2025", "position": str(body["position"])}
    telling.say("w", "inspection_finished.v1", "2025-07-02", has_violation=True)
    assert caller.get("/v1/disclosure/statistics", again, role=None).json()["items"] == body["items"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"year": "2026"},
        {"year": "1066"},
        {"year": "last"},
        {"year": "2025", "organ": "nobody"},
        {"year": "2025", "position": "999"},
    ],
)
def test_a_year_that_is_not_over_has_no_figures(caller: Caller, asked: dict[str, str]) -> None:
    assert problem_name(caller.get("/v1/disclosure/statistics", asked, role=None)) == "invalid-parameter"


def overdue(caller: Caller, what: str, as_of: str) -> list[str]:
    answer = caller.get("/v1/publications/overdue", {"what": what, "as_of": as_of})
    assert answer.status_code == 200, answer.text
    return [entry["day"] for entry in answer.json()["items"]]


def test_what_is_overdue_is_asked_of_a_day(caller: Caller, telling: Telling) -> None:
    filed: Json = {
        "case_number": "a",
        "items": ["330217001000"],
        "party": UNIT,
        "conduct": {"fingerprint": "a", "on": "2026-03-01"},
    }
    telling.say("a", "case_filed.v1", "2026-03-02", approver="chief", **filed)
    telling.say("a", "penalty_decided.v1", "2026-04-01", fine=100)
    assert [overdue(caller, "unpublished", day) for day in ("2026-04-10", "2026-04-11")] == [[], ["2026-04-01"]]
    telling.say("a", "publication_published.v1", "2026-04-20", dataset="penalty", until="2026-05-20")
    assert overdue(caller, "unpublished", "2026-04-21") == []
    assert [overdue(caller, "beyond_term", day) for day in ("2026-05-20", "2026-05-21")] == [[], ["2026-04-01"]]
    telling.say("a", "decision_revoked.v1", "2026-05-22", origin="own", reason="x")
    assert [overdue(caller, "not_withdrawn", day) for day in ("2026-05-27", "2026-05-28")] == [[], ["2026-04-01"]]
    telling.say("a", "publication_withdrawn.v1", "2026-05-29", dataset="penalty", reason="x")
    assert overdue(caller, "not_withdrawn", "2026-05-29") == overdue(caller, "beyond_term", "2026-05-29") == []
    assert problem_name(caller.get("/v1/publications/overdue", {"what": "late"})) == "invalid-parameter"
    assert caller.get("/v1/publications/overdue", role=None).status_code == 401
