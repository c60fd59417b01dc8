"""Visits, first offences, leniency, similar cases and accounts, as supervisors ask for them over HTTP."""

import pytest
from msgspec import structs

from domain.authority import Role
from domain.fact import money
from domain.parties import Party, PartyKind
from domain.registers.rules import DiscretionTableActivated, Tier
from domain.supervision.facts import InspectionGround, InspectionStarted, InspectionTaskIssued, ReminderSent
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import Json
from tests.projections.telling import (
    BUREAU,
    FIRST_DAY,
    LITTERING,
    OFFICERS,
    PERSON,
    RIVAL,
    case,
    conduct,
    on_the_spot,
    register,
    registers,
    tell,
    told,
)

SHOP = Party(token="shop-1", kind=PartyKind.UNIT)  # noqa: S106 -- a name, not a secret
TABLE = DiscretionTableActivated(
    item=LITTERING,
    tiers=(Tier(tier="轻微", factors=("首次",), minimum=money(20_00), maximum=money(30_00)),),
    issuer="市级部门",
    document="裁量基准文号",
    effective_from=FIRST_DAY,
)
YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
PATHS = {
    "/v1/visits": {},
    "/v1/visits/enterprises": {"year": "2025", "organ": BUREAU},
    "/v1/inspection-tasks": {},
    "/v1/offences": {},
    "/v1/first-offences": {"party": PERSON.token, "item": LITTERING},
    "/v1/leniency": {},
    "/v1/leniency/totals": YEAR,
    "/v1/similar-cases": {},
    "/v1/similar-cases/distribution": {"item": LITTERING, **YEAR},
    "/v1/similar-cases/range": {"item": LITTERING, "party_class": "person"},
    "/v1/fine-accounts": {},
    "/v1/fine-accounts/totals": YEAR,
}


@pytest.fixture
def city(caller: Caller) -> Caller:
    """Three visits to a shop, a reminder, and a fine on the spot."""
    store = caller.service.store
    store.log.append([*registers(), register(TABLE)])
    for month in (3, 5, 7):
        task = InspectionTaskIssued(
            task_number=f"task-{month}", ground=InspectionGround.PLAN, items=(LITTERING,), party=SHOP, plan="plan-1"
        )
        started = InspectionStarted(officers=OFFICERS, identity_shown=True)
        day = f"2025-{month:02d}-04"
        tell(store, told(f"v-{month}", f"{day} 09:00", task), told(f"v-{month}", f"{day} 10:00", started))
    fined = structs.replace(on_the_spot("form-1", 20_00), conduct=conduct("f-1"))
    tell(
        store,
        told("f", "2025-02-01 09:00", ReminderSent(rule="VIDEO-01", channel="sms")),
        told("f", "2025-02-03 09:00", fined),
        told("f", "2025-02-03 09:05", "fine_collected_on_spot.v1", amount=20_00, receipt="r-1"),
    )
    return caller


def ok(caller: Caller, path: str, **params: str) -> Json:
    response = caller.get(path, params)
    assert response.status_code == 200, response.text
    found: Json = response.json()
    return found


def refused(caller: Caller, path: str, **params: str) -> Json:
    response = caller.get(path, params)
    assert (response.status_code, problem_name(response)) == (400, "invalid-parameter"), response.text
    found: Json = response.json()
    return found


@pytest.mark.parametrize("path", PATHS)
def test_nobody_reads_without_the_right_to(city: Caller, path: str) -> None:
    assert city.get(path, PATHS[path], role=None).status_code == 401
    assert city.get(path, PATHS[path], role=Role.UPSTREAM).status_code == 403
    assert city.get(path, PATHS[path]).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_parameter_is_named_with_those_allowed(city: Caller, path: str) -> None:
    response = city.get(path, PATHS[path] | {"colour": "red"})
    assert (response.status_code, problem_name(response)) == (400, "unknown-parameter")
    assert response.json()["field"] == "colour"


def test_the_third_planned_visit_of_a_year_is_over_the_cap(city: Caller) -> None:
    found = ok(city, "/v1/visits/enterprises", year="2025", organ=BUREAU)
    assert (found["enterprises"], found["over_cap"], found["next"]) == (1, 1, None)
    (row,) = found["items"]
    assert (row["party"], row["visits"], row["planned"], row["cap"], row["over"]) == ("shop-1", 3, 3, 2, 1)
    assert found["definition"]["grade"] == "D"
    assert [(cap["value"], cap["grade"]) for cap in found["caps"]] == [(2, "P")]
    assert found["caps"][0]["source"]
    assert ok(city, "/v1/visits/enterprises", year="2025", party="shop-1", cap="3", over_cap="true")["items"] == []


def test_the_visits_behind_a_figure_are_listed(city: Caller) -> None:
    items = ok(city, "/v1/visits", party="shop-1", organ=BUREAU, **YEAR)["items"]
    assert [(i["day"], i["case_id"]) for i in items] == [
        (f"2025-{month:02d}-04", str(case(f"v-{month}"))) for month in (7, 5, 3)
    ]
    totals = ok(city, "/v1/visits/totals", by="month,merged", **YEAR)
    assert [(g["group"]["month"], g["sums"]["counted"]) for g in totals["groups"]] == [
        (f"2025-{month:02d}", 1) for month in (3, 5, 7)
    ]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"organ": BUREAU}, "year"),
        ({"year": "soon", "organ": BUREAU}, "year"),
        ({"year": "1800", "organ": BUREAU}, "year"),
        ({"year": "2025"}, "organ"),
        ({"year": "2025", "organ": "nobody"}, "organ"),
        ({"year": "2025", "region": "110000"}, "region"),
        ({"year": "2025", "organ": BUREAU, "cap": "-1"}, "cap"),
        ({"year": "2025", "organ": BUREAU, "over_cap": "maybe"}, "over_cap"),
        ({"year": "2025", "organ": BUREAU, "limit": "9999"}, "limit"),
        ({"year": "2025", "organ": BUREAU, "cursor": "xxx"}, "cursor"),
        ({"year": "2025", "organ": BUREAU, "as_of": "2030-01-01"}, "as_of"),
        ({"year": "2025", "organ": BUREAU, "position": "999999"}, "position"),
    ],
)
def test_a_year_of_visits_that_cannot_be_counted_is_refused(city: Caller, params: dict[str, str], field: str) -> None:
    assert refused(city, "/v1/visits/enterprises", **params)["field"] == field


def test_a_first_offence_is_told_with_the_policy_that_was_used(city: Caller) -> None:
    found = ok(city, "/v1/first-offences", party=PERSON.token, item=LITTERING, on="2025-06-01")
    assert (found["first"], found["since"], found["until"]) == (False, "2024-06-01", "2025-06-01")
    assert [e["case_id"] for e in found["earlier"]] == [str(case("f"))]
    assert found["policy"] == {
        "window_months": 12,
        "window_source": "default: no list in force has the item",
        "scope": "all",
        "count_no_penalty": True,
        "grade": "D",
    }
    assert ok(city, "/v1/first-offences", party=PERSON.token, item=LITTERING, on="2026-02-04")["first"]
    assert not ok(city, "/v1/first-offences", party=PERSON.token, item=LITTERING, on="2026-02-04", window_months="0")[
        "first"
    ]
    elsewhere = {"scope": "county", "organ": RIVAL, "on": "2025-06-01"}
    assert ok(city, "/v1/first-offences", party=PERSON.token, item=LITTERING, **elsewhere)["first"]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"item": LITTERING}, "party"),
        ({"party": PERSON.token}, "item"),
        ({"party": PERSON.token, "item": "nothing"}, "item"),
        ({"party": PERSON.token, "item": LITTERING, "scope": "world"}, "scope"),
        ({"party": PERSON.token, "item": LITTERING, "scope": "city"}, "region"),
        ({"party": PERSON.token, "item": LITTERING, "scope": "organ"}, "organ"),
        ({"party": PERSON.token, "item": LITTERING, "window_months": "9999"}, "window_months"),
        ({"party": PERSON.token, "item": LITTERING, "on": "0001-01-01"}, "on"),
        ({"party": PERSON.token, "item": LITTERING, "on": "yesterday"}, "on"),
        ({"party": PERSON.token, "item": LITTERING, "count_no_penalty": "perhaps"}, "count_no_penalty"),
    ],
)
def test_a_first_offence_that_cannot_be_asked_is_refused(city: Caller, params: dict[str, str], field: str) -> None:
    assert refused(city, "/v1/first-offences", **params)["field"] == field


def test_lenient_enforcement_is_counted_by_instrument(city: Caller) -> None:
    totals = ok(city, "/v1/leniency/totals", by="instrument", **YEAR)
    (reminders,) = totals["groups"]
    assert reminders["group"] == {"instrument": "reminder"}
    assert (reminders["entries"], reminders["sums"]["punished"], reminders["sums"]["same_act"]) == (1, 1, 1)
    (entry,) = ok(city, "/v1/leniency", instrument="reminder", result="punished")["items"]
    assert entry["behind"] == [1, 2]


def test_the_range_for_a_case_at_hand_has_the_distribution_beside_it(city: Caller) -> None:
    found = ok(city, "/v1/similar-cases/range", item=LITTERING, party_class="person", on="2025-12-31", organ=BUREAU)
    assert (found["minimum"], found["maximum"], found["table"]) == (20_00, 50_00, "裁量基准文号")
    assert [(t["tier"], t["lowest"], t["highest"]) for t in found["tiers"]] == [("轻微", 20_00, 30_00)]
    beside = found["distribution"]
    assert (beside["from"], beside["to"], beside["method"]) == (
        "2024-12-31",
        "2025-12-31",
        "nearest rank (Hyndman–Fan type 1)",
    )
    (group,) = beside["groups"]
    assert (group["tier"], group["fines"]["count"], group["fines"]["median"]) == (None, 1, 20_00)


def test_the_distribution_names_its_method_and_its_fence(city: Caller) -> None:
    found = ok(city, "/v1/similar-cases/distribution", item=LITTERING, fence_percent="300", **YEAR)
    assert (found["method"], found["fence_percent"]) == ("nearest rank (Hyndman–Fan type 1)", 300)
    assert found["groups"][0]["fines"]["lower_quartile"] == 20_00
    assert ok(city, "/v1/similar-cases/distribution", item=LITTERING, tier="一般", **YEAR)["groups"] == []


@pytest.mark.parametrize(
    ("path", "params", "field"),
    [
        ("distribution", YEAR, "item"),
        ("distribution", {"item": LITTERING}, "from"),
        ("distribution", {"item": LITTERING, "from": "2020-01-01", "to": "2025-01-01"}, "from"),
        ("distribution", {"item": "nothing", **YEAR}, "item"),
        ("distribution", {"item": LITTERING, **YEAR, "fence_percent": "0"}, "fence_percent"),
        ("range", {"party_class": "person"}, "item"),
        ("range", {"item": LITTERING}, "party_class"),
        ("range", {"item": LITTERING, "party_class": "robot"}, "party_class"),
        ("range", {"item": LITTERING, "party_class": "person", "tier": "特重"}, "tier"),
        ("range", {"item": LITTERING, "party_class": "person", "on": "0001-01-01"}, "item"),
        ("range", {"item": "nothing", "party_class": "person"}, "item"),
    ],
)
def test_similar_cases_that_cannot_be_asked_for_are_refused(
    city: Caller, path: str, params: dict[str, str], field: str
) -> None:
    assert refused(city, f"/v1/similar-cases/{path}", **params)["field"] == field


def test_the_account_of_a_case_is_listed_and_added_up(city: Caller) -> None:
    (entry,) = ok(city, "/v1/fine-accounts", has_payment="true")["items"]
    assert (entry["fine"], entry["collected"], entry["paid"], entry["settled_on"]) == (20_00, 20_00, 0, "2025-02-03")
    (group,) = ok(city, "/v1/fine-accounts/totals", by="organ", **YEAR)["groups"]
    assert (group["group"], group["sums"]["collected"]) == ({"organ": BUREAU}, 20_00)
    refused(city, "/v1/fine-accounts/totals")
