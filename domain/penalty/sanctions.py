"""Facts of penalty (行政处罚) by which penalties other than fines take effect (APL art. 9 items 2–4)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Money, Name, Record, Reference, Text, fact, money


class Closure(StrEnum):
    """How a business was stopped (APL art. 9 item 4)."""

    RESTRICTED = "restricted"
    """限制开展生产经营活动."""
    SUSPENDED = "suspended"
    """责令停产停业."""
    CLOSED = "closed"
    """责令关闭."""


class Disposal(StrEnum):
    """What became of confiscated property (APL art. 74(1))."""

    AUCTION = "auction"
    """公开拍卖."""
    DESTRUCTION = "destruction"
    """销毁."""
    HANDOVER = "handover"
    """移交 to the body that the state's rules name."""


class Thing(Record):
    """One kind of thing in an inventory."""

    name: Name
    quantity: Name
    """Number and unit, such as ``3 台``."""
    note: Text | None = None


@fact("licence_suspended.v1", zh="暂扣许可证件", command="suspend_licence")
class LicenceSuspended(Fact):
    """A licence was taken away for a time (暂扣许可证件)."""

    licence: Name
    suspended_from: date
    suspended_to: date
    receipt: Reference | None = None


@fact("qualification_lowered.v1", zh="降低资质等级", command="lower_qualification")
class QualificationLowered(Fact):
    """A qualification was lowered (降低资质等级)."""

    licence: Name
    from_grade: Name
    to_grade: Name
    effective_from: date


@fact("licence_revoked.v1", zh="吊销许可证件", command="revoke_licence")
class LicenceRevoked(Fact):
    """A licence was revoked as a penalty (吊销许可证件); the licensing organ cancels it (LL art. 70 item 4)."""

    licence: Name
    effective_from: date
    licensing_organ: Name | None = None
    """The organ that granted the licence, and is told."""


@fact("business_suspended.v1", zh="责令停产停业、责令关闭", command="suspend_business")
class BusinessSuspended(Fact):
    """A business was restricted, suspended or closed."""

    how: Closure
    premises: Name
    suspended_from: date
    suspended_to: date | None = None
    """Last day; none where it is until further notice, or for good."""
    licence: Name | None = None


@fact("practice_restricted.v1", zh="限制从业", command="restrict_practice")
class PracticeRestricted(Fact):
    """A person was barred from a trade or profession (限制从业)."""

    person: Name
    """Token of the person."""
    practice: Name
    restricted_from: date
    restricted_to: date | None = None
    """Last day; none where it is for life."""


@fact("confiscation_executed.v1", zh="没收执行", command="execute_confiscation")
class ConfiscationExecuted(Fact):
    """Illegal gains or illegal property were taken for the state."""

    things: tuple[Thing, ...] = ()
    gains: Money = money(0)
    """Illegal gains taken (没收违法所得)."""
    receipt: Reference | None = None
    """财政部门统一制发的专用票据."""
    inventory: Reference | None = None


@fact("confiscated_property_disposed.v1", zh="罚没物品处置", command="dispose_confiscated_property")
class ConfiscatedPropertyDisposed(Fact):
    """Confiscated property was auctioned, destroyed or handed over; all proceeds go to the treasury (APL art. 74)."""

    things: tuple[Thing, ...]
    way: Disposal
    proceeds: Money = money(0)
    record: Reference | None = None
    treasury_receipt: Reference | None = None
    """Proof that the proceeds went to the treasury."""


FACTS = (
    LicenceSuspended,
    QualificationLowered,
    LicenceRevoked,
    BusinessSuspended,
    PracticeRestricted,
    ConfiscationExecuted,
    ConfiscatedPropertyDisposed,
)
