"""The registers as they were on a day: organs, items and the calendar, and the registers of their own kind."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from domain.fact import Fact
from domain.parties import PartyClass
from domain.registers.competence import Competence
from domain.registers.facts import (
    CalendarPublished,
    ItemVersionPublished,
    OrganKind,
    OrganRegistered,
)
from domain.registers.in_force import in_force
from domain.registers.monitoring import Monitoring
from domain.registers.personnel import Personnel
from domain.registers.rulebook import Rulebook
from domain.time.calendar import Calendar, YearOff

_REMEMBERED: Final = 8192
"""Answers kept in mind: the acts of a day ask for the same few organs and items again and again."""


class Registers:
    """Reference data that decisions read as of the date of the act; never changed once built."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        """Fold register facts, in legal order."""
        self._organs: defaultdict[str, list[OrganRegistered]] = defaultdict(list)
        self._regions: defaultdict[str, set[str]] = defaultdict(set)
        self._items: defaultdict[str, list[ItemVersionPublished]] = defaultdict(list)
        self.competence: Final = Competence()
        self.personnel: Final = Personnel()
        self.rulebook: Final = Rulebook()
        self.monitoring: Final = Monitoring()
        years: list[YearOff] = []
        for fact in facts:
            match fact:
                case OrganRegistered():
                    self._organs[fact.organ].append(fact)
                    self._regions[fact.region].add(fact.organ)
                case ItemVersionPublished():
                    self._items[fact.item].append(fact)
                case CalendarPublished():
                    years.append(YearOff(fact.year, frozenset(fact.days_off), frozenset(fact.worked_weekends)))
                case _:
                    for register in (self.competence, self.personnel, self.rulebook, self.monitoring):
                        register.enter(fact)
        self.calendar: Final = Calendar(years)
        self._organ_on = lru_cache(_REMEMBERED)(lambda code, on: in_force(self._organs.get(code, ()), on))
        self._certified_on = lru_cache(_REMEMBERED)(self.personnel.certified)
        self._item_on = lru_cache(_REMEMBERED)(lambda code, on: in_force(self._items.get(code, ()), on))

    @property
    def organs(self) -> tuple[str, ...]:
        """Codes of all organs ever registered."""
        return tuple(self._organs)

    @property
    def items(self) -> tuple[str, ...]:
        """Codes of all items that any catalogue has ever had."""
        return tuple(self._items)

    def versions(self, item: str) -> tuple[ItemVersionPublished, ...]:
        """List the versions of an item, as they were entered."""
        return tuple(self._items.get(item, ()))

    def organ(self, code: str | None, on: date) -> OrganRegistered | None:
        """Find an organ as registered on a day."""
        return self._organ_on(code, on) if code is not None else None

    def organs_in(self, region: str, on: date) -> list[OrganRegistered]:
        """List the organs of a division on a day, in order of their codes."""
        here = (code for code in sorted(self._regions.get(region, ())))
        found = (self.organ(code, on) for code in here)
        return [organ for organ in found if organ is not None and organ.region == region]

    def region(self, organ: str | None, on: date) -> str | None:
        """Find the division of an organ on a day; None for an organ that is not registered."""
        found = self.organ(organ, on)
        return found.region if found is not None else None

    def kind(self, organ: str | None, on: date) -> OrganKind | None:
        """Find what kind of organ one is on a day; None for an organ that is not registered."""
        found = self.organ(organ, on)
        return found.kind if found is not None else None

    def item(self, code: str | None, on: date) -> ItemVersionPublished | None:
        """Find the version of an item in force on a day."""
        return self._item_on(code, on) if code is not None else None

    def knows_item(self, code: str) -> bool:
        """Say whether any catalogue has ever had an item."""
        return code in self._items

    def later_items(self, code: str | None, after: date, until: date) -> list[ItemVersionPublished]:
        """List the versions of an item that came into force after a day and by another."""
        versions = self._items.get(code, ()) if code is not None else ()
        return [v for v in versions if after < v.effective_from <= until]

    def certified(self, officer: str, certificate: str | None, on: date) -> bool:
        """Say whether an officer's certificate was in force on a day."""
        return self._certified_on(officer, certificate, on)


def fine_range(version: ItemVersionPublished | None, *, is_unit: bool) -> tuple[int, int] | None:
    """Find the fine range of an item's version for a class of party, in fen; the specific class goes before ``any``."""
    if version is None:
        return None
    wanted = PartyClass.UNIT if is_unit else PartyClass.PERSON
    for party in (wanted, PartyClass.ANY):
        for allowed in version.fines:
            if allowed.party == party:
                return allowed.minimum, allowed.maximum
    return None
