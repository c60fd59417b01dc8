"""An entry: one row that a case contributes to a read model, declared as a class and stored as columns."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, NewType, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct, json

from domain.ports.tables import Column, Row, Value
from domain.terms import Term
from domain.time.instants import format_instant


def label(zh: str, en: str) -> Meta:
    """Name a field for people, in both languages."""
    return Meta(title=zh, description=en)


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """What every entry has; each read model adds its own fields, each with a ``label``.

    Fields may hold texts, whole numbers, truths, dates, instants, enumerations of texts, and tuples or records of
    these. Money is in fen.
    """

    key: Annotated[str, label("案内序号", "Entry within the case")]
    organ: Annotated[str | None, label("机关", "Organ answerable")]
    region: Annotated[str | None, label("区划", "Division code")] = None
    item: Annotated[str | None, label("事项", "Item code")] = None
    officer: Annotated[str | None, label("人员", "Person answerable")] = None
    day: Annotated[date, label("日期", "Legal day by which periods are asked")]
    """Never later than the event that last changed the entry."""
    behind: Annotated[tuple[int, ...], label("依据事件", "Versions of the events behind it")] = ()


class Field(Struct, frozen=True):
    """A field of an entry, and how it is stored."""

    name: str
    title: Term
    kind: Literal["text", "integer", "truth", "structure"]
    write: Callable[[Any], Value]
    time: Literal["day", "instant"] | None = None
    """Whether its text is a date or an instant."""
    fen: bool = False
    """Whether it is money: declared as ``Money``."""


def _truth(value: bool | None) -> Value:  # noqa: FBT001 -- it is the value, not a switch
    return None if value is None else int(value)


def _day(value: date | None) -> Value:
    return None if value is None else value.isoformat()


def _instant(value: datetime | None) -> Value:
    return None if value is None else format_instant(value)


def _text(value: str | None) -> Value:
    return None if value is None else str(value)


def _integer(value: int | None) -> Value:
    return value


def _structure(value: object) -> Value:
    return json.encode(value).decode()


def _stored(hint: object) -> tuple[Literal["text", "integer", "truth", "structure"], Callable[[Any], Value]]:
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    plain = [part for part in (_bare(p) for p in parts) if part is not NoneType]
    kind = plain[0] if len(plain) == 1 else tuple
    if not isinstance(kind, type):
        return "structure", _structure
    for of, stored in _STORED.items():
        if issubclass(kind, of):
            return stored
    return "structure", _structure


_STORED: Final[dict[type, tuple[Literal["text", "integer", "truth"], Callable[[Any], Value]]]] = {
    bool: ("truth", _truth),
    int: ("integer", _integer),
    datetime: ("text", _instant),
    date: ("text", _day),
    str: ("text", _text),
}
"""How plain values are stored, the narrower type first."""


def _bare(hint: object) -> object:
    """Take a type out of its annotations; a name of its own (NewType) is the type it stands for."""
    while get_origin(hint) is Annotated or isinstance(hint, NewType):
        hint = hint.__supertype__ if isinstance(hint, NewType) else get_args(hint)[0]
    return hint


@cache
def fields(entry: type[Entry]) -> tuple[Field, ...]:
    """List the fields of an entry; raises TypeError for one without a label."""
    hints = get_type_hints(entry, include_extras=True)
    return tuple(_field(name, hints[name]) for name in entry.__struct_fields__)


def _field(name: str, hint: object) -> Field:
    labels = [m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Meta) and m.title and m.description]
    if not labels:
        raise TypeError(f"the field {name} has no label")
    kind, write = _stored(_bare(hint))
    return Field(
        name=name,
        title=Term(str(labels[-1].title), str(labels[-1].description)),
        kind=kind,
        write=write,
        time=_TIMES.get(write),
        fen=_money(hint),
    )


_TIMES: Final[dict[Callable[[Any], Value], Literal["day", "instant"]]] = {_day: "day", _instant: "instant"}


def _money(hint: object) -> bool:
    """Say whether a field, annotated and optional as it may be, is an amount in fen."""
    metas = (m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Meta))
    if any((m.extra or {}).get("unit") == "fen" for m in metas):
        return True
    inner = get_args(hint) if get_origin(hint) in {Union, UnionType} else ()
    if get_origin(hint) is Annotated:
        inner = get_args(hint)[:1]
    return any(_money(part) for part in inner)


def columns(entry: type[Entry]) -> tuple[Column, ...]:
    """Declare the columns of an entry."""
    return tuple(Column(f.name, "integer" if f.kind in {"integer", "truth"} else "text") for f in fields(entry))


def written(entry: Entry) -> Row:
    """Write an entry's values in the order of its columns."""
    return tuple(field.write(getattr(entry, field.name)) for field in fields(type(entry)))


def read(entry: type[Entry], values: Iterable[Value]) -> dict[str, object]:
    """Read an entry's values back, as people are shown them."""
    return {field.name: _shown(field, value) for field, value in zip(fields(entry), values, strict=True)}


def _shown(field: Field, value: Value) -> object:
    if value is None:
        return None
    if field.kind == "truth":
        return bool(value)
    return json.decode(str(value)) if field.kind == "structure" else value
