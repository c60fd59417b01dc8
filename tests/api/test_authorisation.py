import json
from datetime import timedelta

import pytest

from adapters.identity.tokens import JsonWebTokens
from domain.authority import Role
from tests.api.conftest import PEOPLE, TOKENS, Caller, problem_name
from tests.intake.sending import ORGAN, UPSTREAM, event, order

TOKENS_LIFETIME = timedelta(hours=1)
EVERYBODY = tuple(PEOPLE)
READERS_OF_FINDINGS = (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)
READERS_OF_REFUSALS = (Role.SUPERVISOR, Role.AUDITOR, Role.REGISTRAR)

MATRIX = [
    ("POST", "/v1/events", (Role.UPSTREAM, Role.REGISTRAR)),
    ("POST", "/v1/commands/resume_clock", (Role.OFFICER,)),
    ("GET", "/v1/cases", EVERYBODY),
    ("GET", "/v1/cases/6ba7b810-9dad-51d1-80b4-00c04fd430c8", EVERYBODY),
    ("GET", "/v1/cases/6ba7b810-9dad-51d1-80b4-00c04fd430c8/history", READERS_OF_FINDINGS),
    ("GET", "/v1/findings", READERS_OF_FINDINGS),
    ("GET", "/v1/tasks", READERS_OF_FINDINGS),
    ("GET", "/v1/evaluations/draw", READERS_OF_FINDINGS),
    ("GET", "/v1/problems/overdue", READERS_OF_FINDINGS),
    ("GET", "/v1/compliance-guides", READERS_OF_FINDINGS),
    ("GET", "/v1/webhooks", (Role.REGISTRAR,)),
    ("POST", "/v1/webhooks", (Role.REGISTRAR,)),
    ("DELETE", "/v1/webhooks/x", (Role.REGISTRAR,)),
    ("GET", "/v1/webhooks/dead", (Role.REGISTRAR,)),
    ("GET", "/v1/remedy-paragraph", EVERYBODY),
    ("GET", "/v1/waiting", EVERYBODY),
    ("GET", "/v1/refusals", READERS_OF_REFUSALS),
    ("GET", "/v1/refusals/1/body", READERS_OF_REFUSALS),
]
PUBLIC = [
    "/",
    "/docs",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/asyncapi.json",
    "/v1/schemas",
    "/v1/schemas/case_filed.v1",
]


@pytest.mark.parametrize(("method", "path", "roles"), MATRIX)
@pytest.mark.parametrize("role", EVERYBODY)
def test_who_may_ask_what(caller: Caller, method: str, path: str, roles: tuple[Role, ...], role: Role) -> None:
    response = caller.call(method, path, role, content=b"{}" if method == "POST" else None)
    if role in roles:
        assert response.status_code not in {401, 403}
    else:
        assert (response.status_code, problem_name(response)) == (403, "not-permitted")
        assert set(response.json()["expected"]) - {"operator"} == {str(r) for r in roles}


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path, _ in MATRIX] + [("GET", "/nowhere")])
def test_without_a_token_nobody_comes_in(caller: Caller, method: str, path: str) -> None:
    response = caller.call(method, path, None)
    assert (response.status_code, problem_name(response)) == (401, "unauthenticated")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_public_wants_no_token(caller: Caller, path: str) -> None:
    assert caller.call("GET", path, None).status_code == 200


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer x.y.z", "Basic dTpw", "bearer"])
def test_a_header_that_proves_nothing_is_no_token(caller: Caller, header: str) -> None:
    response = caller.call("GET", "/v1/cases", None, headers={"Authorization": header})
    assert problem_name(response) == "unauthenticated"


def test_a_forged_token_is_no_token(caller: Caller) -> None:
    forged = JsonWebTokens(b"x" * 32).issue(UPSTREAM, TOKENS_LIFETIME)
    response = caller.call("GET", "/v1/cases", None, headers={"Authorization": f"Bearer {forged}"})
    assert problem_name(response) == "unauthenticated"


def test_an_upstream_app_speaks_for_its_own_organ_only(caller: Caller) -> None:
    bound = TOKENS.issue(type(UPSTREAM)(person="x", role=Role.UPSTREAM, organ=ORGAN), TOKENS_LIFETIME)
    headers = {"Authorization": f"Bearer {bound}", "Content-Type": "application/cloudevents+json"}
    statuses = [
        caller.call("POST", "/v1/events", None, content=json.dumps(event(n, organ=organ)).encode(), headers=headers)
        for n, organ in enumerate((ORGAN, "330109-cg"))
    ]
    assert [response.status_code for response in statuses] == [201, 403]
    assert problem_name(statuses[1]) == "foreign-organ"


def test_an_officer_acts_for_its_own_organ_only(caller: Caller) -> None:
    response = caller.command("resume_clock", order("2026-0001", organ="330109-cg"))
    assert (response.status_code, problem_name(response)) == (403, "foreign-organ")
