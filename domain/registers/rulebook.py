"""The rulebook as it was on a day: packs activated, discretion tables, lists of what is spared."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from domain.fact import Fact
from domain.ids import breadth, covers
from domain.parties import PartyClass
from domain.registers.facts import OrganRegistered
from domain.registers.in_force import all_in_force, in_force
from domain.registers.rules import (
    Allowance,
    DiscretionTableActivated,
    LawPackActivated,
    Leniency,
    Measured,
    NoPenaltyListActivated,
    Purpose,
    Threshold,
)


class Rulebook:
    """What a place has put into force besides the law; read after all facts have been entered."""

    def __init__(self) -> None:
        """Start with nothing in force."""
        self._packs: list[LawPackActivated] = []
        self._tables: defaultdict[str, list[DiscretionTableActivated]] = defaultdict(list)
        self._spared: defaultdict[tuple[str, Leniency], list[NoPenaltyListActivated]] = defaultdict(list)

    def enter(self, fact: Fact) -> None:
        """Enter a register fact."""
        match fact:
            case LawPackActivated():
                self._packs.append(fact)
            case DiscretionTableActivated():
                self._tables[fact.item].append(fact)
            case NoPenaltyListActivated():
                self._spared[fact.item, fact.leniency].append(fact)
            case _:
                pass

    def packs(self, region: str | None, on: date) -> tuple[LawPackActivated, ...]:
        """List what a place and those around it have activated, the widest place first, and of one the newest last."""
        if region is None or not self._packs:
            return ()
        here = all_in_force((p for p in self._packs if covers(p.region, region)), on)
        return tuple(sorted(here, key=lambda p: (breadth(p.region), p.effective_from)))

    def pack(self, region: str | None, on: date) -> LawPackActivated | None:
        """Find what a place has activated: of several, that of the smallest place that holds it."""
        here = self.packs(region, on)
        return here[-1] if here else None

    def threshold(
        self, organ: OrganRegistered, purpose: Purpose, measured: Measured, party: PartyClass, on: date
    ) -> Threshold | None:
        """Find from which sum on something is due for a party of an organ: its own value before that of all."""
        pack = self.pack(organ.region, on)
        fitting = [
            t
            for t in (pack.thresholds if pack is not None else ())
            if (t.purpose, t.measured) == (purpose, measured)
            and t.party in {party, PartyClass.ANY}
            and t.organ in {organ.organ, None}
        ]
        return max(fitting, key=lambda t: (t.organ is not None, t.party != PartyClass.ANY), default=None)

    def allowance(self, region: str | None, timer: str, on: date) -> Allowance | None:
        """Find the period that a place has set for a timer."""
        pack = self.pack(region, on)
        return next((a for a in (pack.timers if pack is not None else ()) if a.timer == timer), None)

    def discretion(self, item: str | None, region: str | None, on: date) -> DiscretionTableActivated | None:
        """Find the discretion table for an item: that of the smallest place before one for all."""
        if item is None:
            return None
        here = [
            t
            for t in self._tables.get(item, ())
            if t.region is None or (region is not None and covers(t.region, region))
        ]
        found = all_in_force(here, on)
        return max(found, key=lambda t: (0 if t.region is None else breadth(t.region), t.effective_from), default=None)

    def discretion_tables(self) -> Iterator[DiscretionTableActivated]:
        """List every discretion table ever activated."""
        for tables in self._tables.values():
            yield from tables

    def spared(self, item: str | None, leniency: Leniency, on: date) -> NoPenaltyListActivated | None:
        """Find the entry of an item in a list of what is spared."""
        return in_force(self._spared.get((item, leniency), ()), on) if item is not None else None
