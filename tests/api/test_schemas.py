import jsonschema
import pytest

from domain.catalogue import SENDABLE
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import CASE_FILED


def test_every_type_is_listed_with_its_names_in_two_languages(caller: Caller) -> None:
    listed = caller.call("GET", "/v1/schemas", None).json()["items"]
    assert {item["type"] for item in listed} == {f"cn.bihuan.{tag}" for tag in SENDABLE}
    (decided,) = (item for item in listed if item["type"] == "cn.bihuan.penalty_decided.v1")
    assert decided["title"] == {"zh": "处罚决定", "en": "Penalty decided"}
    assert (decided["part"], decided["command"]) == ("penalty", "decide_penalty")


def test_the_schema_of_every_type_is_one(caller: Caller) -> None:
    for tag, fact in SENDABLE.items():
        response = caller.call("GET", f"/v1/schemas/cn.bihuan.{tag}", None)
        schema = response.json()
        assert response.headers["Content-Type"] == "application/schema+json"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert fact.ZH in schema["title"]
        jsonschema.Draft202012Validator.check_schema(schema)


def test_a_schema_is_as_strict_as_the_door(caller: Caller) -> None:
    schema = caller.call("GET", "/v1/schemas/cn.bihuan.case_filed.v1", None).json()
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(CASE_FILED)
    assert not validator.is_valid(CASE_FILED | {"x": 1})
    assert not validator.is_valid({k: v for k, v in CASE_FILED.items() if k != "party"})


@pytest.mark.parametrize("name", ["cn.bihuan.nothing.v1", "reservation_claimed.v1"])
def test_an_unknown_type_has_no_schema(caller: Caller, name: str) -> None:
    assert problem_name(caller.call("GET", f"/v1/schemas/{name}", None)) == "not-found"
