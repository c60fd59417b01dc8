"""Disclosure after the act (事后公开): penalties and permits in force today, for everybody."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import refusing
from api.bootstrap import Service
from api.disclosing import (
    FILTERS,
    FORM,
    NOT_KEPT,
    ROW,
    SUBJECTS,
    Wanted,
    find,
    form_of,
    list_of,
    parameters,
    sheet_of,
    told,
    wanted,
    with_sheet,
)
from api.parameters import Parameters
from api.replies import reply
from projections.paging import Page
from projections.read_models.disclosure.layouts import LAYOUTS, Layout
from projections.read_models.disclosure.listing import record_of
from projections.read_models.disclosure.rendering import Source, public_row

_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["disclosure"])

    @routes.get("/v1/disclosure/layouts", **_LAYOUTS)
    async def layouts(request: Request) -> Response:
        Parameters(request)
        return reply(LAYOUTS)

    for name, layout in LAYOUTS.items():
        described = _described(name, layout)
        routes.get(f"/v1/disclosure/{name}", operation_id=f"public_{name}", **described)(_public(service, name))
    return routes


def _public(service: Service, name: str) -> _Handler:
    async def public(request: Request) -> Response:
        given = Parameters(request, *FILTERS, *FORM, "limit", "cursor")
        asked, form = wanted(given, SUBJECTS[name], service.clock()), form_of(given)
        page = await service.in_thread(_find, service, asked)
        source = Source(await service.in_thread(service.registers), service.names)
        rows = [public_row(record_of(i), source, synthetic=i["synthetic"] is True) for i in page.items]
        if form.csv:
            return sheet_of(request, name, rows, page, form)
        return reply({**told(name, asked.moment, page), "items": rows, "next": page.next}, headers=NOT_KEPT)

    return public


def _find(service: Service, asked: Wanted) -> Page:
    with refusing(), service.store.tables.read() as session:
        return find(session, service, asked)[1]


def _described(name: str, layout: Layout) -> doc.Described:
    return with_sheet(
        doc.reading(
            f"Public {layout.title.en.capitalize()} {layout.title.zh}公示",
            "What is in force today, latest decision first; nothing withdrawn, expired, varied or revoked. Persons are "
            "masked; columns that a publication does not list, or that are never public, are there and empty.",
            list_of(ROW),
            parameters(),
            (400,),
            public=True,
        ),
        name,
    )


_LAYOUTS: Final = doc.reading(
    "Layouts 双公示数据标准",
    "Columns in order, with the field that a publication must list for each, and the code lists. Lengths, mandatory "
    "flags and the words of the lists are not verified (grade M).",
    {"type": "object"},
    fails=(400,),
    public=True,
)
