"""Who is told by webhook: made, listed and removed by a registrar, and on the machine itself."""

import json

import httpx
import pytest

from adapters.webhooks.queue import Notification, State, bury, enqueue, message_id, open_queue
from api.cli import main
from domain.authority import Role
from domain.time.instants import format_instant
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import now


def add(caller: Caller, **body: object) -> httpx.Response:
    content = json.dumps({"url": "https://example.com/hook", **body}).encode()
    return caller.call(
        "POST", "/v1/webhooks", Role.REGISTRAR, content=content, headers={"Content-Type": "application/json"}
    )


def test_a_secret_is_shown_once(caller: Caller) -> None:
    made = add(caller, kinds=["finding.new"], organ="330106-cg")
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")
    listed = caller.get("/v1/webhooks", role=Role.REGISTRAR)
    (one,) = listed.json()["items"]
    assert (one["id"], one["kinds"], one["organ"]) == (made.json()["id"], ["finding.new"], "330106-cg")
    assert (one["created_by"], one["notifications"]) == ("registrar-1", {})
    assert made.json()["secret"] not in listed.text


def test_what_is_removed_is_gone(caller: Caller) -> None:
    name = add(caller).json()["id"]
    path = f"/v1/webhooks/{name}"
    assert caller.call("DELETE", path, Role.REGISTRAR).status_code == 200
    assert caller.get("/v1/webhooks", role=Role.REGISTRAR).json()["items"] == []
    assert problem_name(caller.call("DELETE", path, Role.REGISTRAR)) == "not-found"


@pytest.mark.parametrize("role", [Role.UPSTREAM, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR])
def test_nobody_else_may(caller: Caller, role: Role) -> None:
    for method, path in (
        ("GET", "/v1/webhooks"),
        ("POST", "/v1/webhooks"),
        ("DELETE", "/v1/webhooks/x"),
        ("GET", "/v1/webhooks/dead"),
    ):
        assert problem_name(caller.call(method, path, role, content=b"{}")) == "not-permitted"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"url": "http://example.com/"}, "subscription-refused"),
        ({"url": "https://127.0.0.1/"}, "subscription-refused"),
        ({"url": "https://[fd00::1]/"}, "subscription-refused"),
        ({"url": "nowhere"}, "subscription-refused"),
        ({"url": 1}, "schema-violation"),
        ({"kinds": []}, "schema-violation"),
        ({"kinds": ["all"]}, "schema-violation"),
        ({"private": True}, "schema-violation"),
    ],
)
def test_nonsense_is_refused(caller: Caller, body: dict[str, object], kind: str) -> None:
    assert problem_name(add(caller, **body)) == kind


@pytest.mark.parametrize("content", [b"{", b"\xff", b""])
def test_what_is_no_json_is_refused(caller: Caller, content: bytes) -> None:
    assert problem_name(caller.call("POST", "/v1/webhooks", Role.REGISTRAR, content=content)) == "malformed-json"


def test_what_was_given_up_is_listed_page_by_page(caller: Caller) -> None:
    name = add(caller).json()["id"]
    at = format_instant(now())
    with caller.service.store.tables.write() as session:
        open_queue(session)
        enqueue(session, [waiting(name, number, at) for number in range(5)])
        bury(session, name, "for the test", now())
    found: list[str] = []
    cursor: str | None = None
    while True:
        wanted = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = caller.get("/v1/webhooks/dead", wanted, Role.REGISTRAR).json()
        found += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(found) == len(set(found)) == 5
    assert problem_name(caller.get("/v1/webhooks/dead", {"cursor": "x"}, Role.REGISTRAR)) == "invalid-parameter"


def waiting(subscription: str, number: int, at: str) -> Notification:
    return Notification(
        subscription=subscription,
        id=message_id(subscription, str(number)),
        kind="finding.new",
        state=State.WAITING,
        created_at=at,
        next_at=at,
        done_at=None,
        error=None,
        position=number,
        tries=0,
        status=None,
        body=b"{}",
    )


def test_the_command_line_adds_lists_and_removes(durable_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> tuple[int, str]:
        code = main(["webhook", *words, "--store", durable_url])
        told = capsys.readouterr()
        return code, told.out + told.err

    assert said("add", "http://10.0.0.1/")[0] == 1
    assert said("add")[0] == 1
    code, out = said("add", "http://10.0.0.1/", "--allow-private", "--kind", "finding.new", "--organ", "x")
    name = out.split()[0]
    assert code == 0
    assert "whsec_" in out
    listed = said("list")[1]
    assert name in listed
    assert "finding.new" in listed
    assert "whsec_" not in listed
    assert said("dead") == (0, "0 shown\n")
    assert said("retry", "msg_x")[0] == 1
    assert said("remove", name) == (0, "")
    assert said("remove", name)[0] == 1
    assert said("list") == (0, "0 subscriptions\n")
