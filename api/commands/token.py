"""``bihuan token``: development tokens, one for each role, or one of one's own."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Final

from adapters.identity.development import KEY_FILE, development_tokens, key_of
from adapters.identity.tokens import JsonWebTokens
from api.commands.command import Command, CommandError, say
from api.commands.demo import DEMO_ORGAN
from domain.authority import Principal, Role


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", type=Path, default=KEY_FILE, help="file of the key that signs tokens")
    parser.add_argument("--role", choices=[str(role) for role in Role], help="issue one token of this role")
    parser.add_argument("--person", help="staff token of a person, or name of an app")
    parser.add_argument("--organ", help="the organ it acts for")
    parser.add_argument("--for-organ", action="append", default=[], help="a further organ it may speak for; * for all")
    parser.add_argument("--source", action="append", help="a CloudEvents source it may send from; any, if not given")
    parser.add_argument("--days", type=int, default=30, help="how long it is good for")


def _run(given: argparse.Namespace) -> int:
    tokens = JsonWebTokens(key_of(given.key))
    if given.role is None:
        for role, token in development_tokens(tokens, given.organ or DEMO_ORGAN).items():
            say(f"{role:<10} {token}")
        return 0
    if not given.person:
        raise CommandError("--role needs --person")
    who = Principal(
        person=given.person,
        role=Role(given.role),
        organ=given.organ,
        organs=frozenset(given.for_organ),
        sources=frozenset(given.source) if given.source else None,
    )
    say(tokens.issue(who, timedelta(days=given.days)))
    return 0


COMMAND: Final = Command(name="token", summary="print tokens", arguments=_arguments, run=_run)
