"""Every error that reaches the edge leaves it as a problem document (RFC 9457)."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from adapters.event_store import QueueFullError, StoreUnavailableError, WriterClosedError
from adapters.intake import problem as kinds
from adapters.intake.problem import Problem, ProblemError, problem
from api.replies import problem_reply

_LOG: Final = logging.getLogger(__name__)
RETRY_SECONDS: Final = 1


def of_error(error: Exception) -> Problem:
    """Put any error into a problem; what is no fault of the sender says so and tells nothing more."""
    match error:
        case ProblemError(problem=found):
            return found
        case QueueFullError() | WriterClosedError():
            zh, en = (
                "等待写入的数据过多或者服务正在停止，请稍后重发",
                "Too much waits to be stored; send again shortly.",
            )
            return problem(kinds.BUSY, zh, en)
        case StoreUnavailableError():
            zh = "存储暂不可用；请用相同的 source 和 id 重发"
            en = "The store does not answer; send again with the same source and id."
            return problem(kinds.STORE_UNAVAILABLE, zh, en)
        case _:
            _LOG.error("unexpected", exc_info=error)
            zh, en = "服务内部错误，已记录", "Something failed here; it has been logged."
            return problem(kinds.INTERNAL, zh, en)


def reply_to_error(error: Exception) -> Response:
    """Answer an error."""
    found = of_error(error)
    headers = {"Retry-After": str(RETRY_SECONDS)} if found.status == kinds.BUSY.status else None
    return problem_reply(found, headers)


def install(app: FastAPI) -> None:
    """Have the application answer every error this way."""
    known = (ProblemError, QueueFullError, WriterClosedError, StoreUnavailableError, Exception)
    for error in known:
        app.add_exception_handler(error, _handler(reply_to_error))
    app.add_exception_handler(HTTPException, _handler(_reply_to_routing))


def _handler(answer: Callable[[Exception], Response]) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        del request
        return answer(error)

    return handle


def _reply_to_routing(error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return reply_to_error(error)
    if error.status_code == kinds.METHOD_NOT_ALLOWED.status:
        zh, en = "该路径不支持此请求方法", "The path does not take this method."
        allowed = (error.headers or {}).get("Allow")
        return problem_reply(problem(kinds.METHOD_NOT_ALLOWED, zh, en, expected=allowed), error.headers)
    zh, en = "没有此路径，全部路径见 /openapi.json", "There is no such path; /openapi.json lists all."
    return problem_reply(problem(kinds.NOT_FOUND, zh, en))
