"""The service as callers meet it, in one process without a socket."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import httpx
import pytest

from adapters.event_store import open_store
from adapters.identity.tokens import JsonWebTokens
from adapters.intake.message import STRUCTURED
from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from api.app import create_app
from api.bootstrap import Service, projections_over
from domain.authority import Principal, Role
from tests.intake.sending import OFFICER, REGISTRAR, UPSTREAM, Json, now

TOKENS = JsonWebTokens(b"k" * 32)
PEOPLE = {
    Role.UPSTREAM: UPSTREAM,
    Role.OFFICER: OFFICER,
    Role.SUPERVISOR: Principal(person="supervisor-1", role=Role.SUPERVISOR),
    Role.AUDITOR: Principal(person="auditor-1", role=Role.AUDITOR),
    Role.REGISTRAR: REGISTRAR,
}


class Caller:
    """Calls the service as somebody."""

    def __init__(self, service: Service, runner: asyncio.Runner) -> None:
        self.service, self._runner = service, runner
        self.projections = projections_over(service.store, now)
        self._app = create_app(service)

    def call(  # noqa: PLR0913 -- a request has as many parts
        self,
        method: str,
        path: str,
        role: Role | None = Role.SUPERVISOR,
        *,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Send one request."""
        sent = dict(headers or {})
        if role is not None:
            sent.setdefault("Authorization", f"Bearer {TOKENS.issue(PEOPLE[role], timedelta(hours=1))}")
        return self._runner.run(self._send(method, path, content, sent, params))

    async def _send(
        self, method: str, path: str, content: bytes | None, headers: dict[str, str], params: dict[str, str] | None
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bihuan.test") as client:
            return await client.request(method, path, content=content, headers=headers, params=params)

    def get(
        self, path: str, params: dict[str, str] | None = None, role: Role | None = Role.SUPERVISOR
    ) -> httpx.Response:
        """Read something, with the projections at the head of the log."""
        self.projections.catch_up()
        return self.call("GET", path, role, params=params)

    def send(
        self, body: Json | bytes, role: Role | None = Role.UPSTREAM, content_type: str = STRUCTURED
    ) -> httpx.Response:
        """Send one event, or whatever else."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.call("POST", "/v1/events", role, content=content, headers={"Content-Type": content_type})

    def send_all(self, bodies: list[Json]) -> httpx.Response:
        """Send a batch."""
        return self.send(json.dumps(bodies).encode(), content_type="application/cloudevents-batch+json")

    def command(self, name: str, body: bytes, headers: dict[str, str] | None = None) -> httpx.Response:
        """Command as an officer."""
        return self.call("POST", f"/v1/commands/{name}", Role.OFFICER, content=body, headers=headers)


@pytest.fixture
def caller() -> Iterator[Caller]:
    """A service over an empty store in memory, at a fixed time."""
    with (
        asyncio.Runner() as runner,
        closing(Service(open_store("memory:", clock=now), TOKENS, clock=now, projecting=False)) as service,
    ):
        yield Caller(service, runner)


@pytest.fixture
def city(caller: Caller) -> Caller:
    """The service over a small simulated city of half a year."""
    fill(caller.service.store, simulate(5, 40, start=date(2025, 1, 1), end=date(2025, 6, 30)))
    caller.projections.catch_up()
    return caller


def problem_name(response: httpx.Response) -> str:
    """Check that a response is a problem document, and name its kind."""
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert {"type", "title", "detail", "detail_en"} <= set(problem)
    assert any("一" <= character <= "龥" for character in problem["detail"])
    kind: str = problem["type"]
    assert kind.startswith("urn:bihuan:problem:")
    return kind.rpartition(":")[2]
