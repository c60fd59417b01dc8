"""What stands on the topics is what ``/asyncapi.json`` says of them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from adapters.event_store import open_store
from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox
from adapters.kafka.settings import Settings
from adapters.kafka.topics import DEAD, EVENTS, Topic, make_topics
from api.asyncapi import describe
from tests.intake.sending import Json, event
from tests.kafka.conftest import OUTCOMES
from tests.kafka.talking import Running, read_topic, register_source, send, until, utc_now


@cache
def components() -> Json:
    found: Json = describe("0")["components"]
    return found


def check(value: object, schema: Json) -> None:
    jsonschema.Draft202012Validator({**schema, "components": components()}).validate(value)


def headers_of(record: Any) -> dict[str, str]:  # noqa: ANN401 -- kafka-python has no types
    return {name: content.decode() for name, content in record.headers}


def test_every_message_of_ours_is_as_described(tmp_path: Path, broker: Settings) -> None:
    make_topics(broker, [Topic(name=OUTCOMES, partitions=1, replication=1, settings={})])
    store = open_store(f"sqlite:{tmp_path / 'bihuan.sqlite'}")
    register_source(store, outcome_topic=OUTCOMES)
    send(broker, [event(1, data={"x": 1}, subject="a"), event(2, subject="b")])
    with Running(Inbox(store, broker, utc_now)), Running(Outbox(store, broker, utc_now)):
        until(lambda: len(read_topic(broker, DEAD)) == 1 and len(read_topic(broker, OUTCOMES)) == 2, "it is told")
    store.close()

    stored = components()["messageTraits"]["stored"]["headers"]
    tags = set()
    for record in read_topic(broker, EVENTS):
        value = json.loads(record.value)
        tags.add(value["type"])
        check(value, components()["messages"][f"stored.{value['type']}"]["payload"])
        check(headers_of(record), stored)
        assert set(headers_of(record)) == set(stored["properties"])
    assert tags == {"source_registered.v1", "clock_resumed.v1"}

    (dead,) = read_topic(broker, DEAD)
    described = components()["messages"]["refused"]["headers"]
    check(headers_of(dead), described)
    assert set(headers_of(dead)) == set(described["properties"])

    outcome = components()["messages"]["outcome"]["payload"]
    for record in read_topic(broker, OUTCOMES):
        check(json.loads(record.value), outcome)
