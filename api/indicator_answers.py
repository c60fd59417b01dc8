"""Answering for indicators: a question put to each of them, and its figures with the links to the lists behind."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final
from urllib.parse import quote, urlencode

from msgspec import structs

from adapters.intake.message import COMMAND_SOURCE
from api.asking import refusing
from api.bootstrap import Service
from api.drilling import within
from domain.ports.tables import Session
from projections.paging import Page
from projections.read_models.indicators.counting import Basis, count, groups_of
from projections.read_models.indicators.figures import (
    PARTS,
    Figure,
    Settings,
    check_groups,
    due_by,
    list_behind,
)
from projections.read_models.indicators.indicator import Indicator
from projections.read_models.indicators.organs import list_organs
from projections.read_models.indicators.pinned import platform_sources, rejudging, seen_on
from projections.read_models.listing import MONTH
from projections.read_models.question import Asked, AskedError, Question, question
from projections.read_models.read_model import ReadModel
from projections.read_models.sense import check_named, check_times, is_empty

PATH: Final = "/v1/indicators"


def figures(
    service: Service,
    indicators: tuple[Indicator, ...],
    wanted: Asked,
    by: tuple[str, ...],
    platform: tuple[str, ...] | None,
) -> dict[str, object]:
    """Count indicators, in all and by group; raises ProblemError for a question that has no sense."""
    with refusing(), service.store.tables.read() as session:
        check_groups(by)
        _check(session, service, indicators, wanted)
        put = question(session, service.store.log, indicators[0].model, wanted)
        on = seen_on(service.store.log, put)
        settings = _settings(service, put, platform, on)
        basis = Basis(on, settings, service.registers_at(put.position))
        items = [_shown(session, one, put, by, basis) for one in indicators]
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


def _shown(
    session: Session, indicator: Indicator, put: Question, asked_by: tuple[str, ...], basis: Basis
) -> dict[str, object]:
    by = groups_of(indicator, asked_by)
    counted = [count(session, indicator, put, group, basis) for group in _groupings(by)]
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
        "total": _figure(indicator, total, put, basis.settings),
        "by": by,
        "groups": [_figure(indicator, figure, put, basis.settings) for figure in (groups[0] if groups else ())],
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
    first, last = within(group.get(MONTH), wanted)
    given: dict[str, object] = {"part": part, "from": first, "to": last, **wanted.filters}
    given |= {name: value for name, value in group.items() if name != MONTH and value is not None}
    empty = [name for name, value in group.items() if value is None]
    given |= {"without": ",".join(empty)} if empty else {}
    given |= {"synthetic": str(wanted.synthetic).lower()} if wanted.synthetic is not None else {}
    given |= {"as_of": wanted.as_of.isoformat()} if wanted.as_of is not None else {}
    given |= {"platform": ",".join(settings["platform"])} if indicator.met.setting is not None else {}
    given |= {"position": put.position}
    return f"{PATH}/{quote(indicator.id)}/entries?{urlencode(given)}"


def behind(  # noqa: PLR0913, PLR0917 -- which list, and which page of it
    service: Service,
    indicator: Indicator,
    wanted: Asked,
    part: str,
    platform: tuple[str, ...] | None,
    page: tuple[int, str | None],
) -> dict[str, object]:
    """List a page of what is behind a number; raises ProblemError for a question that has no sense."""
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
