import pytest

from domain.authority import EVERY_ORGAN, Action, Principal, Role, permits, roles_for, sends_from, speaks_for

MATRIX = {
    Role.UPSTREAM: {Action.SEND_FACTS, Action.READ_CASES},
    Role.OFFICER: {Action.COMMAND, Action.READ_CASES, Action.READ_FINDINGS},
    Role.SUPERVISOR: {Action.READ_CASES, Action.READ_FINDINGS, Action.READ_REFUSALS},
    Role.AUDITOR: {Action.READ_CASES, Action.READ_FINDINGS, Action.READ_REFUSALS},
    Role.REGISTRAR: {Action.WRITE_REGISTERS, Action.READ_CASES, Action.READ_REFUSALS, Action.MANAGE_WEBHOOKS},
    Role.OPERATOR: set(Action) - {Action.COMMAND},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_who_may_do_what(role: Role, action: Action) -> None:
    assert permits(Principal(person="x", role=role), action) is (action in MATRIX[role])


def test_nobody_both_commands_and_supervises() -> None:
    assert set(roles_for(Action.COMMAND)) == {Role.OFFICER}


@pytest.mark.parametrize(
    ("organ", "organs", "asked", "may"),
    [
        ("a", frozenset(), "a", True),
        ("a", frozenset(), "b", False),
        ("a", frozenset({"b"}), "b", True),
        (None, frozenset(), "a", False),
        (None, frozenset({EVERY_ORGAN}), "a", True),
        ("a", frozenset(), None, True),
    ],
)
def test_who_speaks_for_which_organ(
    organ: str | None,
    organs: frozenset[str],
    asked: str | None,
    may: bool,  # noqa: FBT001 -- a value of the table
) -> None:
    assert speaks_for(Principal(person="x", role=Role.UPSTREAM, organ=organ, organs=organs), asked) is may


def test_a_token_may_be_bound_to_its_sources() -> None:
    bound = Principal(person="x", role=Role.UPSTREAM, sources=frozenset({"urn:a"}))
    assert [sends_from(bound, "urn:a"), sends_from(bound, "urn:b")] == [True, False]
    assert sends_from(Principal(person="x", role=Role.UPSTREAM), "urn:b")
