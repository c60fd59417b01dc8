"""What the fields of facts and records are called, hold and mean, read from their declarations."""

import ast
import inspect as source
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent
from types import ModuleType
from typing import Any, get_args, get_type_hints

from msgspec import Meta, Struct, inspect, json


class Field(Struct, frozen=True, kw_only=True):
    """One field, in words."""

    name: str
    words: str
    """Its type."""
    required: bool
    default: str
    description: str
    mentions: tuple[type, ...]
    """Records and lists of values that its type names."""


def fields(cls: type) -> Iterator[Field]:
    """Describe the fields of a fact or record, in the order in which they are declared."""
    kind = inspect.type_info(cls)
    if not isinstance(kind, inspect.StructType):
        raise TypeError(f"{cls} has no fields")
    said = docstrings(cls)
    hints = get_type_hints(cls, include_extras=True)
    for field in kind.fields:
        remarks = [*_descriptions(hints[field.name]), said.get(field.name, "")]
        yield Field(
            name=field.name,
            words=_words(field.type),
            required=field.required,
            default="" if field.required else _default(field.default),
            description=" ".join(remark for remark in remarks if remark),
            mentions=tuple(_mentions(field.type)),
        )


@cache
def docstrings(of: type | ModuleType) -> dict[str, str]:
    """Read the docstrings that follow the fields of a class, the members of an enumeration, the values of a module."""
    body = ast.parse(dedent(source.getsource(of))).body
    if isinstance(of, type):
        if not isinstance(body[0], ast.ClassDef):
            raise TypeError(f"{of} is not written as a class")
        body = body[0].body
    found: dict[str, str] = {}
    for declared, following in pairwise(body):
        name = _declared_name(declared)
        if name is not None and isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            found[name] = " ".join(str(following.value.value).split())
    return found


def _declared_name(statement: ast.stmt) -> str | None:
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return None


def _default(value: object) -> str:
    return json.encode(value).decode()


def _descriptions(hint: Any) -> Iterator[str]:  # noqa: ANN401 -- a type hint has no narrower type
    for metadata in getattr(hint, "__metadata__", ()):
        if isinstance(metadata, Meta) and metadata.description:
            yield metadata.description
    for part in get_args(hint):
        yield from _descriptions(part)


def _words(kind: inspect.Type) -> str:
    match kind:
        case inspect.Metadata(type=plain, extra=extra):
            return "money, in fen" if (extra or {}).get("unit") == "fen" else _words(plain)
        case inspect.VarTupleType(item_type=item):
            return f"list of {_words(item)}"
        case inspect.UnionType(types=types):
            return " or ".join(_words(one) for one in types if not isinstance(one, inspect.NoneType))
        case inspect.StructType(cls=cls) | inspect.EnumType(cls=cls):
            return f"[{cls.__name__}](#{cls.__name__.lower()})"
        case _:
            return _plain(kind)


def _plain(kind: inspect.Type) -> str:
    match kind:
        case inspect.StrType(pattern=str(pattern)):
            return f"text like `{pattern.replace('|', chr(92) + '|')}`"
        case inspect.StrType(min_length=least, max_length=most):
            return "text" if most is None else f"text, {least or 0} to {most} characters"
        case inspect.IntType(ge=least, le=most):
            return "integer" if least is None or most is None else f"integer, {least} to {most}"
        case inspect.BoolType():
            return "true or false"
        case inspect.DateType():
            return "date"
        case _:
            raise TypeError(f"no words for {kind}")


def _mentions(kind: inspect.Type) -> Iterator[type]:
    match kind:
        case inspect.Metadata(type=inner) | inspect.VarTupleType(item_type=inner):
            yield from _mentions(inner)
        case inspect.UnionType(types=types):
            for one in types:
                yield from _mentions(one)
        case inspect.StructType(cls=cls) | inspect.EnumType(cls=cls):
            yield cls
        case _:
            return
