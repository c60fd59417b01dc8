"""Facts of coercive measures (查封, 扣押, 冻结)."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Money, Name, Record, Reference, Text, fact
from domain.law.norms import NormLevel
from domain.parties import Officer

Days = Annotated[int, Meta(ge=0, le=3660)]


class MeasureKind(StrEnum):
    """Kinds of coercive measure on property (CL art. 9)."""

    SEALING = "sealing"
    """Item 2: 查封场所、设施或者财物."""
    SEIZURE = "seizure"
    """Item 3: 扣押财物."""
    FREEZING = "freezing"
    """Item 4: 冻结存款、汇款."""


class MeasureBasis(Record):
    """The norm that allows a measure."""

    norm: Name
    article: Name
    level: NormLevel


class OnSite(Record):
    """How the party was dealt with on the spot (CL art. 18 items 4–9)."""

    party_called: bool
    """Item 4: the party was told to come."""
    reasons_told: bool
    """Item 5: reasons, basis, rights and remedies were told."""
    heard: bool
    """Item 6: the party was heard."""
    signed: bool
    """Item 8: signed by the party, or the refusal noted; item 9: by a witness where the party did not come."""
    record: Reference | None = None
    """Item 7: the record made on the spot (现场笔录); none where none was made."""


class Objects(Record):
    """What a measure was laid on (CL art. 23)."""

    related: bool
    """True where the objects have to do with the violation."""
    daily_necessities: bool = False
    """True where they are what a citizen and the family need to live."""
    sealed_by: Name | None = None
    """Another organ that had sealed them before."""


class ReleaseGround(StrEnum):
    """Why a measure was lifted (CL arts 28, 33, 19)."""

    NO_VIOLATION = "no_violation"
    UNRELATED = "unrelated"
    DECIDED = "decided"
    """The violation has been decided on, and the measure is needed no more."""
    TERM_OVER = "term_over"
    NOT_APPROVED = "not_approved"
    """The head of the organ did not approve it (CL art. 19)."""
    CONFISCATED = "confiscated"
    """Confiscated, or destroyed as the law says (CL art. 27)."""
    TRANSFERRED = "transferred"
    """Went to the police with the case (CL art. 21)."""
    OTHER = "other"


class ExpiryGround(StrEnum):
    """Why a measure ended by itself."""

    TERM_OVER = "term_over"
    """Its term is over (CL arts 28(1) item 4, 33(1) item 4)."""
    NOT_APPROVED = "not_approved"
    """An urgent measure was not approved within twenty-four hours (CL art. 19)."""


@fact("measure_approved.v1", zh="强制措施批准", command="approve_measure")
class MeasureApproved(Fact):
    """The head of the organ approved a measure (CL art. 18 item 1)."""

    measure: Name
    approver: Name


@fact("urgent_measure_reported.v1", zh="紧急强制措施报告", command="report_urgent_measure")
class UrgentMeasureReported(Fact):
    """Officers reported a measure that they had to take at once, and asked for approval afterwards (CL art. 19)."""

    measure: Name
    kind: MeasureKind
    urgency: Text
    """Why it could not wait."""
    reported_to: Name
    basis: MeasureBasis | None = None


@fact("measure_disapproved.v1", zh="强制措施不批准", command="disapprove_measure")
class MeasureDisapproved(Fact):
    """The head of the organ did not approve a measure: one in force is to be lifted at once (CL art. 19)."""

    measure: Name
    approver: Name
    reason: Text | None = None


@fact("property_sealed.v1", zh="查封", command="seal_property")
class PropertySealed(Fact):
    """Property was sealed."""

    measure: Name
    officers: tuple[Officer, ...]
    inventory: Reference
    due: date | None = None
    recordings: tuple[Reference, ...] = ()
    identity_shown: bool | None = None
    """None where the record does not say."""
    entrusted_to: Name | None = None
    """The organisation that acted in the organ's name, if one did."""
    urgent: bool = False
    """True where it could not wait for approval (CL art. 19)."""
    basis: MeasureBasis | None = None
    """The norm that allows it; none where the source does not say."""
    on_site: OnSite | None = None
    objects: Objects | None = None
    decision: Reference | None = None
    """The decision (查封决定书)."""
    handed_over: bool | None = None
    """Whether decision and inventory, in two copies, were handed over on the spot."""


@fact("property_seized.v1", zh="扣押", command="seize_property")
class PropertySeized(Fact):
    """Property was seized."""

    measure: Name
    officers: tuple[Officer, ...]
    inventory: Reference
    due: date | None = None
    recordings: tuple[Reference, ...] = ()
    identity_shown: bool | None = None
    """None where the record does not say."""
    entrusted_to: Name | None = None
    """The organisation that acted in the organ's name, if one did."""
    urgent: bool = False
    """True where it could not wait for approval (CL art. 19)."""
    basis: MeasureBasis | None = None
    """The norm that allows it; none where the source does not say."""
    on_site: OnSite | None = None
    objects: Objects | None = None
    decision: Reference | None = None
    """The decision (扣押决定书)."""
    handed_over: bool | None = None
    """Whether decision and inventory, in two copies, were handed over on the spot."""


@fact("deposit_frozen.v1", zh="冻结", command="freeze_deposit")
class DepositFrozen(Fact):
    """A deposit or remittance was frozen (CL arts 29–33)."""

    measure: Name
    officers: tuple[Officer, ...]
    bank: Name
    amount: Money
    decision: Reference
    """The decision (冻结决定书), to be delivered to the party within three working days."""
    basis: MeasureBasis | None = None
    """The 法律 that names the organ; none where the decision names none."""
    due: date | None = None
    """Last day; the thirtieth day where left out."""
    frozen_by: Name | None = None
    """Another organ that had frozen it before."""


@fact("measure_extended.v1", zh="强制措施延长", command="extend_measure")
class MeasureExtended(Fact):
    """The term of a measure was extended."""

    measure: Name
    due: date
    reason: Text | None = None
    approver: Name | None = None
    """Head of the organ who approved it; none where the source does not say."""
    notice: Reference | None = None
    """The written notice to the party; none where the source does not say."""


@fact("testing_period_notified.v1", zh="检测期间告知", command="notify_testing_period")
class TestingPeriodNotified(Fact):
    """Testing, inspection, quarantine or appraisal takes time that does not count (CL art. 25(3))."""

    measure: Name
    days: Days
    """Length of the testing, which was fixed beforehand."""
    notice: Reference | None = None
    """The written notice to the party; the days count where there is none."""
    agency: Name | None = None
    reason: Text | None = None


@fact("measure_released.v1", zh="强制措施解除", command="release_measure")
class MeasureReleased(Fact):
    """A measure was lifted and the property given back or dealt with."""

    measure: Name
    reason: Text | None = None
    ground: ReleaseGround | None = None
    """On which ground; none where the source does not say."""
    return_receipt: Reference | None = None
    """退还清单."""


@fact("measure_expired.v1", zh="强制措施届满", command="expire_measure")
class MeasureExpired(Fact):
    """A measure ended by itself while it was still in force: the property is to be given back at once."""

    measure: Name
    ground: ExpiryGround = ExpiryGround.TERM_OVER


FACTS = (
    MeasureApproved,
    UrgentMeasureReported,
    MeasureDisapproved,
    PropertySealed,
    PropertySeized,
    DepositFrozen,
    MeasureExtended,
    TestingPeriodNotified,
    MeasureReleased,
    MeasureExpired,
)
