"""Tasks: what is to be done by whom until when."""

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from domain.authority import Action
from projections import tasks
from projections.tasks import KINDS, TaskFilter, find_tasks

_TEXTS: Final = ("organ", "officer", "region", "item")


def router(service: Service) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["deadlines"])

    @routes.get("/v1/tasks", **_LIST)
    async def listed(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, "kind", *_TEXTS, "due_by", "overdue", "as_of", "limit", "cursor", "min_position")
        await reached(service, given)
        as_of = given.instant("as_of")
        wanted = TaskFilter(
            kind=given.choice("kind", KINDS),
            due_by=given.day("due_by"),
            overdue=given.truth("overdue"),
            at=as_of or service.clock(),
            past=as_of is not None,
            organ=given.text("organ"),
            officer=given.text("officer"),
            region=given.text("region"),
            item=given.text("item"),
        )
        return reply(await service.in_thread(_find, service, wanted, given.limit(), given.text("cursor")))

    return routes


def _find(service: Service, wanted: TaskFilter, limit: int, cursor: str | None) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        page = find_tasks(session, service.store.log, wanted, limit, cursor)
        return {"position": tasks.reached(session), "as_of": wanted.at, "items": page.items, "next": page.next}


_LIST = doc.reading(
    "List tasks 待办事项",
    "First the duties with a last day, the one due first first, each with its articles, what follows a breach, and the "
    "commands that fulfil it. Then the next steps of open cases, latest event first, with the duties that bound them: "
    "those belong to an organ, and are left out where an officer, a last day or `overdue` is asked for.",
    {"type": "object"},
    [
        doc.parameter("kind", f"One of {', '.join(KINDS)}."),
        doc.parameter("organ", "Organ whose task it is."),
        doc.parameter("officer", "Who acted in the event that started the period."),
        doc.parameter("region", "Division code."),
        doc.parameter("item", "Item code."),
        doc.parameter("due_by", "Due on this day or before.", {"type": "string", "format": "date"}),
        doc.parameter("overdue", "Whether its last day has passed.", {"type": "boolean"}),
        *(doc.AS_OF, doc.LIMIT, doc.CURSOR, doc.MIN_POSITION),
    ],
    (400, 401, 403, 503),
)
