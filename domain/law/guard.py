"""Guards: one rule of law each, written once and used twice, to prevent and to detect."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Final, Generic, ParamSpec

from msgspec import Struct

from domain.law.dated import NotInForceError
from domain.law.statutes import Citation
from domain.time.calendar import UnknownYearError

_P = ParamSpec("_P")


class Grade(StrEnum):
    """How sure a rule is."""

    TEXT = "T"
    """Read in the statute's full text."""
    SEED = "S"
    SEEN = "P"
    MEMORY = "M"
    DESIGN = "D"


UNVERIFIED: Final = frozenset({Grade.MEMORY, Grade.DESIGN})
"""Grades whose rules are configuration, and are shown as unverified."""


class Reason(Struct, frozen=True, gc=False):
    """Why a guard stands, in the case at hand: what is missing, and what would cure it."""

    zh: str
    en: str


class UndecidableError(Exception):
    """A guard cannot be decided from events and registers."""

    def __init__(self, zh: str, en: str) -> None:
        """Say in both languages what is not known."""
        super().__init__(en)
        self.reason = Reason(zh, en)


class Result(StrEnum):
    """What a guard said."""

    PASSED = "passed"
    BREACHED = "breached"
    UNDECIDABLE = "undecidable"


class Verdict(Struct, frozen=True, gc=False):
    """A guard's answer on one act."""

    guard: str
    result: Result
    reason: Reason | None = None


@cache
def _passed(guard_id: str) -> Verdict:
    """Make the verdict that most acts get, once a guard."""
    return Verdict(guard_id, Result.PASSED)


class Guard(Struct, Generic[_P], frozen=True, kw_only=True):
    """A rule of law with its place in the statute book."""

    id: str
    citations: tuple[Citation, ...]
    core: bool
    grades: tuple[Grade, ...]
    """How sure each part of the rule is."""
    zh: str
    """The refusal as officers read it."""
    en: str
    law: Callable[_P, Reason | None]
    """The rule itself: None where the law is met, otherwise the reason why not."""

    @property
    def grade(self) -> str:
        """Grades as the rule table writes them, such as ``T/D``."""
        return "/".join(self.grades)

    @property
    def unverified(self) -> bool:
        """True where a part of the rule is configuration that nobody has confirmed in a text of law."""
        return not UNVERIFIED.isdisjoint(self.grades)

    @property
    def optional(self) -> bool:
        """True where no part of the rule was read in a text of law or a source, so that a place may switch it off."""
        return UNVERIFIED.issuperset(self.grades)

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> Verdict:
        """Judge, and say that it passed, was breached, or cannot be decided and why."""
        try:
            reason = self.law(*args, **kwargs)
        except UndecidableError as error:
            return Verdict(self.id, Result.UNDECIDABLE, error.reason)
        except NotInForceError as error:
            before = Reason(
                f"{error.day}早于现行规定施行之日{error.since}，旧规定未编入",
                f"{error.day} is before {error.since}, when the rule came into force; the one before it is not coded.",
            )
            return Verdict(self.id, Result.UNDECIDABLE, before)
        except UnknownYearError as error:
            unknown = Reason(f"{error.year}年节假日安排尚未公布，工作日无法计算", str(error))
            return Verdict(self.id, Result.UNDECIDABLE, unknown)
        return _passed(self.id) if reason is None else Verdict(self.id, Result.BREACHED, reason)


def guard(
    guard_id: str,
    *citations: Citation,
    zh: str,
    en: str,
    core: bool = False,
    grade: Grade | tuple[Grade, ...] = Grade.TEXT,
) -> Callable[[Callable[_P, Reason | None]], Guard[_P]]:
    """Make a guard of a rule; ``zh`` and ``en`` are the refusal in general, the rule's reason is the case at hand."""
    grades = (grade,) if isinstance(grade, Grade) else grade

    def wrap(law: Callable[_P, Reason | None]) -> Guard[_P]:
        return Guard(id=guard_id, citations=citations, core=core, grades=grades, zh=zh, en=en, law=law)

    return wrap
