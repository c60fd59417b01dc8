"""What the public and the exchange have in common: how they ask, what is found, and in which form it is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from adapters.tables.sheet import Sheet, SheetColumn
from api import documentation as doc
from api.asking import period
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import csv_reply, following
from domain.ports.tables import Session
from domain.terms import Term
from domain.time.instants import legal_date
from projections.paging import Page
from projections.read_models.disclosure.layouts import LAYOUTS
from projections.read_models.disclosure.listing import in_force
from projections.read_models.disclosure.public_records import PUBLIC_RECORDS
from projections.read_models.disclosure.publishable import Subject
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked, Question
from projections.read_models.sense import check_named

FILTERS: Final = {
    "organ": "Code of the organ that decided.",
    "region": "Division code.",
    "item": "Item code.",
    "document": "Document number (文号).",
    "from": "First day of the period, by the day of the decision.",
    "to": "Last day of the period.",
}
_FORMATS: Final = ("json", "csv")
FORM: Final = ("format", "headings")
SUBJECTS: Final = {"penalties": Subject.PENALTY, "permits": Subject.PERMIT}
NOT_KEPT: Final = {"Cache-Control": "no-store"}
"""What is taken down must not live on in a cache."""


class Wanted(Struct, frozen=True, kw_only=True):
    """Which records, in force when, and which page of them."""

    asked: Asked
    moment: datetime
    limit: int
    cursor: str | None


class Form(Struct, frozen=True):
    """In which form they are wanted."""

    csv: bool
    headings: bool


def wanted(
    given: Parameters, subject: Subject, now: datetime, as_of: datetime | None = None, *, ordinary_only: bool = False
) -> Wanted:
    """Read what is asked for; raises ProblemError."""
    filters: dict[str, str | int | bool] = {"subject": subject}
    for name in ("organ", "region", "item", "document"):
        value = given.text(name)
        if value is not None:
            filters[name] = value
    if ordinary_only:
        filters["simple"] = False
    first, last = period(given)
    asked = Asked(first=first, last=last, as_of=as_of, filters=filters)
    return Wanted(asked=asked, moment=as_of or now, limit=given.limit(), cursor=given.text("cursor"))


def form_of(given: Parameters) -> Form:
    """Read in which form it is asked for; raises ProblemError."""
    return Form(csv=given.choice("format", _FORMATS) == "csv", headings=given.truth("headings") or False)


def find(session: Session, service: Service, wanted: Wanted) -> tuple[Question, Page]:
    """Find a page of what is in force; raises AskedError and CursorError."""
    check_named(session, PUBLIC_RECORDS, wanted.asked, service.registers())
    put = in_force(session, service.store.log, wanted.asked, wanted.moment)
    return put, list_entries(session, put, wanted.limit, wanted.cursor)


def told(name: str, moment: datetime, page: Page) -> dict[str, object]:
    """Say what a page is: its layout, the day on which it is in force, and whether any of it is made up."""
    layout = LAYOUTS[name]
    synthetic = any(item["synthetic"] is True for item in page.items)
    return {"layout": layout.name, "grade": layout.grade, "in_force_on": legal_date(moment), "synthetic": synthetic}


def sheet_of(request: Request, name: str, rows: Sequence[Mapping[str, str]], page: Page, form: Form) -> Response:
    """Write a sheet: the codes in the first line, Chinese headings in the second where they are wanted."""
    layout = LAYOUTS[name]
    columns = tuple(SheetColumn(column.code, Term(column.zh, column.code)) for column in layout.columns)
    titles = [[column.title.zh for column in columns]] if form.headings else []
    lines = [*titles, *([row[column.name] for column in columns] for row in rows)]
    sheet = Sheet(name=name, title=layout.title, columns=columns, rows=lines)
    return csv_reply(sheet, "names", {**NOT_KEPT, **following(request, page.next)})


def parameters(*more: doc.Json) -> list[doc.Json]:
    """Describe the parameters that both take, and more."""
    day: doc.Json = {"type": "string", "format": "date"}
    return [
        *(doc.parameter(name, text, day if name in {"from", "to"} else None) for name, text in FILTERS.items()),
        *more,
        doc.parameter("format", "`json`, or `csv`: the codes of the columns in the first line.", {"enum": [*_FORMATS]}),
        doc.parameter("headings", "CSV: Chinese headings in a second line.", {"type": "boolean", "default": False}),
        doc.LIMIT,
        doc.CURSOR,
    ]


def with_sheet(described: doc.Described, name: str) -> doc.Described:
    """Say that a path answers with a sheet too."""
    described["responses"][200]["content"]["text/csv"] = {
        "schema": {"type": "string", "description": f"Columns of `/v1/disclosure/layouts`, {name}; UTF-8 with a BOM."}
    }
    return described


ROW: Final[doc.Json] = {"type": "object", "additionalProperties": {"type": "string"}}


def list_of(items: doc.Json) -> doc.Json:
    """Describe a page."""
    described: doc.Json = {
        "layout": {"type": "string"},
        "grade": {"type": "string"},
        "in_force_on": {"type": "string", "format": "date"},
        "synthetic": {"type": "boolean"},
        "items": {"type": "array", "items": items},
        "next": {"type": ["string", "null"]},
    }
    return {"type": "object", "required": list(described), "properties": described}
