"""Deadlines: what is due, and what was missed."""

from datetime import datetime, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from domain.authority import Action
from domain.deadlines.book import TIMERS
from projections.deadline_list import STATES, DeadlineFilter, described, find_deadlines
from projections.paging import CursorError, Page

_TEXTS = ("timer", "organ", "officer", "region", "item", "case_id")


def router(service: Service) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["deadlines"])

    @routes.get("/v1/deadlines", **_LIST)
    async def deadlines(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, "state", "days", "as_of", *_TEXTS, "limit", "cursor", "min_position")
        await reached(service, given)
        wanted = DeadlineFilter(
            state=given.choice("state", STATES),
            days=given.number("days", 0, 3660) or 7,
            timer=given.text("timer"),
            organ=given.text("organ"),
            officer=given.text("officer"),
            region=given.text("region"),
            item=given.text("item"),
            case_id=given.text("case_id"),
        )
        now = given.instant("as_of") or service.clock()
        return reply(await service.in_thread(_find, service, wanted, now, given.limit(), given.text("cursor")))

    @routes.get("/v1/timers", **_TIMERS)
    async def timers(request: Request) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        Parameters(request)
        shown = [
            {
                "timer": timer.id,
                "length": timer.period.length,
                "unit": timer.period.unit,
                "settable": timer.settable,
            }
            | described(timer)
            for timer in TIMERS.values()
        ]
        return reply({"items": shown})

    return routes


def _find(service: Service, wanted: DeadlineFilter, now: datetime, limit: int, cursor: str | None) -> Page:
    with service.store.tables.read() as session:
        try:
            return find_deadlines(session, wanted, (now, now + timedelta(days=wanted.days)), limit, cursor)
        except CursorError as error:
            zh, en = "游标已损坏或者属于其他查询，请不带游标重新开始", f"{str(error).capitalize()}."
            raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="cursor")) from error


_LIST = doc.reading(
    "List deadlines 时限",
    "The one due first first: which event started it, what moved it, by which article, and what follows.",
    {"type": "object"},
    [
        doc.parameter("state", f"One of {', '.join(STATES)}."),
        doc.parameter("days", "How soon is due soon; 7 where it is not said."),
        doc.parameter("timer", "Id of the timer, such as D-CASE90."),
        doc.parameter("organ", "The organ that it binds."),
        doc.parameter("officer", "Who acted in the event that started it."),
        doc.parameter("region", "Division code."),
        doc.parameter("item", "Item code."),
        doc.parameter("case_id", "Case id."),
        *(doc.AS_OF, doc.LIMIT, doc.CURSOR, doc.MIN_POSITION),
    ],
    (400, 401, 403, 503),
)
_TIMERS = doc.reading(
    "List timers 时限种类", "Every timer with its length, basis and effect.", {"type": "object"}, [], (400, 401, 403)
)
