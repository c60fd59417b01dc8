"""The service as a process of its own, on a socket, over a file."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.intake.sending import event, filed
from tests.servers.service import HOUSE, PATIENCE, ready, serving


def post(client: httpx.Client, body: dict[str, object]) -> httpx.Response:
    headers = {"Content-Type": "application/cloudevents+json"}
    return client.post("/v1/events", content=json.dumps(body), headers=headers)


def test_from_a_fact_to_its_history(tmp_path: Path, durable_url: str) -> None:
    with serving(tmp_path, durable_url) as service:
        with service.client("upstream") as upstream:
            ready(upstream)
            case = post(upstream, filed(actor="officer-17")).json()["case"]
            assert post(upstream, event(2, source="urn:example:court", subject="urn:xwm:7")).status_code == 202
            assert post(upstream, event(3, "act_code_minted.v1", {"code": "7"})).status_code == 201
        with service.client("supervisor") as supervisor:
            ready(supervisor)
            assert [row["case_id"] for row in supervisor.get("/v1/cases").json()["items"]] == [case]
            steps = supervisor.get(f"/v1/cases/{case}/history").json()["steps"]
            assert sorted(step["id"] for step in steps) == ["e-1", "e-2", "e-3"]


def test_what_was_answered_survives_the_end_of_the_process(tmp_path: Path, durable_url: str) -> None:
    for end, status in ((signal.SIGTERM, 201), (signal.SIGKILL, 200), (signal.SIGINT, 200)):
        with serving(tmp_path, durable_url) as service:
            with service.client("upstream") as upstream:
                ready(upstream)
                assert post(upstream, filed()).status_code == status
            service.process.send_signal(end)
            code = service.process.wait(PATIENCE)
            assert code == (-end if end == signal.SIGKILL else 0)


def test_a_demonstration_fills_an_empty_store_with_a_synthetic_city(tmp_path: Path) -> None:
    with serving(tmp_path, "sqlite:city.db", "--demo") as service, service.client("supervisor") as supervisor:
        ready(supervisor)
        assert supervisor.get("/v1/cases", params={"synthetic": "false"}).json()["items"] == []
        assert len(supervisor.get("/v1/cases", params={"synthetic": "true", "limit": "500"}).json()["items"]) > 100
        assert supervisor.get("/v1/findings").json()["items"]
    with serving(tmp_path, "sqlite:city.db", "--demo") as service, service.client("auditor") as auditor:
        ready(auditor)
        assert auditor.get("/v1/cases").status_code == 200


def test_an_address_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with serving(tmp_path, "sqlite:a.db") as service:
        port = service.address.rpartition(":")[2]
        command = [sys.executable, "-m", "api.cli", "serve", "--store", "sqlite:b.db", "--port", port]
        second = subprocess.run(
            command,
            cwd=tmp_path,
            env={"PYTHONPATH": str(HOUSE)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert "cannot listen" in second.stderr
