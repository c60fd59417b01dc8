"""Legal reviews, three levels, persons, reviewers and files over HTTP, with sense and without."""

from datetime import date

import pytest

from domain.authority import Role
from domain.registers.facts import CertificateIssued
from tests.api.conftest import Caller, problem_name
from tests.projections.telling import BUREAU, case, register, registers, tell
from tests.read_models.reviewed import CASE, reviewed_and_decided

MODELS = ("legal-reviews", "three-levels", "case-roles", "process-records", "process-gaps")
PERIOD = {"from": "2023-07-01", "to": "2023-12-31"}
NAME = f"/v1/process-records/urn:uuid:{case(CASE)}"


@pytest.fixture(autouse=True)
def told(caller: Caller) -> None:
    """A case that was reviewed and decided, in an organ with forty officers."""
    officers = [
        CertificateIssued(
            certificate=f"c-{n}",
            officer=f"officer-{n}",
            organ=BUREAU,
            valid_from=date(2023, 1, 1),
            valid_to=date(2026, 12, 31),
        )
        for n in range(38)
    ]
    caller.service.store.log.append([*registers(), *(register(officer) for officer in officers)])
    tell(caller.service.store, *reviewed_and_decided())


@pytest.mark.parametrize("model", MODELS)
def test_each_is_listed_and_counted_at_one_position(caller: Caller, model: str) -> None:
    listed = caller.get(f"/v1/{model}", PERIOD).json()
    counted = caller.get(f"/v1/{model}/totals", PERIOD | {"by": "organ,month"}).json()
    assert listed["items"]
    assert sum(group["entries"] for group in counted["groups"]) == len(listed["items"])
    assert listed["position"] == counted["position"]
    for item in listed["items"]:
        assert item["behind"]
        assert item["case_id"] == str(case(CASE))


def test_reviews_are_asked_for_by_what_is_wrong_with_them(caller: Caller) -> None:
    assert len(caller.get("/v1/legal-reviews", {"required": "true", "passed": "true"}).json()["items"]) == 1
    assert caller.get("/v1/legal-reviews", {"missing": "true"}).json()["items"] == []
    assert caller.get("/v1/legal-reviews", {"grounds": "policy", "as_of": "2023-07-13"}).json()["items"]


def test_persons_come_with_their_roles_and_cases(caller: Caller) -> None:
    found = caller.get("/v1/three-levels/persons", PERIOD).json()
    assert [(item["person"], item["cases"], item["doubled_cases"]) for item in found["items"]] == [
        ("dept", 1, 0),
        ("head", 1, 0),
        ("jurist", 1, 0),
    ]
    assert found["items"][2]["roles"] == [{"role": "legal", "cases": 1, "acts": 1}]
    (one,) = caller.get("/v1/three-levels/persons", {"officer": "jurist"}).json()["items"]
    assert one["person"] == "jurist"
    assert len(caller.get("/v1/three-levels/persons", {"organ": BUREAU}).json()["items"]) == 3


def test_persons_are_paged(caller: Caller) -> None:
    first = caller.get("/v1/three-levels/persons", PERIOD | {"limit": "2"}).json()
    rest = caller.get("/v1/three-levels/persons", PERIOD | {"limit": "2", "cursor": first["next"]}).json()
    assert [i["person"] for i in (*first["items"], *rest["items"])] == ["dept", "head", "jurist"]
    assert rest["next"] is None
    other = caller.get("/v1/three-levels/persons", PERIOD | {"organ": BUREAU, "cursor": first["next"]})
    assert problem_name(other) == "invalid-parameter"


def test_the_share_of_reviewers_names_what_it_wants_and_how_sure_that_is(caller: Caller) -> None:
    found = caller.get("/v1/legal-reviews/reviewers", {"as_of": "2023-07-31"}).json()
    (share,) = found["items"]
    assert (share["organ"], share["staff"], share["reviewers"], share["per_mille"]) == (BUREAU, 40, 1, 25)
    assert (share["wanted"], share["grade"], share["met"]) == (50, "M", False)
    assert "118号" in share["source"]
    assert (found["as_of"], share["qualified_reviewers"]) == ("2023-07-31", 0)
    assert {"zh", "en"} == set(found["definition"])


def test_a_year_after_nobody_reviews_any_more(caller: Caller) -> None:
    (share,) = caller.get("/v1/legal-reviews/reviewers", {"as_of": "2024-07-31", "organ": BUREAU}).json()["items"]
    assert (share["staff"], share["reviewers"], share["met"]) == (40, 0, False)


def test_the_file_of_a_case_is_shown_by_any_of_its_names(caller: Caller) -> None:
    file = caller.get(NAME).json()
    assert (file["path"], file["case"]) == ("ordinary", str(case(CASE)))
    assert {"present", "missing", "awaited"} == {need["state"] for need in file["needed"]}
    assert caller.get("/v1/process-records/urn:case:杭立〔2023〕1号").json() == file
    then = caller.get(NAME, {"as_of": "2023-07-13"}).json()
    assert "missing" not in {need["state"] for need in then["needed"]}
    assert caller.get(NAME, {"up_to_version": "1"}).json()["complete"]


@pytest.mark.parametrize(
    ("path", "params", "name"),
    [
        ("/v1/legal-reviews", {"needed": "true"}, "unknown-parameter"),
        ("/v1/legal-reviews", {"required": "yes"}, "invalid-parameter"),
        ("/v1/legal-reviews", {"organ": "nobody"}, "invalid-parameter"),
        ("/v1/legal-reviews/totals", {}, "invalid-parameter"),
        ("/v1/legal-reviews/totals", PERIOD | {"by": "reviewer"}, "invalid-parameter"),
        ("/v1/process-records/totals", {"from": "2023-01-01", "to": "2024-12-31"}, "invalid-parameter"),
        ("/v1/process-records", {"limit": "501"}, "invalid-parameter"),
        ("/v1/process-gaps", {"cursor": "x"}, "invalid-parameter"),
        ("/v1/three-levels/persons", {}, "invalid-parameter"),
        ("/v1/three-levels/persons", {"role": "legal"}, "invalid-parameter"),
        ("/v1/three-levels/persons", PERIOD | {"by": "role"}, "unknown-parameter"),
        ("/v1/three-levels/persons", PERIOD | {"position": "999999"}, "invalid-parameter"),
        ("/v1/legal-reviews/reviewers", {"as_of": "1999-01-01"}, "invalid-parameter"),
        ("/v1/legal-reviews/reviewers", {"as_of": "2099-01-01"}, "invalid-parameter"),
        ("/v1/legal-reviews/reviewers", {"organ": "nobody"}, "invalid-parameter"),
        ("/v1/legal-reviews/reviewers", {"from": "2023-01-01"}, "unknown-parameter"),
        ("/v1/process-records/nothing", {}, "not-found"),
        (NAME, {"as_of": "1999-01-01"}, "not-found"),
        (NAME, {"path": "ordinary"}, "unknown-parameter"),
    ],
)
def test_a_question_without_sense_is_a_problem(caller: Caller, path: str, params: dict[str, str], name: str) -> None:
    assert problem_name(caller.get(path, params)) == name


@pytest.mark.parametrize("path", ["/v1/legal-reviews", "/v1/three-levels/persons", "/v1/legal-reviews/reviewers", NAME])
def test_upstream_apps_read_nothing_of_it(caller: Caller, path: str) -> None:
    assert caller.get(path, role=Role.UPSTREAM).status_code == 403
    assert caller.get(path, role=None).status_code == 401
