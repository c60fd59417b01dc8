import json
from typing import Any

import jsonschema
import pytest

from api.documentation import EVENTS
from api.examples import BATCH_EXAMPLE, BINARY_EXAMPLE, COMMAND_EXAMPLES, EVENT_EXAMPLES
from domain.authority import Role
from domain.catalogue import COMMANDS, SENDABLE
from projections.read_models.book import READ_MODELS
from tests.api.conftest import Caller
from tests.intake.sending import Json

DISCLOSED = {f"/v1/disclosure/{name}" for name in ("catalogue", "layouts", "penalties", "permits", "statistics")}
METHODS = {"get", "post", "put", "delete", "patch"}


@pytest.fixture
def described(caller: Caller) -> Json:
    """The description as callers get it."""
    found: Json = caller.call("GET", "/openapi.json", None).json()
    return found


def operations(described: Json) -> list[tuple[str, str, Json]]:
    return [
        (path, method, operation)
        for path, item in described["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def references(node: object) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(inner) for inner in node.values()))
    if isinstance(node, list):
        return set().union(*(references(inner) for inner in node))
    return set()


def test_every_path_of_the_surface_is_described(described: Json) -> None:
    assert set(described["paths"]) == {
        "/v1/events",
        "/v1/commands/{command_name}",
        "/v1/deadlines",
        "/v1/timers",
        "/v1/visits/enterprises",
        "/v1/first-offences",
        "/v1/similar-cases/distribution",
        "/v1/similar-cases/range",
        "/v1/cases",
        "/v1/cases/{case_id}",
        "/v1/cases/{case_id}/history",
        "/v1/findings",
        *(f"/v1/evaluations/{path}" for path in ("standard", "draw", "candidates", "grades", "defects")),
        "/v1/problems/overdue",
        "/v1/compliance-guides",
        "/v1/tasks",
        "/v1/webhooks",
        "/v1/webhooks/{subscription}",
        "/v1/webhooks/dead",
        "/v1/indicators",
        "/v1/indicators/{indicator}/entries",
        "/v1/collaboration/ages",
        "/v1/dispatch/percentiles",
        "/v1/competence",
        "/v1/competence/gaps",
        "/v1/refusals",
        "/v1/refusals/{number}/body",
        "/v1/waiting",
        "/v1/remedy-paragraph",
        "/v1/legal-reviews/reviewers",
        "/v1/three-levels/persons",
        "/v1/process-records/{case_id}",
        *DISCLOSED,
        "/v1/disclosure/exchange/penalties",
        "/v1/disclosure/exchange/permits",
        "/v1/publications/overdue",
        "/v1/schemas",
        "/v1/schemas/{type}",
        "/healthz",
        "/readyz",
        "/metrics",
        *(path for name in READ_MODELS for path in (path_of(name), f"{path_of(name)}/totals")),
    }


def path_of(model: str) -> str:
    return f"/v1/{model.replace('_', '-')}"


def test_every_path_says_what_it_is_and_how_it_fails(described: Json) -> None:
    for path, method, operation in operations(described):
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        for status, response in operation["responses"].items():
            assert response["description"]
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (path, status)
            else:
                assert response["content"], (path, status)


def test_every_reference_leads_somewhere(described: Json) -> None:
    schemas = described["components"]["schemas"]
    assert {name.rpartition("/")[2] for name in references(described)} <= set(schemas)


def test_every_schema_is_one(described: Json) -> None:
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_public_paths_want_no_token_and_all_others_do(described: Json) -> None:
    assert described["security"] == [{"bearer": []}]
    public = {path for path, _, operation in operations(described) if operation.get("security") == []}
    assert public == {"/v1/schemas", "/v1/schemas/{type}", "/healthz", "/readyz", "/metrics", *DISCLOSED}


def test_parameters_are_described_once(described: Json) -> None:
    for path, _, operation in operations(described):
        names = [(p["name"], p["in"]) for p in operation.get("parameters", [])]
        assert len(names) == len(set(names)), path


def test_every_type_and_command_is_named(described: Json) -> None:
    types = described["components"]["schemas"]["CloudEvent"]["properties"]["type"]["enum"]
    assert set(types) == {f"cn.bihuan.{tag}" for tag in SENDABLE}
    parameters = described["paths"]["/v1/commands/{command_name}"]["post"]["parameters"]
    (name,) = (p for p in parameters if p["name"] == "command_name")
    assert set(name["schema"]["enum"]) == set(COMMANDS)


def test_every_example_of_an_event_is_accepted(caller: Caller) -> None:
    for example in EVENT_EXAMPLES.values():
        response = caller.send(example)
        assert (response.status_code, response.json()["outcome"]) == (201, "stored"), response.text


def test_the_example_of_a_batch_is_accepted(caller: Caller) -> None:
    assert [a["outcome"] for a in caller.send_all(BATCH_EXAMPLE).json()["outcomes"]] == ["stored", "stored"]


def test_the_example_of_binary_mode_is_accepted(caller: Caller) -> None:
    headers = {f"ce-{name}": value for name, value in BINARY_EXAMPLE["headers"].items()}
    content = json.dumps(BINARY_EXAMPLE["data"]).encode()
    sent = headers | {"Content-Type": "application/json"}
    response = caller.call("POST", "/v1/events", Role.UPSTREAM, content=content, headers=sent)
    assert response.status_code == 201, response.text


def test_every_example_of_a_command_is_accepted(caller: Caller) -> None:
    for name, example in COMMAND_EXAMPLES.items():
        response = caller.command(name, json.dumps(example).encode())
        assert response.status_code == 201, response.text


def test_examples_in_the_description_are_those_that_are_tried(described: Json) -> None:
    content = described["paths"]["/v1/events"]["post"]["requestBody"]["content"]
    shown = content["application/cloudevents+json"]["examples"]
    assert {name: example["value"] for name, example in shown.items()} == EVENT_EXAMPLES
    assert content == json.loads(json.dumps(EVENTS))["requestBody"]["content"]


@pytest.mark.parametrize("example", EVENT_EXAMPLES.values(), ids=EVENT_EXAMPLES)
def test_examples_meet_the_schemas_that_are_served(caller: Caller, example: dict[str, Any]) -> None:
    schema = caller.call("GET", f"/v1/schemas/{example['type']}", None).json()
    jsonschema.Draft202012Validator(schema).validate(example["data"])


def test_answers_meet_the_schemas_that_describe_them(caller: Caller, described: Json) -> None:
    case = caller.send(EVENT_EXAMPLES["case_filed"]).json()
    caller.send(b"{")
    shown = {
        "Answer": case,
        "Problem": caller.send(b"{").json(),
        "CaseView": caller.get(f"/v1/cases/{case['case']}").json(),
        "History": caller.get(f"/v1/cases/{case['case']}/history").json(),
        "CaseRow": caller.get("/v1/cases").json()["items"][0],
        "RefusalView": caller.get("/v1/refusals").json()["items"][0],
    }
    for name, value in shown.items():
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        jsonschema.Draft202012Validator(schema).validate(value)
