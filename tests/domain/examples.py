"""One example of every fact type with every field given, the same at every run."""

import re
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from msgspec import inspect

from domain.parties import AgeBand, PartyKind

_T = TypeVar("_T")

DAY = date(2023, 7, 12)
KNOWN: dict[str, Any] = {
    "region": "330106",
    "uscc": "91330100716105852F",
    "item": "330217001000",
    "items": ("330217001000", "市容(3)"),
    "case": "00000000-0000-5000-8000-000000000001",
}
"""Values for fields whose form the type does not tell."""


def example(cls: type[_T]) -> _T:
    """Make the example of a type."""
    kind = inspect.type_info(cls)
    assert isinstance(kind, inspect.StructType)
    return cls(**{f.name: KNOWN.get(f.name, _value(f.type, f.name)) for f in kind.fields})


def _value(kind: inspect.Type, name: str) -> object:
    match kind:
        case inspect.Metadata(type=plain):
            return _value(plain, name)
        case inspect.UnionType(types=types):
            return _value(next(one for one in types if not isinstance(one, inspect.NoneType)), name)
        case inspect.VarTupleType(item_type=item):
            return (_value(item, name),)
        case inspect.StructType(cls=cls):
            return example(cls)
        case _:
            return _single(kind, name)


def _single(kind: inspect.Type, name: str) -> object:
    match kind:
        case inspect.StrType(pattern=None):
            return f"{name} 一"
        case inspect.StrType(pattern=pattern):
            return next(text for text in ("09:30", "topic", "A" * 43 + "=") if re.search(str(pattern), text))
        case inspect.IntType(ge=least, le=most):
            return min((least or 0) + 30, 30 if most is None else most)
        case inspect.BoolType():
            return True
        case inspect.DateType():
            return DAY
        case inspect.EnumType(cls=cls):
            return _enum_member(cls)
        case _:
            raise TypeError(f"no example for {kind}")


def _enum_member(cls: type[Enum]) -> object:
    """Take the member that is not likely to be a default: the last, but for what the law reads most."""
    preferred: dict[type[Enum], Enum] = {AgeBand: AgeBand.FROM_14_TO_17, PartyKind: PartyKind.UNIT}
    return preferred.get(cls, list(cls)[-1])
