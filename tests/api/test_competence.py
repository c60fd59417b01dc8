"""The competence map over HTTP: who was competent, as was known then, and where nobody or two were."""

import pytest

from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import Json, event

ITEM: Json = {
    "item": "330217001000",
    "name": "占道",
    "norm": "条例",
    "article": "1",
    "correction": "none",
    "fine_optional": True,
    "fines": [],
    "effective_from": "2024-01-01",
    "enforcers": ["integrated"],
}
BOUNDARY: Json = {
    "item": "330217001000",
    "supervisor": "housing",
    "enforcer": "bureau-a",
    "region": "330106",
    "effective_from": "2025-01-01",
}
ASKED = {"item": "330217001000", "region": "330106"}


@pytest.fixture(autouse=True)
def known(caller: Caller) -> int:
    """Two bureaus in one division; a boundary between them comes to be known later."""
    told: list[tuple[str, Json]] = [("item_version_published.v1", ITEM)]
    for code in ("bureau-a", "bureau-b"):
        organ = {"organ": code, "name": code, "kind": "integrated", "region": "330106", "effective_from": "2024-01-01"}
        told.append(("organ_registered.v1", organ))
    for number, (tag, data) in enumerate(told):
        assert caller.send(event(number, tag, data, subject="registers"), Role.REGISTRAR).status_code == 201
    before = caller.service.store.log.head()
    caller.send(event(9, "duty_boundary_published.v1", BOUNDARY, subject="registers"), Role.REGISTRAR)
    return before


def test_who_was_competent_on_a_day(caller: Caller) -> None:
    found = caller.get("/v1/competence", {**ASKED, "on": "2025-06-01"}).json()["competence"]
    assert (found["supervisor"], found["gap"], found["item_name"]) == ("housing", None, "占道")
    assert [(e["organ"], e["by"], e["since"]) for e in found["enforcers"]] == [("bureau-a", "boundary", "2025-01-01")]
    earlier = caller.get("/v1/competence", {**ASKED, "on": "2024-12-31"}).json()["competence"]
    assert [(e["organ"], e["by"]) for e in earlier["enforcers"]] == [
        ("bureau-a", "catalogue"),
        ("bureau-b", "catalogue"),
    ]
    assert earlier["gap"] == "several"


def test_who_was_thought_to_be_competent_when_less_was_known(caller: Caller, known: int) -> None:
    asked = {**ASKED, "on": "2025-06-01", "position": str(known)}
    assert caller.get("/v1/competence", asked).json()["competence"]["gap"] == "several"
    assert caller.get("/v1/competence", {**ASKED, "known_at": "2020-01-01"}).status_code == 400


def test_gaps_are_listed_and_paged(caller: Caller, known: int) -> None:
    assert caller.get("/v1/competence/gaps", {"on": "2025-06-01"}).json()["items"] == []
    (gap,) = caller.get("/v1/competence/gaps", {"on": "2024-06-01"}).json()["items"]
    assert (gap["item"], gap["region"], gap["gap"]) == ("330217001000", "330106", "several")
    assert caller.get("/v1/competence/gaps", {"on": "2024-06-01", "gap": "none"}).json()["items"] == []
    (nobody,) = caller.get("/v1/competence/gaps", {"on": "2024-06-01", "region": "330105"}).json()["items"]
    assert nobody["gap"] == "none"
    other = {**ITEM, "item": "330217001001"}
    caller.send(event(20, "item_version_published.v1", other, subject="registers"), Role.REGISTRAR)
    first = caller.get("/v1/competence/gaps", {"on": "2024-06-01", "limit": "1"}).json()
    last = caller.get("/v1/competence/gaps", {"on": "2024-06-01", "limit": "1", "cursor": first["next"]}).json()
    assert [page["items"][0]["item"] for page in (first, last)] == ["330217001000", "330217001001"]
    assert last["next"] is None
    later = {"on": "2025-06-01", "position": str(known)}
    assert len(caller.get("/v1/competence/gaps", later).json()["items"]) == 1


@pytest.mark.parametrize(
    ("path", "asked", "field"),
    [
        ("", {}, "item"),
        ("", {"item": "330217001000"}, "region"),
        ("", {**ASKED, "item": "nothing"}, "item"),
        ("", {**ASKED, "region": "33"}, "region"),
        ("", {**ASKED, "on": "today"}, "on"),
        ("", {**ASKED, "position": "99999"}, "position"),
        ("", {**ASKED, "party": "p"}, "party"),
        ("/gaps", {"gap": "three"}, "gap"),
        ("/gaps", {"cursor": "x"}, "cursor"),
        ("/gaps", {"limit": "501"}, "limit"),
    ],
)
def test_a_question_without_sense_says_what_is_allowed(
    caller: Caller, path: str, asked: dict[str, str], field: str
) -> None:
    answer = caller.get(f"/v1/competence{path}", asked)
    assert problem_name(answer) in {"invalid-parameter", "unknown-parameter"}
    assert answer.json()["field"] == field
