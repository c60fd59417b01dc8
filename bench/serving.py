"""Applications served by uvicorn in a process of their own, which tells what processor time it used."""

import multiprocessing
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Final
from uuid import UUID

import uvicorn
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from fastapi import FastAPI, Request
from fastapi.responses import Response
from msgspec import Meta, Raw, Struct, json
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp

from adapters.event_store import open_store
from adapters.identity.tokens import JsonWebTokens
from api.app import create_app
from api.bootstrap import Service
from bench.library import environment
from bench.measure import Sample, memory_peak

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

KEY: Final = b"a key for the benchmark, and nothing else"
_PATIENCE: Final = 60.0


class Usage(Struct):
    """What a process has used so far."""

    cpu: float
    by_thread: dict[str, float]
    peak: float


class Served:
    """A running application."""

    def __init__(self, port: int, pipe: "Connection[str, Usage]") -> None:
        """Take where it listens, and the pipe on which it answers."""
        self.port, self._pipe = port, pipe

    def usage(self) -> Usage:
        """Ask what it has used so far."""
        self._pipe.send("usage")
        return self._pipe.recv()

    def during(self, work: Callable[[], Sample]) -> Sample:
        """Charge the processor time of the application to a piece of work."""
        before = self.usage().cpu
        sample = work()
        sample.cpu = self.usage().cpu - before
        return sample


@contextmanager
def served(make: Callable[[str], ASGIApp], argument: str) -> Iterator[Served]:
    """Serve an application; it is made in its own process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        process = context.Process(target=_serve, args=(make, argument, listening, theirs))
        process.start()
        port = listening.getsockname()[1]
    try:
        _await(process, port)
        yield Served(port, ours)
    finally:
        process.terminate()
        process.join()


def _await(process: multiprocessing.process.BaseProcess, port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        if process.exitcode is not None or time.monotonic() > deadline:
            raise RuntimeError("the application did not come up")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as probe:
                probe.sendall(b"GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n")
                if probe.recv(1):
                    return
        except OSError:
            time.sleep(0.05)


def _serve(
    make: Callable[[str], ASGIApp], argument: str, listening: socket.socket, pipe: "Connection[Usage, str]"
) -> None:
    threading.Thread(target=_tell, args=(pipe,), daemon=True).start()
    config = uvicorn.Config(make(argument), log_level="warning", access_log=False, loop="uvloop", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _tell(pipe: "Connection[Usage, str]") -> None:
    while True:
        pipe.recv()
        by_thread: dict[str, float] = {}
        for thread in threading.enumerate():
            if thread.ident is not None:
                used = time.clock_gettime(time.pthread_getcpuclockid(thread.ident))
                name = thread.name.partition("_")[0]
                by_thread[name] = by_thread.get(name, 0.0) + used
        pipe.send(Usage(time.process_time(), by_thread, memory_peak()))


# What is served ------------------------------------------------------------------------------------------------------


def whole_service(url: str) -> ASGIApp:
    """Serve Bihuan as one process does: with its projections."""
    return create_app(Service(open_store(url), JsonWebTokens(KEY)))


def service_without_projections(url: str) -> ASGIApp:
    """Serve Bihuan as beside workers, which fold the projections elsewhere."""
    return create_app(Service(open_store(url), JsonWebTokens(KEY), projecting=False))


_Text = Annotated[str, Meta(min_length=1, max_length=256)]


class _CloudEvent(Struct, forbid_unknown_fields=True):
    """What an upstream app sends, as somebody would declare it who checks its form and no more."""

    specversion: str
    id: _Text
    source: _Text
    type: _Text
    subject: _Text
    time: str
    data: Raw
    datacontenttype: str = "application/json"
    organ: str | None = None
    actor: str | None = None
    synthetic: bool = False


class _Taken(Struct):
    outcome: str
    id: str
    source: str


def bare_route(argument: str) -> ASGIApp:
    """Serve a FastAPI route that decodes with msgspec, answers bytes and stores nothing."""
    del argument
    app = FastAPI(openapi_url=None)
    decoder, encoder = json.Decoder(_CloudEvent), json.Encoder()

    @app.post("/v1/events")
    async def take(request: Request) -> Response:
        told = decoder.decode(await request.body())
        answer = encoder.encode(_Taken("stored", told.id, told.source))
        return Response(answer, status_code=201, media_type="application/json")

    return app


class LibraryCase(Aggregate):
    """A case in the library's own way."""

    @event("Begun")
    def __init__(self, number: str) -> None:
        """Begin."""
        self.number = number
        self.evidence: list[str] = []

    @event("EvidenceCollected")
    def collect_evidence(self, evidence: str, kind: str, digest: str) -> None:
        """Add a piece of evidence."""
        del kind, digest
        self.evidence.append(evidence)


class _Evidence(Struct):
    subject: str
    data: dict[str, str]


def library_route(url: str) -> ASGIApp:
    """Serve load, decide and append with the library: it has no async, so the route is a plain function."""
    app = FastAPI(openapi_url=None)
    cases: Application[UUID] = Application(environment(url))
    decoder = json.Decoder(_Evidence)

    def collect(sent: bytes) -> Response:
        asked = decoder.decode(sent)
        case: LibraryCase = cases.repository.get(UUID(asked.subject))
        case.collect_evidence(**asked.data)
        cases.save(case)
        return Response(json.encode({"version": case.version}), status_code=201, media_type="application/json")

    @app.post("/v1/commands/collect_evidence")
    async def take(request: Request) -> Response:
        return await run_in_threadpool(collect, await request.body())

    return app
