"""JSON Schemas (2020-12) of what may be sent, made from the types that read it."""

from functools import cache
from typing import Any, Final

import msgspec

from domain.catalogue import COMMANDS, PART_OF, SENDABLE
from domain.fact import TYPE_PREFIX, Fact, label
from domain.registers.facts import REGISTER_OF

Json = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def known(event_type: str) -> type[Fact] | None:
    """Find the fact of a CloudEvents type, with or without its prefix."""
    return SENDABLE.get(event_type.removeprefix(TYPE_PREFIX))


@cache
def schema(cls: type[Fact]) -> Json:
    """Make the schema of the data of a fact type."""
    made = msgspec.json.schema(cls)
    names = label(cls)
    return {
        "$schema": DIALECT,
        "$id": f"/v1/schemas/{TYPE_PREFIX}{cls.TAG}",
        "title": f"{names['zh']} · {names['en']}",
        "x-title": names,
        **made,
    }


@cache
def listing() -> tuple[Json, ...]:
    """List every type that may be sent."""
    commands = {cls: name for name, cls in COMMANDS.items()}
    return tuple(
        {
            "type": TYPE_PREFIX + tag,
            "title": label(cls),
            "part": PART_OF.get(cls, "register"),
            "register": REGISTER_OF.get(cls),
            "command": commands.get(cls),
            "schema": f"/v1/schemas/{TYPE_PREFIX}{tag}",
        }
        for tag, cls in SENDABLE.items()
    )
