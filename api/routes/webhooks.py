"""Webhooks: who is told of what, and what was given up. A registrar sees to it, or whoever is on the machine itself."""

from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter
from msgspec import DecodeError, Meta, Struct, ValidationError, json
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from adapters.webhooks.addresses import RefusedAddressError
from adapters.webhooks.queue import bury, counts, dead
from adapters.webhooks.subscriptions import Subscription, TooManyError, Wanted, subscribe, subscriptions, unsubscribe
from api import documentation as doc
from api.authentication import principal_of
from api.bodies import read_body
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from domain.authority import Action
from projections.notices import NoticeKind
from projections.paging import CursorError, read_cursor, write_cursor

_MAX_BODY: Final = 16 * 1024


class WebhookBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new subscription."""

    url: Annotated[str, Meta(max_length=500)]
    """https, at a public address."""
    kinds: Annotated[tuple[NoticeKind, ...], Meta(min_length=1)] = tuple(NoticeKind)
    organ: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    """Only what concerns this organ."""


class WebhookView(Struct, frozen=True, kw_only=True):
    """A subscription; its secret is shown once, to whoever makes it."""

    id: str
    url: str
    kinds: tuple[str, ...]
    organ: str | None
    since: int
    created_at: datetime
    created_by: str
    gone_at: datetime | None
    notifications: dict[str, int]
    """How many of its notifications are waiting, delivered and dead."""


class DeadWebhook(Struct, frozen=True, kw_only=True):
    """A notification that was given up."""

    id: str
    subscription: str
    kind: str
    position: int
    tries: int
    status: int | None
    error: str | None
    created_at: str
    given_up_at: str | None


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["webhooks"])

    @routes.get("/v1/webhooks", **_LIST)
    async def listed(request: Request) -> Response:
        principal_of(request.scope, Action.MANAGE_WEBHOOKS)
        Parameters(request)
        return reply({"items": await service.in_thread(_views, service), "next": None})

    @routes.post("/v1/webhooks", **_ADD)
    async def add(request: Request) -> Response:
        who = principal_of(request.scope, Action.MANAGE_WEBHOOKS)
        body = _body(await read_body(request.scope, request.receive, _MAX_BODY))
        made = await service.in_thread(_subscribe, service, body, who.person)
        return reply({"id": made.id, "secret": made.secret, "since": made.since}, 201)

    @routes.delete("/v1/webhooks/{subscription}", **_REMOVE)
    async def remove(request: Request, subscription: doc.SubscriptionName) -> Response:
        principal_of(request.scope, Action.MANAGE_WEBHOOKS)
        if not await service.in_thread(_unsubscribe, service, subscription):
            zh, en = f"没有订阅 {subscription}", f"There is no subscription {subscription}."
            raise ProblemError(problem(kinds.NOT_FOUND, zh, en, field="subscription"))
        return reply({"id": subscription})

    @routes.get("/v1/webhooks/dead", **_DEAD)
    async def given_up(request: Request) -> Response:
        principal_of(request.scope, Action.MANAGE_WEBHOOKS)
        given = Parameters(request, "limit", "cursor")
        return reply(await service.in_thread(_given_up, service, given.limit(), given.text("cursor")))

    return routes


def _body(content: bytes) -> WebhookBody:
    try:
        return json.decode(content, type=WebhookBody)
    except ValidationError as error:
        zh, en = f"订阅请求不符合格式：{error}", f"The subscription has not the right form: {error}."
        raise ProblemError(problem(kinds.SCHEMA_VIOLATION, zh, en, expected=_KINDS)) from error
    except (DecodeError, UnicodeDecodeError) as error:
        zh, en = f"不是有效的 JSON：{error}", f"This is no JSON: {error}."
        raise ProblemError(problem(kinds.MALFORMED_JSON, zh, en)) from error


def _subscribe(service: Service, body: WebhookBody, by: str) -> Subscription:
    wanted = Wanted(url=body.url, kinds=tuple(dict.fromkeys(map(str, body.kinds))), organ=body.organ)
    try:
        with service.store.tables.write() as session:
            return subscribe(session, wanted, service.store.log.head(), service.clock(), by)
    except (RefusedAddressError, TooManyError) as error:
        zh, en = f"不能订阅：{error}", f"This cannot be subscribed: {error}."
        raise ProblemError(problem(kinds.REFUSED_SUBSCRIPTION, zh, en, field="url")) from error


def _unsubscribe(service: Service, subscription: str) -> bool:
    with service.store.tables.write() as session:
        known = unsubscribe(session, subscription)
        bury(session, subscription, "the subscription was removed", service.clock())
        return known


def _views(service: Service) -> list[WebhookView]:
    with service.store.tables.read() as session:
        found, counted = subscriptions(session), counts(session)
    return [
        WebhookView(
            **{name: getattr(one, name) for name in WebhookView.__struct_fields__ if name != "notifications"},
            notifications={state: number for (of, state), number in counted.items() if of == one.id},
        )
        for one in found
    ]


def _given_up(service: Service, limit: int, cursor: str | None) -> dict[str, object]:
    try:
        after = read_cursor({"list": "dead"}, cursor) if cursor is not None else None
    except CursorError as error:
        zh, en = "游标已损坏或者属于其他查询，请不带游标重新开始", f"{str(error).capitalize()}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="cursor")) from error
    with service.store.tables.read() as session:
        found = dead(session, (str(after[0]), str(after[1])) if after is not None else None, limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    following = write_cursor({"list": "dead"}, (str(last.done_at), last.id)) if last is not None else None
    kept = ("id", "subscription", "kind", "position", "tries", "status", "error", "created_at")
    shown = [DeadWebhook(**{n: getattr(one, n) for n in kept}, given_up_at=one.done_at) for one in found[:limit]]
    return {"items": shown, "next": following}


_KINDS: Final = tuple(str(kind) for kind in NoticeKind)
_LIST = doc.reading("List webhooks 订阅", "Who is told of what, without secrets.", doc.listed("WebhookView"))
_DEAD = doc.reading(
    "Notifications given up 未送达通知",
    "What was tried in vain to the end, the latest first; `bihuan webhook retry` has one tried again.",
    doc.listed("DeadWebhook"),
    [doc.LIMIT, doc.CURSOR],
)
_REMOVE = doc.reading(
    "Remove a webhook 取消订阅", "What waits for it is given up.", {"type": "object"}, fails=(401, 403, 404)
)
_ADD = doc.WEBHOOK
