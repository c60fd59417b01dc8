"""The smallest facts of each type: what is required, and nothing else."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec import convert, inspect

from domain.fact import Record

_R = TypeVar("_R", bound=Record)


def samples(cls: type[_R]) -> Iterator[_R]:
    """Make the smallest record of a type, and one more for each value that one of its fields may take from a list."""
    data = _data(cls)
    yield convert(data, cls)
    kind = inspect.type_info(cls)
    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            for value in _choices(field.type):
                yield convert({**data, field.name: value}, cls)


def _choices(kind: inspect.Type) -> Iterator[object]:
    if isinstance(kind, inspect.EnumType):
        yield from (member.value for member in kind.cls)
    if isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _choices(one)


def _data(cls: type) -> dict[str, object]:
    kind = inspect.type_info(cls)
    if not isinstance(kind, inspect.StructType):
        raise TypeError(f"{cls} has no fields")
    return {field.name: _value(field.type) for field in kind.fields if field.required}


def _value(kind: inspect.Type) -> object:
    match kind:
        case inspect.Metadata(type=plain):
            return _value(plain)
        case inspect.StructType(cls=cls):
            return _data(cls)
        case inspect.EnumType(cls=cls):
            return next(iter(cls)).value
        case inspect.VarTupleType():
            return []
        case inspect.IntType(ge=least):
            return least or 0
        case _:
            return _SAMPLES[type(kind)]


_SAMPLES: dict[type[inspect.Type], object] = {
    inspect.StrType: "sample",
    inspect.BoolType: True,
    inspect.DateType: "2023-07-12",
    inspect.DateTimeType: "2023-07-12T09:00:00Z",
}
