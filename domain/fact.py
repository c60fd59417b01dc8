"""What a fact is: an immutable record of what happened, named by a tag that is a contract for ever."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Final, NewType, TypeVar, dataclass_transform, get_args, get_type_hints

from msgspec import Meta, Struct, json

from domain.ids import CHECKS

_Fen = NewType("_Fen", int)
Money = Annotated[
    _Fen, Meta(ge=0, le=10**15, description="金额，单位分 amount in fen (1/100 yuan)", extra={"unit": "fen"})
]
"""An amount in minor units: fen for yuan, cents for the currencies of imported foreign logs."""

Text = Annotated[str, Meta(max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Reference = Annotated[str, Meta(min_length=1, max_length=256, description="reference to a document or record")]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="local time of day, HH:MM")]


def money(fen: int) -> Money:
    """Take an amount in fen as money."""
    return _Fen(fen)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A value inside a fact or a state: frozen, named fields only, nothing unknown accepted.

    Frozen values cannot form a cycle, so the garbage collector need not look for one (``gc=False``): that costs a third
    of reading a log.
    """


class Fact(Record):
    """Something that happened (事实). A fact is refused for its form only: what happened, happened."""

    TAG: ClassVar[str]
    """Stored name and version, such as ``penalty_decided.v1``."""
    ZH: ClassVar[str]
    """Official Chinese name."""
    COMMAND: ClassVar[str]
    """Name of the command that proposes this fact, such as ``decide_penalty``."""


_F = TypeVar("_F", bound=Fact)

TYPE_PREFIX: Final = "cn.bihuan."
"""CloudEvents type = this prefix + the tag."""


def fact(tag: str, zh: str, command: str) -> Callable[[type[_F]], type[_F]]:
    """Give a fact class its stored tag, its Chinese name and the command that proposes it."""
    if not re.fullmatch(r"[a-z][a-z_]*\.v[1-9][0-9]*", tag):
        msg = f"not a tag: {tag}"
        raise ValueError(msg)

    def name(cls: type[_F]) -> type[_F]:
        cls.TAG, cls.ZH, cls.COMMAND = tag, zh, command
        return cls

    return name


def label(cls: type[Fact]) -> dict[str, str]:
    """Give the Chinese and the English name of a fact type."""
    return {"zh": cls.ZH, "en": cls.TAG.partition(".")[0].replace("_", " ").capitalize()}


class Flaw(Struct, frozen=True):
    """A coded identifier that fails its own check, such as a check digit."""

    field: str
    value: str
    reason: str


def flaws(record: Record, path: str = "$") -> Iterator[Flaw]:
    """Find identifiers whose check fails, anywhere inside a fact."""
    for field, check in _checked_fields(type(record)):
        value = getattr(record, field)
        for index, single in _singles(value):
            here = f"{path}.{field}{index}"
            if isinstance(single, Record):
                yield from flaws(single, here)
            elif check and isinstance(single, str) and (reason := CHECKS[check](single)):
                yield Flaw(here, single, reason)


def _singles(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        yield from ((f"[{i}]", v) for i, v in enumerate(value))
    elif value is not None:
        yield "", value


@cache
def _checked_fields(cls: type[Record]) -> tuple[tuple[str, str | None], ...]:
    """List the fields that carry a check, and (with None) those that hold records, which may."""
    hints = get_type_hints(cls, include_extras=True)
    found = ((name, _extra(hints[name], "check"), _holds_record(hints[name])) for name in cls.__struct_fields__)
    return tuple((name, check) for name, check, nested in found if check or nested)


def _extra(hint: Any, key: str) -> str | None:  # noqa: ANN401 -- a type hint has no narrower type
    for metadata in getattr(hint, "__metadata__", ()):
        if isinstance(metadata, Meta) and metadata.extra and key in metadata.extra:
            return str(metadata.extra[key])
    return next((found for part in get_args(hint) if (found := _extra(part, key))), None)


def _holds_record(hint: Any) -> bool:  # noqa: ANN401 -- a type hint has no narrower type
    if isinstance(hint, type) and issubclass(hint, Record):
        return True
    return any(_holds_record(part) for part in get_args(hint))


@cache
def money_fields(cls: type[Record]) -> tuple[str, ...]:
    """Name the fields of a fact type, or of a record in one, that hold money."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(name for name in cls.__struct_fields__ if _extra(hints[name], "unit") == "fen")


_ENCODER: Final = json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Write a value as canonical JSON: RFC 8785 restricted to integers and ASCII member names."""
    return _ENCODER.encode(value)
