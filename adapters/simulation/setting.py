"""What every story of a simulated city stands on: its span of time, calendar, items and organs."""

from datetime import date
from functools import cache
from typing import Final

from msgspec import Struct

from adapters.registers.seed import register_events
from adapters.simulation.mix import Mix
from adapters.simulation.organs import Place, organ_events, places
from adapters.simulation.rules import FOREIGN
from domain.event import Event
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from domain.time.calendar import Calendar

EARLIEST: Final = date(2021, 10, 8)
"""First day of a city: from then on every shipped item is in force under the penalty law as revised."""


class Setting(Struct, frozen=True, kw_only=True):
    """The stage that is set for a city."""

    seed: int
    start: date
    end: date
    mix: Mix
    calendar: Calendar
    items: dict[str, ItemVersionPublished]
    """Items by code, in the version in force."""
    places: tuple[Place, ...]
    registers: tuple[Event, ...]
    """Reference data, real, and organs with their officers, made up."""


def setting(seed: int, start: date, end: date, mix: Mix) -> Setting:
    """Set the stage; raises ValueError for a span that the calendars or the statutes do not cover."""
    events, calendar, items, found = _stage()
    if not EARLIEST <= start <= end:
        raise ValueError(f"a city begins on {EARLIEST} or later, and ends after it begins: {start} to {end}")
    if end.year not in calendar.years:
        raise ValueError(f"the working days of {end.year} are not known; the last year known is {calendar.years[-1]}")
    return Setting(
        seed=seed, start=start, end=end, mix=mix, calendar=calendar, items=items, places=found, registers=events
    )


@cache
def _stage() -> tuple[tuple[Event, ...], Calendar, dict[str, ItemVersionPublished], tuple[Place, ...]]:
    found = places()
    events = (*register_events(), *organ_events(found))
    items: dict[str, ItemVersionPublished] = {
        e.fact.item: e.fact for e in events if isinstance(e.fact, ItemVersionPublished) and e.fact.item != FOREIGN.item
    }
    return events, Registers(e.fact for e in events).calendar, items, found
