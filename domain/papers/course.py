"""The course of a case as its papers ask for it: its events by type, and the milestones that they passed."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from domain.event import Recorded
from domain.fact import Fact
from domain.measures.facts import (
    DepositFrozen,
    PropertySealed,
    PropertySeized,
)
from domain.papers.need import Milestone
from domain.penalty.closing import CaseArchived, CaseClosed
from domain.penalty.criminal_facts import (
    CriminalTransferSent,
)
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.evidence import EvidencePreserved
from domain.penalty.investigation import CaseFilingRevoked, InvestigationConcluded
from domain.penalty.service import Document, DocumentServed

_F = TypeVar("_F", bound=Fact)

MILESTONES: Final[dict[type[Fact], Milestone]] = {
    InvestigationConcluded: Milestone.CONCLUDED,
    PenaltyDecided: Milestone.DECIDED,
    NoPenaltyDecided: Milestone.DECIDED,
    FactsNotEstablished: Milestone.DECIDED,
    OnTheSpotDecided: Milestone.DECIDED,
    CriminalTransferSent: Milestone.DECIDED,
    CaseFilingRevoked: Milestone.CLOSED,
    CaseClosed: Milestone.CLOSED,
    CaseArchived: Milestone.ARCHIVED,
}
"""The milestone that facts of a type pass."""
TAKING: Final[frozenset[type[Fact]]] = frozenset({PropertySealed, PropertySeized, DepositFrozen, EvidencePreserved})
"""Facts by which property is taken, or evidence preserved."""
_UP_TO: Final = {milestone: tuple(m for m in Milestone if m <= milestone) for milestone in Milestone}


class Course:
    """The events of a case in legal order, by the types of their facts."""

    def __init__(self, events: Sequence[Recorded]) -> None:
        """Sort events in legal order by type."""
        self.events: Final = events
        self._by_type: Final[dict[type[Fact], list[Recorded]]] = {}
        for recorded in events:
            self._by_type.setdefault(type(recorded.event.fact), []).append(recorded)

    def of(self, kind: type[Fact]) -> Sequence[Recorded]:
        """List the events of a type."""
        return self._by_type.get(kind, ())

    def facts(self, kind: type[_F]) -> Iterator[_F]:
        """List the facts of a type."""
        return (r.event.fact for r in self._by_type.get(kind, ()) if isinstance(r.event.fact, kind))

    def last(self, kind: type[_F]) -> _F | None:
        """Find the latest fact of a type."""
        last = self._by_type.get(kind, [None])[-1]
        return last.event.fact if last is not None and isinstance(last.event.fact, kind) else None

    def knows(self, kinds: Collection[type[Fact]]) -> bool:
        """Say whether one of some types happened."""
        return not self._by_type.keys().isdisjoint(kinds)

    def reached(self) -> dict[Milestone, Recorded]:
        """Find the event by which each milestone, or one behind it, was first passed."""
        passing = [(milestone, self.of(kind)[0]) for kind, milestone in MILESTONES.items() if self.of(kind)]
        served = (r for r in self.of(DocumentServed) if getattr(r.event.fact, "kind", None) == Document.DECISION)
        passing += [(Milestone.SERVED, recorded) for recorded in islice(served, 1)]
        found: dict[Milestone, Recorded] = {}
        for milestone, recorded in sorted(passing, key=lambda p: p[1].legal_order):
            for passed in _UP_TO[milestone]:
                found.setdefault(passed, recorded)
        return found
