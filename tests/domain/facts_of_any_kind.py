"""Strategies for facts of every type, built from the fields that the types declare, with extreme and foreign values."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec import inspect

from domain.catalogue import CASE_FACTS, FACTS
from domain.event import Event
from domain.fact import Fact
from domain.penalty.decision import FactsNotEstablished, OnTheSpotDecided, PenaltyDecided
from domain.penalty.hearing import HearingRequested
from domain.penalty.investigation import CaseFiled, SceneInspected
from domain.penalty.service import DocumentServed
from domain.time.instants import CHINA

_T = TypeVar("_T")

ANY_CHARACTER = st.characters(exclude_categories=["Cs"])
"""Everything but lone surrogates, which no UTF-8 text can hold."""
NAMES = st.sampled_from(["O-1", "D-1", "N-1", "市容", "p-1", "Z-17.3-1"])
"""A few names that facts may share, so that they meet each other."""
DATES = st.one_of(st.dates(date(2021, 7, 1), date(2024, 12, 31)), st.dates())
LAST_INSTANT = datetime(9999, 12, 31, 15, 59, 59, 999999)  # noqa: DTZ001 -- the strategy adds the zone
INSTANTS = st.one_of(
    st.datetimes(datetime(2021, 7, 1), datetime(2024, 12, 31), timezones=st.just(CHINA)),  # noqa: DTZ001 -- the same
    st.datetimes(max_value=LAST_INSTANT, timezones=st.just(UTC)),
)


def _texts(kind: inspect.StrType) -> st.SearchStrategy[str]:
    if kind.pattern is not None:
        return st.from_regex(kind.pattern, fullmatch=True)
    longest = 40 if kind.max_length is None else min(kind.max_length, 40)
    free = st.text(ANY_CHARACTER, min_size=kind.min_length or 0, max_size=longest)
    return st.one_of(NAMES, free)


def _integers(kind: inspect.IntType) -> st.SearchStrategy[int]:
    ends = [bound for bound in (kind.ge, kind.le) if bound is not None]
    between = st.integers(kind.ge, kind.le)
    return st.one_of(st.sampled_from(ends), between) if ends else between


def _parts(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.Metadata(type=plain):
            return _values(plain)
        case inspect.VarTupleType(item_type=item):
            return st.lists(_values(item), max_size=3).map(tuple)
        case inspect.UnionType(types=types):
            return st.one_of([_values(one) for one in types])
        case inspect.StructType(cls=cls):
            return records(cls)
        case _:
            raise TypeError(f"no strategy for {kind}")


def _values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.StrType():
            return _texts(kind)
        case inspect.IntType():
            return _integers(kind)
        case inspect.BoolType() | inspect.NoneType():
            return st.booleans() if isinstance(kind, inspect.BoolType) else st.none()
        case inspect.DateType():
            return DATES
        case inspect.EnumType(cls=cls):
            return st.sampled_from(list(cls))
        case _:
            return _parts(kind)


def _fields(cls: type) -> tuple[inspect.Field, ...]:
    kind = inspect.type_info(cls)
    assert isinstance(kind, inspect.StructType)
    return kind.fields


def records(cls: type[_T]) -> st.SearchStrategy[_T]:
    """Draw records of a type; fields with a default may be left out."""
    required = {f.name: _values(f.type) for f in _fields(cls) if f.required}
    optional = {f.name: _values(f.type) for f in _fields(cls) if not f.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda fields: cls(**fields))


def full(cls: type[_T]) -> st.SearchStrategy[_T]:
    """Draw records of a type with every field given."""
    return st.fixed_dictionaries({f.name: _values(f.type) for f in _fields(cls)}).map(lambda fields: cls(**fields))


CASE_FACT_TYPES = tuple(cls for group in CASE_FACTS.values() for cls in group)
ANY_FACT = st.sampled_from(sorted(FACTS)).flatmap(lambda tag: records(FACTS[tag]))
ANY_CASE_FACT = st.sampled_from(CASE_FACT_TYPES).flatmap(records)
_JUDGED: tuple[type[Fact], ...] = (
    CaseFiled,
    OnTheSpotDecided,
    PenaltyDecided,
    FactsNotEstablished,
    HearingRequested,
    DocumentServed,
    SceneInspected,
)
JUDGED_FACT = st.sampled_from(_JUDGED).flatmap(records)
"""Facts that guards are asked about, and some that they read."""

ORGANS = st.sampled_from([None, "organ-xihu", "organ-gongshu", "organ-ningbo"])


@st.composite
def events(draw: st.DrawFn, facts: st.SearchStrategy[Fact] = ANY_CASE_FACT) -> Event:
    """Draw an event with a fact of any kind."""
    text = st.text(ANY_CHARACTER, min_size=1, max_size=30)
    return Event(
        source=draw(text),
        id=draw(text),
        fact=draw(facts),
        occurred_at=draw(INSTANTS),
        subject=draw(text),
        organ=draw(ORGANS),
        actor=draw(st.none() | text),
        causation=draw(st.none() | text),
        correlation=draw(st.none() | text),
        activity=draw(st.none() | text),
        synthetic=draw(st.booleans()),
    )
