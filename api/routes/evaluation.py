"""Supervision and evaluation: drawing, scoring, grades, frequent defects, overdue problems, compliance guides."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api.asking import COMMON, asked, refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.drawing import check_draw, drawn
from api.parameters import Parameters
from api.replies import reply
from api.routes import evaluation_described as described
from api.routes.cases import reached
from api.routes.read_models import put
from api.views import no_such_case
from domain.authority import Action
from domain.evaluation.score_sheet import MARKS, SHEET, Mark, points
from domain.ids import CaseId
from domain.law.book import GUARDS
from domain.law.guard import Grade
from domain.ports.tables import Session
from domain.time.instants import legal_date
from projections.projection import position_of
from projections.read_models.evaluation import frequency, grading, guiding
from projections.read_models.evaluation.candidates import suggest
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.defects import DEFECTS
from projections.read_models.evaluation.drawing import MOST
from projections.read_models.evaluation.evaluations import EVALUATIONS
from projections.read_models.evaluation.overdue import overdue
from projections.read_models.evaluation.problems import PROBLEMS
from projections.read_models.leniency.offences import OFFENCES
from projections.read_models.listing import list_entries
from projections.read_models.projection import NAME
from projections.read_models.question import Asked, question
from projections.read_models.read_model import STANDARD

_Answer = Callable[[Session], dict[str, object]]


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["evaluation"])
    for path, shown, answer in (
        ("/v1/evaluations/standard", described.STANDARD, _standard),
        ("/v1/evaluations/draw", described.DRAW, _draw),
        ("/v1/evaluations/candidates", described.CANDIDATES, _candidates),
        ("/v1/evaluations/grades", described.GRADES, _grades),
        ("/v1/evaluations/defects", described.DEFECTS, _defects),
        ("/v1/problems/overdue", described.OVERDUE, _overdue),
        ("/v1/compliance-guides", described.GUIDES, _guides),
    ):
        routes.get(path, **shown)(_handler(service, answer))
    return routes


def _handler(service: Service, answer: Callable[[Service, Request], "_Plan"]) -> Any:  # noqa: ANN401 -- FastAPI's
    async def answered(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given, work = answer(service, request)
        await reached(service, given)
        return reply(await service.in_thread(work))

    return answered


_Plan = tuple[Parameters, Callable[[], dict[str, object]]]


def _reading(service: Service, answer: _Answer) -> Callable[[], dict[str, object]]:
    def read() -> dict[str, object]:
        with refusing(), service.store.tables.read() as session:
            return answer(session)

    return read


def _standard(service: Service, request: Request) -> _Plan:
    del service
    sheet = structs.asdict(SHEET)
    marks = {str(mark): term for mark, term in MARKS.items()}
    weights = {guard.id: {"points": points(guard), "veto": guard.id in SHEET.veto} for guard in GUARDS.values()}
    return Parameters(request), lambda: sheet | {"marks": marks, "weights": weights}


def _draw(service: Service, request: Request) -> _Plan:
    given = Parameters(request, *described.DRAWN_BY, "seed", "size")
    wanted, seed, size = asked(given, CASE_FILES), given.text("seed"), given.number("size", 1, MOST)

    def work() -> dict[str, object]:
        with refusing():
            return drawn(service.store, service.registers(), wanted, *check_draw(seed, size))

    return given, work


def _candidates(service: Service, request: Request) -> _Plan:
    given = Parameters(request, "case_id", "position", "min_position")
    name, position = given.text("case_id"), given.number("position", 1, 10**15)
    if name is None:
        zh, en = "缺少查询参数 case_id", "The query parameter case_id is missing."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="case_id", expected="a case"))

    def work() -> dict[str, object]:
        case_id = service.archive.find(name)
        head = service.store.log.head()
        found = suggest(service.store.log, case_id, head if position is None else min(position, head))
        if found is None:
            raise no_such_case(name)
        rounds = _reviews_of(service, case_id, found.position)
        sheet = {"standard": SHEET.standard, "grade": SHEET.grade, "source": SHEET.source}
        return {"case_id": str(case_id), **structs.asdict(found), "sheet": sheet, **rounds}

    return given, work


def _reviews_of(service: Service, case_id: CaseId, position: int) -> dict[str, object]:
    """Tell what reviewers confirmed in a case, as far as the read models have come by a position."""
    with refusing(), service.store.tables.read() as session:
        upto = min(position, position_of(session, NAME))
        wanted = Asked(case_id=str(case_id), position=upto)
        put_question = question(session, service.store.log, DEFECTS, wanted)
        return {"confirmed_position": upto, "confirmed": list_entries(session, put_question, 500).items}


def _grades(service: Service, request: Request) -> _Plan:
    given = Parameters(request, *COMMON, *STANDARD, "by", "excellent", "passed")
    files, reviews = asked(given, CASE_FILES), asked(given, EVALUATIONS)
    by = tuple(name for name in (given.text("by") or "organ").split(",") if name)
    excellent = given.number("excellent", 0, 100)
    passed = given.number("passed", 0, 100)
    marks = (
        SHEET.excellent_from if excellent is None else excellent,
        SHEET.passed_from if passed is None else passed,
    )

    def answer(session: Session) -> dict[str, object]:
        of_files = put(session, service, CASE_FILES, files)
        groups = grading.grade(session, of_files, put(session, service, EVALUATIONS, reviews), by, marks)
        definition = described.MEAN_GRADES | {
            Mark.EXCELLENT: f">= {marks[0]}",
            Mark.PASSED: f">= {marks[1]}",
            "grade": SHEET.grade,
        }
        return {"position": of_files.position, "by": by, "definition": definition, "groups": groups}

    return given, _reading(service, answer)


def _defects(service: Service, request: Request) -> _Plan:
    given = Parameters(request, *COMMON, *STANDARD)
    files, reviews, defects = (asked(given, model) for model in (CASE_FILES, EVALUATIONS, DEFECTS))

    def answer(session: Session) -> dict[str, object]:
        of_files = put(session, service, CASE_FILES, files)
        told = frequency.confirmed(
            session, put(session, service, EVALUATIONS, reviews), put(session, service, DEFECTS, defects)
        )
        found = frequency.found(session, of_files)
        return {"position": of_files.position, "definition": described.MEAN_DEFECTS, "confirmed": told, "found": found}

    return given, _reading(service, answer)


def _overdue(service: Service, request: Request) -> _Plan:
    given = Parameters(request, *COMMON, *STANDARD, "concern", "raised_by", "limit", "cursor")
    wanted, limit, cursor = asked(given, PROBLEMS), given.limit(), given.text("cursor")
    on = legal_date(wanted.as_of or service.clock())

    def answer(session: Session) -> dict[str, object]:
        of = put(session, service, PROBLEMS, wanted)
        page = overdue(session, of, on, limit, cursor)
        return {"position": of.position, "on": on, "items": page.items, "next": page.next}

    return given, _reading(service, answer)


def _guides(service: Service, request: Request) -> _Plan:
    given = Parameters(request, *COMMON, *STANDARD, "enterprise", "least", "days", "limit")
    enterprise, limit = given.truth("enterprise"), given.number("limit", 1, guiding.MOST)
    wanted = asked(given, OFFENCES)
    filters = {**wanted.filters, "enterprise": enterprise is None or enterprise, "stands": True}
    windows = guiding.Windows(
        least=given.number("least", 1, 10**9) or 3,
        limit=limit or 20,
        days=given.number("days", 1, guiding.LONGEST_WINDOW) or guiding.WINDOW,
    )

    def answer(session: Session) -> dict[str, object]:
        of = put(session, service, OFFENCES, structs.replace(wanted, filters=filters))
        items = guiding.frequent(session, service.store.log, of, windows)
        definition = described.MEAN_GUIDES | {"least": windows.least, "days": windows.days, "grade": Grade.DESIGN}
        return {"position": of.position, "definition": definition, "items": items}

    return given, _reading(service, answer)
