"""``POST /v1/commands/{command_name}``: officers' apps propose facts."""

import asyncio
import re
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.commands import ATTEMPTS, Given
from adapters.intake.orders import Order
from adapters.intake.problem import ProblemError, problem
from adapters.intake.sight import Seen
from api.authentication import principal_of
from api.bodies import read_body
from api.bootstrap import Service
from api.counters import Counters
from api.documentation import COMMAND, CommandName
from api.replies import etag, reply
from domain.authority import Action

_MAX_BODY: Final = 1024 * 1024
_VERSION: Final = re.compile(r'(?:W/)?"?([0-9]{1,15})"?')
_LONGEST_KEY: Final = 200


def router(service: Service, counters: Counters) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["commands"])

    @routes.post("/v1/commands/{command_name}", **COMMAND)
    async def command(request: Request, command_name: CommandName) -> Response:
        who = principal_of(request.scope, Action.COMMAND)
        body = await read_body(request.scope, request.receive, _MAX_BODY)
        order = service.commands.read(command_name, body, who, key=_key(request), expected=_expected(request))
        try:
            given = await _execute(service, order)
        except ProblemError:
            counters.count_command("refused")
            raise
        counters.count_command("repeated" if given.repeated else "accepted")
        headers = etag(given.answer.version) | {"Location": f"/v1/cases/{given.answer.case}"}
        return reply(given.answer, 200 if given.repeated else 201, headers)

    return routes


async def _execute(service: Service, order: Order) -> Given:
    """Attempt a command until it is not overtaken; only what asks the store leaves the loop."""
    if not service.commands.at_hand(order):
        await service.in_thread(service.commands.find, order)
    for _ in range(ATTEMPTS):
        looked = await service.looks.ask(order)
        if isinstance(looked, ProblemError):
            raise looked
        if isinstance(looked, Seen):
            looked = await service.in_thread(service.commands.attempt, order, looked)
        if isinstance(looked, Given):
            return looked
        outcome = (await service.stored([looked.unit]))[0]
        settled = service.commands.settle(order, looked, outcome)
        if settled is not None:
            return settled
        await asyncio.sleep(0)
    raise service.commands.overtaken(order)


def _key(request: Request) -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (0 < len(key) <= _LONGEST_KEY and key.isprintable()):
        zh, en = "Idempotency-Key 应为 1 至 200 个可打印字符", "Idempotency-Key must be 1 to 200 printable characters."
        raise ProblemError(problem(kinds.INVALID_HEADER, zh, en, field="Idempotency-Key"))
    return key


def _expected(request: Request) -> int | None:
    """Read the version that the caller saw, as the ETag of a case gives it."""
    given = request.headers.get("If-Match")
    if given is None:
        return None
    match = _VERSION.fullmatch(given.strip())
    if match is None:
        zh, en = 'If-Match 应为案件版本，例如 "3"', 'If-Match must be a version of the case, such as "3".'
        raise ProblemError(problem(kinds.INVALID_HEADER, zh, en, field="If-Match", expected='"3"'))
    return int(match[1])
