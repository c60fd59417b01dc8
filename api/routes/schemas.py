"""Schemas of everything that may be sent; public."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.parameters import Parameters
from api.replies import reply
from api.schemas import known, listing, schema


def router() -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["schemas"])

    @routes.get("/v1/schemas", **_LIST)
    async def schemas(request: Request) -> Response:
        Parameters(request)
        return reply({"items": listing()})

    @routes.get("/v1/schemas/{type}", **_ONE)
    async def one(request: Request, type: doc.TypeName) -> Response:  # noqa: A002 -- the name in the path
        Parameters(request)
        found = known(type)
        if found is None:
            zh, en = f"未知事件类型 {type}", f"The type {type} is unknown."
            raise ProblemError(problem(kinds.NOT_FOUND, zh, en, field="type", expected="GET /v1/schemas"))
        response = reply(schema(found))
        response.headers["Content-Type"] = "application/schema+json"
        return response

    return routes


_LIST = doc.reading(
    "List event types 事件类型",
    "Every CloudEvents type that may be sent, with its names in Chinese and English, its schema and its command.",
    {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {"type": "object"}}}},
    fails=(400,),
    public=True,
)
_ONE = doc.reading(
    "Schema of an event type 数据模式",
    "JSON Schema 2020-12 of the `data` of a type; this is what `dataschema` may name.",
    {"type": "object"},
    fails=(400, 404),
    public=True,
)
