"""Authority: who may do what here. One page, pure, asked by every door."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Role(StrEnum):
    """What somebody is to us."""

    UPSTREAM = "upstream"
    """An app that reports facts for one organ or for several (permit window, handheld, hotline, sensor)."""
    OFFICER = "officer"
    """An enforcement officer's app: proposes facts by commands, for its own organ."""
    SUPERVISOR = "supervisor"
    """行政执法监督: reads everything, changes nothing."""
    AUDITOR = "auditor"
    """司法局, prosecutors, courts: read everything, change nothing."""
    REGISTRAR = "registrar"
    """Keeps the registers, and sees to what was refused."""
    OPERATOR = "operator"
    """The command line on the machine itself, which imports whole logs."""


class Action(StrEnum):
    """What a token may be good for."""

    SEND_FACTS = "send_facts"
    WRITE_REGISTERS = "write_registers"
    COMMAND = "command"
    READ_CASES = "read_cases"
    READ_FINDINGS = "read_findings"
    """Findings, and histories, which show them."""
    READ_REFUSALS = "read_refusals"
    MANAGE_WEBHOOKS = "manage_webhooks"
    """Say who is told by webhook, and see what was not delivered."""


EVERY_ORGAN: Final = "*"
"""Among ``organs``: may speak for every organ, as a provincial platform does."""

_MAY: Final[dict[Role, frozenset[Action]]] = {
    Role.UPSTREAM: frozenset({Action.SEND_FACTS, Action.READ_CASES}),
    Role.OFFICER: frozenset({Action.COMMAND, Action.READ_CASES, Action.READ_FINDINGS}),
    Role.SUPERVISOR: frozenset({Action.READ_CASES, Action.READ_FINDINGS, Action.READ_REFUSALS}),
    Role.AUDITOR: frozenset({Action.READ_CASES, Action.READ_FINDINGS, Action.READ_REFUSALS}),
    Role.OPERATOR: frozenset(Action) - {Action.COMMAND},
    Role.REGISTRAR: frozenset(
        {Action.WRITE_REGISTERS, Action.READ_CASES, Action.READ_REFUSALS, Action.MANAGE_WEBHOOKS}
    ),
}


class Principal(Struct, frozen=True, kw_only=True):
    """Who speaks, as a verified token says."""

    person: str
    """Staff token of a person, or the name of an app; never a person's name."""
    role: Role
    organ: str | None = None
    organs: frozenset[str] = frozenset()
    """Further organs it may speak for; ``*`` for every one."""
    sources: frozenset[str] | None = None
    """CloudEvents sources it may send from; None for any."""


def permits(principal: Principal, action: Action) -> bool:
    """Say whether somebody may do such a thing at all."""
    return action in _MAY[principal.role]


def roles_for(action: Action) -> tuple[Role, ...]:
    """List the roles that may do a thing."""
    return tuple(role for role, actions in _MAY.items() if action in actions)


def speaks_for(principal: Principal, organ: str | None) -> bool:
    """Say whether somebody may answer for an organ; what names no organ is answered for by the speaker's own."""
    return organ is None or organ == principal.organ or organ in principal.organs or EVERY_ORGAN in principal.organs


def sends_from(principal: Principal, source: str) -> bool:
    """Say whether somebody may send in the name of a source system."""
    return principal.sources is None or source in principal.sources
