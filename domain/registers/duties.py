"""Facts of the registers on who does what: township grants, duty boundaries, joint scenes, guides, entrustments."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Reference, Text, fact
from domain.ids import DivisionCode, ItemCode


@fact("township_grant_published.v1", zh="镇街赋权公布", command="publish_township_grant")
class TownshipGrantPublished(Fact):
    """The province let a township exercise the penalty power of some items (APL art. 24; ZJ-CEO art. 9)."""

    township: Name
    """Organ code of the township or street office."""
    items: tuple[ItemCode, ...]
    document: Reference
    effective_from: date
    published_url: Reference | None = None
    """None where the grant has not been published."""


@fact("township_grant_withdrawn.v1", zh="镇街赋权收回", command="withdraw_township_grant")
class TownshipGrantWithdrawn(Fact):
    """Items went back to the county: from this day on the township files no new case of them."""

    township: Name
    items: tuple[ItemCode, ...]
    document: Reference
    effective_from: date
    """First day without the power."""
    published_url: Reference | None = None


@fact("duty_boundary_published.v1", zh="监管与执法边界清单发布", command="publish_duty_boundary")
class DutyBoundaryPublished(Fact):
    """Who supervises an item, and who punishes it, in a division (监管与执法边界)."""

    item: ItemCode
    supervisor: Name
    """Organ code of who supervises."""
    enforcer: Name
    """Organ code of who punishes."""
    region: DivisionCode
    effective_from: date
    effective_to: date | None = None
    transfer_standard: Reference | None = None
    """The standard by which cases are handed over."""


@fact("scene_list_published.v1", zh="综合查一次场景清单、实施清单发布", command="publish_scene_list")
class SceneListPublished(Fact):
    """Organs inspect an object together instead of one after the other (综合查一次)."""

    scene: Name
    organs: tuple[Name, ...]
    items: tuple[ItemCode, ...]
    lead_organ: Name
    frequency: Annotated[int, Meta(ge=1, le=366)]
    """Visits a year at most."""
    effective_from: date
    effective_to: date | None = None


@fact("compliance_guide_published.v1", zh="企业合规指导清单发布", command="publish_compliance_guide")
class ComplianceGuidePublished(Fact):
    """What an enterprise should do in order not to break the norm of some items (企业合规指导清单)."""

    guide: Name
    items: tuple[ItemCode, ...]
    text: Text
    issuer: Name
    document: Reference
    effective_from: date


class EntrustmentScope(StrEnum):
    """What another body may do in the organ's name."""

    PENALTY = "penalty"
    INVESTIGATION = "investigation"
    SERVICE = "service"


@fact("entrustment_published.v1", zh="委托执法公布", command="publish_entrustment")
class EntrustmentPublished(Fact):
    """An organ entrusted an organisation in writing, and said so in public (APL arts 20–21)."""

    organ: Name
    """Organ code of who entrusts."""
    organisation: Name
    scope: tuple[EntrustmentScope, ...]
    items: tuple[ItemCode, ...]
    document: Reference
    effective_from: date
    effective_to: date
    published_url: Reference | None = None
    """None where it has not been published."""


@fact("emergency_declared.v1", zh="突发事件应对宣布", command="declare_emergency")
class EmergencyDeclared(Fact):
    """An emergency was declared: breaches of its measures are punished fast and more heavily (APL art. 49)."""

    emergency: Name
    region: DivisionCode
    """Division that it covers, with all divisions inside it."""
    items: tuple[ItemCode, ...]
    """Items whose breach is a breach of the measures."""
    document: Reference
    effective_from: date
    effective_to: date | None = None
    """Last day; None while it goes on."""


FACTS = (
    TownshipGrantPublished,
    TownshipGrantWithdrawn,
    DutyBoundaryPublished,
    SceneListPublished,
    ComplianceGuidePublished,
    EntrustmentPublished,
    EmergencyDeclared,
)
