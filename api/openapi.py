"""``/openapi.json``: FastAPI lists the paths, msgspec the schemas."""

from typing import Any, Final

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from adapters.intake.answers import Answer
from adapters.intake.envelope import Attributes
from adapters.intake.orders import OrderBody
from adapters.intake.problem import Problem
from adapters.intake.telling import CommandAnswer
from api.documentation import EVENTS, ref
from api.examples import EVENT_EXAMPLES, TYPES
from api.routes.refused import RefusalView, WaitingView
from api.routes.webhooks import DeadWebhook, WebhookBody, WebhookView
from api.views import CaseView, StepView
from domain.catalogue import SENDABLE
from projections.closed_loop import table as case_table
from projections.findings import table as finding_table
from projections.read_models.book import READ_MODELS
from projections.read_models.process_records.view import FileView

Json = dict[str, Any]

_DESCRIPTION: Final = (
    "闭环：行政执法案件全生命周期的事件溯源后端。An upstream app reports facts as CloudEvents; officers' apps "
    "propose facts by commands; supervisors and auditors read. Errors are RFC 9457 problem documents in Chinese and "
    "English."
)
_TAGS: Final = (
    *("events", "commands", "cases", "read models", "disclosure", "evaluation", "indicators", "competence"),
    *("refused and waiting", "webhooks", "schemas", "operations"),
)


def describe(app: FastAPI) -> Json:
    """Describe every path of an application."""
    made: Json = get_openapi(title=app.title, version=app.version, description=_DESCRIPTION, routes=app.routes)
    made["paths"] = {"/v1/events": {"post": EVENTS}} | made["paths"]
    for item in made["paths"].values():
        for operation in item.values():
            _drop_validation(operation["responses"])
    made["tags"] = [{"name": tag} for tag in _TAGS]
    made["security"] = [{"bearer": []}]
    made["components"] = {
        "schemas": _schemas(),
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
    }
    return made


def _drop_validation(responses: Json) -> None:
    """Leave out the answer of FastAPI's own validation, which no path of ours ever gives."""
    if "application/json" in responses.get("422", {}).get("content", {}):
        del responses["422"]


def _schemas() -> Json:
    told = (Answer, Problem, CommandAnswer, OrderBody, CaseView, StepView, RefusalView, WaitingView, Attributes)
    webhooks = (WebhookBody, WebhookView, DeadWebhook)
    facts = tuple(SENDABLE.values())
    entries = (FileView, *(model.entry for model in READ_MODELS.values()))
    _, schemas = msgspec.json.schema_components(
        (*told, *webhooks, *facts, *entries), schema_hook=_anything, ref_template="#/components/schemas/{name}"
    )
    schemas = _renamed(schemas, f"{Problem.__module__}.{Problem.__name__}", Problem.__name__)
    schemas["CloudEvent"] = _cloud_event(schemas.pop("Attributes"))
    schemas["OrderBody"]["properties"]["data"] = {"type": "object", "description": "The proposed fact."}
    schemas["Outcomes"] = _object({"outcomes": {"type": "array", "items": ref("Answer")}})
    schemas["History"] = _object(
        {
            "case": {"type": "string", "format": "uuid"},
            "as_of": {"type": ["string", "null"], "format": "date-time"},
            "known_at": {"type": ["string", "null"], "format": "date-time"},
            "steps": {"type": "array", "items": ref("StepView")},
        }
    )
    schemas["CaseRow"] = _row(case_table(0).columns)
    schemas["FindingRow"] = _row(finding_table(0).columns)
    return schemas


def _anything(kind: type) -> Json:
    """Describe what is shown as it is, such as the data of a fact."""
    del kind
    return {"description": "As it is stored."}


def _renamed(schemas: Json, long: str, short: str) -> Json:
    """Call a schema by its short name, though another of that name is told with its module's."""
    text = msgspec.json.encode(schemas).replace(f'"{long}"'.encode(), f'"{short}"'.encode())
    renamed: Json = msgspec.json.decode(text.replace(f'/{long}"'.encode(), f'/{short}"'.encode()))
    return renamed


def _cloud_event(attributes: Json) -> Json:
    """Describe an event in structured mode: its attributes, and data of the schema of its type."""
    attributes["title"] = "CloudEvent"
    attributes["description"] = "An event; its data follows the schema of its type, `GET /v1/schemas/{type}`."
    attributes["properties"]["type"] = {"type": "string", "enum": list(TYPES)}
    attributes["properties"]["data"] = {"type": "object"}
    attributes["required"] = [*attributes["required"], "data"]
    attributes["examples"] = list(EVENT_EXAMPLES.values())[:1]
    return attributes


def _object(properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


_BOOLEANS: Final = {"synthetic", "closed", "late"}
_STRUCTURED: Final[Json] = {
    "next": {"type": "array", "items": {"type": "string"}},
    "stages": {"type": "object"},
}


def _row(columns: Any) -> Json:  # noqa: ANN401 -- columns of a table, whichever
    properties: Json = {}
    for column in columns:
        if column.name == "state":
            continue
        kind = "integer" if column.kind == "integer" else "string"
        plain = {"type": "boolean"} if column.name in _BOOLEANS else {"type": [kind, "null"]}
        properties[column.name] = _STRUCTURED.get(column.name, plain)
    return {"type": "object", "properties": properties}
