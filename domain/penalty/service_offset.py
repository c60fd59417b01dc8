"""Facts of penalty (行政处罚) about working off a fine by community service (社会服务折抵罚款)."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from domain.fact import Clock, Fact, Money, Name, Reference, Text, fact
from domain.penalty.kinds import LegalBasis

Minutes = Annotated[int, Meta(ge=0, le=100_000)]


@fact("service_offset_applied.v1", zh="社会服务折抵申请", command="apply_service_offset")
class ServiceOffsetApplied(Fact):
    """The party asked of its own will to work off the fine."""

    application: Reference
    minutes: Minutes
    """Service offered, in minutes."""


@fact("service_offset_approved.v1", zh="社会服务折抵批准", command="approve_service_offset")
class ServiceOffsetApproved(Fact):
    """The organ let the party work off the fine."""

    approver: Name
    minutes: Minutes
    """Service to be done, in minutes."""
    fen_per_hour: Money
    """What an hour counts for."""
    amount: Money
    """How much of the fine the service replaces."""
    basis: LegalBasis | None = None
    """The local regulation (地方性法规) that allows it; none where the decision names none."""
    first_offence: bool | None = None
    """Whether the violation is the party's first; none where the file does not say."""
    slight: bool | None = None
    """Whether the violation is slight; none where the file does not say."""


@fact("service_hours_recorded.v1", zh="社会服务计时", command="record_service_hours")
class ServiceHoursRecorded(Fact):
    """A session of service was done."""

    on: date
    minutes: Minutes
    place: Name | None = None
    begins: Clock | None = None
    supervisor: Name | None = None
    record: Reference | None = None


@fact("service_offset_completed.v1", zh="社会服务折抵完成", command="complete_service_offset")
class ServiceOffsetCompleted(Fact):
    """The service was done, and replaces that much of the fine."""

    minutes: Minutes
    amount: Money
    report: Reference | None = None
    note: Text | None = None


FACTS = (ServiceOffsetApplied, ServiceOffsetApproved, ServiceHoursRecorded, ServiceOffsetCompleted)
