"""Measures (行政强制措施) by their ground, and those taken on scenarios that a list spares (不予行政强制清单)."""

from collections.abc import Iterator
from typing import Final

from domain.event import Recorded
from domain.fact import Fact
from domain.measures.facts import DepositFrozen, PropertySealed, PropertySeized
from domain.registers.rules import Leniency
from domain.time.instants import legal_date
from projections.read_models.leniency.entry import Instrument, LenientAct
from projections.read_models.leniency.sparing import listed
from projections.read_models.place import region_of
from projections.read_models.telling import Told

_TAKES: Final = (PropertySealed, PropertySeized, DepositFrozen)
HEARS: Final[frozenset[type[Fact]]] = frozenset(_TAKES)


def measures(told: Told) -> Iterator[LenientAct]:
    """Make an entry of each measure taken."""
    for taken in told.events:
        if isinstance(taken.event.fact, _TAKES):
            yield _measure(told, taken, taken.event.fact)


def _measure(told: Told, taken: Recorded, fact: PropertySealed | PropertySeized | DepositFrozen) -> LenientAct:
    on = legal_date(taken.event.occurred_at)
    entry = listed(told, told.case.item, taken, Leniency.MEASURE)
    return LenientAct(
        key=f"measure-{taken.version}",
        organ=taken.event.organ,
        region=region_of(told, taken.event.organ, on),
        item=told.case.item,
        officer=taken.event.actor,
        day=on,
        behind=(taken.version,),
        instrument=Instrument.MEASURE,
        party=told.case.party.token if told.case.party is not None else None,
        result=fact.TAG.partition(".")[0],
        ground=f"{fact.basis.norm} {fact.basis.article}" if fact.basis is not None else None,
        ended_on=on,
        listed=entry is not None,
        list_name=entry.list if entry is not None else None,
    )
