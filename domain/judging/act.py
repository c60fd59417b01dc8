"""An act under judgement, and the table of who judges which."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, Generic, TypeAlias, TypeVar

from msgspec import Struct

from domain.case import Case
from domain.context import Context
from domain.event import Event
from domain.fact import Fact
from domain.law.guard import Verdict
from domain.penalty.dossier import Dossier
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from domain.time.instants import legal_date

F_co = TypeVar("F_co", bound=Fact, covariant=True)


class Act(Struct, Generic[F_co], frozen=True, gc=False):
    """Somebody does something: the fact, the case before it in legal order, and what was looked up."""

    case: Case
    event: Event
    fact: F_co
    context: Context
    on: date
    """Legal date of the act."""

    @property
    def at(self) -> datetime:
        """Legal time of the act."""
        return self.event.occurred_at

    @property
    def organ(self) -> str | None:
        """The organ that answers for the act."""
        return self.event.organ

    @property
    def dossier(self) -> Dossier:
        """The penalty dossier before the act."""
        return self.case.penalty.dossier

    @property
    def registers(self) -> Registers:
        """The registers."""
        return self.context.registers

    def item(self, code: str | None) -> ItemVersionPublished | None:
        """Find the version of an item in force on the day of the act."""
        return self.context.registers.item(code, self.on)


Judge: TypeAlias = Callable[[Act[Any]], Iterable[Verdict]]
"""Asks some guards about an act of the types that it is registered for."""

Judges: TypeAlias = Mapping[type[Fact], tuple[Judge, ...]]
"""Which judges an act meets, by the type of its fact."""


def act(case: Case, event: Event, context: Context) -> Act[Fact]:
    """Bring an act before its judges."""
    return Act(case, event, event.fact, context, legal_date(event.occurred_at))


def together(*tables: Judges) -> Judges:
    """Put the tables of several parts together; an act meets the judges of each, in the order given."""
    found: dict[type[Fact], tuple[Judge, ...]] = {}
    for table in tables:
        for cls, judges in table.items():
            found[cls] = (*found.get(cls, ()), *judges)
    return found


NOBODY: Final[tuple[Judge, ...]] = ()
"""The judges of an act that no guard is about."""
