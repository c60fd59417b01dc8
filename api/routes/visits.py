"""Visits per enterprise and year (综合查一次): how often, over which cap, and what was merged and saved."""

from datetime import date

from fastapi import APIRouter
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import refusing, required
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from api.routes.read_models import put
from domain.authority import Action
from projections.read_models.inspection.enterprises import DEFINITION, NARROWING, Held, caps_of, enterprises
from projections.read_models.inspection.visits import VISITS
from projections.read_models.question import Asked

_TIMES = ("as_of", "known_at", "position", "synthetic", "min_position")
_FIRST_YEAR, _LAST_YEAR = 1990, 2200


def router(service: Service) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["read models"])

    @routes.get("/v1/visits/enterprises", operation_id="count_visits_of_enterprises", **_DESCRIBED)
    async def visited(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, "year", *NARROWING, "cap", "over_cap", *_TIMES, "limit", "cursor")
        await reached(service, given)
        year = required("year", given.number("year", _FIRST_YEAR, _LAST_YEAR), "a year such as 2025")
        asked = Asked(
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            as_of=given.instant("as_of"),
            known_at=given.instant("known_at"),
            position=given.number("position", 0, 10**15),
            synthetic=given.truth("synthetic"),
            filters={name: value for name in NARROWING if (value := given.text(name)) is not None},
        )
        held = Held(cap=given.number("cap", 0, 366), over_cap=given.truth("over_cap") or False)
        return reply(await service.in_thread(_count, service, year, asked, held, given))

    return routes


def _count(service: Service, year: int, asked: Asked, held: Held, given: Parameters) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        wanted = put(session, service, VISITS, asked)
        found = enterprises(session, wanted, held, given.limit(), given.text("cursor"))
    definition = {"zh": DEFINITION.zh, "en": DEFINITION.en, "grade": "D"}
    return {
        "position": wanted.position,
        "year": year,
        "definition": definition,
        "cap": held.cap,
        "caps": caps_of(year),
        **structs.asdict(found),
    }


_DESCRIBED = doc.reading(
    "Count visits by enterprise 入企检查次数",
    "One organ's visits to one enterprise in a year: planned and for cause, merged and saved, with the tasks and plans "
    "that were merged, against the yearly cap of the rule pack or the one asked for. "
    "`GET /v1/visits` with the party, the organ and the year's first and last day lists the visits behind.",
    {"type": "object"},
    [
        doc.parameter("year", "Year; required.", {"type": "integer", "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR}),
        doc.parameter("organ", "Organ; one of organ, region and party is required."),
        doc.parameter("region", "Division code."),
        doc.parameter("party", "Token of the enterprise."),
        doc.parameter(
            "cap",
            "Yearly cap of planned visits; that of the rule pack of the day where it is not given, shown in `caps` "
            "with its grade and source.",
            {"type": "integer", "minimum": 0, "maximum": 366},
        ),
        doc.parameter("over_cap", "Show only what exceeds the cap.", {"type": "boolean"}),
        doc.AS_OF,
        doc.KNOWN_AT,
        doc.POSITION,
        doc.SYNTHETIC,
        doc.MIN_POSITION,
        doc.LIMIT,
        doc.CURSOR,
    ],
    (400, 401, 403, 503),
)
