"""Sparing (不予处罚): decisions on acts that, by APL art. 33(1), must or may be spared, and what was decided.

Eligible is what the file finds of the act, not whether the item stands on a list: lists do not limit art. 33.
"""

from collections.abc import Iterator
from typing import Final

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.application import Circumstances
from domain.penalty.decision import EducationGiven, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.investigation import InvestigationConcluded
from domain.registers.rules import Leniency, NoPenaltyListActivated
from domain.time.instants import legal_date
from projections.read_models.leniency.entry import Instrument, LenientAct
from projections.read_models.place import region_of
from projections.read_models.telling import Told

_DECIDES: Final = (PenaltyDecided, OnTheSpotDecided, NoPenaltyDecided)
HEARS: Final[frozenset[type[Fact]]] = frozenset({*_DECIDES, InvestigationConcluded, EducationGiven})


def sparings(told: Told) -> Iterator[LenientAct]:
    """Make an entry of each decision that spares, or is about an act that may be spared."""
    found: Circumstances | None = None
    for recorded in told.events:
        fact = recorded.event.fact
        if isinstance(fact, InvestigationConcluded | NoPenaltyDecided | OnTheSpotDecided):
            found = fact.circumstances or found
        if isinstance(fact, _DECIDES):
            must, may = _must(found), _may(found)
            if must or may or isinstance(fact, NoPenaltyDecided):
                yield _sparing(told, recorded, must=must, may=may)


def _must(found: Circumstances | None) -> bool:
    return found is not None and bool(found.slight and found.corrected_in_time and found.harmless)


def _may(found: Circumstances | None) -> bool:
    if found is None:
        return False
    return bool(found.first_offence and found.corrected_in_time and (found.little_harm or found.harmless))


def _sparing(told: Told, decided: Recorded, *, must: bool, may: bool) -> LenientAct:
    fact, on = decided.event.fact, legal_date(decided.event.occurred_at)
    spared = isinstance(fact, NoPenaltyDecided)
    item = (None if isinstance(fact, NoPenaltyDecided) else getattr(fact, "item", None)) or told.case.item
    entry = listed(told, item, decided, Leniency.SLIGHT if must else Leniency.FIRST_OFFENCE)
    educated = [r for r, _ in told.of(EducationGiven)]
    return LenientAct(
        key=f"sparing-{decided.version}",
        organ=decided.event.organ,
        region=region_of(told, decided.event.organ, on),
        item=item,
        officer=decided.event.actor,
        day=on,
        behind=tuple(sorted({decided.version, *(r.version for r in educated)})),
        instrument=Instrument.SPARING,
        party=told.case.party.token if told.case.party is not None else None,
        result="spared" if spared else "punished",
        ground=fact.ground if isinstance(fact, NoPenaltyDecided) else None,
        ended_on=on,
        listed=entry is not None,
        list_name=entry.list if entry is not None else None,
        must=must,
        may=may,
        eligible=must or may,
        spared=spared,
        educated=bool(educated),
    )


def listed(told: Told, item: str | None, event: Recorded, leniency: Leniency) -> NoPenaltyListActivated | None:
    """Find the entry of an item in a list in force on the day of an event."""
    return told.registers.rulebook.spared(item, leniency, legal_date(event.event.occurred_at))
