"""The ledger of service (社会服务折抵): minutes approved and done, session by session. Money stands in the accounts."""

from collections.abc import Iterator
from typing import Final

from domain.fact import Fact
from domain.penalty.service_offset import (
    ServiceHoursRecorded,
    ServiceOffsetApplied,
    ServiceOffsetApproved,
    ServiceOffsetCompleted,
)
from domain.time.instants import legal_date
from projections.read_models.leniency.entry import Instrument, LenientAct, Session
from projections.read_models.place import region_of
from projections.read_models.telling import Told

_FACTS: Final = (ServiceOffsetApplied, ServiceOffsetApproved, ServiceHoursRecorded, ServiceOffsetCompleted)
HEARS: Final[frozenset[type[Fact]]] = frozenset(_FACTS)


def services(told: Told) -> Iterator[LenientAct]:
    """Make the entry of a case in which service is to replace the fine."""
    heard = [r for r, _ in told.of(*_FACTS)]
    if not heard:
        return
    approved = [fact for _, fact in told.of(ServiceOffsetApproved)]
    recorded = [fact for _, fact in told.of(ServiceHoursRecorded)]
    completed = [r for r, _ in told.of(ServiceOffsetCompleted)]
    first = heard[0]
    on = legal_date(first.event.occurred_at)
    basis = approved[-1].basis if approved else None
    yield LenientAct(
        key="service",
        organ=first.event.organ,
        region=region_of(told, first.event.organ, on),
        item=told.case.item,
        officer=first.event.actor,
        day=on,
        behind=tuple(sorted(r.version for r in heard)),
        instrument=Instrument.SERVICE,
        party=told.case.party.token if told.case.party is not None else None,
        result="completed" if completed else "approved" if approved else "applied",
        ground=f"{basis.norm} {basis.article}" if basis is not None else None,
        ended_on=legal_date(completed[-1].event.occurred_at) if completed else None,
        minutes=approved[-1].minutes if approved else 0,
        minutes_done=sum(fact.minutes for fact in recorded),
        completed=bool(completed),
        grounded=basis is not None,
        sessions=tuple(Session(on=fact.on, minutes=fact.minutes, supervisor=fact.supervisor) for fact in recorded),
    )
