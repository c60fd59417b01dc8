"""How fast and how long: response times of dispatches (1315), and the age of requests that wait."""

from datetime import timedelta
from typing import Final

from fastapi import APIRouter
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.asking import asked, named, parameters, refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from domain.authority import Action
from domain.time.instants import legal_date
from projections.read_models.collaboration.ages import BANDS, count_ages
from projections.read_models.collaboration.ages import BY as BY_AGE
from projections.read_models.collaboration.dispatch import DISPATCH
from projections.read_models.collaboration.percentiles import BY as BY_TIME
from projections.read_models.collaboration.percentiles import measure
from projections.read_models.collaboration.request import COLLABORATION
from projections.read_models.question import LONGEST, Asked, question
from projections.read_models.sense import check_named, check_times

_LONGEST_BAND: Final = 3660


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["read models"])

    @routes.get("/v1/dispatch/percentiles", operation_id="measure_dispatch", **_PERCENTILES)
    async def percentiles(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(DISPATCH), "by")
        await reached(service, given)
        return reply(await service.in_thread(_measured, service, asked(given, DISPATCH), _by(given)))

    @routes.get("/v1/collaboration/ages", operation_id="count_collaboration_ages", **_AGES)
    async def ages(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(COLLABORATION), "by", "bands")
        await reached(service, given)
        wanted, bands = asked(given, COLLABORATION), _bands(given.text("bands"))
        return reply(await service.in_thread(_aged, service, wanted, _by(given), bands))

    return routes


def _by(given: Parameters) -> tuple[str, ...]:
    return tuple(name for name in (given.text("by") or "").split(",") if name)


def _bands(text: str | None) -> tuple[int, ...]:
    if text is None:
        return BANDS
    known = (part.isascii() and part.isdecimal() and len(part) <= len(str(_LONGEST_BAND)) for part in text.split(","))
    days = [int(part) if plain else -1 for part, plain in zip(text.split(","), known, strict=True)]
    if days != sorted(set(days)) or not 0 <= days[0] <= days[-1] <= _LONGEST_BAND:
        zh, en = "bands 应为递增的天数，以逗号分隔", "bands must be ascending days, separated by commas."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="bands", expected="3,7,15,30"))
    return tuple(days)


def _measured(service: Service, wanted: Asked, by: tuple[str, ...]) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        check_named(session, DISPATCH, wanted, service.registers())
        check_times(session, DISPATCH, wanted, service.store.log, service.clock())
        put = question(session, service.store.log, DISPATCH, wanted)
        groups = measure(session, put, by)
    return {"position": put.position, "method": "nearest rank", "by": by, "groups": groups}


def _aged(service: Service, wanted: Asked, by: tuple[str, ...], bands: tuple[int, ...]) -> dict[str, object]:
    """Count what waits at a time, of the requests of the year before it where no period is given."""
    moment = wanted.as_of or service.clock()
    on = legal_date(moment)
    last = wanted.last or on
    first = wanted.first or last - timedelta(days=LONGEST - 1)
    with refusing(), service.store.tables.read() as session:
        check_named(session, COLLABORATION, wanted, service.registers())
        check_times(session, COLLABORATION, wanted, service.store.log, service.clock())
        asks = structs.replace(wanted, first=first, last=last, as_of=moment)
        put = question(session, service.store.log, COLLABORATION, asks)
        groups = count_ages(session, put, by, on, bands)
    return {
        "position": put.position,
        "as_of": moment,
        "from": first,
        "to": last,
        "bands": bands,
        "by": by,
        "groups": groups,
    }


_PERCENTILES = doc.reading(
    "Measure response times 1315 响应用时",
    "By group: dispatches, and of each step (answered, out of the door, on the scene) how many happened, how many in "
    "time, and the seconds within which 50 and 95 of a hundred happened, by nearest rank, without interpolation. What "
    "has not happened has no time: it counts among the dispatches alone. Needs a period of at most 366 days.",
    {"type": "object"},
    [*parameters(DISPATCH), doc.parameter("by", f"Fields, separated by commas: {', '.join(BY_TIME)}.")],
    (400, 401, 403, 503),
)
_AGES = doc.reading(
    "Count waiting requests by age 协同请求账龄",
    "Requests that wait at `as_of` (now, where it is not said), by how many days they have waited, and how many of "
    "them are overdue. Of requests made in the year before, where no period is given; the answer says which.",
    {"type": "object"},
    [
        *parameters(COLLABORATION),
        doc.parameter("by", f"Fields, separated by commas: {', '.join(BY_AGE)}."),
        doc.parameter("bands", "Last day of each band, ascending, separated by commas; 3,7,15,30 by default."),
    ],
    (400, 401, 403, 503),
)
