"""What may be asked of a read model: its parameters, read and checked, each refusal saying what is allowed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final, TypeVar

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from adapters.tables.comma_separated import HEADINGS, Heading
from api import documentation as doc
from api.parameters import Parameters
from projections.paging import CursorError
from projections.read_models.entry import Field, fields
from projections.read_models.question import Asked, AskedError
from projections.read_models.read_model import STANDARD, ReadModel

_T = TypeVar("_T")

COMMON: Final = ("from", "to", "as_of", "known_at", "position", "case_id", "synthetic", "min_position")


FORMS: Final = ("format", "heading")
"""What says in which form a list or totals are wanted."""


def csv_heading(given: Parameters) -> Heading | None:
    """Read whether CSV is wanted, and what its first line is to say; raises ProblemError."""
    form, heading = given.choice("format", ("json", "csv")), given.choice("heading", HEADINGS)
    if form == "csv":
        return heading or "zh"
    if heading is not None:
        zh, en = "只有 format=csv 时才能指定 heading", "A heading may only be chosen with format=csv."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="heading", expected="format=csv beside it"))
    return None


def named(model: ReadModel) -> tuple[str, ...]:
    """Name the parameters by which a read model is asked."""
    return (*COMMON, *STANDARD, *model.filters)


def asked(given: Parameters, model: ReadModel) -> Asked:
    """Read what is asked for; raises ProblemError."""
    kinds_of = {field.name: field.kind for field in fields(model.entry)}
    filters: dict[str, str | int | bool] = {}
    for name in (*STANDARD, *model.filters):
        value = _value(given, name, kinds_of[name])
        if value is not None:
            filters[name] = value
    first, last = period(given)
    return Asked(
        first=first,
        last=last,
        as_of=given.instant("as_of"),
        known_at=given.instant("known_at"),
        position=given.number("position", 0, 10**15),
        case_id=given.text("case_id"),
        synthetic=given.truth("synthetic"),
        filters=filters,
    )


def period(given: Parameters) -> tuple[date | None, date | None]:
    """Read the first and the last day that are asked for; raises ProblemError."""
    first, last = given.day("from"), given.day("to")
    if first is not None and last is not None and last < first:
        zh, en = f"to 应不早于 from（{first}）", f"to must not lie before from, {first}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="to", expected=f"not before {first}"))
    return first, last


def _value(given: Parameters, name: str, kind: str) -> str | int | bool | None:
    match kind:
        case "truth":
            return given.truth(name)
        case "integer":
            return given.number(name, 0, 10**15)
        case _:
            return given.text(name)


def required(name: str, value: _T | None, expected: str) -> _T:
    """Insist on a parameter; raises ProblemError that says what is expected of it."""
    if value is None:
        zh, en = f"需要参数 {name}，应为 {expected}", f"The parameter {name} is needed: {expected}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field=name, expected=expected))
    return value


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what cannot be asked into a problem document."""
    try:
        yield
    except AskedError as error:
        raise ProblemError(
            problem(kinds.INVALID_PARAMETER, error.zh, error.en, field=error.field, expected=error.expected)
        ) from error
    except CursorError as error:
        zh, en = "游标已损坏或者属于其他查询，请不带游标重新开始", f"{str(error).capitalize()}."
        raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="cursor")) from error


def parameters(model: ReadModel) -> list[doc.Json]:
    """Describe the parameters by which a read model is asked."""
    described = {field.name: field for field in fields(model.entry)}
    day: doc.Json = {"type": "string", "format": "date"}
    return [
        doc.parameter("from", "First day of the period, by the entries' `day`.", day),
        doc.parameter("to", "Last day of the period.", day),
        *(_parameter(described[name]) for name in (*STANDARD, *model.filters)),
        doc.parameter("case_id", "Case id."),
        doc.SYNTHETIC,
        doc.AS_OF,
        doc.KNOWN_AT,
        doc.POSITION,
        doc.MIN_POSITION,
    ]


_TYPES: Final = {"truth": "boolean", "integer": "integer"}


def _parameter(field: Field) -> doc.Json:
    text = f"{field.title.en} {field.title.zh}."
    return doc.parameter(field.name, text, {"type": _TYPES.get(field.kind, "string")})
