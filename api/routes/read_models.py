"""Read models: each listed, and each counted, in the same way."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import FORMS, asked, csv_heading, named, parameters, refusing
from api.authentication import principal_of
from api.bootstrap import Service
from api.drilling import behind
from api.parameters import Parameters
from api.replies import csv_reply, following, reply
from api.routes.cases import reached
from api.sheets import entries_sheet, file_name, totals_sheet
from domain.authority import Action
from domain.ports.tables import Session
from projections.paging import Page
from projections.read_models.book import READ_MODELS
from projections.read_models.listing import Count, count_entries, list_entries
from projections.read_models.question import Asked, Question, question
from projections.read_models.read_model import ReadModel
from projections.read_models.sense import check_named, check_times

_Handler = Callable[[Request], Coroutine[Any, Any, Response]]
_FAILS = (400, 401, 403, 503)


def router(service: Service) -> APIRouter:
    """Make two paths a read model."""
    routes = APIRouter(tags=["read models"])
    for model in READ_MODELS.values():
        path = path_of(model)
        routes.get(path, operation_id=f"list_{model.name}", **_list(model))(_lister(service, model))
        routes.get(f"{path}/totals", operation_id=f"count_{model.name}", **_totals(model))(_counter(service, model))
    return routes


def path_of(model: ReadModel) -> str:
    """Name the path of a read model's list."""
    return f"/v1/{file_name(model)}"


def _lister(service: Service, model: ReadModel) -> _Handler:
    async def listed(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(model), "limit", "cursor", *FORMS)
        heading = csv_heading(given)
        await reached(service, given)
        position, page = await service.in_thread(
            _find, service, model, asked(given, model), given.limit(), given.text("cursor")
        )
        if heading is None:
            return reply({"position": position, "items": page.items, "next": page.next})
        return csv_reply(entries_sheet(model, page.items), heading, _beside(request, position, page.next))

    return listed


def _counter(service: Service, model: ReadModel) -> _Handler:
    async def counted(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *named(model), "by", *FORMS)
        heading = csv_heading(given)
        await reached(service, given)
        by = tuple(name for name in (given.text("by") or "").split(",") if name)
        wanted = asked(given, model)
        position, groups = await service.in_thread(_count, service, model, wanted, by)
        if heading is None:
            shown = [
                structs.asdict(one) | {"rows": behind(path_of(model), wanted, one.group, position)} for one in groups
            ]
            return reply({"position": position, "by": by, "groups": shown})
        return csv_reply(totals_sheet(model, by, groups), heading, _beside(request, position))

    return counted


def _find(service: Service, model: ReadModel, wanted: Asked, limit: int, cursor: str | None) -> tuple[int, Page]:
    with refusing(), service.store.tables.read() as session:
        asking = put(session, service, model, wanted)
        return asking.position, list_entries(session, asking, limit, cursor)


def _count(service: Service, model: ReadModel, wanted: Asked, by: tuple[str, ...]) -> tuple[int, list[Count]]:
    with refusing(), service.store.tables.read() as session:
        asking = put(session, service, model, wanted)
        return asking.position, count_entries(session, asking, by)


def _beside(request: Request, position: int, after: str | None = None) -> dict[str, str]:
    """Say beside a CSV what JSON says in itself: the position, and where it goes on."""
    return {"Bihuan-Position": str(position), **following(request, after)}


def put(session: Session, service: Service, model: ReadModel, wanted: Asked) -> Question:
    """Put a question that has sense; raises AskedError."""
    check_named(session, model, wanted, service.registers())
    check_times(session, model, wanted, service.store.log, service.clock())
    return question(session, service.store.log, model, wanted)


def _list(model: ReadModel) -> doc.Described:
    return doc.also_csv(_list_as_json(model))


def _list_as_json(model: ReadModel) -> doc.Described:
    return doc.reading(
        f"List {model.title.en} {model.title.zh}",
        "Latest day first; each entry with the versions of the events behind it.",
        doc.listed(model.entry.__name__),
        [*parameters(model), doc.LIMIT, doc.CURSOR],
        _FAILS,
    )


def _totals(model: ReadModel) -> doc.Described:
    return doc.also_csv(_totals_as_json(model))


def _totals_as_json(model: ReadModel) -> doc.Described:
    return doc.reading(
        f"Count {model.title.en} {model.title.zh}统计",
        "Entries, cases and sums by group, at a position of the log; `rows` is the list behind each, pinned to that "
        "position. Needs a period of at most 366 days, or a case.",
        {"type": "object"},
        [
            *parameters(model),
            doc.parameter(
                "by", f"Fields, separated by commas: month, organ, region, item, officer, {', '.join(model.filters)}."
            ),
        ],
        _FAILS,
    )
