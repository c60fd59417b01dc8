import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from adapters.kafka.topics import Wanted, topics
from api.examples import BINARY_EXAMPLE, EVENT_EXAMPLES
from domain.catalogue import FACTS, SENDABLE
from tests.api.conftest import Caller
from tests.domain.test_golden import GOLDEN
from tests.intake.sending import Json

SCHEMA = Path(__file__).parent / "asyncapi" / "schema-3.0.0.json"
"""As the npm package @asyncapi/specs 6.11.1 carries it; its licence lies beside it."""


@pytest.fixture
def described(caller: Caller) -> Json:
    """The description as callers get it."""
    response = caller.call("GET", "/asyncapi.json", None)
    assert response.status_code == 200
    found: Json = response.json()
    return found


@pytest.fixture(scope="module")
def asyncapi() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_bytes()))


def against(described: Json, schema: Json) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator({**schema, "components": described["components"]})


def test_it_is_a_valid_description(described: Json, asyncapi: jsonschema.Draft7Validator) -> None:
    asyncapi.validate(described)


@pytest.mark.parametrize(
    ("where", "broken"),
    [
        (("channels", "inbound", "address"), 7),
        (("operations", "takeIn", "action"), "subscribe"),
        (("servers", "kafka", "protocol"), None),
        (("components", "schemas", "StoredEvent", "type"), "record"),
    ],
)
def test_what_breaks_the_form_is_noticed(
    described: Json, asyncapi: jsonschema.Draft7Validator, where: tuple[str, ...], broken: object
) -> None:
    changed = deepcopy(described)
    node: Any = changed
    for name in where[:-1]:
        node = node[name]
    node[where[-1]] = broken
    assert not asyncapi.is_valid(changed)


def test_every_reference_leads_somewhere(described: Json) -> None:
    def check(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(target := node.get("$ref"), str):
                found: Any = described
                for name in target.removeprefix("#/").split("/"):
                    found = found[name]
            for inner in node.values():
                check(inner)
        elif isinstance(node, list):
            for inner in node:
                check(inner)

    check(described)


def test_every_topic_that_we_make_is_described_and_the_one_of_outcomes(described: Json) -> None:
    addresses = {channel["address"] for channel in described["channels"].values()}
    assert addresses == {topic.name for topic in topics(Wanted())} | {"{topic}"}
    assert {o["channel"]["$ref"].rpartition("/")[2] for o in described["operations"].values()} == set(
        described["channels"]
    )


def test_every_type_is_described_in_every_mode(described: Json) -> None:
    channels = described["channels"]
    assert set(channels["inbound"]["messages"]) == {f"{m}.{tag}" for m in ("structured", "binary") for tag in SENDABLE}
    assert set(channels["events"]["messages"]) == {f"stored.{tag}" for tag in FACTS} | {"unreadable"}


@pytest.mark.parametrize("example", EVENT_EXAMPLES.values(), ids=EVENT_EXAMPLES)
def test_an_event_meets_its_message_and_no_other(described: Json, example: Json) -> None:
    messages = described["components"]["messages"]
    name = f"structured.{example['type'].removeprefix('cn.bihuan.')}"
    against(described, messages[name]["payload"]).validate(example)
    assert not against(described, messages["structured.permit_granted.v1"]["payload"]).is_valid(example)


def test_the_example_of_binary_mode_meets_its_message(described: Json) -> None:
    message = described["components"]["messages"]["binary.hearing_requested.v1"]
    (example,) = message["examples"]
    against(described, message["headers"]).validate(example["headers"])
    against(described, message["payload"]).validate(example["payload"])
    assert not against(described, message["headers"]).is_valid(example["headers"] | {"ce_type": "cn.bihuan.other.v1"})
    assert example["payload"] == BINARY_EXAMPLE["data"]


def test_the_bytes_of_every_stored_type_meet_its_message(described: Json) -> None:
    for tag in FACTS:
        message = described["components"]["messages"][f"stored.{tag}"]
        state = json.loads((GOLDEN / f"{tag}.json").read_bytes())
        against(described, message["payload"]).validate(state)
        assert not against(described, message["payload"]).is_valid(state | {"type": "another.v1"}), tag
