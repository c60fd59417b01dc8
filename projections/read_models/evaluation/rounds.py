"""Rounds of review: a file is drawn, then scored or vetoed, and may be drawn again."""

from typing import Final

from msgspec import Struct

from domain.evaluation.facts import CaseSampled, CaseScored, CaseVetoed
from domain.event import Recorded
from domain.fact import Fact
from projections.read_models.telling import Told

HEARD: Final[frozenset[type[Fact]]] = frozenset({CaseSampled, CaseScored, CaseVetoed})


class Round(Struct):
    """One round; what was not told is None. A score or a veto that is told again replaces the one before."""

    number: int
    sampled: tuple[Recorded, CaseSampled] | None = None
    scored: tuple[Recorded, CaseScored] | None = None
    vetoed: tuple[Recorded, CaseVetoed] | None = None

    @property
    def events(self) -> list[Recorded]:
        """List its events in legal order."""
        told = (t[0] for t in (self.sampled, self.scored, self.vetoed) if t is not None)
        return sorted(told, key=lambda r: r.legal_order)

    @property
    def standard(self) -> str | None:
        """Name the standard by which the file was scored, or is to be."""
        named = self.scored or self.sampled
        return named[1].standard if named is not None else None


def rounds(told: Told) -> list[Round]:
    """Tell the rounds of a case, in order; a score that nobody drew the file for makes a round of its own."""
    found: list[Round] = []
    for recorded, fact in told.of(CaseSampled, CaseScored, CaseVetoed):
        if isinstance(fact, CaseSampled) or not found:
            found.append(Round(len(found) + 1))
        match fact:
            case CaseSampled():
                found[-1].sampled = (recorded, fact)
            case CaseScored():
                found[-1].scored = (recorded, fact)
            case CaseVetoed():
                found[-1].vetoed = (recorded, fact)
            case _:
                pass
    return found
