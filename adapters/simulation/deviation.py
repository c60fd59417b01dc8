"""A deviation: the one act of an ordinary story that breaks a guard, or keeps it at its very edge, and ends it.

A twist that only changes one act, its day or what came before it is told as a deviation: the plot stays as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct

from adapters.simulation.mix import Mix
from adapters.simulation.systems import System
from domain.event import Event
from domain.fact import Fact

Events: TypeAlias = Sequence[Event]
Told: TypeAlias = Any
"""The fact that a story is about to tell: of the type that the deviation names."""


def as_told(_: Events, fact: Told) -> Fact:
    """Leave an act as it is."""
    told: Fact = fact
    return told


def nothing(_: Events, __: Told) -> tuple[Fact, ...]:
    """Tell nothing before an act."""
    return ()


def always(_: Events, __: Told) -> bool:
    """Fit every act."""
    return True


class Deviation(Struct, frozen=True, kw_only=True):
    """What is done otherwise, and at which act."""

    act: type[Fact]
    """The act at which the story deviates: the first that fits."""
    fits: Callable[[Events, Told], bool] = always
    change: Callable[[Events, Told], Fact] = as_told
    """What is told in its stead."""
    before: Callable[[Events, Told], tuple[Fact, ...]] = nothing
    """What is told just before it."""
    earlier: Mapping[type[Fact], Callable[[Events, Told], Fact]] = {}
    """Acts of the story before it that are told otherwise."""
    omits: tuple[type[Fact], ...] = ()
    """Acts of the story that do not happen."""
    system: System | None = None
    """Who tells what is told in its stead; who tells such acts always where none."""
    since: type[Fact] | None = None
    """The act from the latest of which the days count."""
    working_days: int = 0
    """The act happens so many working days later."""
    leaning: Mix | None = None
    """The mix that brings a story to the act more often; the city's own where none."""
    earliest: date = date.min
    """The story begins no earlier."""


def latest(events: Events, cls: type[Fact]) -> Event | None:
    """Find the latest event of a type."""
    return next((event for event in reversed(events) if isinstance(event.fact, cls)), None)
