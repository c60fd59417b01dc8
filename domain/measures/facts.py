"""Facts of coercive measures (查封, 扣押)."""

from datetime import date

from domain.fact import Fact, Name, Reference, Text, fact
from domain.parties import Officer


@fact("measure_approved.v1", zh="强制措施批准", command="approve_measure")
class MeasureApproved(Fact):
    """The head of the organ approved a measure (CL art. 18 item 1)."""

    measure: Name
    approver: Name


@fact("property_sealed.v1", zh="查封", command="seal_property")
class PropertySealed(Fact):
    """Property was sealed."""

    measure: Name
    officers: tuple[Officer, ...]
    inventory: Reference
    due: date | None = None
    recordings: tuple[Reference, ...] = ()


@fact("property_seized.v1", zh="扣押", command="seize_property")
class PropertySeized(Fact):
    """Property was seized."""

    measure: Name
    officers: tuple[Officer, ...]
    inventory: Reference
    due: date | None = None
    recordings: tuple[Reference, ...] = ()


@fact("measure_extended.v1", zh="强制措施延长", command="extend_measure")
class MeasureExtended(Fact):
    """The term of a measure was extended."""

    measure: Name
    due: date
    reason: Text | None = None


@fact("measure_released.v1", zh="强制措施解除", command="release_measure")
class MeasureReleased(Fact):
    """A measure was lifted and the property given back or dealt with."""

    measure: Name
    reason: Text | None = None


FACTS = (MeasureApproved, PropertySealed, PropertySeized, MeasureExtended, MeasureReleased)
