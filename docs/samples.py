"""The smallest facts of each type: what is required, and nothing else."""

from typing import TypeVar

from msgspec import convert, inspect

from domain.fact import Record

_R = TypeVar("_R", bound=Record)


def sample(cls: type[_R]) -> _R:
    """Make the smallest record of a type."""
    return convert(_data(cls), cls)


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
}
