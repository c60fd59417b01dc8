"""The register seed: all shipped reference data as events, ready to be appended."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Final

from adapters.registers.calendars import calendars
from adapters.registers.items import items
from domain.event import Event
from domain.registers.facts import REGISTER_OF
from domain.time.instants import CHINA

SOURCE: Final = "urn:bihuan:registers"


def register_events() -> Iterator[Event]:
    """Make one event of each shipped register fact; the same files always give the same events."""
    for name, on, fact in chain(calendars(), items()):
        yield Event(
            source=SOURCE,
            id=name,
            fact=fact,
            occurred_at=midnight(on),
            subject=f"urn:bihuan:register:{REGISTER_OF[type(fact)]}",
        )


def midnight(day: date) -> datetime:
    """Begin a day in China."""
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)
