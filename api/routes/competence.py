"""The competence map (权责地图): who was competent for what, where and when, and where nobody or two are."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.asking import refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from domain.authority import Action
from domain.ids import division_flaw
from domain.lookup import last_position
from domain.registers.competent import Competent, Gap, competent, gaps, regions
from domain.registers.state import Registers
from domain.time.instants import legal_date
from projections.paging import read_cursor, write_cursor

_WHEN: Final = ("on", "known_at", "position")


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["competence"])

    @routes.get("/v1/competence", operation_id="find_competence", **_MAP)
    async def found(request: Request) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        given = Parameters(request, "item", "region", *_WHEN)
        return reply(await service.in_thread(_found, service, given))

    @routes.get("/v1/competence/gaps", operation_id="list_competence_gaps", **_GAPS)
    async def listed(request: Request) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        given = Parameters(request, "item", "region", "gap", *_WHEN, "limit", "cursor")
        return reply(await service.in_thread(_listed, service, given))

    return routes


def _found(service: Service, given: Parameters) -> dict[str, object]:
    item, region = given.text("item"), given.text("region")
    if item is None or region is None:
        missing = "item" if item is None else "region"
        zh, en = f"缺少查询参数 {missing}", f"The query parameter {missing} is needed."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field=missing, expected="a value"))
    position, registers, on = _when(service, given)
    _check(registers, item, region)
    return {"position": position, "competence": competent(registers, item, region, on)}


def _listed(service: Service, given: Parameters) -> dict[str, object]:
    item, region, gap = given.text("item"), given.text("region"), given.text("gap")
    if gap is not None and gap not in set(Gap):
        zh, en = f"gap 应为 {'、'.join(Gap)} 之一", f"gap must be one of {', '.join(Gap)}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="gap", expected=tuple(Gap)))
    position, registers, on = _when(service, given)
    _check(registers, item, region)
    query = {"item": item, "region": region, "gap": gap, "on": str(on), "position": position}
    after: tuple[object, ...] = ()
    if (cursor := given.text("cursor")) is not None:
        with refusing():
            after = read_cursor(query, cursor)
    places = regions(registers, on) if region is None else {region}
    items = [i for i in (registers.items if item is None else (item,)) if not after or i >= str(after[0])]
    limit = given.limit()
    found = list(islice(_kept(gaps(registers, on, places, items), gap, after), limit + 1))
    shown = found[:limit]
    more = write_cursor(query, (shown[-1].item, shown[-1].region)) if len(found) > limit else None
    return {"position": position, "on": on, "items": shown, "next": more}


def _kept(found: Iterator[Competent], gap: str | None, after: tuple[object, ...]) -> Iterator[Competent]:
    for one in found:
        if (gap is None or one.gap == gap) and (not after or (one.item, one.region) > after):
            yield one


def _when(service: Service, given: Parameters) -> tuple[int, Registers, date]:
    """Find the registers as they were known, and the day that is asked about; raises ProblemError."""
    head = service.store.log.head()
    position = given.number("position", 0, 10**15)
    if position is not None and position > head:
        zh, en = f"位置 {position} 尚未到达，目前为 {head}", f"position must not exceed {head}, the present one."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="position", expected=f"0 to {head}"))
    known_at = given.instant("known_at")
    if known_at is not None:
        position = min(head if position is None else position, last_position(service.store.log, known_at))
    if position is None:
        return head, service.registers(), given.day("on") or legal_date(service.clock())
    return position, service.registers_at(position), given.day("on") or legal_date(service.clock())


def _check(registers: Registers, item: str | None, region: str | None) -> None:
    """Refuse an item that no register knows, and what is no division code."""
    if item is not None and not registers.knows_item(item):
        zh, en = f"没有事项 {item}", f"No register knows the item {item}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="item", expected="a known item"))
    if region is not None and (flaw := division_flaw(region)) is not None:
        zh, en = f"区划代码 {region} 无效", f"The division code {region} is not valid: {flaw}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="region", expected="six digits"))


_TIMES: Final = [
    doc.parameter("on", "The day asked about; today where it is not said.", {"type": "string", "format": "date"}),
    doc.KNOWN_AT,
    doc.parameter("position", "Position of the log: as the registers were known there.", {"type": "integer"}),
]
_MAP = doc.reading(
    "Find who is competent 权责归属",
    "For an item in a division on a day: who supervises, who punishes and on what ground (duty boundary, else the "
    "kinds of organ that the catalogue names), and which townships hold a published grant. From the registers alone.",
    {"type": "object"},
    [doc.parameter("item", "Item code; needed."), doc.parameter("region", "Division code; needed."), *_TIMES],
    (400, 401, 403),
)
_GAPS = doc.reading(
    "List gaps of competence 权责空白与交叉",
    "Items in force that nobody punishes in a division, that more than one organ does, or whose enforcer is not "
    "registered, in order of item and division.",
    {"type": "object"},
    [
        doc.parameter("item", "Item code."),
        doc.parameter("region", "Division code; every division with an organ where it is not said."),
        doc.parameter("gap", "One of them only.", {"type": "string", "enum": list(Gap)}),
        *_TIMES,
        doc.LIMIT,
        doc.CURSOR,
    ],
    (400, 401, 403),
)
