"""Similar cases (同案同罚): how the fines of like cases lie, and the range for a case at hand."""

from datetime import date, timedelta
from typing import Final

from fastapi import APIRouter
from msgspec import Struct, structs
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import asked, named, parameters, refusing, required
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from api.routes.read_models import put
from domain.authority import Action
from domain.parties import PartyClass
from domain.ports.tables import Session
from domain.time.instants import legal_date
from projections.read_models.discretion.distribution import FENCE, METHOD, distribution
from projections.read_models.discretion.fitting_range import fitting_range
from projections.read_models.discretion.similar_cases import SIMILAR_CASES
from projections.read_models.question import LONGEST, Asked

_CLASSES: Final = (PartyClass.PERSON, PartyClass.UNIT)
_FENCES: Final = 1000
_FAILS: Final = (400, 401, 403, 503)


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["read models"])

    @routes.get("/v1/similar-cases/distribution", operation_id="distribute_similar_cases", **_DISTRIBUTION)
    async def distributed(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(SIMILAR_CASES), "fence_percent")
        await reached(service, given)
        wanted, fence = asked(given, SIMILAR_CASES), given.number("fence_percent", 1, _FENCES) or FENCE
        return reply(await service.in_thread(_distribute, service, wanted, fence))

    @routes.get("/v1/similar-cases/range", operation_id="find_fitting_range", **_RANGE)
    async def fitting(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(
            request,
            "item",
            "tier",
            "party_class",
            "on",
            "organ",
            "region",
            "synthetic",
            "fence_percent",
            "min_position",
        )
        await reached(service, given)
        return reply(await service.in_thread(_fit, service, _case(service, given)))

    return routes


def _distribute(service: Service, wanted: Asked, fence: int) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        return _described(session, service, wanted, fence)


def _described(session: Session, service: Service, wanted: Asked, fence: int) -> dict[str, object]:
    put_as = put(session, service, SIMILAR_CASES, wanted)
    return {
        "position": put_as.position,
        "method": METHOD,
        "fence_percent": fence,
        "groups": distribution(session, put_as, fence),
    }


class _Case(Struct, frozen=True, kw_only=True):
    item: str
    tier: str | None
    party: PartyClass
    region: str | None
    on: date
    synthetic: bool | None
    fence: int


def _case(service: Service, given: Parameters) -> _Case:
    item = required("item", given.text("item"), "an item code")
    party = required("party_class", given.choice("party_class", _CLASSES), " or ".join(_CLASSES))
    on = given.day("on") or legal_date(service.clock())
    return _Case(
        item=item,
        tier=given.text("tier"),
        party=party,
        region=given.text("region") or service.registers().region(given.text("organ"), on),
        on=on,
        synthetic=given.truth("synthetic"),
        fence=given.number("fence_percent", 1, _FENCES) or FENCE,
    )


def _fit(service: Service, case: _Case) -> dict[str, object]:
    """Find the range, and how like cases of the year up to that day were punished."""
    filters: dict[str, str | int | bool] = {"item": case.item, "party_class": case.party}
    if case.tier is not None:
        filters["tier"] = case.tier
    year = timedelta(days=LONGEST - 1)
    first = case.on - year if case.on - date.min > year else date.min
    beside = Asked(first=first, last=case.on, synthetic=case.synthetic, filters=filters)
    with refusing(), service.store.tables.read() as session:
        found = fitting_range(
            service.registers(), case.item, tier=case.tier, party=case.party, region=case.region, on=case.on
        )
        return {
            "on": case.on,
            "region": case.region,
            **structs.asdict(found),
            "distribution": {"from": first, "to": case.on, **_described(session, service, beside, case.fence)},
        }


_FENCE = doc.parameter(
    "fence_percent",
    "How far beyond the quartiles an outlier lies, in percent of the interquartile range: a convention (grade D).",
    {"type": "integer", "minimum": 1, "maximum": _FENCES, "default": FENCE},
)
_DISTRIBUTION = doc.reading(
    "Distribute the fines of similar cases 同案同罚分布",
    "Count, smallest, quartiles, largest, spread and outliers of the fines of decisions that stand, by version of the "
    "item, tier and class of party; amounts in fen. Needs an item and a period of at most 366 days. Quartiles are by "
    "nearest rank, so that each is a fine that was imposed; outliers come with their reasons and cases.",
    {"type": "object"},
    [*parameters(SIMILAR_CASES), _FENCE],
    _FAILS,
)
_RANGE = doc.reading(
    "Find the range for a case at hand 裁量幅度查询",
    "What item and discretion table in force on a day allow for a class of party, and beside it how like cases of the "
    "366 days up to that day were punished, in every organ; amounts in fen.",
    {"type": "object"},
    [
        doc.parameter("item", "Item code; required."),
        doc.parameter("tier", "Tier of the discretion table; every tier where it is not given."),
        doc.parameter("party_class", "Person or unit; required.", {"type": "string", "enum": list(_CLASSES)}),
        doc.parameter("on", "Day; today where it is not given.", {"type": "string", "format": "date"}),
        doc.parameter("organ", "Organ, for the table of its place."),
        doc.parameter("region", "Division, for the table of that place; that of the organ where it is not given."),
        doc.SYNTHETIC,
        _FENCE,
        doc.MIN_POSITION,
    ],
    _FAILS,
)
