"""Competence as it was on a day: what townships were granted, who punishes an item, who was entrusted, emergencies."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from domain.fact import Fact
from domain.ids import covers
from domain.registers.duties import (
    ComplianceGuidePublished,
    DutyBoundaryPublished,
    EmergencyDeclared,
    EntrustmentPublished,
    SceneListPublished,
    TownshipGrantPublished,
    TownshipGrantWithdrawn,
)
from domain.registers.in_force import all_in_force, in_force


class Granted(StrEnum):
    """How a township stands to an item."""

    NEVER = "never"
    UNPUBLISHED = "unpublished"
    """Granted, and not made public."""
    HELD = "held"
    WITHDRAWN = "withdrawn"


class Competence:
    """Who may do what; read after all facts have been entered."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._grants: defaultdict[tuple[str, str], list[TownshipGrantPublished | TownshipGrantWithdrawn]] = defaultdict(
            list
        )
        self._grantees: defaultdict[str, set[str]] = defaultdict(set)
        self._boundaries: defaultdict[str, list[DutyBoundaryPublished]] = defaultdict(list)
        self._entrustments: defaultdict[str, list[EntrustmentPublished]] = defaultdict(list)
        self._emergencies: dict[str, EmergencyDeclared] = {}
        self._scenes: defaultdict[str, list[SceneListPublished]] = defaultdict(list)
        self._guides: defaultdict[str, list[ComplianceGuidePublished]] = defaultdict(list)

    def enter(self, fact: Fact) -> None:
        """Enter a register fact."""
        match fact:
            case TownshipGrantPublished() | TownshipGrantWithdrawn():
                for item in fact.items:
                    self._grants[fact.township, item].append(fact)
                    self._grantees[item].add(fact.township)
            case DutyBoundaryPublished():
                self._boundaries[fact.item].append(fact)
            case EntrustmentPublished():
                self._entrustments[fact.organisation].append(fact)
            case EmergencyDeclared():
                self._emergencies[fact.emergency] = fact
            case SceneListPublished():
                self._scenes[fact.scene].append(fact)
            case ComplianceGuidePublished():
                for item in fact.items:
                    self._guides[item].append(fact)
            case _:
                pass

    def granted(self, township: str, item: str, on: date) -> Granted:
        """Say how a township stands to an item on a day; a grant and its end on one day end it."""
        known = [g for g in self._grants.get((township, item), ()) if g.effective_from <= on]
        latest = max(known, key=lambda g: (g.effective_from, isinstance(g, TownshipGrantWithdrawn)), default=None)
        match latest:
            case None:
                return Granted.NEVER
            case TownshipGrantWithdrawn():
                return Granted.WITHDRAWN
            case TownshipGrantPublished(published_url=None):
                return Granted.UNPUBLISHED
            case TownshipGrantPublished():
                return Granted.HELD

    def townships(self, item: str, on: date) -> list[str]:
        """List the townships that hold a published grant of an item on a day."""
        return sorted(t for t in self._grantees.get(item, ()) if self.granted(t, item, on) == Granted.HELD)

    def boundaries(self, item: str, region: str, on: date) -> list[DutyBoundaryPublished]:
        """List every boundary of an item in force in a division on a day: two say that nobody made up his mind."""
        return all_in_force((b for b in self._boundaries.get(item, ()) if b.region == region), on)

    def boundary(self, item: str, region: str, on: date) -> DutyBoundaryPublished | None:
        """Find who supervises and who punishes an item in a division on a day."""
        here = (b for b in self._boundaries.get(item, ()) if b.region == region)
        return in_force(here, on)

    def entrustments(self, organisation: str, on: date) -> list[EntrustmentPublished]:
        """List what an organisation is entrusted with on a day."""
        return all_in_force(self._entrustments.get(organisation, ()), on)

    def emergencies(self, region: str, on: date) -> list[EmergencyDeclared]:
        """List the emergencies that cover a division on a day; one of a city covers its districts."""
        declared = (e for e in self._emergencies.values() if covers(e.region, region))
        return all_in_force(declared, on)

    def grants(self) -> Iterator[TownshipGrantPublished]:
        """List every grant of penalty power to a township, once."""
        published = (g for of in self._grants.values() for g in of if isinstance(g, TownshipGrantPublished))
        yield from dict.fromkeys(published)

    def scenes(self) -> Iterator[SceneListPublished]:
        """List every version of every scene of joint inspection."""
        for versions in self._scenes.values():
            yield from versions

    def scene(self, scene: str, on: date) -> SceneListPublished | None:
        """Find a scene of joint inspection as listed on a day."""
        return in_force(self._scenes.get(scene, ()), on)

    def guides(self, item: str, on: date) -> list[ComplianceGuidePublished]:
        """List the compliance guides for an item on a day."""
        return [g for g in self._guides.get(item, ()) if g.effective_from <= on]
