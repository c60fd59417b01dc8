"""Listening: which facts a step of evolution tells apart, read off its own code, so that no list of them can be wrong.

A case of forty events asks each of some twenty steps forty times, and most facts concern none of them: to ask a set
first takes a fraction of going through a match.
"""

from collections.abc import Callable, Iterable, Iterator
from types import CodeType, FunctionType, ModuleType, UnionType
from typing import get_args

from domain.fact import Fact


def heard_by(*steps: Callable[..., object]) -> frozenset[type[Fact]]:
    """Find the types of fact that some functions, and those that they call, name; of any other they say nothing."""
    seen: set[FunctionType] = set()
    return frozenset(cls for step in steps for cls in _heard(step, seen))


def _heard(step: object, seen: set[FunctionType]) -> Iterator[type[Fact]]:
    if not isinstance(step, FunctionType) or step in seen or not step.__module__.startswith("domain."):
        return
    seen.add(step)
    for value in _named(step):
        yield from _facts(value)
        yield from _heard(value, seen)


def _named(step: FunctionType) -> Iterator[object]:
    """Give what the names in a function's code stand for, in its module or in a module that it names."""
    names = set(_names(step.__code__))
    found = [step.__globals__[name] for name in names if name in step.__globals__]
    yield from found
    modules = (value for value in found if isinstance(value, ModuleType))
    yield from (vars(module)[name] for module in modules for name in names if name in vars(module))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _facts(value: object) -> Iterator[type[Fact]]:
    """Find types of fact in a value: itself, in a union, in a list, or as the keys of a table."""
    if isinstance(value, type):
        if issubclass(value, Fact):
            yield value
    elif isinstance(value, UnionType):
        yield from (one for arg in get_args(value) for one in _facts(arg))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        yield from (one for each in value for one in _facts(each))
