"""Bodies: read whole, up to a limit."""

from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem

MAX_BODY: Final = 16 * 1024 * 1024
"""Bytes of one request; a batch may hold many events, each with a limit of its own."""


async def read_body(scope: Scope, receive: Receive, limit: int = MAX_BODY) -> bytes:
    """Read the body of a request; raises ProblemError (413) as soon as it is known to be too large."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value) > limit:
            raise _too_large(limit)
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        chunks.append(chunk)
        if not message.get("more_body", False):
            return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _too_large(limit: int) -> ProblemError:
    zh, en = f"请求正文超过 {limit} 字节，请分批发送", f"The body has more than {limit} bytes; send smaller batches."
    return ProblemError(problem(kinds.BODY_TOO_LARGE, zh, en, expected=f"at most {limit} bytes"))
