"""Violations (违法行为): what decisions established, by item and party; guidance is for those that are frequent."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from domain.fact import Fact
from domain.parties import PartyKind
from domain.penalty.amendment import DecisionDeclaredVoid, DecisionRevoked
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import ComplianceGuideGiven
from domain.penalty.investigation import CaseFiled
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.evaluation.handling import handling
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Outcome(StrEnum):
    """What followed the violation."""

    PENALTY = "penalty"
    ON_THE_SPOT = "on_the_spot"
    NO_PENALTY = "no_penalty"
    """It was established, and spared."""


class EstablishedViolation(Entry, frozen=True, kw_only=True, gc=False):
    """A violation that a decision established, while that decision stands."""

    outcome: Annotated[Outcome, label("处理结果", "What followed")]
    party: Annotated[str | None, label("当事人代号", "Token of the party")] = None
    enterprise: Annotated[bool, label("企业或者个体工商户", "A unit or a sole trader")] = False
    done_on: Annotated[date | None, label("违法行为日期", "Day of the act")] = None
    guided: Annotated[bool, label("已告知合规指导", "The party was given a compliance guide")] = False


_DECIDES: Final[dict[type[Fact], Outcome]] = {
    PenaltyDecided: Outcome.PENALTY,
    OnTheSpotDecided: Outcome.ON_THE_SPOT,
    NoPenaltyDecided: Outcome.NO_PENALTY,
}
_UNDOES: Final = (FactsNotEstablished, DecisionRevoked, DecisionDeclaredVoid)
_HEARS: Final[frozenset[type[Fact]]] = frozenset({*_DECIDES, *_UNDOES, CaseFiled, ComplianceGuideGiven})


def entries(told: Told) -> Iterator[EstablishedViolation]:
    """Make the entry of the decision that stands."""
    decided = [r for r in told.events if type(r.event.fact) in _DECIDES or isinstance(r.event.fact, _UNDOES)]
    if not decided or type((standing := decided[-1]).event.fact) not in _DECIDES:
        return
    fact, party, who = standing.event.fact, told.case.party, handling(told)
    guides = [recorded for recorded, _ in told.of(ComplianceGuideGiven)]
    yield EstablishedViolation(
        key="decision",
        organ=standing.event.organ or who.organ,
        region=told.case.region,
        item=(fact.item if isinstance(fact, PenaltyDecided) else None) or told.case.item,
        officer=who.officer,
        day=legal_date(standing.event.occurred_at),
        behind=tuple(sorted(r.version for r in (standing, *guides))),
        outcome=_DECIDES[type(fact)],
        party=party.token if party is not None else None,
        enterprise=party is not None and party.kind != PartyKind.PERSON,
        done_on=_done_on(told),
        guided=bool(guides),
    )


def _done_on(told: Told) -> date | None:
    acts = [f.conduct.on for r in told.events if isinstance(f := r.event.fact, CaseFiled | OnTheSpotDecided)]
    return acts[-1] if acts else None


VIOLATIONS: Final = ReadModel(
    name="violations",
    title=Term("违法行为", "established violations"),
    entry=EstablishedViolation,
    hears=_HEARS,
    entries=entries,
    filters=("outcome", "enterprise", "guided", "party"),
    sums=("enterprise", "guided"),
)
