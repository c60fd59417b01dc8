"""How a guard is spoilt: what becomes of its verdicts, and which ways there are for each guard."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

import pytest
from msgspec import structs

from domain.law.book import GUARDS
from domain.law.guard import Guard, Reason, Result, Verdict

_BECAUSE: Final = Reason("变异", "A mutant.")


def _inverted(verdict: Verdict) -> Verdict:
    match verdict.result:
        case Result.PASSED:
            return structs.replace(verdict, result=Result.BREACHED, reason=_BECAUSE)
        case Result.BREACHED:
            return _dropped(verdict)
        case Result.UNDECIDABLE:
            return verdict


def _dropped(verdict: Verdict) -> Verdict:
    return structs.replace(verdict, result=Result.PASSED, reason=None)


def _hushed(verdict: Verdict) -> Verdict:
    return _dropped(verdict) if verdict.result == Result.UNDECIDABLE else verdict


Spoiling: TypeAlias = Callable[[Verdict], Verdict]
"""What becomes of a verdict."""


def ways(guard: str) -> dict[str, Spoiling]:
    """Find how a guard can be spoilt; to hush one that always knows would change nothing."""
    found: dict[str, Spoiling] = {"inverted": _inverted, "dropped": _dropped}
    return found | {"hushed": _hushed} if _may_not_know(GUARDS[guard].law, set()) else found


def _may_not_know(code: Callable[..., object], seen: set[object]) -> bool:
    """Say whether a function, or one of its own module that it calls, raises UndecidableError."""
    seen.add(code)
    if "UndecidableError" in code.__code__.co_names:
        return True
    called = (code.__globals__.get(name) for name in code.__code__.co_names)
    return any(
        inspect.isfunction(f) and f.__module__ == code.__module__ and f not in seen and _may_not_know(f, seen)
        for f in called
    )


@contextmanager
def spoilt(guard: str, spoil: Spoiling) -> Iterator[None]:
    """Spoil a guard until the end of the block."""
    ask = Guard.__call__

    def asked(self: Guard[...], *args: Any, **kwargs: Any) -> Verdict:  # noqa: ANN401 -- whatever the guard takes
        verdict = ask(self, *args, **kwargs)
        return spoil(verdict) if self.id == guard else verdict

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Guard, "__call__", asked)
        yield
