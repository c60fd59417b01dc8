"""First offence (首违核查): has a party offended before in a cause."""

from datetime import date
from typing import Final

from fastapi import APIRouter
from msgspec import Struct, structs
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
from domain.time.instants import legal_date
from projections.read_models.leniency.first_offence import AtHand, Policy, Scope, first_offence, window
from projections.read_models.leniency.offences import OFFENCES
from projections.read_models.question import Asked

_POLICY: Final = ("window_months", "scope", "count_no_penalty")
_TIMES: Final = ("as_of", "known_at", "position", "min_position")
_LONGEST: Final = 1200
_EARLIEST: Final = date(1949, 10, 1)


class _Wanted(Struct, frozen=True, kw_only=True):
    item: str
    months: int | None
    scope: Scope
    count_no_penalty: bool
    case: AtHand
    asked: Asked


def router(service: Service) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["read models"])

    @routes.get("/v1/first-offences", operation_id="ask_first_offence", **_DESCRIBED)
    async def first(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, "party", "item", "on", "organ", "region", "case_id", *_POLICY, *_TIMES)
        await reached(service, given)
        return reply(await service.in_thread(_look, service, _wanted(service, given)))

    return routes


def _wanted(service: Service, given: Parameters) -> _Wanted:
    party = required("party", given.text("party"), "the token of a party")
    item = required("item", given.text("item"), "an item code")
    as_of = given.instant("as_of")
    on = given.day("on") or legal_date(as_of or service.clock())
    if on < _EARLIEST:
        required("on", None, f"{_EARLIEST} or later")
    organ = given.text("organ")
    return _Wanted(
        item=item,
        months=given.number("window_months", 0, _LONGEST),
        scope=given.choice("scope", tuple(Scope)) or Scope.ALL,
        count_no_penalty=given.truth("count_no_penalty") is not False,
        case=AtHand(
            on=on,
            organ=organ,
            region=given.text("region") or service.registers().region(organ, on),
            case_id=given.text("case_id"),
        ),
        asked=Asked(
            as_of=as_of,
            known_at=given.instant("known_at"),
            position=given.number("position", 0, 10**15),
            filters={"party": party, "item": item},
        ),
    )


def _look(service: Service, asked: _Wanted) -> dict[str, object]:
    months, source = window(service.registers(), asked.item, asked.case.on, asked.months)
    policy = Policy(
        window_months=months, window_source=source, scope=asked.scope, count_no_penalty=asked.count_no_penalty
    )
    with refusing(), service.store.tables.read() as session:
        wanted = put(session, service, OFFENCES, asked.asked)
        found = first_offence(session, wanted, policy, asked.case)
    return {"position": wanted.position, **wanted.asked.filters, **structs.asdict(found)}


_DESCRIBED = doc.reading(
    "Ask whether an offence is the first 首违核查",
    "Earlier offences of a party in a cause that count by the policy asked for. No text of law says what a first "
    "offence is (grade D): window, scope and whether a spared offence counts are parameters, and the answer shows "
    "which were used.",
    {"type": "object"},
    [
        doc.parameter("party", "Token of the party; required."),
        doc.parameter("item", "Item code of the cause; required."),
        doc.parameter(
            "on", "Day of the case at hand; today where it is not given.", {"type": "string", "format": "date"}
        ),
        doc.parameter(
            "window_months",
            "How far back an earlier offence counts, 0 for ever; that of the no-penalty list in force where it is not "
            "given, else 12.",
            {"type": "integer", "minimum": 0, "maximum": _LONGEST},
        ),
        doc.parameter(
            "scope",
            "Among which organs: of the same organ, county, city or province as the case at hand, or all that tell "
            "their cases here (the default).",
            {"type": "string", "enum": list(Scope), "default": Scope.ALL},
        ),
        doc.parameter(
            "count_no_penalty", "Whether an offence that was spared counts.", {"type": "boolean", "default": True}
        ),
        doc.parameter("organ", "Organ of the case at hand, for the scope."),
        doc.parameter(
            "region", "Division of the case at hand, for the scope; that of its organ where it is not given."
        ),
        doc.parameter("case_id", "The case at hand: its own decisions are no earlier offences."),
        doc.AS_OF,
        doc.KNOWN_AT,
        doc.POSITION,
        doc.MIN_POSITION,
    ],
    (400, 401, 403, 503),
)
