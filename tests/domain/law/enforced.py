"""A fined party that was served, and what follows, to build specifications of performance and enforcement from."""

from datetime import date

from domain.event import Event
from domain.fact import money
from domain.law.norms import NormLevel
from domain.measures.facts import MeasureApproved, MeasureBasis, Objects, OnSite, PropertySealed
from domain.penalty.enforcement import PerformanceUrged, UrgingContent
from domain.penalty.payment import SurchargeStarted
from domain.penalty.service import Document, DocumentServed
from tests.domain.city import TWO
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at

SERVED_ON = date(2023, 8, 21)
"""Fifteen days later is Tuesday, 5 September 2023; six months later Wednesday, 21 February 2024."""
SERVED = at("2023-08-21T09:00", DocumentServed(document="D-1", kind=Document.DECISION))
FINED = (*ready(), decided("2023-08-20"), SERVED)
"""Fined 300 yuan."""
GROWS = at("2023-09-06", SurchargeStarted(daily_per_mille=30, standard_told=True))


def urged(on: str, *, served: bool = True) -> Event:
    """Urge in due form, and say that the letter arrived the same day."""
    day = date.fromisoformat(on) if served else None
    return at(on, PerformanceUrged(document="U-1", served_on=day, states=tuple(UrgingContent)))


LOCAL = MeasureBasis(norm="norm", article="1", level=NormLevel.LOCAL_REGULATION)
IN_FORM = OnSite(party_called=True, reasons_told=True, heard=True, signed=True, record="R-1")
APPROVED = at("2023-07-31", MeasureApproved(measure="M-1", approver="chief"))


def sealed(when: str = "2023-08-01T10:00", *, urgent: bool = False, due: date | None = date(2023, 8, 31)) -> Event:
    """Seal in due form."""
    return at(
        when,
        PropertySealed(
            measure="M-1",
            officers=TWO,
            inventory="I-1",
            due=due,
            recordings=("V-1",),
            urgent=urgent,
            basis=LOCAL,
            on_site=IN_FORM,
            objects=Objects(related=True),
            decision="SD-1",
            handed_over=True,
        ),
    )


SUM = money(300_00)
