"""A worker that is killed between delivery and the note of it: the same is told again, under the same id."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from adapters.event_store import open_store
from adapters.webhooks.queue import counts
from adapters.webhooks.subscriptions import Wanted, subscribe
from api.bootstrap import projections_over, utc_now
from tests.projections.telling import on_the_spot, registers, tell, told
from tests.servers.service import HOUSE
from tests.webhooks.receiver import PATIENCE, Receiver


@contextmanager
def working(store_url: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `bihuan worker webhooks`."""
    command = [sys.executable, "-m", "api.cli", "worker", "webhooks", "--store", store_url, "--timeout", "1"]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(HOUSE)}, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def until(done: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, what
        time.sleep(0.2)


def test_a_worker_killed_after_delivery_delivers_again_under_the_same_id(durable_url: str, receiver: Receiver) -> None:
    store = open_store(durable_url)
    store.log.append(registers())
    projections = projections_over(store, utc_now)
    projections.catch_up()
    with working(durable_url) as first:
        until(lambda: subscribed(durable_url, receiver), "it is subscribed")
        receiver.answer = lambda _: killed(first)
        tell(store, told("a", "2023-07-12 09:30", on_the_spot("F-1", 60_00)))
        projections.catch_up()
        until(lambda: first.poll() is not None, "the worker is killed while it delivers")
    told_first = {got.id for got in receiver.received}
    assert told_first
    with store.tables.read() as session:
        assert {state for _, state in counts(session)} == {"waiting"}
    receiver.answer = lambda _: (204, {})
    with working(durable_url) as second:
        until(lambda: all_delivered(durable_url), "everything is delivered")
        second.send_signal(signal.SIGTERM)
        assert second.wait(PATIENCE) == 0
    again = {got.id for got in receiver.received[len(told_first) :]}
    assert told_first <= again
    with store.tables.read() as session:
        rows = session.query("SELECT count(*) FROM webhook_notifications")
    assert rows == [(len(again),)]
    store.close()


def killed(worker: "subprocess.Popen[str]") -> tuple[int, dict[str, str]]:
    """Kill whoever asks, before it hears that it was heard."""
    worker.kill()
    worker.wait()
    return 204, {}


def subscribed(url: str, receiver: Receiver) -> bool:
    """Subscribe once the worker has made its tables."""
    store = open_store(url)
    try:
        with store.tables.write() as session:
            subscribe(session, Wanted(url=receiver.url, kinds=("finding.new",), private=True), 0, utc_now(), "x")
    except Exception:  # noqa: BLE001 -- whatever the database says of a table that is not there yet
        return False
    finally:
        store.close()
    return True


def all_delivered(url: str) -> bool:
    store = open_store(url)
    try:
        with store.tables.read() as session:
            return {state for _, state in counts(session)} == {"delivered"}
    finally:
        store.close()
