"""Where a mapping takes a value from, and how it reads it."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal, TypeAlias
from zoneinfo import ZoneInfo

from msgspec import UNSET, Meta, Struct, UnsetType, convert

from adapters.logs.texts import boolean, day, integer, money

Label: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200)]
Plain: TypeAlias = str | int | bool
Constant: TypeAlias = str | int | bool | list[str] | dict[str, str]
Kind: TypeAlias = Literal["text", "int", "money", "date", "bool"]
Reading: TypeAlias = Callable[[str | None], object]
"""Turns the text of an attribute, None where it is missing, into plain data; UNSET says that there is nothing."""


class Origin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a value comes from: an attribute of the event or of the case, or a constant."""

    event: Label | None = None
    trace: Label | None = None
    constant: Constant | UnsetType = UNSET
    kind: Kind = "text"
    """How the text is read; ``money`` is a decimal number of the currency's main unit."""
    values: dict[str, Plain] | None = None
    """Translation text by text, instead of a kind; a text that is not listed is refused."""
    absent: tuple[str, ...] = ()
    """Texts by which the source says that there is nothing."""
    prefix: str = ""
    """Put before a text."""
    default: str | None = None
    """Read instead where the attribute is missing or says that there is nothing."""


def origin_flaw(origin: Origin) -> str | None:
    """Say what contradicts itself in an origin, or None."""
    given = sum((origin.event is not None, origin.trace is not None, origin.constant is not UNSET))
    if given != 1:
        return "expected exactly one of event, trace and constant"
    if origin.constant is not UNSET and origin != Origin(constant=origin.constant):
        return "a constant stands alone"
    if origin.values is not None and (origin.kind != "text" or origin.prefix):
        return "values take the place of kind and prefix"
    if origin.prefix and origin.kind != "text":
        return "only a text can have a prefix"
    return None


def reading(origin: Origin, zone: ZoneInfo | None) -> Reading:
    """Make the function that reads an origin; the function raises ValueError for a text that it cannot read."""
    if origin.constant is not UNSET:
        return partial(_constant, origin.constant)
    plain = _plain(origin, zone)
    absent, default = frozenset(origin.absent), origin.default

    def read(text: str | None) -> object:
        found = default if text is None or text in absent else text
        return UNSET if found is None else plain(found)

    return read


def read_text(origin: Origin, text: str | None) -> str | None:
    """Read an origin that can only be a short text, such as the actor; raises ValueError."""
    found = reading(origin, None)(text)
    return None if found is UNSET else convert(found, Label)


def _plain(origin: Origin, zone: ZoneInfo | None) -> Callable[[str], object]:
    if origin.values is not None:
        return partial(_translated, origin.values)
    match origin.kind:
        case "text":
            return partial(_prefixed, origin.prefix)
        case "int":
            return integer
        case "money":
            return money
        case "date":
            return partial(day, zone=zone)
        case "bool":
            return boolean


def _constant(value: Constant, text: str | None) -> object:
    del text
    return value


def _translated(values: dict[str, Plain], text: str) -> Plain:
    if text not in values:
        msg = f"{text!r} is not among the values of the mapping"
        raise ValueError(msg)
    return values[text]


def _prefixed(prefix: str, text: str) -> str:
    return prefix + text
