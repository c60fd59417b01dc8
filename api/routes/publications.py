"""Publications that are overdue on a day: not published, not withdrawn, or shown beyond their term."""

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import asked, named, parameters, refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from domain.authority import Action
from domain.ports.tables import Session
from domain.time.instants import legal_date
from projections.paging import Page
from projections.read_models.disclosure.publications import OVERDUE, PUBLICATIONS, Overdue, list_overdue
from projections.read_models.question import Asked, Question, question
from projections.read_models.sense import check_named, check_times


def router(service: Service) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["disclosure"])

    @routes.get("/v1/publications/overdue", **_OVERDUE)
    async def overdue(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(PUBLICATIONS), "what", "limit", "cursor")
        await reached(service, given)
        wanted = asked(given, PUBLICATIONS)
        what = given.choice("what", tuple(Overdue)) or Overdue.UNPUBLISHED
        put, page = await service.in_thread(_find, service, wanted, what, given.limit(), given.text("cursor"))
        return reply({"position": put.position, "items": page.items, "next": page.next})

    return routes


def _find(service: Service, wanted: Asked, what: Overdue, limit: int, cursor: str | None) -> tuple[Question, Page]:
    with refusing(), service.store.tables.read() as session:
        put = _put(session, service, wanted)
        on = legal_date(wanted.as_of or service.clock())
        return put, list_overdue(session, put, what, on, limit, cursor)


def _put(session: Session, service: Service, wanted: Asked) -> Question:
    check_named(session, PUBLICATIONS, wanted, service.registers())
    check_times(session, PUBLICATIONS, wanted, service.store.log, service.clock())
    return question(session, service.store.log, PUBLICATIONS, wanted)


_OVERDUE: Final = doc.reading(
    "List overdue publications 逾期公示清单",
    "What must be published and was not by its last day, what does not stand and was not withdrawn by its last day, or "
    "what is still online beyond its term: as of a day, today where none is given.",
    doc.listed("PublicationEntry"),
    [
        *parameters(PUBLICATIONS),
        doc.parameter(
            "what",
            "; ".join(f"`{what}`: {term.en}" for what, term in OVERDUE.items()),
            {"type": "string", "enum": [*Overdue], "default": Overdue.UNPUBLISHED},
        ),
        doc.LIMIT,
        doc.CURSOR,
    ],
    (400, 401, 403, 503),
)
