"""One process that serves, takes in and publishes; and workers on the command line."""

import subprocess
import sys
from pathlib import Path

from adapters.event_store import open_store
from adapters.kafka.settings import Settings
from adapters.kafka.topics import EVENTS
from tests.intake.sending import event
from tests.kafka.talking import read_topic, register_source, send, until
from tests.servers.service import HOUSE, ready, serving


def test_a_service_takes_in_and_publishes_by_itself(tmp_path: Path, durable_url: str, broker: Settings) -> None:
    store = open_store(durable_url)
    register_source(store)
    send(broker, [event(n, subject=f"s-{n}") for n in range(10)])
    with (
        serving(tmp_path, durable_url, "--kafka", broker.bootstrap) as service,
        service.client("supervisor") as supervisor,
    ):
        ready(supervisor)
        until(lambda: store.log.head() == 11, "all are stored")
        idle: dict[str, object] = {"inbox": 0, "outbox": 0, "error": None, "complaints": []}
        until(lambda: supervisor.get("/readyz").json()["kafka"] == idle, "idle")
        assert len({dict(r.headers)["position"] for r in read_topic(broker, EVENTS)}) == 11
        assert b"bihuan_outbox_lag_events 0.0" in supervisor.get("/metrics").content
    store.close()


def test_workers_need_no_service(tmp_path: Path, durable_url: str, broker: Settings) -> None:
    store = open_store(durable_url)
    register_source(store)
    send(broker, [event(n, subject=f"s-{n}") for n in range(10)])
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "api.cli", "worker", "--store", durable_url, work, "--kafka", broker.bootstrap],
            cwd=tmp_path,
            env={"PYTHONPATH": str(HOUSE)},
        )
        for work in ("inbox", "inbox", "outbox")
    ]
    try:
        until(lambda: store.log.head() == 11, "all are stored")
        until(lambda: len({dict(r.headers)["position"] for r in read_topic(broker, EVENTS)}) == 11, "published")
    finally:
        for worker in workers:
            worker.terminate()
        assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    store.close()
