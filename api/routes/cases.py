"""Cases: where every loop stands, and the history of each."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.asking import period
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import etag, reply
from api.views import Asked
from domain.authority import Action
from projections.case_list import CaseFilter, FindingFilter, find_cases, find_cases_at, find_findings
from projections.paging import CursorError, Page

_CASE_TEXTS = ("stage", "status", "organ", "region", "item", "source", "finding")
_FINDING_TEXTS = ("guard", "case_id", "organ", "region", "item")
WAIT_SECONDS = 5.0
_FILTERS = {
    "stage": "Stage or thread in which the loop stands: approval, supervision, penalty, evaluation, remedy.",
    "status": "Status of that stage.",
    "organ": "The organ whose turn it is, or that is answerable.",
    "region": "Division code.",
    "item": "Item code.",
    "source": "The system that told of the case first.",
    "finding": "Guard id of a finding that the case has, or `any`.",
    "guard": "Guard id.",
    "case_id": "Case id.",
}


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["cases"])

    @routes.get("/v1/cases", **_LIST)
    async def cases(request: Request) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        given = Parameters(
            request, *_CASE_TEXTS, "closed", "synthetic", "as_of", "known_at", "limit", "cursor", "min_position"
        )
        await reached(service, given)
        texts = {name: given.text(name) for name in _CASE_TEXTS}
        wanted = CaseFilter(
            **texts,
            closed=given.truth("closed"),
            synthetic=given.truth("synthetic"),
            as_of=given.instant("as_of"),
            known_at=given.instant("known_at"),
        )
        return reply(await service.in_thread(_find_cases, service, wanted, given.limit(), given.text("cursor")))

    @routes.get("/v1/findings", **_FINDINGS)
    async def findings(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *_FINDING_TEXTS, "from", "to", "synthetic", "limit", "cursor", "min_position")
        await reached(service, given)
        texts = {name: given.text(name) for name in _FINDING_TEXTS}
        first, last = period(given)
        wanted = FindingFilter(**texts, first=first, last=last, synthetic=given.truth("synthetic"))
        return reply(await service.in_thread(_find_findings, service, wanted, given.limit(), given.text("cursor")))

    @routes.get("/v1/cases/{case_id:path}/history", **_HISTORY)
    async def history(request: Request, case_id: doc.CaseName) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        asked = _asked(request)
        found, steps = await service.in_thread(service.archive.history, case_id, asked)
        return reply({"case": str(found), "as_of": asked.as_of, "known_at": asked.known_at, "steps": steps})

    @routes.get("/v1/cases/{case_id:path}", **_CASE)
    async def case(request: Request, case_id: doc.CaseName) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        view = await service.in_thread(service.archive.case, case_id, _asked(request))
        return reply(view, headers=etag(view.version))

    return routes


def _asked(request: Request) -> Asked:
    given = Parameters(request, "as_of", "known_at", "up_to_version")
    version = given.number("up_to_version", 1, 10**9)
    return Asked(as_of=given.instant("as_of"), known_at=given.instant("known_at"), up_to_version=version)


async def reached(service: Service, given: Parameters) -> None:
    """Wait for the position that the caller asks for: who has written may read what was written."""
    position = given.number("min_position", 1, 10**15)
    if position is None or await service.in_thread(service.watch.wait_for, position, WAIT_SECONDS):
        return
    zh = f"{WAIT_SECONDS:g} 秒内读模型尚未处理到位置 {position}，请稍后重试"
    en = f"The read models have not reached position {position} within {WAIT_SECONDS:g} seconds; try again."
    raise ProblemError(problem(kinds.BEHIND, zh, en, field="min_position"))


def _find_cases(service: Service, wanted: CaseFilter, limit: int, cursor: str | None) -> Page:
    with service.store.tables.read() as session:
        try:
            if wanted.dated:
                return find_cases_at(session, service.store.log, wanted, limit, cursor)
            return find_cases(session, wanted, limit, cursor)
        except CursorError as error:
            raise _bad_cursor(error) from error


def _find_findings(service: Service, wanted: FindingFilter, limit: int, cursor: str | None) -> Page:
    with service.store.tables.read() as session:
        try:
            return find_findings(session, wanted, limit, cursor)
        except CursorError as error:
            raise _bad_cursor(error) from error


def _bad_cursor(error: CursorError) -> ProblemError:
    zh, en = "游标已损坏或者属于其他查询，请不带游标重新开始", f"{str(error).capitalize()}."
    return ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="cursor"))


def _shown(*names: str) -> list[doc.Json]:
    return [doc.parameter(name, _FILTERS[name]) for name in names]


_DAY = {"type": "string", "format": "date"}
_LIST = doc.reading(
    "List cases 案件列表",
    "Latest event first; with `as_of` or `known_at` as the loops stood, or were known to stand, at that time.",
    doc.listed("CaseRow"),
    [
        *_shown(*_CASE_TEXTS),
        doc.CLOSED,
        doc.SYNTHETIC,
        doc.AS_OF,
        doc.KNOWN_AT,
        doc.LIMIT,
        doc.CURSOR,
        doc.MIN_POSITION,
    ],
    (400, 401, 403, 503),
)
_FINDINGS = doc.reading(
    "List findings 违规线索",
    "Every breach that the recorded facts show, latest act first.",
    doc.listed("FindingRow"),
    [
        *_shown(*_FINDING_TEXTS),
        doc.parameter("from", "First day of the acts.", _DAY),
        doc.parameter("to", "Last day of the acts.", _DAY),
        doc.SYNTHETIC,
        doc.LIMIT,
        doc.CURSOR,
        doc.MIN_POSITION,
    ],
    (400, 401, 403, 503),
)
_CASE = doc.reading(
    "One case 案件闭环状态",
    "Folded from the log, as of the times asked for.",
    doc.ref("CaseView"),
    [doc.AS_OF, doc.KNOWN_AT, doc.VERSION],
    (400, 401, 403, 404),
)
_HISTORY = doc.reading(
    "History of a case 案件历程",
    "Every event in legal order, with the state before and after, the guards that it met and those that it breached.",
    doc.ref("History"),
    [doc.AS_OF, doc.KNOWN_AT, doc.VERSION],
    (400, 401, 403, 404),
)
