"""The application: FastAPI, with authentication before it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api import asyncapi, problems
from api.authentication import Authentication
from api.bootstrap import Service
from api.counters import Counters
from api.openapi import describe
from api.replies import reply
from api.routes import (
    cases,
    commands,
    competence,
    deadlines,
    disclosure,
    evaluation,
    exchange,
    first_offences,
    indicators,
    operations,
    organ_disclosure,
    process_records,
    publications,
    read_models,
    refused,
    remedies,
    response_times,
    reviewing,
    schemas,
    similar_cases,
    tasks,
    visits,
    webhooks,
)
from api.routes.events import PATH, EventsEndpoint


class ShortCut:
    """Takes the hottest path straight to its endpoint; FastAPI's way there costs as much as the endpoint."""

    def __init__(self, app: ASGIApp, events: EventsEndpoint) -> None:
        """Stand before an application that has the same route, for every other method."""
        self._app, self._events = app, events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST":
            await self._events(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def create_app(service: Service) -> ASGIApp:
    """Make the application over a service, which it starts and, in the end, closes."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        service.start()
        try:
            yield
        finally:
            service.close()

    app = FastAPI(
        title="闭环 Bihuan", version="0.1.0", lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None
    )
    counters = Counters(service)
    events = EventsEndpoint(service, counters)
    app.router.routes.append(Route(PATH, events, methods=["POST"]))
    for router in (
        commands.router(service, counters),
        cases.router(service),
        deadlines.router(service),
        read_models.router(service),
        reviewing.router(service),
        process_records.router(service),
        disclosure.router(service),
        exchange.router(service),
        organ_disclosure.router(service),
        publications.router(service),
        visits.router(service),
        first_offences.router(service),
        similar_cases.router(service),
        evaluation.router(service),
        tasks.router(service),
        webhooks.router(service),
        indicators.router(service),
        response_times.router(service),
        competence.router(service),
        refused.router(service),
        remedies.router(service),
        schemas.router(),
        operations.router(service, counters),
    ):
        app.include_router(router)
    described = cache(lambda: describe(app))

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi(request: Request) -> Response:
        del request
        return reply(described())

    over_kafka = cache(lambda: asyncapi.describe(app.version))

    @app.get("/asyncapi.json", include_in_schema=False)
    async def kafka(request: Request) -> Response:
        del request
        return reply(over_kafka())

    problems.install(app)
    return Authentication(ShortCut(app, events), service.tokens)
