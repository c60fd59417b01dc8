from domain.authority import Role
from tests.api.conftest import Caller, problem_name
from tests.intake.sending import event


def test_what_was_refused_is_listed_with_its_problem(caller: Caller) -> None:
    caller.send(event(1, x=1))
    caller.send(event(2, time="yesterday"))
    page = caller.get("/v1/refusals", {"limit": "1"}).json()
    assert [(r["number"], r["id"], r["channel"]) for r in page["items"]] == [(1, "e-1", "http")]
    assert page["items"][0]["problem"]["type"] == "urn:bihuan:problem:unknown-attribute"
    following = caller.get("/v1/refusals", {"after": str(page["next"])}).json()
    assert ([r["id"] for r in following["items"]], following["next"]) == (["e-2"], None)


def test_refusals_are_filtered_by_source(caller: Caller) -> None:
    caller.send(event(1, x=1))
    caller.send(event(2, x=1, source="urn:example:court"))
    assert [r["id"] for r in caller.get("/v1/refusals", {"source": "urn:example:court"}).json()["items"]] == ["e-2"]


def test_what_was_sent_can_be_had_byte_for_byte(caller: Caller) -> None:
    caller.send(b'{"id": \xff')
    response = caller.get("/v1/refusals/1/body")
    assert (response.content, response.headers["Content-Type"]) == (b'{"id": \xff', "application/octet-stream")


def test_a_number_that_was_never_given_is_not_found(caller: Caller) -> None:
    for number in ("1", "x", "9" * 30, "-1"):
        assert problem_name(caller.get(f"/v1/refusals/{number}/body")) == "not-found"


def test_what_waits_is_listed(caller: Caller) -> None:
    caller.send(event(1, subject="urn:xwm:1"))
    shown = caller.get("/v1/waiting", role=Role.UPSTREAM).json()
    assert (shown["count"], shown["items"][0]["alias"], shown["items"][0]["id"]) == (1, "urn:xwm:1", "e-1")
