"""Running the timers of a case told in few words."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar

from msgspec import structs

from docs.samples import samples
from domain.deadlines.book import deadlines_of
from domain.deadlines.run import Deadline
from domain.event import Event
from domain.fact import Fact, money
from domain.penalty import decision, service
from domain.registers.state import Registers
from domain.time.instants import CHINA
from tests.domain.city import CITY
from tests.domain.specification import at, recorded

_F = TypeVar("_F", bound=Fact)
STARTED = "2023-09-25T10:00"
"""A Monday; 29 September to 6 October are off, 7 and 8 October are worked."""
DAY = date(2023, 9, 25)


def some(cls: type[_F], **fields: object) -> _F:
    """Make the smallest fact of a type, with some of its fields."""
    return structs.replace(next(iter(samples(cls))), **fields)


SERVED = some(service.DocumentServed, kind=service.Document.DECISION)
FINED = at("2023-09-20", some(decision.PenaltyDecided, fine=money(1_000_00)))


def one(timer: str, *events: Event, registers: Registers = CITY) -> Deadline:
    """Run the timers and take the first deadline of one of them."""
    return next(d for d in deadlines_of(recorded(*events), registers) if d.timer.id == timer)


def ends(last: date | timedelta) -> datetime:
    start = datetime.fromisoformat(STARTED).replace(tzinfo=CHINA)
    return start + last if isinstance(last, timedelta) else datetime.combine(last, time.max, CHINA)
