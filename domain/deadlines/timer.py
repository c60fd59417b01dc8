"""Timers: what starts a deadline, how it is counted, what moves and ends it, and what follows when it runs out."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from msgspec import Struct

from domain.case import Case
from domain.fact import Fact
from domain.law.guard import Grade
from domain.law.statutes import Citation
from domain.registers.state import Registers
from domain.terms import Term
from domain.time.periods import Period

_F = TypeVar("_F", bound=Fact)


class Kind(StrEnum):
    """What the end of a period means."""

    DUTY = "duty"
    """Something must be done by then."""
    RIGHT = "right"
    """Somebody may do something until then."""
    WAIT = "wait"
    """Something may be done, or counts as done, only after it."""


class Mark(Struct, frozen=True, kw_only=True):
    """What a fact says to a timer."""

    key: str | None = None
    """Which of several deadlines of the timer it is about, such as the measure; None for all."""
    on: date | None = None
    """The day on which it happened, where the fact names another than its own."""
    due: date | None = None
    """The last day, where the fact itself sets it."""
    days: int = 0
    """Days granted or left out, of the kind of the period."""
    period: Period | None = None
    """The period, where the fact chooses another than the timer's own."""
    most: int | None = None
    """Days by which that period may be extended at most."""
    after: Period | None = None
    """A period that has to run out first: this one counts from its last day."""
    since: date | None = None
    """The day from which it counted after all, where only the fact that ends it tells that."""
    at_once: bool = False
    """The fact that starts it ends it too: it tells a period that was over when it happened."""
    ended_on: date | None = None
    """The day on which that was, where it is another than the fact's own."""
    whole: bool = False
    """Ends it whatever else remains to be done."""


class Trigger(Struct, frozen=True):
    """A type of fact to which a timer listens."""

    fact: type[Fact]
    read: Callable[[Fact], Mark | None]
    """What such a fact says to the timer; None where nothing."""


_HEARD: Final = Mark()


def on(fact: type[_F], read: Callable[[_F], Mark | None] = lambda _: _HEARD) -> Trigger:
    """Listen to a type of fact."""

    def said(told: Fact) -> Mark | None:
        return read(told) if isinstance(told, fact) else None

    return Trigger(fact, said)


class Timer(Struct, frozen=True, kw_only=True):
    """One deadline of the law or of a place's own rules."""

    id: str
    name: Term
    kind: Kind
    period: Period
    basis: tuple[Citation, ...] = ()
    """Where the period stands; empty where no norm fixes it."""
    grade: Grade = Grade.TEXT
    settable: bool = False
    """True where a place may set its own length, because no text of law that was read fixes it."""
    starts: tuple[Trigger, ...]
    stops: tuple[Trigger, ...]
    done: Callable[[Case, date], bool] | None = None
    """Whether nothing remains to be done, given the case after a fact: then it ends, or does not even start."""
    concerns: Callable[[Case, Fact], bool] | None = None
    """Whether a fact, given the case after it, is about what this timer counts; None where each of its facts is."""
    pauses: tuple[Trigger, ...] = ()
    resumes: tuple[Trigger, ...] = ()
    excludes: tuple[Trigger, ...] = ()
    """Facts that leave days out of the period."""
    extends: tuple[Trigger, ...] = ()
    """Facts that add days to the period."""
    defers: tuple[Trigger, ...] = ()
    """Facts that put off the day from which it counts."""
    most: int | None = None
    """Days that all extensions together may add; None where nothing limits them."""
    own_period: Callable[[Case, Registers, date], Period | None] | None = None
    """The period that a register has for the case as of a day, before the timer's; None where it has none."""
    of_party: bool = False
    """True where it binds the party and not the organ."""
    breach: Term
    """What follows when the period runs out."""
