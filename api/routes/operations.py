"""For operators: is it alive, is it ready, how far is it behind; and the front page. All public."""

from typing import Final

from fastapi import APIRouter
from msgspec import structs
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response

from api import documentation as doc
from api.bootstrap import Service
from api.counters import Counters
from api.home import PAGE
from api.replies import reply

_HTML: Final = "text/html; charset=utf-8"


def router(service: Service, counters: Counters) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["operations"])

    @routes.get("/healthz", **_HEALTH)
    async def healthz(request: Request) -> Response:
        del request
        return reply({"status": "ok"})

    @routes.get("/readyz", **_READY)
    async def readyz(request: Request) -> Response:
        del request
        lags = await service.in_thread(service.lag)
        errors = ["projections stand still"] if any(lag.error is not None for lag in lags) else []
        shown: dict[str, object] = {"projections": [structs.asdict(lag) for lag in lags]}
        if (traffic := service.traffic) is not None:
            errors += ["the inbox stands still"] if traffic.error is not None else []
            unpublished = await service.in_thread(lambda: traffic.unpublished)
            shown["kafka"] = {
                "inbox": traffic.waiting,
                "outbox": unpublished,
                "error": traffic.error,
                "complaints": traffic.complaints,
            }
        ready = not errors
        shown["status"] = ", ".join(errors) or "ok"
        return reply(shown, 200 if ready else 503)

    @routes.get("/metrics", **_METRICS)
    async def metrics(request: Request) -> Response:
        del request
        return Response(await service.in_thread(counters.exposition), 200, None, CONTENT_TYPE_LATEST)

    @routes.get("/", include_in_schema=False)
    @routes.get("/docs", include_in_schema=False)
    async def home(request: Request) -> Response:
        del request
        return Response(PAGE, 200, {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}, _HTML)

    return routes


_HEALTH = doc.reading("Alive 存活", "Answers while the process runs.", {"type": "object"}, fails=(), public=True)
_READY = doc.reading(
    "Ready 就绪", "Asks the store, and tells how far each projection is.", {"type": "object"}, fails=(503,), public=True
)
_METRICS = doc.reading("Metrics 指标", "Text format of Prometheus.", {"type": "string"}, fails=(503,), public=True)
