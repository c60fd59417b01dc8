"""Who reviews: the persons of the three levels with their roles, and the share of legal reviewers of each organ."""

from datetime import date
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
from domain.time.instants import legal_date
from projections.read_models.question import Asked, question
from projections.read_models.review.persons import list_persons
from projections.read_models.review.reviewers import DEFINITION, SPAN, shares
from projections.read_models.review.roles import CASE_ROLES, Role
from projections.read_models.sense import check_named, check_times

_SHARE: Final = ("organ", "as_of", "known_at", "position", "min_position")


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["read models"])

    @routes.get("/v1/three-levels/persons", **_PERSONS)
    async def persons(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(CASE_ROLES), "limit", "cursor")
        await reached(service, given)
        wanted = asked(given, CASE_ROLES)
        return reply(await service.in_thread(_persons, service, wanted, given.limit(), given.text("cursor")))

    @routes.get("/v1/legal-reviews/reviewers", **_REVIEWERS)
    async def reviewers(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *_SHARE)
        await reached(service, given)
        organ = given.text("organ")
        at = given.instant("as_of") or service.clock()
        wanted = Asked(
            first=legal_date(at) - SPAN,
            last=legal_date(at),
            as_of=given.instant("as_of"),
            known_at=given.instant("known_at"),
            position=given.number("position", 0, 10**15),
            filters={"role": Role.LEGAL.value} | ({"organ": organ} if organ is not None else {}),
        )
        return reply(await service.in_thread(_reviewers, service, wanted, legal_date(at)))

    return routes


def _persons(service: Service, wanted: Asked, limit: int, cursor: str | None) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        check_named(session, CASE_ROLES, wanted, service.registers())
        check_times(session, CASE_ROLES, wanted, service.store.log, service.clock())
        put = question(session, service.store.log, CASE_ROLES, wanted)
        page = list_persons(session, put, limit, cursor)
    return {"position": put.position, "items": page.items, "next": page.next}


def _reviewers(service: Service, wanted: Asked, on: date) -> dict[str, object]:
    registers = service.registers()
    with refusing(), service.store.tables.read() as session:
        check_named(session, CASE_ROLES, wanted, registers)
        check_times(session, CASE_ROLES, wanted, service.store.log, service.clock())
        put = question(session, service.store.log, CASE_ROLES, wanted)
        found = list(shares(session, put, registers, on))
    return {"position": put.position, "as_of": on, "definition": DEFINITION, "items": found}


_PERSONS = doc.reading(
    "Persons of the three levels 三级审核人员",
    "Who acted in which role and in how many cases, and the cases in which somebody acted in two roles that are to be "
    "apart; at most twenty of these are named of each, `/v1/case-roles` lists all. Needs a period of at most 366 days, "
    "a case, an organ or a person (`officer`).",
    {"type": "object"},
    [*parameters(CASE_ROLES), doc.LIMIT, doc.CURSOR],
    (400, 401, 403, 503),
)
_REVIEWERS = doc.reading(
    "Share of legal reviewers 法制审核人员占比",
    "By organ on a day, today where `as_of` is left out: enforcement staff by the register of certificates, reviewers "
    "of the year up to the day, and the share that 118号 (十一) wants; its grade says how sure that number is.",
    {"type": "object"},
    [
        doc.parameter("organ", "Code of the organ; all where left out."),
        doc.AS_OF,
        doc.KNOWN_AT,
        doc.parameter("position", "Position of the log: as it was known there.", {"type": "integer", "minimum": 0}),
        doc.MIN_POSITION,
    ],
    (400, 401, 403, 503),
)
