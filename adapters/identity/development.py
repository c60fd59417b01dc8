"""Development tokens: a key of this machine, made on first use, and one token for each role."""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Final

from adapters.identity.tokens import JsonWebTokens
from domain.authority import EVERY_ORGAN, Principal, Role

KEY_FILE: Final = Path("var/token.key")
LIFETIME: Final = timedelta(days=365)
_KEY_BYTES: Final = 32


class KeyFileError(Exception):
    """The key file cannot be used."""


def key_of(path: Path = KEY_FILE) -> bytes:
    """Read the signing key, or make one that only its owner can read; raises KeyFileError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path)
        key = path.read_bytes().strip()
    except OSError as error:
        raise KeyFileError(f"the key file {path} cannot be used: {error.strerror}") from error
    if len(key) < _KEY_BYTES:
        raise KeyFileError(f"the key file {path} holds {len(key)} bytes, at least {_KEY_BYTES} are needed")
    return key


def _make(path: Path) -> None:
    """Put a whole key in place at once, so that of two first starts both read the same one."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 -- mode
        file.write(secrets.token_hex(_KEY_BYTES).encode())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def development_principals(organ: str) -> dict[Role, Principal]:
    """Name one principal for each role; the officer acts for ``organ``, the upstream app speaks for every organ."""
    return {
        Role.UPSTREAM: Principal(person="dev-upstream", role=Role.UPSTREAM, organs=frozenset({EVERY_ORGAN})),
        Role.OFFICER: Principal(person="dev-officer", role=Role.OFFICER, organ=organ),
        Role.SUPERVISOR: Principal(person="dev-supervisor", role=Role.SUPERVISOR),
        Role.AUDITOR: Principal(person="dev-auditor", role=Role.AUDITOR),
        Role.REGISTRAR: Principal(person="dev-registrar", role=Role.REGISTRAR, organs=frozenset({EVERY_ORGAN})),
    }


def development_tokens(tokens: JsonWebTokens, organ: str) -> dict[Role, str]:
    """Sign one token for each role."""
    return {role: tokens.issue(who, LIFETIME) for role, who in development_principals(organ).items()}
