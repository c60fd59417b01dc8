"""The broker stands still for a minute: HTTP goes on, memory does not grow, the lag shows, and nothing is lost."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from threading import Event

import httpx

from adapters.event_store import open_store
from adapters.kafka.settings import Settings
from tests.faults.campaign import SOAK_SECONDS
from tests.intake.sending import event
from tests.kafka.measuring import open_files, peak
from tests.kafka.striking import sending
from tests.kafka.talking import as_stored, published, register_source, until
from tests.servers.kafka import Broker
from tests.servers.service import serving

STANDING = 60.0 if SOAK_SECONDS else 8.0
BATCH = 100
MORE_MEMORY = 48 * 1024 * 1024
MORE_FILES = 40
LONGEST = 10.0
"""Seconds after which a request must have been answered, whatever the broker does."""


def post(client: httpx.Client, first: int) -> float:
    """Post a batch; returns how long the answer took."""
    body = [event(n, subject=f"s-{n // 10}") for n in range(first, first + BATCH)]
    began = time.monotonic()
    answered = client.post(
        "/v1/events",
        content=json.dumps(body).encode(),
        headers={"Content-Type": "application/cloudevents-batch+json"},
    )
    took = time.monotonic() - began
    assert [one["outcome"] for one in answered.json()["outcomes"]] == ["stored"] * BATCH
    return took


def test_a_broker_that_stands_still_holds_up_nobody_and_costs_nothing(
    own_kafka: Broker, own_broker: Settings, tmp_path: Path, postgres_url: str
) -> None:
    numbers = count(0, BATCH)
    over_kafka = [json.dumps(event(n, subject=f"k-{n % 7}", id=f"k-{n}")).encode() + b"\n" for n in range(5_000)]
    standing = Event()

    def halting() -> Iterator[bytes]:
        yield from over_kafka[:2_000]
        standing.wait(60)
        yield from over_kafka[2_000:]

    with (
        closing(open_store(postgres_url)) as store,
        serving(tmp_path, postgres_url, "--kafka", own_broker.bootstrap) as service,
        service.client("upstream") as upstream,
        service.client("supervisor") as supervisor,
    ):
        register_source(store)

        def lags() -> dict[str, int]:
            found: dict[str, int] = supervisor.get("/readyz").json()["kafka"]
            return found

        for _ in range(30):
            post(upstream, next(numbers))
        until(lambda: lags()["outbox"] == 0, "the first events are published")
        memory, files = peak(service.process.pid), open_files(service.process.pid)
        with sending(own_broker.bootstrap, halting()) as ended:
            until(lambda: store.log.head() > 30 * BATCH + 500, "an app sends over Kafka, too")
            own_kafka.pause()
            standing.set()
            try:
                end, slowest, posted = time.monotonic() + STANDING, 0.0, 0
                while time.monotonic() < end:
                    slowest = max(slowest, post(upstream, next(numbers)))
                    posted += BATCH
                assert lags()["outbox"] >= posted - BATCH
                handles = open_files(service.process.pid) - files
            finally:
                own_kafka.resume()
            assert ended(120) == 0
        until(lambda: lags()["inbox"] == lags()["outbox"] == 0, "all is taken in and published", 300)
        more = peak(service.process.pid) - memory
        print(f"{STANDING:g} s: {posted} posted, slowest {slowest:.2f} s, {more / 1e6:.1f} MB, {handles} files more")  # noqa: T201 -- figures
        assert slowest < LONGEST
        assert more < MORE_MEMORY
        assert handles < MORE_FILES
        assert store.log.head() == 1 + next(numbers) + len(over_kafka)
        assert published(own_broker) == as_stored(store)
