"""Replies: JSON as bytes, problem documents, and the few headers that go with them."""

from collections.abc import Mapping
from typing import Final

from msgspec import json
from starlette.responses import Response

from adapters.intake.problem import MEDIA_TYPE, Problem, document

JSON: Final = "application/json"
_ENCODER: Final = json.Encoder()


def reply(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with JSON."""
    return Response(_ENCODER.encode(body), status, headers, JSON)


def problem_reply(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with a problem document, in the status that it names."""
    return Response(document(problem), problem.status, headers, MEDIA_TYPE)


def etag(version: int) -> dict[str, str]:
    """Name the version of a case as an entity tag, which ``If-Match`` takes."""
    return {"ETag": f'"{version}"'}
