"""The compose file as an engine reads it: merged, with variables filled in."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HOUSE = Path(__file__).parents[2]
FILE = HOUSE / "docker" / "compose.yaml"
OURS = ("service", "projections", "inbox", "outbox", "topics")
_VARIABLE = re.compile(r"\$\{(\w+)(?::?([?-])([^}]*))?\}")

Json = dict[str, Any]


class UnsetError(Exception):
    """A variable that must be set is not."""


def composed(variables: Mapping[str, str]) -> Json:
    """Read the file; raises UnsetError."""

    def value(found: re.Match[str]) -> str:
        name, kind, rest = found.groups()
        if variables.get(name):
            return variables[name]
        if kind == "?":
            raise UnsetError(f"{name}: {rest}")
        return rest or ""

    read: Json = yaml.safe_load(_VARIABLE.sub(value, FILE.read_text(encoding="utf-8")))
    return read


@cache
def services() -> Json:
    """List the services of the file."""
    found: Json = composed({"POSTGRES_PASSWORD": "a-made-up-password"})["services"]
    return found
