"""``/asyncapi.json``: what goes over Kafka, in AsyncAPI 3.0."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from adapters.intake.answers import Answer
from adapters.intake.envelope import Attributes
from adapters.intake.message import DATA, STRUCTURED
from adapters.kafka.messages import SIGNATURE, SIGNED_BY
from adapters.kafka.settings import DEFAULT
from adapters.kafka.topics import DEAD, EVENTS, INBOUND
from api.examples import BINARY_EXAMPLE, EVENT_EXAMPLES
from domain.catalogue import FACTS, SENDABLE
from domain.event import Written
from domain.fact import TYPE_PREFIX, Fact, label

Json = dict[str, Any]

_DESCRIPTION: Final = (
    "闭环：经由 Kafka 报送和订阅事件。Upstream apps write CloudEvents to the inbound topic; every stored event is "
    "published on the topic of events; what is refused goes whole to the topic of dead letters. On the wire at least "
    "once, in effect exactly once: the same `source` and `id` again is stored once."
)
_TEXT: Final[Json] = {"type": "string"}
_NUMBER: Final[Json] = {"type": "string", "pattern": "^[0-9]+$"}
_BINDING: Final = "0.5.0"
"""Version of the Kafka bindings of AsyncAPI."""
_OUTCOME: Final = "outcome"


def describe(version: str) -> Json:
    """Describe every topic, and every message that may stand on it."""
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "闭环 Bihuan", "version": version, "description": _DESCRIPTION},
        "defaultContentType": DATA,
        "servers": {"kafka": _SERVER},
        "channels": _channels(),
        "operations": _OPERATIONS,
        "components": {
            "schemas": _schemas(),
            "messages": _inbound() | _published() | _OTHERS,
            "messageTraits": _traits(),
            "securitySchemes": {
                "scramSha256": {"type": "scramSha256", "description": "SASL/SCRAM-SHA-256"},
                "scramSha512": {"type": "scramSha512", "description": "SASL/SCRAM-SHA-512"},
                "certificate": {"type": "X509", "description": "TLS with a certificate of the client's"},
            },
        },
    }


def _ref(kind: str, name: str) -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}


def _texts(described: Mapping[str, str], schema: Json | None = None) -> Json:
    return {name: {**(schema or _TEXT), "description": text} for name, text in described.items()}


_SERVER: Final[Json] = {
    "host": "{bootstrap}",
    "protocol": "kafka",
    "description": "Brokers of the operator; which security there is, the operator says.",
    "variables": {"bootstrap": {"default": DEFAULT, "description": "HOST:PORT of some brokers, separated by commas"}},
    "security": [_ref("securitySchemes", name) for name in ("scramSha256", "scramSha512", "certificate")],
}


def _channels() -> Json:
    return {
        "inbound": _channel(
            INBOUND,
            "Facts that upstream apps report 上报事件: CloudEvents 1.0, structured or binary. A source is registered "
            "(`source_registered.v1`) before it sends, and signs where keys of its are registered.",
            _inbound(),
        ),
        "events": _channel(
            EVENTS,
            "Every stored event 已存事件, in the order of the log. After a crash some come again: drop what is not "
            "beyond the last `position` that you have dealt with in its partition. What belongs to no case, such as "
            "the registers, stands in every partition.",
            _published(),
        ),
        "dead": _channel(DEAD, "What was refused 拒收, whole and with the reason.", ["refused"]),
        _OUTCOME: _channel(
            "{topic}", "What became of a source's events 处理结果, where the source asks for it.", [_OUTCOME]
        )
        | {"parameters": {"topic": {"description": "`outcome_topic` of the source's registration"}}},
    }


def _channel(address: str, description: str, messages: Iterable[str]) -> Json:
    shown = {name: _ref("messages", name) for name in messages}
    return {"address": address, "description": description, "messages": shown}


_OPERATIONS: Final[Json] = {
    name: {"action": action, "channel": {"$ref": f"#/channels/{channel}"}, "summary": summary, **more}
    for name, action, channel, summary, more in (
        (
            "takeIn",
            "receive",
            "inbound",
            "We take events in",
            {"bindings": {"kafka": {"groupId": {"const": "bihuan-inbox"}, "bindingVersion": _BINDING}}},
        ),
        ("publish", "send", "events", "We publish every stored event", {}),
        ("bury", "send", "dead", "We hand on what was refused", {}),
        ("tell", "send", _OUTCOME, "We tell a source what became of its events", {}),
    )
}


def _inbound() -> Json:
    """Make two messages of each type that may be sent: structured, and binary."""
    examples = {e["type"].removeprefix(TYPE_PREFIX): [{"payload": e}] for e in reversed(EVENT_EXAMPLES.values())}
    binary = {f"ce_{name}": value for name, value in BINARY_EXAMPLE["headers"].items()}
    shown = {
        binary["ce_type"].removeprefix(TYPE_PREFIX): [
            {"headers": binary | {"content-type": DATA}, "payload": BINARY_EXAMPLE["data"]}
        ]
    }
    made: Json = {}
    for tag, cls in SENDABLE.items():
        kind = {"const": TYPE_PREFIX + tag}
        narrowed = {"type": "object", "properties": {"type": kind, "data": _data(cls)}}
        made[f"structured.{tag}"] = {
            **_named(cls, "structured"),
            "traits": [_ref("messageTraits", "structured")],
            "payload": {"allOf": [_ref("schemas", "CloudEvent"), narrowed]},
            **({"examples": examples[tag]} if tag in examples else {}),
        }
        made[f"binary.{tag}"] = {
            **_named(cls, "binary"),
            "traits": [_ref("messageTraits", "binary")],
            "headers": {"allOf": [_ref("schemas", "BinaryHeaders"), {"properties": {"ce_type": kind}}]},
            "payload": _data(cls),
            **({"examples": shown[tag]} if tag in shown else {}),
        }
    return made


def _published() -> Json:
    """Make a message of each type that is ever stored, and one of what cannot be read any more."""
    made: Json = {
        f"stored.{tag}": {
            **_named(cls, "stored"),
            "traits": [_ref("messageTraits", "stored")],
            "payload": {
                "allOf": [
                    _ref("schemas", "StoredEvent"),
                    {"type": "object", "properties": {"type": {"const": tag}, "data": _data(cls)}},
                ]
            },
        }
        for tag, cls in FACTS.items()
    }
    made["unreadable"] = {
        "name": "unreadable",
        "title": "A stored event that this version cannot read; its value is empty",
        "traits": [_ref("messageTraits", "stored")],
        "headers": {"type": "object", "required": ["unreadable"], "properties": _texts({"unreadable": "Why."})},
        "payload": {"type": "string", "maxLength": 0},
    }
    return made


def _named(cls: type[Fact], mode: str) -> Json:
    names = label(cls)
    return {"name": TYPE_PREFIX + cls.TAG, "title": f"{names['zh']} · {names['en']} ({mode})"}


def _data(cls: type[Fact]) -> Json:
    return _ref("schemas", cls.__name__)


_OTHERS: Final[Json] = {
    "refused": {
        "name": "refused",
        "title": "拒收 · Refused",
        "summary": "The value is what was sent, byte for byte. Of binary mode it is an HTTP message (`message/http`): "
        "the attributes as `ce-` headers, an empty line, the data.",
        "contentType": "application/octet-stream",
        "headers": {
            "type": "object",
            "required": ["reason", "reason-zh", "problem-type", "source-topic", "source-partition", "source-offset"],
            "properties": {
                **_texts(
                    {
                        "reason": "Why, in English.",
                        "reason-zh": "Why, in Chinese.",
                        "problem-type": "The stable `type` of the problem (RFC 9457).",
                        "source-topic": "Where it was read.",
                        "content-type": "Of the value.",
                    }
                ),
                **_texts({"source-partition": "Where it was read.", "source-offset": "Where it was read."}, _NUMBER),
                **_texts({"refusal": "Its number in `GET /v1/refusals`."}, _NUMBER),
            },
        },
        "payload": {},
        "bindings": {"kafka": {"key": {**_TEXT, "description": "The source"}, "bindingVersion": _BINDING}},
    },
    _OUTCOME: {
        "name": _OUTCOME,
        "title": "处理结果 · Outcome",
        "payload": _ref("schemas", "Answer"),
        "bindings": {"kafka": {"key": {**_TEXT, "description": "`id` of the event"}, "bindingVersion": _BINDING}},
    },
}


def _traits() -> Json:
    key = {**_TEXT, "description": "The case as in `subject`, so that its events keep their order"}
    by_case = {"kafka": {"key": key, "bindingVersion": _BINDING}}
    stream = {**_TEXT, "format": "uuid", "description": "The case, or another stream of the log"}
    places = {
        "position": "Place in the whole log, 1, 2, 3 …: tells a repeat.",
        "version": "Place in its stream, 1, 2, 3 …",
    }
    return {
        "structured": {
            "contentType": STRUCTURED,
            "headers": _headers({"content-type": {"const": STRUCTURED}}, []),
            "bindings": by_case,
        },
        "binary": {"contentType": DATA, "bindings": by_case},
        "stored": {
            "contentType": DATA,
            "headers": {
                "type": "object",
                "required": ["position", "stream", "version"],
                "properties": {**_texts(places, _NUMBER), "stream": stream},
            },
            "bindings": {"kafka": {"key": stream, "bindingVersion": _BINDING}},
        },
    }


def _headers(own: Json, required: list[str]) -> Json:
    signed = {
        SIGNATURE: "Where the source has keys: Ed25519, base64, over the `ce_` headers in the order of their names, "
        "each as `name: value` and a line feed, then a line feed, then the value.",
        SIGNED_BY: "Name of the key.",
    }
    return {"type": "object", "required": required, "properties": {**own, **_texts(signed)}}


def _schemas() -> Json:
    """Make the schemas of all that is sent; those of facts are the ones of ``/v1/schemas``."""
    _, schemas = msgspec.json.schema_components(
        (Answer, Attributes, Written, *FACTS.values()),
        schema_hook=lambda _: {},
        ref_template="#/components/schemas/{name}",
    )
    attributes, stored = schemas.pop("Attributes"), schemas.pop("Written")
    headers: Json = {f"ce_{name}": schema for name, schema in attributes["properties"].items()}
    headers |= {"content-type": {"const": DATA}}
    required = [f"ce_{name}" for name in attributes["required"]]
    schemas["BinaryHeaders"] = _headers(headers, required) | {
        "description": "The attributes, as the Kafka binding of CloudEvents has them."
    }
    schemas["CloudEvent"] = attributes | {
        "title": "CloudEvent",
        "properties": attributes["properties"] | {"data": {"type": "object"}},
        "required": [*attributes["required"], "data"],
    }
    schemas["StoredEvent"] = stored | {
        "title": "StoredEvent",
        "description": "The stored bytes: canonical JSON (RFC 8785), envelope included. `type` is the stored tag, "
        "`seq` the place in the stream, `occ` the legal and `rec` the recorded time.",
    }
    return schemas
