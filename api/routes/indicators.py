"""Indicators: shares of what met a target, pinned to a position of the log, and the lists behind each number."""

from typing import Annotated, Final

from fastapi import APIRouter, Path
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.asking import COMMON, asked, parameters
from api.authentication import principal_of
from api.bootstrap import Service
from api.indicator_answers import PATH, behind, figures
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from domain.authority import Action
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.figures import PARTS
from projections.read_models.indicators.indicator import Indicator
from projections.read_models.question import Asked
from projections.read_models.read_model import STANDARD

_ASKED: Final = (*(name for name in COMMON if name != "case_id"), *STANDARD, "platform")
_Id = Annotated[str, Path(description="Id of the indicator.", json_schema_extra={"enum": list(INDICATORS)})]


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["indicators"])

    @routes.get(PATH, operation_id="count_indicators", **_FIGURES)
    async def counted(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *_ASKED, "by", "indicator")
        await reached(service, given)
        wanted = _indicators(given.text("indicator"))
        by = tuple(name for name in (given.text("by") or "").split(",") if name)
        return reply(await service.in_thread(figures, service, wanted, _asked(given), by, _platform(given)))

    @routes.get(f"{PATH}/{{indicator}}/entries", operation_id="list_indicator_entries", **_BEHIND)
    async def listed(request: Request, indicator: _Id) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *_ASKED, "part", "without", "limit", "cursor")
        await reached(service, given)
        (one,) = _indicators(indicator)
        wanted = _without(_asked(given), given.text("without"))
        part = _part(given.text("part") or "misses")
        page = (given.limit(), given.text("cursor"))
        return reply(await service.in_thread(behind, service, one, wanted, part, _platform(given), page))

    return routes


def _indicators(name: str | None) -> tuple[Indicator, ...]:
    if name is None:
        return tuple(INDICATORS.values())
    if name not in INDICATORS:
        zh, en = f"没有指标 {name}", f"There is no indicator {name}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="indicator", expected=tuple(INDICATORS)))
    return (INDICATORS[name],)


def _asked(given: Parameters) -> Asked:
    return structs.replace(asked(given, next(iter(INDICATORS.values())).model), case_id=None)


def _platform(given: Parameters) -> tuple[str, ...] | None:
    text = given.text("platform")
    return None if text is None else tuple(sorted({source for source in text.split(",") if source}))


def _part(name: str) -> str:
    if name not in PARTS:
        zh, en = f"part 应为 {'、'.join(PARTS)} 之一", f"part must be one of {', '.join(PARTS)}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="part", expected=PARTS))
    return name


def _without(wanted: Asked, names: str | None) -> Asked:
    """Ask for entries that say nothing of some fields: a group without an organ has a list behind it as well."""
    without = (names or "").split(",") if names else []
    for name in without:
        if name not in STANDARD:
            zh, en = f"without 应为 {'、'.join(STANDARD)} 之一", f"without must be one of {', '.join(STANDARD)}."
            raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="without", expected=STANDARD))
    return structs.replace(wanted, also=tuple((f"{name} IS NULL", ()) for name in without))


_MODEL: Final = next(iter(INDICATORS.values())).model
_SHARED: Final = [
    *(shown for shown in parameters(_MODEL) if shown["name"] in _ASKED),
    doc.parameter(
        "platform",
        "CloudEvents sources that are the platform (平台), separated by commas; by default commands given here, and "
        "sources registered for every organ. Which they are is not verified.",
    ),
]
_FIGURES = doc.reading(
    "Count indicators 指标",
    "Each with its definition and grade, exact numerator and denominator, what was left out, other readings beside, "
    "and links to the lists behind. Pinned: the same `position` (and `as_of`) gives the same figure at any time, "
    "unless a register was changed backwards since, which `rejudged_by` tells. None rests on money (G150). Needs a "
    "period of at most 366 days.",
    {"type": "object"},
    [
        *_SHARED,
        doc.parameter("by", f"Fields, separated by commas: month, {', '.join(STANDARD)}."),
        doc.parameter("indicator", "One indicator only.", {"type": "string", "enum": list(INDICATORS)}),
    ],
    (400, 401, 403, 503),
)
_BEHIND = doc.reading(
    "List what is behind an indicator 指标明细",
    "The entries that count, that meet the target, that miss it, or that are left out, each with its reason and the "
    "events behind it. Parameters as those of the figure; links in its answer are complete.",
    {"type": "object"},
    [
        *_SHARED,
        doc.parameter("part", "Which list; misses by default.", {"type": "string", "enum": list(PARTS)}),
        doc.parameter("without", f"Only entries that say nothing of: {', '.join(STANDARD)}; separated by commas."),
        doc.LIMIT,
        doc.CURSOR,
    ],
    (400, 401, 403, 503),
)
