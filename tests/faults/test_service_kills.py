"""The service and its workers are killed while apps send: what was answered is stored, once, and projected."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from random import Random
from subprocess import DEVNULL, Popen
from threading import Event, Thread

import httpx
import pytest

from domain.event import Recorded
from domain.ports.event_log import EventLog
from tests.faults.auditing import audit_projections, disorder, whole_log
from tests.faults.campaign import Campaign, wait_until
from tests.faults.conftest import Databases
from tests.faults.test_kills import opened
from tests.intake.sending import CASE_FILED, event, filed
from tests.servers.service import HOUSE, PATIENCE, Serving, serving

SENDERS = 3
KILLS = 3
"""Kills of the service in a round, each with one of its workers."""


class Apps:
    """Upstream apps, each with one event on its way; what got no answer is sent again with the same id."""

    def __init__(self, *, renaming: bool = False) -> None:
        self.answered: dict[str, int] = {}
        """By event id, the position that the service named."""
        self.sent: set[str] = set()
        self.unanswered = 0
        self._renaming = renaming
        self._patience = 0.02 if renaming else 10.0
        self._service: Serving | None = None
        self._stop = Event()
        self._threads = [Thread(target=self._run, args=(n,), daemon=True) for n in range(SENDERS)]
        for thread in self._threads:
            thread.start()

    def turn_to(self, service: Serving) -> None:
        """Send to this one from now on."""
        self._service = service

    def stop(self) -> None:
        """End when each has its answer, with more patience than before."""
        self._patience = 10.0
        self._stop.set()
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()

    def _run(self, app: int) -> None:
        number = 0
        while not self._stop.is_set():
            body = self._event(app, number)
            attempt = 0
            while (position := self._post(body)) is None:
                self.unanswered += 1
                attempt += 1
                if self._renaming:
                    body["id"] = f"{app}-{number}+{attempt}"
                time.sleep(0.02)
            self.answered[str(body["id"])] = position
            number += 1

    def _event(self, app: int, number: int) -> dict[str, object]:
        minutes = f"2026-03-02T{number // 60 % 24:02}:{number % 60:02}:00+08:00"
        told = {"id": f"{app}-{number}", "subject": f"case-{app}-{number // 9}", "time": minutes}
        if number % 9 == 0:
            conduct = {"fingerprint": f"act-{number % 5}", "on": "2026-03-01"}
            return filed(0, CASE_FILED | {"case_number": f"n-{app}-{number}", "conduct": conduct}, **told)
        return event(0, "on_site_verified.v1", {}, **told)

    def _post(self, body: dict[str, object]) -> int | None:
        """Send; tells the position, None where there was no answer."""
        service = self._service
        if service is None:
            return None
        self.sent.add(str(body["id"]))
        headers = {
            "Content-Type": "application/cloudevents+json",
            "Authorization": f"Bearer {service.tokens['upstream']}",
        }
        with suppress(httpx.TransportError):
            answer = httpx.post(
                f"{service.address}/v1/events", content=json.dumps(body), headers=headers, timeout=self._patience
            )
            if answer.status_code in {200, 201}:
                return int(answer.json()["position"])
            assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE, answer.text
        return None


@contextmanager
def working(directory: Path, store: str, part: str) -> Iterator[Popen[bytes]]:
    command = [sys.executable, "-m", "api.cli", "worker", "--store", store, "projections", "--part", part]
    with Popen(command, cwd=directory, env={"PYTHONPATH": str(HOUSE)}, stdout=DEVNULL, stderr=DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def struck(directory: Path, url: str, apps: Apps, chance: Random, campaign: Campaign) -> None:
    """Start the service and two workers, and kill them all while the apps send."""
    with ExitStack() as stack:
        for part in ("1/2", "2/2"):
            stack.enter_context(working(directory, url, part))
        service = stack.enter_context(serving(directory, url, "--no-projections"))
        apps.turn_to(service)
        enough = len(apps.answered) + chance.randrange(5, 200)
        wait_until(lambda: len(apps.answered) >= enough, "events are answered")
        time.sleep(chance.random() * 0.1)  # the moment is what is drawn
        service.process.kill()
    campaign.counts["services killed"] += 1
    campaign.counts["workers killed"] += 2


def wrong_with(log: EventLog, apps: Apps) -> Iterator[str]:
    """Find what is lost, doubled or misplaced."""
    yield from disorder(log)
    ours = [e for e in whole_log(log) if isinstance(e, Recorded) and e.event.id in apps.sent]
    meant = Counter(e.event.id.partition("+")[0] for e in ours)
    yield from (f"doubled: {name}" for name, times in meant.items() if times > 1)
    places = {e.event.id: e.position for e in ours}
    for name, position in apps.answered.items():
        if places.get(name) != position:
            yield f"lost: {name} was said to be at {position}, and is at {places.get(name)}"


def test_a_service_and_workers_that_are_killed_lose_nothing_and_double_nothing(
    campaign: Campaign, databases: Databases, tmp_path: Path
) -> None:
    for chance in campaign.rounds(short=1, share=0.06):
        with databases() as url:
            apps = Apps()
            for _ in range(KILLS):
                struck(tmp_path, url, apps, chance, campaign)
            with serving(tmp_path, url) as service:
                apps.turn_to(service)
                apps.stop()
            with opened(url) as (store, engine):
                assert list(wrong_with(store.log, apps)) == []
                assert audit_projections(store, engine) == []
            campaign.counts["events answered"] += len(apps.answered)
            campaign.counts["sent again"] += apps.unanswered


def test_impatient_apps_that_send_again_under_another_id_are_found_out(
    campaign: Campaign, sqlite_databases: Databases, tmp_path: Path
) -> None:
    chance = Random(campaign.seed)
    with sqlite_databases() as url:
        apps = Apps(renaming=True)
        for _ in range(30):
            struck(tmp_path, url, apps, chance, campaign)
            with opened(url) as (store, _):
                found = [fault for fault in wrong_with(store.log, apps) if fault.startswith("doubled")]
            if found:
                break
        else:
            pytest.fail("thirty kills, and nothing doubled")
        with serving(tmp_path, url) as service:
            apps.turn_to(service)
            apps.stop()
