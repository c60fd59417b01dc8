"""Supervision and evaluation over HTTP: what is asked, answered and refused."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import pytest
from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from adapters.simulation.mix import USUAL
from api.bootstrap import Service, projections_over
from api.cli import main
from domain.authority import Role
from domain.law.penalty.art_74_no_targets import no_target_on_money
from projections.read_models.book import READ_MODELS
from tests.api.conftest import TOKENS, Caller, problem_name
from tests.intake.sending import now

YEAR = {"from": "2023-01-01", "to": "2023-12-31"}
PLANTED = ("G005", "G019", "G059", "G069")


@pytest.fixture(scope="module")
def city() -> Iterator[Caller]:
    """The service over a small city with breaches, some of its files reviewed."""
    mix = structs.replace(USUAL, evaluated=0.4)
    plant = dict.fromkeys(PLANTED, 3)
    with (
        asyncio.Runner() as runner,
        closing(Service(open_store("memory:", clock=now), TOKENS, clock=now, projecting=False)) as service,
    ):
        fill(service.store, simulate(3, 60, plant=plant, start=date(2023, 1, 1), end=date(2024, 6, 30), mix=mix))
        yield Caller(service, runner)


def asked(caller: Caller, path: str, **wanted: str) -> dict[str, Any]:
    answer = caller.get(path, wanted)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_the_reference_of_a_draw_draws_it_again(city: Caller) -> None:
    first = asked(city, "/v1/evaluations/draw", **YEAR, seed="七月", size="4")
    assert len(first["items"]) == 4
    assert first["population"]["size"] > 4
    fill(city.service.store, simulate(4, 20, plant={}, start=date(2023, 1, 1), end=date(2023, 12, 31)))
    other = asked(city, "/v1/evaluations/draw", **YEAR, seed="七月", size="4")
    again = asked(city, "/v1/evaluations/draw", **dict(parse_qsl(first["reference"])))
    assert again == first
    assert other["population"] != first["population"]


def test_a_draw_shows_the_files_that_it_drew(city: Caller) -> None:
    drawn = asked(city, "/v1/evaluations/draw", **YEAR, seed="a", size="100", kind="penalty", procedure="ordinary")
    assert drawn["items"]
    ranks = [one["rank"] for one in drawn["items"]]
    assert ranks == sorted(ranks)
    assert {file["procedure"] for one in drawn["items"] for file in one["files"]} == {"ordinary"}


def test_the_command_draws_what_the_path_draws(capsys: pytest.CaptureFixture[str], durable_url: str) -> None:
    store = open_store(durable_url)
    fill(store, simulate(3, 30, plant={}, start=date(2023, 1, 1), end=date(2023, 12, 31)))
    projections_over(store, now).catch_up()
    store.close()
    command = [
        "draw",
        "--store",
        durable_url,
        "--from",
        "2023-01-01",
        "--to",
        "2023-12-31",
        "--seed",
        "a",
        "--size",
        "2",
    ]
    assert main([*command, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert len(first["items"]) == 2
    assert main(command) == 0
    told = capsys.readouterr().out
    assert first["population"]["sha256"] in told
    assert first["items"][0]["case_id"] in told
    assert main([*command, "--organ", "nobody"]) == 1
    assert main([*command[:-1], "0"]) == 1


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"seed": "a", "size": "1"}, "from"),
        (YEAR | {"size": "1"}, "seed"),
        (YEAR | {"seed": "a"}, "size"),
        (YEAR | {"seed": "a", "size": "101"}, "size"),
        (YEAR | {"seed": "a", "size": "0"}, "size"),
        (YEAR | {"seed": "x" * 65, "size": "1"}, "seed"),
        ({"from": "2022-01-01", "to": "2023-12-31", "seed": "a", "size": "1"}, "from"),
        (YEAR | {"seed": "a", "size": "1", "organ": "nobody"}, "organ"),
        (YEAR | {"seed": "a", "size": "1", "position": "999999999"}, "position"),
    ],
)
def test_a_draw_without_sense_is_refused(city: Caller, wanted: dict[str, str], field: str) -> None:
    answer = city.get("/v1/evaluations/draw", wanted)
    assert (problem_name(answer), answer.json()["field"]) == ("invalid-parameter", field)


def test_a_population_that_is_too_large_is_refused(city: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projections.read_models.evaluation.drawing.LARGEST", 3)
    answer = city.get("/v1/evaluations/draw", YEAR | {"seed": "a", "size": "1"})
    assert (problem_name(answer), answer.json()["field"]) == ("invalid-parameter", "organ")


def test_candidates_name_defect_weight_articles_and_place(city: Caller) -> None:
    finding = next(f for f in asked(city, "/v1/findings", guard="G059")["items"])
    told = asked(city, "/v1/evaluations/candidates", case_id=finding["case_id"])
    candidate = next(c for c in told["candidates"] if c["defect"] == "G059")
    assert (candidate["points"], candidate["veto"], candidate["grade"]) == (10, True, "T")
    assert "第五十八条" in candidate["basis"]["zh"]
    assert finding["version"] in [place["version"] for place in candidate["shown"]]
    assert (told["vetoed"], told["mark"]) == (True, "failed")
    assert told["sheet"]["grade"] == "D"
    before = asked(
        city, "/v1/evaluations/candidates", case_id=finding["case_id"], position=str(finding["position"] - 1)
    )
    assert "G059" not in [c["defect"] for c in before["candidates"]]


def test_candidates_are_the_findings_of_every_case(city: Caller) -> None:
    """Guards judge the file as they judged the case, whatever was found."""
    found: dict[str, set[str]] = {}
    for finding in asked(city, "/v1/findings", limit="500")["items"]:
        found.setdefault(finding["case_id"], set()).add(finding["guard"])
    assert found
    for case, guards in found.items():
        told = asked(city, "/v1/evaluations/candidates", case_id=case)
        assert {c["defect"] for c in told["candidates"] if c["defect"].startswith("G")} == guards
        assert told["score"] == max(0, 100 - sum(c["points"] for c in told["candidates"]))


def test_a_period_that_ran_out_is_a_candidate_unless_a_guard_says_so_or_it_is_the_partys(city: Caller) -> None:
    """Service too late is a breach of the guard of APL art. 61, and no second defect by the timer of that article."""
    codes: set[str] = set()
    for case in {row["case_id"] for row in asked(city, "/v1/deadlines", state="breached", limit="500")["items"]}:
        found = {c["defect"] for c in asked(city, "/v1/evaluations/candidates", case_id=case)["candidates"]}
        assert not {"G069", "D-SERVE"} <= found
        codes |= found
    assert "G069" in codes
    assert "D-LEAD" in codes
    assert not codes & {"D-PAY15", "D-DEFENCE", "D-LEAD-RESP1"}


def test_what_reviewers_confirmed_stands_beside_the_candidates(city: Caller) -> None:
    one = asked(city, "/v1/defects", limit="1")["items"][0]
    told = asked(city, "/v1/evaluations/candidates", case_id=one["case_id"])
    assert one["defect"] in [defect["defect"] for defect in told["confirmed"]]


def test_a_case_that_nobody_knows_has_no_candidates(city: Caller) -> None:
    assert problem_name(city.get("/v1/evaluations/candidates")) == "invalid-parameter"
    nobody = {"case_id": "6ba7b810-9dad-51d1-80b4-00c04fd430c8"}
    assert problem_name(city.get("/v1/evaluations/candidates", nobody)) == "not-found"


def test_grades_are_told_by_organ_and_officer_with_their_definition(city: Caller) -> None:
    told = asked(city, "/v1/evaluations/grades", **YEAR, by="organ,officer")
    assert told["definition"]["grade"] == "D"
    assert sum(group["reviews"] for group in told["groups"]) > 3
    strict = asked(city, "/v1/evaluations/grades", **YEAR, excellent="100", passed="99")
    assert strict["definition"]["excellent"] == ">= 100"
    lax = asked(city, "/v1/evaluations/grades", **YEAR, excellent="0", passed="0")
    assert sum(g["marks"]["excellent"] for g in lax["groups"]) == sum(g["counted"] for g in lax["groups"])
    assert sum(g["marks"]["failed"] for g in strict["groups"]) > sum(g["vetoed"] for g in strict["groups"])


def test_each_grade_drills_down_to_its_reviews(city: Caller) -> None:
    for group in asked(city, "/v1/evaluations/grades", **YEAR)["groups"]:
        behind = asked(city, "/v1/evaluations", **YEAR, organ=group["group"]["organ"], limit="500")["items"]
        assert len(behind) == group["reviews"]
        assert sum(one["vetoed"] for one in behind) == group["vetoed"]
        assert all(one["behind"] for one in behind)


def test_defects_are_told_by_code_and_drill_down(city: Caller) -> None:
    told = asked(city, "/v1/evaluations/defects", **YEAR)
    for one in told["confirmed"]["defects"]:
        behind = asked(city, "/v1/defects", **YEAR, defect=one["defect"], limit="500")["items"]
        assert (len(behind), len({b["case_id"] for b in behind})) == (one["times"], one["cases"])
    assert {"G005", "G019", "G059"} & {one["defect"] for one in told["found"]["defects"]}


def test_guides_are_candidates_until_there_is_one(city: Caller) -> None:
    told = asked(city, "/v1/compliance-guides", **YEAR, least="1", limit="50")
    assert told["items"]
    assert all(one["candidate"] and one["guide"] is None for one in told["items"])
    counts = [one["violations"] for one in told["items"]]
    assert counts == sorted(counts, reverse=True)
    everybody = asked(city, "/v1/offences/totals", **YEAR, enterprise="true", stands="true")["groups"][0]["entries"]
    assert sum(counts) == everybody


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/v1/evaluations/grades", {}),
        ("/v1/evaluations/grades", YEAR | {"by": "fine"}),
        ("/v1/evaluations/grades", YEAR | {"excellent": "101"}),
        ("/v1/evaluations/defects", {}),
        ("/v1/compliance-guides", {}),
        ("/v1/compliance-guides", YEAR | {"limit": "51"}),
        ("/v1/compliance-guides", YEAR | {"days": "0"}),
        ("/v1/compliance-guides", YEAR | {"enterprise": "yes"}),
        ("/v1/problems/overdue", {"cursor": "x"}),
        ("/v1/problems/overdue", {"organ": "nobody"}),
        ("/v1/problems/overdue", {"as_of": "2027-01-01"}),
    ],
)
def test_a_question_without_sense_is_refused(city: Caller, path: str, wanted: dict[str, str]) -> None:
    assert problem_name(city.get(path, wanted)) == "invalid-parameter"


@pytest.mark.parametrize(
    "path",
    ["draw", "candidates", "grades", "defects", "standard"],
)
def test_who_sends_events_may_not_ask(caller: Caller, path: str) -> None:
    assert problem_name(caller.get(f"/v1/evaluations/{path}", role=Role.UPSTREAM)) == "not-permitted"


def test_the_standard_is_shown_with_its_source(caller: Caller) -> None:
    told = asked(caller, "/v1/evaluations/standard")
    assert (told["excellent_from"], told["passed_from"], told["grade"]) == (90, 60, "D")
    assert told["weights"]["G059"] == {"points": 10, "veto": True}
    assert told["marks"]["failed"]["zh"] == "不合格"


def test_no_figure_of_an_evaluation_is_money(city: Caller) -> None:
    """The guard on targets (G150) takes every name that an evaluation tells figures by."""
    names: set[str] = set()
    for path in ("/v1/evaluations/grades", "/v1/evaluations/defects"):
        stack: list[Any] = [asked(city, path, **YEAR)]
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                names |= set(value)
                stack += value.values()
            elif isinstance(value, list):
                stack += value
    for model in ("evaluations", "defects", "problems", "case_files"):
        names |= set(READ_MODELS[model].sums)
    assert len(names) > 20
    assert {name for name in names if no_target_on_money.law(name) is not None} == set()
