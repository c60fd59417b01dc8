"""The words and shapes by which each path is described in ``/openapi.json``."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, TypedDict

from fastapi import Path

from api.examples import BATCH_EXAMPLE, BINARY_EXAMPLE, COMMAND_EXAMPLES, EVENT_EXAMPLES, ORDER_NAMES
from domain.catalogue import COMMANDS

Json = dict[str, Any]


class Described(TypedDict):
    """What a route takes as its description."""

    summary: str
    description: str
    status_code: int
    responses: dict[int | str, Json]
    openapi_extra: Json


def ref(name: str) -> Json:
    """Refer to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(description: str, schema: Json, media: str = "application/json", headers: Json | None = None) -> Json:
    shown: Json = {"description": description, "content": {media: {"schema": schema}}}
    return shown | ({"headers": headers} if headers else {})


_PROBLEMS: Final = {
    400: "Malformed; the problem names the field and what was expected.",
    401: "No valid token.",
    403: "The token gives no such right.",
    404: "Nothing is known under this name.",
    409: "In conflict with what is stored.",
    413: "Too large.",
    415: "A content type that is not taken.",
    422: "Well-formed, but it cannot be taken; the problem says why.",
    503: "Try again shortly; ``Retry-After`` says when.",
}


def problems(*statuses: int) -> dict[int | str, Json]:
    """Describe the problem documents of a path."""
    return {s: _answer(_PROBLEMS[s], ref("Problem"), "application/problem+json") for s in statuses}


def parameter(name: str, text: str, schema: Json | None = None, where: str = "query") -> Json:
    """Describe a parameter."""
    return {
        "name": name,
        "in": where,
        "required": False,
        "description": text,
        "schema": schema or {"type": "string"},
    }


_INSTANT: Final = {"type": "string", "examples": ["2026-03-31", "2026-03-31T12:00:00+08:00"]}
_BOOLEAN: Final = {"type": "boolean"}
AS_OF: Final = parameter("as_of", "Legal time: what was true then. A date means its end in Asia/Shanghai.", _INSTANT)
KNOWN_AT: Final = parameter("known_at", "Recorded time: what was known then.", _INSTANT)
VERSION: Final = parameter("up_to_version", "Version of the case, 1, 2, 3 …", {"type": "integer", "minimum": 1})
LIMIT: Final = parameter("limit", "Rows a page.", {"type": "integer", "minimum": 1, "maximum": 500, "default": 100})
MIN_POSITION: Final = parameter(
    "min_position",
    "Wait, at most 5 seconds, until the read models show this position of the log: read your own writes.",
    {"type": "integer", "minimum": 1},
)
POSITION: Final = parameter(
    "position",
    "Position of the log: as it was known there. A figure with its position can be had again at any time.",
    {"type": "integer", "minimum": 0},
)
CURSOR: Final = parameter("cursor", "`next` of the page before.")
CaseName = Annotated[
    str, Path(description="Case id, `urn:uuid:` and the id, or an alias such as `urn:xwm:` and an act code.")
]
CommandName = Annotated[str, Path(description="What is proposed.", json_schema_extra={"enum": sorted(COMMANDS)})]
RefusalNumber = Annotated[str, Path(description="Number of the refusal.")]
SubscriptionName = Annotated[str, Path(description="Id of the subscription.")]
TypeName = Annotated[str, Path(description="CloudEvents type.")]
SYNTHETIC: Final = parameter("synthetic", "Made up by a generator, or not.", _BOOLEAN)
FORMAT: Final = parameter(
    "format", "`json` where it is not said, or `csv`.", {"type": "string", "enum": ["json", "csv"]}
)
HEADING: Final = parameter(
    "heading",
    "First line of CSV: the labels in Chinese (`zh`, where it is not said), in English, or the names of the fields.",
    {"type": "string", "enum": ["zh", "en", "names"]},
)
CLOSED: Final = parameter("closed", "Whether the loop is closed.", _BOOLEAN)


def reading(  # noqa: PLR0913 -- one argument a part of the description
    summary: str,
    description: str,
    schema: Json,
    parameters: Sequence[Mapping[str, object]] = (),
    fails: Sequence[int] = (400, 401, 403),
    *,
    public: bool = False,
) -> Described:
    """Describe a path that is read."""
    extra: Json = {"parameters": list(parameters)}
    if public:
        extra["security"] = []
    return Described(
        summary=summary,
        description=description,
        status_code=200,
        responses={200: _answer("OK", schema), **problems(*fails)},
        openapi_extra=extra,
    )


def listed(name: str) -> Json:
    """Describe a page of things."""
    properties = {"items": {"type": "array", "items": ref(name)}, "next": {"type": ["string", "null"]}}
    return {"type": "object", "required": ["items", "next"], "properties": properties}


def also_csv(described: Described) -> Described:
    """Add to the description of a path that it answers with CSV where that is asked for."""
    answer = described["responses"][200]
    csv: Json = {"text/csv": {"schema": {"type": "string"}}}
    headers: Json = {
        "Bihuan-Position": {"description": "CSV: position of the log.", "schema": {"type": "integer"}},
        "Link": {"description": 'CSV: the next page, rel="next".', "schema": {"type": "string"}},
    }
    told = answer | {"content": answer["content"] | csv, "headers": answer.get("headers", {}) | headers}
    extra = described["openapi_extra"]
    return Described(
        summary=described["summary"],
        description=described["description"],
        status_code=described["status_code"],
        responses=described["responses"] | {200: told},
        openapi_extra=extra | {"parameters": [*extra["parameters"], FORMAT, HEADING]},
    )


_ETAG: Final = {
    "ETag": {"description": "Version of the case.", "schema": {"type": "string"}},
    "Location": {"description": "The case.", "schema": {"type": "string"}},
}

COMMAND: Final = Described(
    summary="Propose a fact 提出操作",
    description="The guards of the law run first. 201 with the facts; 409 if the case has moved on since the "
    "version in `If-Match`; 422 with every ground if the law stands against it. The same `Idempotency-Key` again acts "
    "once. "
    "The time must not lie in the future; the case is judged as of that time.",
    status_code=201,
    responses={
        200: _answer("A repeat: the answer it got before.", ref("CommandAnswer"), headers=_ETAG),
        201: _answer("Lawful, and stored.", ref("CommandAnswer"), headers=_ETAG),
        **problems(400, 401, 403, 404, 409, 413, 422, 503),
    },
    openapi_extra={
        "parameters": [
            parameter("Idempotency-Key", "Name of this command, 1 to 200 characters.", where="header"),
            parameter("If-Match", "Version of the case that you saw, as its `ETag` gives it.", where="header"),
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": ref("OrderBody"),
                    "examples": {
                        name: {"summary": f"{ORDER_NAMES[name]} (`{name}`)", "value": example}
                        for name, example in COMMAND_EXAMPLES.items()
                    },
                }
            },
        },
    },
)

WEBHOOK: Final = Described(
    summary="Add a webhook 新增订阅",
    description="The subscriber is told by POST, signed by the Standard Webhooks scheme: `webhook-id` is the same in "
    "every try, `webhook-signature` is `v1,` and the base64 of HMAC-SHA256 over id, timestamp and body, joined by "
    "dots, with the secret of the answer, which is shown only there. Tried ten times over some days; redirects are not "
    "followed.",
    status_code=201,
    responses={
        201: _answer(
            "Added.",
            {
                "type": "object",
                "required": ["id", "secret", "since"],
                "properties": {
                    "id": {"type": "string"},
                    "secret": {"type": "string"},
                    "since": {"type": "integer"},
                },
            },
        ),
        **problems(400, 401, 403, 413, 422),
    },
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/json": {"schema": ref("WebhookBody")}}},
    },
)

EVENTS: Final[Json] = {
    "tags": ["events"],
    "operationId": "post_events",
    "summary": "Report facts 上报事件",
    "description": "CloudEvents 1.0 in structured, batch or binary mode. A fact is never refused for being "
    "unlawful, only for its form. The same `source` and `id` again is stored once. In a batch every event has its own "
    "outcome, in the "
    "order sent; after a rejected event of a case, its later events in the batch are held back.",
    "parameters": [
        parameter(f"ce-{name}", f"Binary mode: the attribute `{name}`, percent-encoded.", where="header")
        for name in BINARY_EXAMPLE["headers"]
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/cloudevents+json": {
                "schema": ref("CloudEvent"),
                "examples": {
                    name: {"summary": example["type"], "value": example} for name, example in EVENT_EXAMPLES.items()
                },
            },
            "application/cloudevents-batch+json": {
                "schema": {"type": "array", "items": ref("CloudEvent")},
                "examples": {"batch": {"summary": "One case, two steps", "value": BATCH_EXAMPLE}},
            },
            "application/json": {
                "schema": {"type": "object", "description": "Binary mode: the data alone; attributes are headers."},
                "examples": {"binary": {"summary": "Binary mode", "value": BINARY_EXAMPLE["data"]}},
            },
        },
    },
    "responses": {
        "200": _answer(
            "A repeat; or, for a batch, every outcome in the order sent.",
            {"anyOf": [ref("Answer"), ref("Outcomes")]},
        ),
        "201": _answer("Stored.", ref("Answer"), headers={"Location": _ETAG["Location"]}),
        "202": _answer("Waiting until its alias is registered.", ref("Answer")),
        **{str(status): shown for status, shown in problems(400, 401, 403, 409, 413, 415, 422, 503).items()},
    },
}
