"""Indicators: shares of what met a target, pinned to a position of the log, and the lists behind each number."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Annotated, Final
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Path
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.message import COMMAND_SOURCE
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.asking import COMMON, asked, parameters, refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from api.routes.cases import reached
from domain.authority import Action
from domain.ports.tables import Session
from projections.paging import Page
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.figures import (
    PARTS,
    Figure,
    Settings,
    check_groups,
    count_indicator,
    due_by,
    list_behind,
)
from projections.read_models.indicators.indicator import Indicator
from projections.read_models.indicators.organs import BY as BY_ORGAN
from projections.read_models.indicators.organs import count_organs, list_organs
from projections.read_models.indicators.pinned import platform_sources, rejudging, seen_on
from projections.read_models.listing import MONTH, Asked, AskedError, Question, question
from projections.read_models.read_model import STANDARD, ReadModel
from projections.read_models.sense import check_named, check_times, is_empty

_ASKED: Final = (*(name for name in COMMON if name != "case_id"), *STANDARD, "platform")
_PATH: Final = "/v1/indicators"
_Id = Annotated[str, Path(description="Id of the indicator.", json_schema_extra={"enum": list(INDICATORS)})]


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["indicators"])

    @routes.get(_PATH, operation_id="count_indicators", **_FIGURES)
    async def figures(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *_ASKED, "by", "indicator")
        await reached(service, given)
        wanted = _indicators(given.text("indicator"))
        by = tuple(name for name in (given.text("by") or "").split(",") if name)
        return reply(await service.in_thread(_figures, service, wanted, _asked(given), by, _platform(given)))

    @routes.get(f"{_PATH}/{{indicator}}/entries", operation_id="list_indicator_entries", **_BEHIND)
    async def entries(request: Request, indicator: _Id) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *_ASKED, "part", "without", "limit", "cursor")
        await reached(service, given)
        (one,) = _indicators(indicator)
        wanted = _without(_asked(given), given.text("without"))
        part = _part(given.text("part") or "misses")
        page = (given.limit(), given.text("cursor"))
        return reply(await service.in_thread(_behind, service, one, wanted, part, _platform(given), page))

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


def _figures(
    service: Service,
    indicators: tuple[Indicator, ...],
    wanted: Asked,
    by: tuple[str, ...],
    platform: tuple[str, ...] | None,
) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        check_groups(by)
        _check(session, service, indicators, wanted)
        put = question(session, service.store.log, indicators[0].model, wanted)
        on = seen_on(service.store.log, put)
        settings = _settings(service, put, platform, on)
        items = [_shown(session, service, one, put, (on, by), settings) for one in indicators]
        later = rejudging(service.registers_later(put.position, wanted.last or date.max))
    return {
        "position": put.position,
        "due_by": on,
        "from": wanted.first,
        "to": wanted.last,
        "by": by,
        "platform": settings["platform"],
        "rejudged_by": [{"position": r.position, "type": r.event.type} for r in later],
        "items": items,
    }


def _check(session: Session, service: Service, indicators: Iterable[Indicator], wanted: Asked) -> None:
    """Refuse a question that has no sense for any of the read models; raises AskedError."""
    models = list({indicator.model.name: indicator.model for indicator in indicators}.values())
    log, now, registers = service.store.log, service.clock(), service.registers()
    _any(models, lambda model: check_named(session, model, wanted, registers))
    told = [model for model in models if not is_empty(session, model)]
    _any(told or models, lambda model: check_times(session, model, wanted, log, now))


def _any(models: Iterable[ReadModel], check: Callable[[ReadModel], None]) -> None:
    refused: AskedError | None = None
    for model in models:
        try:
            check(model)
        except AskedError as error:
            refused = error
        else:
            return
    if refused is not None:
        raise refused


def _settings(service: Service, put: Question, platform: tuple[str, ...] | None, on: date) -> Settings:
    last = min(put.asked.last or on, on)
    return {
        "platform": platform
        if platform is not None
        else platform_sources(service.store.log, put.position, last, COMMAND_SOURCE)
    }


def _shown(  # noqa: PLR0913, PLR0917 -- what a figure is made of
    session: Session,
    service: Service,
    indicator: Indicator,
    put: Question,
    how: tuple[date, tuple[str, ...]],
    settings: Settings,
) -> dict[str, object]:
    on, by = how
    asks = structs.replace(put, model=indicator.model, asked=due_by(indicator, put.asked, on))
    if indicator.by_organ:
        by = tuple(name for name in by if name in BY_ORGAN)
        registers = service.registers_at(put.position)
        counted = [count_organs(session, indicator, asks, group, settings, registers) for group in _groupings(by)]
    else:
        counted = [count_indicator(session, indicator, asks, group, settings) for group in _groupings(by)]
    (total,), *groups = counted
    return {
        "id": indicator.id,
        "name": indicator.name,
        "definition": indicator.definition,
        "grade": indicator.grade,
        "target": indicator.target,
        "dated": indicator.dated,
        "read_model": indicator.model.name,
        "variants": [{"id": v.id, "name": v.name} for v in indicator.variants],
        "total": _figure(indicator, total, put, settings),
        "by": by,
        "groups": [_figure(indicator, figure, put, settings) for figure in (groups[0] if groups else ())],
    }


def _groupings(by: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(), by] if by else [()]


def _figure(indicator: Indicator, figure: Figure, put: Question, settings: Settings) -> dict[str, object]:
    ratio = figure.ratio
    return {
        "group": figure.group,
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "per_mille": ratio.per_mille,
        "reached": ratio.denominator > 0 and ratio.numerator == ratio.denominator,
        "misses": figure.misses,
        "excluded": figure.excluded,
        "variants": figure.variants,
        "links": {part: _link(indicator, part, figure.group, put, settings) for part in PARTS},
    }


def _link(indicator: Indicator, part: str, group: Mapping[str, object], put: Question, settings: Settings) -> str:
    """Write the path of the list behind a number, pinned as the number is."""
    wanted = put.asked
    first, last = _within(group.get(MONTH), wanted)
    given: dict[str, object] = {"part": part, "from": first, "to": last, **wanted.filters}
    given |= {name: value for name, value in group.items() if name != MONTH and value is not None}
    empty = [name for name, value in group.items() if value is None]
    given |= {"without": ",".join(empty)} if empty else {}
    given |= {"synthetic": str(wanted.synthetic).lower()} if wanted.synthetic is not None else {}
    given |= {"as_of": wanted.as_of.isoformat()} if wanted.as_of is not None else {}
    given |= {"platform": ",".join(settings["platform"])} if indicator.met.setting is not None else {}
    given |= {"position": put.position}
    return f"{_PATH}/{quote(indicator.id)}/entries?{urlencode(given)}"


def _within(month: object, wanted: Asked) -> tuple[date | None, date | None]:
    """Find the days of a period that lie in a month."""
    first, last = wanted.first, wanted.last
    if not isinstance(month, str) or first is None or last is None:
        return first, last
    begins = date.fromisoformat(f"{month}-01")
    ends = (begins + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return max(first, begins), min(last, ends)


def _behind(  # noqa: PLR0913, PLR0917 -- which list, and which page of it
    service: Service,
    indicator: Indicator,
    wanted: Asked,
    part: str,
    platform: tuple[str, ...] | None,
    page: tuple[int, str | None],
) -> dict[str, object]:
    with refusing(), service.store.tables.read() as session:
        _check(session, service, (indicator,), wanted)
        put = question(session, service.store.log, indicator.model, wanted)
        on = seen_on(service.store.log, put)
        settings = _settings(service, put, platform, on)
        asks = structs.replace(put, asked=due_by(indicator, put.asked, on))
        found = _page(session, service, indicator, asks, part, settings, page)
    return {"position": put.position, "due_by": on, "items": found.items, "next": found.next}


def _page(  # noqa: PLR0913, PLR0917 -- the same
    session: Session,
    service: Service,
    indicator: Indicator,
    asks: Question,
    part: str,
    settings: Settings,
    page: tuple[int, str | None],
) -> Page:
    limit, cursor = page
    if indicator.by_organ:
        registers = service.registers_at(asks.position)
        return list_organs(session, indicator, asks, part, settings, registers, limit, cursor)
    return list_behind(session, indicator, asks, part, settings, limit, cursor)


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
