"""Offences by party and cause (首违核查): each decision that found one, and whether it still stands.

The law does not say what a first offence is: how far back one looks, among which organs, and whether what was spared
counts are parameters of the question (DOMAIN.md §7.2), and nothing of them is stored here.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from domain.parties import PartyKind
from domain.penalty.decision import NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.kinds import NoPenaltyGround
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.decisions import DECISIONS, Decided, decisions
from projections.read_models.entry import Entry, label
from projections.read_models.place import region_of
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class OffenceOutcome(StrEnum):
    """How a decision dealt with an offence."""

    PENALTY = "penalty"
    ON_THE_SPOT = "on_the_spot"
    SPARED = "spared"
    """不予处罚, on a ground that leaves the offence itself established."""


class Offence(Entry, frozen=True, kw_only=True, gc=False):
    """An offence that a decision found."""

    party: Annotated[str, label("当事人", "Token of the party")]
    enterprise: Annotated[bool, label("企业或者个体工商户", "A unit or a sole trader")]
    outcome: Annotated[OffenceOutcome, label("处理方式", "How it was dealt with")]
    ground: Annotated[NoPenaltyGround | None, label("不罚理由", "Ground of not punishing")] = None
    acted_on: Annotated[date | None, label("违法日期", "Day of the act; none where the file does not say")] = None
    document: Annotated[str | None, label("文号", "Number of the decision")] = None
    stands: Annotated[bool, label("决定有效", "Neither revoked nor void, nor replaced")] = True


_ESTABLISHED: Final = frozenset(
    {NoPenaltyGround.SLIGHT, NoPenaltyGround.FIRST_OFFENCE, NoPenaltyGround.UNDER_14, NoPenaltyGround.INCAPABLE}
)
"""Grounds that leave the act an offence: without fault there is none, and what is time-barred is not looked into."""


def entries(told: Told) -> Iterator[Offence]:
    """Make an entry of each item that a decision of the case found to be broken."""
    for decided in decisions(told.events):
        yield from _offences(told, decided)


def _offences(told: Told, decided: Decided) -> Iterator[Offence]:
    """Make the entries of one decision: of each item of the case where it names none."""
    recorded, dossier = decided.recorded, told.case.penalty.dossier
    fact, party, items, conduct = recorded.event.fact, dossier.party or told.case.party, dossier.items, dossier.conduct
    match fact:
        case OnTheSpotDecided():
            party, items, conduct = fact.party, (fact.item,), fact.conduct
            outcome = OffenceOutcome.ON_THE_SPOT
        case PenaltyDecided(item=item):
            items = (item,) if item else items
            outcome = OffenceOutcome.PENALTY
        case NoPenaltyDecided(ground=ground) if ground in _ESTABLISHED:
            outcome = OffenceOutcome.SPARED
        case _:
            return
    if party is None:
        return
    on = legal_date(recorded.event.occurred_at)
    for code in dict.fromkeys(items):
        yield Offence(
            key=f"{code}-{recorded.version}",
            organ=recorded.event.organ,
            region=region_of(told, recorded.event.organ, on),
            item=code,
            officer=recorded.event.actor,
            day=on,
            behind=decided.behind,
            party=party.token,
            enterprise=party.kind != PartyKind.PERSON,
            outcome=outcome,
            ground=fact.ground if isinstance(fact, NoPenaltyDecided) else None,
            acted_on=conduct.on if conduct is not None else None,
            document=fact.form_number if isinstance(fact, OnTheSpotDecided) else fact.document,
            stands=decided.ended is None,
        )


OFFENCES: Final = ReadModel(
    name="offences",
    title=Term("违法记录", "offences"),
    entry=Offence,
    hears=DECISIONS,
    entries=entries,
    filters=("party", "enterprise", "outcome", "stands"),
    sums=("stands",),
)
