"""Replies: JSON as bytes, problem documents, and the few headers that go with them."""

from collections.abc import Mapping
from typing import Final

from msgspec import json
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake.problem import MEDIA_TYPE, Problem, document
from adapters.tables.comma_separated import MEDIA_TYPE as MEDIA_TYPE_OF_CSV
from adapters.tables.comma_separated import Heading, csv_text
from adapters.tables.sheet import Sheet

JSON: Final = "application/json"
_ENCODER: Final = json.Encoder()


def reply(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with JSON."""
    return Response(_ENCODER.encode(body), status, headers, JSON)


def csv_reply(sheet: Sheet, heading: Heading, headers: Mapping[str, str]) -> Response:
    """Answer with a sheet as CSV, to be saved under its name."""
    saved = {"Content-Disposition": f'attachment; filename="{sheet.name}.csv"'}
    return Response(csv_text(sheet, heading), 200, {**headers, **saved}, MEDIA_TYPE_OF_CSV)


def following(request: Request, after: str | None) -> dict[str, str]:
    """Say beside an answer that is no JSON where it goes on."""
    if after is None:
        return {}
    url = request.url.include_query_params(cursor=after)
    return {"Link": f'<{url.path}?{url.query}>; rel="next"'}


def problem_reply(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with a problem document, in the status that it names."""
    return Response(document(problem), problem.status, headers, MEDIA_TYPE)


def etag(version: int) -> dict[str, str]:
    """Name the version of a case as an entity tag, which ``If-Match`` takes."""
    return {"ETag": f'"{version}"'}
