"""The exchange of penalties and permits (双公示报送): every column, with warnings; for those who may see findings."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.asking import refusing
from api.authentication import principal_of
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
from domain.authority import Action
from domain.time.instants import legal_date
from projections.paging import Page
from projections.read_models.disclosure.checks import Warned, warnings
from projections.read_models.disclosure.layouts import LAYOUTS, Layout
from projections.read_models.disclosure.listing import numbered_alike, record_of
from projections.read_models.disclosure.public_records import PUBLIC_RECORDS, PublicRecord
from projections.read_models.disclosure.rendering import Source, exchange_row
from projections.read_models.sense import check_times

_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class ExchangeItem(Struct, frozen=True, kw_only=True):
    """A row of the exchange, the case behind it, and what is wrong with it."""

    case_id: str
    key: str
    values: dict[str, str]
    warnings: tuple[Warned, ...]


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["disclosure"])
    for name, layout in LAYOUTS.items():
        path, described = f"/v1/disclosure/exchange/{name}", _exchanged(name, layout)
        routes.get(path, operation_id=f"exchange_{name}", **described)(_exchange(service, name))
    return routes


def _exchange(service: Service, name: str) -> _Handler:
    penalties = name == "penalties"
    allowed = (*FILTERS, *(("include_simple",) if penalties else ()), "as_of", *FORM, "limit", "cursor")

    async def exchange(request: Request) -> Response:
        principal_of(request.scope, Action.READ_FINDINGS)
        given = Parameters(request, *allowed)
        ordinary_only = penalties and not given.truth("include_simple")
        as_of, form = given.instant("as_of"), form_of(given)
        asked = wanted(given, SUBJECTS[name], service.clock(), as_of, ordinary_only=ordinary_only)
        page, items = await service.in_thread(_check, service, name, asked)
        if form.csv:
            return sheet_of(request, name, [item.values for item in items], page, form)
        return reply({**told(name, asked.moment, page), "items": items, "next": page.next}, headers=NOT_KEPT)

    return exchange


def _check(service: Service, name: str, asked: Wanted) -> tuple[Page, list[ExchangeItem]]:
    """Find a page of the exchange, and check its rows."""
    with refusing(), service.store.tables.read() as session:
        check_times(session, PUBLIC_RECORDS, asked.asked, service.store.log, service.clock())
        put, page = find(session, service, asked)
        records = [record_of(item) for item in page.items]
        alike = numbered_alike(session, put, [record.document for record in records])
    source, today = Source(service.registers(), service.names), legal_date(asked.moment)
    rows = [
        exchange_row(record, source, synthetic=item["synthetic"] is True)
        for record, item in zip(records, page.items, strict=True)
    ]
    return page, [
        ExchangeItem(
            case_id=str(item["case_id"]),
            key=record.key,
            values=row,
            warnings=tuple(warnings(row, LAYOUTS[name], today, same_number=_others(record, alike))),
        )
        for item, record, row in zip(page.items, records, rows, strict=True)
    ]


def _others(record: PublicRecord, alike: Mapping[tuple[str, str, int], int]) -> int:
    """Count the other records of the organ and year with the number of one."""
    return alike.get((str(record.organ), str(record.document), record.day.year), 1) - 1


def _exchanged(name: str, layout: Layout) -> doc.Described:
    more = [doc.AS_OF]
    if name == "penalties":
        text = "Penalties of the simple procedure too, which the credit channel leaves out in practice (grade M)."
        more.append(doc.parameter("include_simple", text, {"type": "boolean", "default": False}))
    properties: doc.Json = {
        "case_id": {"type": "string"},
        "key": {"type": "string"},
        "values": ROW,
        "warnings": {"type": "array", "items": {"type": "object"}},
    }
    return with_sheet(
        doc.reading(
            f"Exchange {layout.title.en} {layout.title.zh}报送",
            "Every column that can be filled without the vault, with warnings that name the column (grade D).",
            list_of({"type": "object", "properties": properties}),
            parameters(*more),
        ),
        name,
    )
