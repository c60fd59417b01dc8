"""What was refused, and what waits."""

from datetime import datetime

from fastapi import APIRouter
from msgspec import Raw, Struct
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from domain.authority import Action
from domain.ports.refusals import Refusal
from domain.ports.waiting import Waiting


class RefusalView(Struct, frozen=True, kw_only=True):
    """Something that was refused."""

    number: int
    received_at: datetime
    channel: str
    source: str | None
    id: str | None
    subject: str | None
    type: str | None
    organ: str | None
    problem: Raw
    """The problem document that its sender got."""
    content_type: str
    size: int
    """Bytes kept; ``/v1/refusals/{number}/body`` has them."""


class WaitingView(Struct, frozen=True, kw_only=True):
    """An event whose alias nobody has registered yet."""

    alias: str
    received_at: datetime
    source: str
    id: str
    type: str
    occurred_at: datetime
    organ: str | None


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["refused and waiting"])
    store = service.store

    @routes.get("/v1/refusals", **_REFUSALS)
    async def refusals(request: Request) -> Response:
        principal_of(request.scope, Action.READ_REFUSALS)
        given = Parameters(request, "source", "organ", "after", "limit")
        after, limit = given.number("after", 0, 2**53) or 0, given.limit()
        source, organ = given.text("source"), given.text("organ")
        found = await service.in_thread(store.refusals.list, after, limit, source=source, organ=organ)
        following = found[-1].number if len(found) == limit else None
        return reply({"items": [_refusal(r) for r in found], "next": following})

    @routes.get("/v1/refusals/{number}/body", **_BODY)
    async def body(request: Request, number: doc.RefusalNumber) -> Response:
        principal_of(request.scope, Action.READ_REFUSALS)
        Parameters(request)
        digits = number.isascii() and number.isdigit() and len(number) < len(str(2**53))
        found = await service.in_thread(store.refusals.get, int(number) if digits else 0)
        if found is None:
            zh, en = f"没有编号为 {number} 的拒收记录", f"Nothing was refused under the number {number}."
            raise ProblemError(problem(kinds.NOT_FOUND, zh, en, field="number"))
        headers = {"X-Content-Type-Options": "nosniff", "Bihuan-Content-Type": found.content_type.split(";")[0]}
        return Response(found.body, 200, headers, "application/octet-stream")

    @routes.get("/v1/waiting", **_WAITING)
    async def waiting(request: Request) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        limit = Parameters(request, "limit").limit()
        found = await service.in_thread(store.waiting.list, limit)
        count = await service.in_thread(store.waiting.count)
        return reply({"count": count, "items": [_waiting(w) for w in found]})

    return routes


def _refusal(refusal: Refusal) -> RefusalView:
    return RefusalView(
        number=refusal.number,
        received_at=refusal.received_at,
        channel=refusal.channel,
        source=refusal.source,
        id=refusal.id,
        subject=refusal.subject,
        type=refusal.type,
        organ=refusal.organ,
        problem=Raw(refusal.problem),
        content_type=refusal.content_type,
        size=len(refusal.body),
    )


def _waiting(waiting: Waiting) -> WaitingView:
    event = waiting.event
    return WaitingView(
        alias=waiting.alias,
        received_at=waiting.received_at,
        source=event.source,
        id=event.id,
        type=event.type,
        occurred_at=event.occurred_at,
        organ=event.organ,
    )


_REFUSALS = doc.reading(
    "List what was refused 拒收记录",
    "In order of arrival; `next` is the `after` of the next page.",
    doc.listed("RefusalView"),
    [
        doc.parameter("source", "The system that sent it."),
        doc.parameter("organ", "The organ that it spoke for."),
        doc.parameter("after", "Number after which to go on.", {"type": "integer", "minimum": 0}),
        doc.LIMIT,
    ],
)
_BODY = doc.reading(
    "What was sent, byte for byte 拒收原文",
    "The bytes that were refused.",
    {"type": "string", "contentEncoding": "binary"},
    fails=(401, 403, 404),
)
_WAITING = doc.reading(
    "List what waits 等待关联",
    "Events whose alias nobody has registered yet, the longest waiting first.",
    {
        "type": "object",
        "required": ["count", "items"],
        "properties": {
            "count": {"type": "integer"},
            "items": {"type": "array", "items": doc.ref("WaitingView")},
        },
    },
    [doc.LIMIT],
)
