"""``POST /v1/events``: the door for upstream apps. The hottest path: raw body in, bytes out, nothing between."""

from collections.abc import Sequence
from typing import Final

from msgspec import json
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.intake.answers import Answer
from adapters.intake.message import Sent
from adapters.intake.modes import messages
from adapters.intake.problem import ProblemError
from api.authentication import principal_of
from api.bodies import read_body
from api.bootstrap import Service
from api.counters import Counters
from api.problems import reply_to_error
from api.replies import JSON, problem_reply, reply
from domain.authority import Action, Principal

PATH: Final = "/v1/events"
_CHANNEL: Final = "http"
_STATUS: Final = {"stored": 201, "duplicate": 200, "waiting": 202}
_ENCODER: Final = json.Encoder()


class EventsEndpoint:
    """The endpoint, as plain ASGI."""

    def __init__(self, service: Service, counters: Counters) -> None:
        """Serve a service."""
        self._service, self._counters = service, counters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        try:
            who = principal_of(scope, Action.SEND_FACTS, Action.WRITE_REGISTERS)
            body = await read_body(scope, receive)
            response: ASGIApp = await self._take(body, scope["headers"], who)
        except Exception as error:  # noqa: BLE001 -- the edge: whatever it is, the sender gets a problem document
            response = reply_to_error(error)
        await response(scope, receive, send)

    async def _take(self, body: bytes, headers: Sequence[tuple[bytes, bytes]], who: Principal) -> ASGIApp:
        service = self._service
        try:
            sent, batch = messages(body, headers)
        except ProblemError as error:
            return await self._refuse(body, headers, error)
        delivery = service.facts.open(sent, who, _CHANNEL)
        if delivery.unprepared:
            await service.in_thread(delivery.prepare)
        if units := delivery.units:
            delivery.take(await service.stored(units))
        if delivery.unkept:
            await service.in_thread(delivery.keep)
        answers = delivery.answers
        self._counters.count(answers)
        return _several(answers) if batch else _single(answers[0])

    async def _refuse(self, body: bytes, headers: Sequence[tuple[bytes, bytes]], error: ProblemError) -> Response:
        """Keep what could not even be taken apart."""
        content_type = next((v.decode("latin-1") for n, v in headers if n == b"content-type"), "")
        sent = Sent(body, content_type[:200].replace("\x00", ""))
        refused = await self._service.in_thread(self._service.facts.refuse, sent, error.problem, _CHANNEL)
        self._counters.count([Answer(outcome="rejected", problem=refused)])
        return problem_reply(refused)


class _Outcome:
    """The answer to one event that was not rejected, as plain ASGI: two messages and no more."""

    def __init__(self, answer: Answer) -> None:
        self._body = _ENCODER.encode(answer)
        self._status = _STATUS[answer.outcome]
        self._case = answer.case

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        headers = [(b"content-type", JSON.encode()), (b"content-length", b"%d" % len(self._body))]
        if self._case is not None:
            headers.append((b"location", f"/v1/cases/{self._case}".encode()))
        await send({"type": "http.response.start", "status": self._status, "headers": headers})
        await send({"type": "http.response.body", "body": self._body})


def _single(answer: Answer) -> ASGIApp:
    """Answer one event: its outcome, or its problem document in the status that this names."""
    return _Outcome(answer) if answer.problem is None else problem_reply(answer.problem)


def _several(answers: Sequence[Answer]) -> Response:
    """Answer a batch: every outcome, in the order sent."""
    return reply({"outcomes": answers})
