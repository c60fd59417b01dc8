"""The decisions of a case, each with what ended it or varied it: a later decision replaces the one before."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, structs

from domain.event import Recorded
from domain.fact import Fact, Money, money
from domain.penalty.amendment import DecisionDeclaredVoid, DecisionRevoked, DecisionVaried
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import ProcedureConverted
from domain.penalty.kinds import Procedure

_DECIDES: Final = (PenaltyDecided, OnTheSpotDecided, NoPenaltyDecided, FactsNotEstablished)
_ENDS: Final = (DecisionRevoked, DecisionDeclaredVoid)
DECISIONS: Final[frozenset[type[Fact]]] = frozenset({*_DECIDES, *_ENDS, ProcedureConverted, DecisionVaried})
"""Facts that make, end or vary a decision."""


class Decided(Struct, frozen=True, kw_only=True):
    """A decision, and what became of it."""

    recorded: Recorded
    ended: Recorded | None = None
    """What revoked, voided or replaced it."""
    varied: tuple[Recorded, ...] = ()

    @property
    def fine(self) -> Money:
        """Fine in fen as it stands, after all that varied it."""
        facts = [r.event.fact for r in (self.recorded, *self.varied)]
        fines = [f.fine for f in facts if isinstance(f, PenaltyDecided | OnTheSpotDecided | DecisionVaried)]
        return fines[-1] if fines else money(0)

    @property
    def behind(self) -> tuple[int, ...]:
        """Versions of the decision and of what became of it."""
        ended = (self.ended,) if self.ended is not None else ()
        return tuple(sorted(r.version for r in (self.recorded, *self.varied, *ended)))


def decisions(events: Sequence[Recorded]) -> list[Decided]:
    """List the decisions of a case as far as it is told, in legal order."""
    found: list[Decided] = []
    for recorded in events:
        fact = recorded.event.fact
        if isinstance(fact, DecisionVaried):
            found = [structs.replace(d, varied=(*d.varied, recorded)) if d.ended is None else d for d in found]
        elif isinstance(fact, (*_DECIDES, *_ENDS)) or _converts(fact):
            found = [_end(decided, recorded) for decided in found]
        if isinstance(fact, _DECIDES):
            found.append(Decided(recorded=recorded))
    return found


def _converts(fact: Fact) -> bool:
    return isinstance(fact, ProcedureConverted) and fact.after != Procedure.SIMPLE


def _end(decided: Decided, by: Recorded) -> Decided:
    """End a decision; a change of procedure ends only one that was made on the spot."""
    spared = _converts(by.event.fact) and not isinstance(decided.recorded.event.fact, OnTheSpotDecided)
    return decided if decided.ended is not None or spared else structs.replace(decided, ended=by)
