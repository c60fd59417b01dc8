"""Whether a mapping fits the facts: every field, kind, translation, default and constant is tried when it is loaded."""

from collections.abc import Iterator
from functools import cache
from typing import Final, get_type_hints
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET
from msgspec.inspect import (
    BoolType,
    DateType,
    EnumType,
    IntType,
    Metadata,
    NoneType,
    StrType,
    Type,
    UnionType,
    type_info,
)

from adapters.logs.origin import Origin, origin_flaw, reading
from domain.fact import Fact, money_fields

_KIND_OF: Final[dict[type[Type], str]] = {
    StrType: "text",
    EnumType: "text",
    IntType: "int",
    BoolType: "bool",
    DateType: "date",
}


def misfits(fact: type[Fact], data: dict[str, Origin], zone: ZoneInfo | None) -> Iterator[tuple[str, str]]:
    """Find what in the data of an activity does not fit its fact, each with the field's name and the reason."""
    for name, origin in data.items():
        if reason := origin_flaw(origin) or _misfit(fact, name, origin, zone):
            yield name, reason
    for name in _required(fact) - data.keys():
        yield name, f"{fact.TAG} needs it"


def _misfit(fact: type[Fact], name: str, origin: Origin, zone: ZoneInfo | None) -> str | None:
    hint = _hints(fact).get(name)
    if hint is None:
        return f"{fact.TAG} has no such field; it has {', '.join(_hints(fact)) or 'none'}"
    if origin.constant is UNSET and origin.values is None:
        kind = "money" if name in money_fields(fact) else _kind(hint)
        if kind != origin.kind:
            return f"expected kind {kind!r}, found {origin.kind!r}" if kind else "only a constant can fill it"
    try:
        given = [reading(origin, zone)(None), *(origin.values or {}).values()]
    except ValueError as error:
        return f"default: {error}"
    return next((reason for value in given if value is not UNSET and (reason := _refused(value, hint))), None)


def _refused(value: object, hint: object) -> str | None:
    try:
        msgspec.convert(value, hint)
    except msgspec.ValidationError as error:
        return f"{value!r} does not fit: {error}"
    return None


@cache
def _hints(fact: type[Fact]) -> dict[str, object]:
    hints = get_type_hints(fact, include_extras=True)
    return {name: hints[name] for name in fact.__struct_fields__}


def _required(fact: type[Fact]) -> set[str]:
    return {field.name for field in msgspec.structs.fields(fact) if field.required}


def _kind(hint: object) -> str | None:
    return next((kind for kind in map(_KIND_OF.get, _shapes(type_info(hint))) if kind), None)


def _shapes(shape: Type) -> Iterator[type[Type]]:
    """Look through metadata and ``| None`` at what a field holds."""
    match shape:
        case Metadata(type=inner):
            yield from _shapes(inner)
        case UnionType(types=options):
            for option in options:
                yield from _shapes(option)
        case NoneType():
            return
        case _:
            yield type(shape)
