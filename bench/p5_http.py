"""P5: events over HTTP, and P1's commands over HTTP."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final
from uuid import UUID

from eventsourcing.application import Application
from msgspec import json

from adapters.identity.development import development_principals
from adapters.identity.tokens import JsonWebTokens
from adapters.simulation.cloudevents import lines
from bench import runner
from bench.http_client import request, send
from bench.material import Told
from bench.measure import MICRO, Row, Sample, cost_ratio, interleave, rate_ratio, row, speed, tail
from bench.serving import (
    KEY,
    LibraryCase,
    Served,
    bare_route,
    library_route,
    served,
    service_without_projections,
    whole_service,
)
from bench.setting import Setting, fill
from domain.admission import admit
from domain.authority import Role
from domain.event import Event, with_data
from domain.ids import case_id
from domain.ports.event_log import Append

_CLIENTS: Final = 64
_ORGAN: Final = "12330106MB0X000015"
_SOURCE: Final = "urn:bench:handheld"
_EVENTS_A_CASE: Final = 12
_CASES_A_CLIENT: Final = 4
_BEGUN: Final = datetime(2025, 3, 1, 8, tzinfo=UTC)


def measure(setting: Setting) -> Iterator[Row]:
    """Measure what one event costs the process that takes it."""
    ours, theirs, bare = (setting.supply(name) for name in ("whole", "door", "bare"))
    each = setting.some(150)
    with (
        setting.server.database() as first,
        setting.server.database() as second,
        served(whole_service, first) as whole,
        served(service_without_projections, second) as door,
        served(bare_route, "") as plain,
    ):
        before = door.usage().by_thread
        found = interleave(
            setting.rounds,
            {
                "door": lambda: _post(door, [ours.whole_cases(each) for _ in range(_CLIENTS)]),
                "plain": lambda: _post(plain, [bare.whole_cases(each) for _ in range(_CLIENTS)]),
                "whole": lambda: _post(whole, [theirs.whole_cases(each) for _ in range(_CLIENTS)]),
            },
        )
        used = {name: cpu - before.get(name, 0.0) for name, cpu in door.usage().by_thread.items()}
        peak = whole.usage().peak
    requests = sum(sample.events for sample in found["door"])
    shares = sorted(((cpu / requests * MICRO, name) for name, cpu in used.items()), reverse=True)[:3]
    told = ", ".join(f"{name} {cpu:.0f}" for cpu, name in shares)
    yield row(
        "P5.1",
        "POST /v1/events into PostgreSQL, processor time a request: against FastAPI with msgspec and no store",
        cost_ratio(found["door"], found["plain"]),
        at_most=1.5,
        ours=f"{speed(found['door'])}, {tail(found['door'])}",
        other=speed(found["plain"]),
        note=f"stored durably, projections folded elsewhere; µs by thread: {told}",
    )
    yield row(
        "P5.2",
        "the same with the projections folded in the same process",
        cost_ratio(found["whole"], found["plain"]),
        ours=f"{speed(found['whole'])}, {tail(found['whole'])}, peak memory {peak:.0f} MB",
        other=speed(found["plain"]),
    )


def measure_commands(setting: Setting) -> Iterator[Row]:
    """Measure load, decide and append over HTTP, with us and with the library."""
    names = [f"bench-{n}" for n in range(_CLIENTS * _CASES_A_CLIENT)]
    numbers = count()
    each = setting.some(20)
    with setting.server.database() as url, setting.server.database() as other:
        with setting.store(url) as store:
            fill(store, [unit for name in names for unit in _begun(name)])
        ids = _begun_in_library(other, names)
        ours_ids = [str(case_id(_SOURCE, name)) for name in names]
        with served(service_without_projections, url) as ours, served(library_route, other) as library:

            def by_us() -> Sample:
                return ours.during(lambda: send(ours.port, _commands(ours_ids, each, numbers, "urn:uuid:"), 201))

            def by_library() -> Sample:
                return library.during(lambda: send(library.port, _commands(ids, each, numbers, ""), 201))

            found = interleave(setting.few_rounds, {"ours": by_us, "library": by_library})
    yield row(
        "P1.6",
        f"load, decide and append through FastAPI, {_CLIENTS} at a time: against the same with the library",
        rate_ratio(found["ours"], found["library"]),
        at_least=3,
        ours=f"{speed(found['ours'])}, {tail(found['ours'])}",
        other=f"{speed(found['library'])}, {tail(found['library'])}",
        note=f"cases of {_EVENTS_A_CASE} events and more",
    )


def _post(application: Served, clients: Sequence[Sequence[Told]]) -> Sample:
    """Send events as upstream apps do, one a request; the processor time is that of the application."""
    headers = [
        ("Authorization", f"Bearer {_token(Role.UPSTREAM)}"),
        ("Content-Type", "application/cloudevents+json; charset=utf-8"),
    ]
    written = [[request("POST", "/v1/events", line, headers) for line in lines(t.event for t in c)] for c in clients]
    return application.during(lambda: send(application.port, written, 201))


def _commands(cases: Sequence[str], each: int, numbers: Iterator[int], prefix: str) -> list[list[bytes]]:
    """Write each client's commands on its own cases, so that none overtakes another."""
    headers = [("Authorization", f"Bearer {_token(Role.OFFICER)}")]
    clients: list[list[bytes]] = []
    for client in range(_CLIENTS):
        own = cases[client * _CASES_A_CLIENT : (client + 1) * _CASES_A_CLIENT]
        bodies = [
            {
                "subject": prefix + own[n % _CASES_A_CLIENT],
                "data": {"evidence": f"photo-{next(numbers)}", "kind": "audiovisual", "digest": "sha256:9f86d081"},
            }
            for n in range(each)
        ]
        path = "/v1/commands/collect_evidence"
        clients.append([request("POST", path, json.encode(body), headers) for body in bodies])
    return clients


def _token(role: Role) -> str:
    return JsonWebTokens(KEY).issue(development_principals(_ORGAN)[role], timedelta(days=1))


def _begun(name: str) -> Iterator[Append]:
    """Give a case some history."""
    case = case_id(_SOURCE, name)
    for n in range(_EVENTS_A_CASE):
        data = {"evidence": f"photo-{n}", "kind": "audiovisual", "digest": "sha256:9f86d081"}
        fact = with_data("evidence_collected.v1", data)
        at = _BEGUN + timedelta(minutes=n)
        told = Event(source=_SOURCE, id=f"{name}-{n}", fact=fact, occurred_at=at, subject=name, organ=_ORGAN)
        yield admit(told, case)


def _begun_in_library(url: str, names: Sequence[str]) -> list[str]:
    with runner.application(url) as application:
        return [_begun_there(application, name) for name in names]


def _begun_there(application: Application[UUID], name: str) -> str:
    case = LibraryCase(number=name)
    for n in range(_EVENTS_A_CASE - 1):
        case.collect_evidence(f"photo-{n}", "audiovisual", "sha256:9f86d081")
    application.save(case)
    return str(case.id)
