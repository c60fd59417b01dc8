"""The record of the whole process of one case: its file, paper by paper."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.views import Asked, no_such_case
from domain.authority import Action
from projections.read_models.process_records.view import FileView, view


def router(service: Service) -> APIRouter:
    """Make the path; it comes after those of the read model, of which one is longer than it."""
    routes = APIRouter(tags=["read models"])

    @routes.get("/v1/process-records/{case_id:path}", **_FILE)
    async def file(request: Request, case_id: doc.CaseName) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, "as_of", "known_at", "up_to_version")
        asked = Asked(
            as_of=given.instant("as_of"),
            known_at=given.instant("known_at"),
            up_to_version=given.number("up_to_version", 1, 10**9),
        )
        return reply(await service.in_thread(_file, service, case_id, asked))

    return routes


def _file(service: Service, name: str, asked: Asked) -> FileView:
    case_id = service.archive.find(name)
    found = view(str(case_id), service.archive.told(case_id, asked), service.registers())
    if found is None:
        raise no_such_case(name)
    return found


_FILE = doc.reading(
    "File of a case 案卷",
    "Every paper in archive order with reference, digest and times; what the path of the case needs and what is "
    "missing; acts that are filmed and whether a recording was kept. From the log itself, as of the times asked for. "
    "404 for a case that was neither filed nor decided and knows no measure.",
    doc.ref("FileView"),
    [doc.AS_OF, doc.KNOWN_AT, doc.VERSION],
    (400, 401, 403, 404),
)
