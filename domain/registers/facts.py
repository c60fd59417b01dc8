"""Facts of the registers; each belongs to one register stream instead of a case."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from domain.fact import Fact, Money, Name, Record, Reference, Text, fact
from domain.ids import DivisionCode, ItemCode
from domain.law.norms import NormLevel
from domain.parties import PartyClass
from domain.penalty.kinds import LegalBasis, PenaltyKind
from domain.registers import devices, duties, party_facts, rules, sources, staff
from domain.registers.devices import MonitoringDevicePublished, MonitoringDeviceReviewed
from domain.registers.party_facts import PartyIdentityMerged, PartyRegistered
from domain.registers.staff import OfficerPosted, OfficerRecalled, QualificationExamPassed, TrainingCompleted


class OrganKind(StrEnum):
    """What an organ is."""

    INTEGRATED = "integrated"
    """综合行政执法局."""
    DEPARTMENT = "department"
    """One of the eight departments with enforcement of their own."""
    TOWNSHIP = "township"
    """镇街."""
    SUPERVISION = "supervision"
    """司法局 as 行政执法监督机构."""
    APPROVAL = "approval"


class Correction(StrEnum):
    """How an item's fine relates to correction (责令改正)."""

    FIRST = "first"
    """Only 逾期不改正 is fined."""
    REFUSE = "refuse"
    """Only 拒不改正 is fined."""
    WITH = "with"
    NONE = "none"


class FineRange(Record):
    """The fine that an item allows for one class of party."""

    party: PartyClass
    minimum: Money
    maximum: Money


class OrganRemedies(Record):
    """What an organ's documents tell of remedies and payment (机关参数)."""

    government: Name | None = None
    """复议机关: the government that reviews; for a township that of the county."""
    superior_department: Name | None = None
    """上一级主管部门, which reviewed as well until the end of 2023."""
    court: Name | None = None
    """诉讼法院."""
    bank: Name | None = None
    """缴款银行."""
    surcharge: bool = True
    """是否加处罚款."""


@fact("organ_registered.v1", zh="执法主体登记", command="register_organ")
class OrganRegistered(Fact):
    """An organ may act from a day on."""

    organ: Name
    """Code of the organ, as envelopes carry it: its unified social credit code where it has one."""
    name: Name
    kind: OrganKind
    region: DivisionCode
    effective_from: date
    effective_to: date | None = None
    remedies: OrganRemedies | None = None


@fact("item_version_published.v1", zh="执法事项版本发布", command="publish_item_version")
class ItemVersionPublished(Fact):
    """A version of an enforcement item came into force."""

    item: ItemCode
    name: Text
    norm: Name
    article: Name
    correction: Correction
    fine_optional: bool
    """True where the norm says 可以处, False where it says 处."""
    fines: tuple[FineRange, ...]
    effective_from: date
    effective_to: date | None = None
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,)
    single_officer_law: Name | None = None
    """The 法律 that lets one officer act alone, if any does."""
    level: NormLevel | None = None
    """Rank of the norm; None where the catalogue does not say."""
    norms: tuple[LegalBasis, ...] = ()
    """Further norms that it rests on."""
    enforcers: tuple[OrganKind, ...] = ()
    """Kinds of organ that hold the penalty power; empty where the catalogue does not say."""
    elsewhere: Name | None = None
    """The law, regulation or rule that lets an organ punish an act done outside its territory, if any does."""
    limitation_years: Annotated[int, Meta(ge=1, le=20)] | None = None
    """Limitation where a 法律 sets another than APL art. 36."""
    lawful_from: date | None = None
    """Day from which the act is no longer unlawful (合法化), if there is one."""
    recording_required: bool = False
    """Whether its acts have to be recorded by sound and image."""
    hearing_threshold: Money | None = None
    """Fine from which a hearing is offered, where the norm fixes one."""


@fact("certificate_issued.v1", zh="执法证发放", command="issue_certificate")
class CertificateIssued(Fact):
    """An officer got an enforcement certificate (执法证)."""

    certificate: Name
    officer: Name
    organ: Name
    valid_from: date
    valid_to: date
    scope: Name | None = None
    """Field of enforcement that it is for; None for every one."""


@fact("certificate_suspended.v1", zh="执法证暂扣", command="suspend_certificate")
class CertificateSuspended(Fact):
    """A certificate does not count from a day on, or between two days."""

    certificate: Name
    suspended_from: date
    suspended_to: date | None = None
    reason: Text | None = None


@fact("certificate_expired.v1", zh="执法证失效", command="expire_certificate")
class CertificateExpired(Fact):
    """A certificate ended before its term."""

    certificate: Name
    expired_on: date
    reason: Text | None = None


@fact("calendar_published.v1", zh="节假日安排公布", command="publish_calendar")
class CalendarPublished(Fact):
    """The State Council announced the days off and the worked weekends of a year."""

    year: Annotated[int, Meta(ge=1949, le=2200)]
    days_off: tuple[date, ...]
    worked_weekends: tuple[date, ...]
    notice: Reference | None = None


ORGANS: Final = "organs"
ITEMS: Final = "items"
OFFICERS: Final = "officers"
CALENDAR: Final = "calendar"
DUTIES: Final = "duties"
RULES: Final = "rules"
DEVICES: Final = "devices"
PARTIES: Final = "parties"
SOURCES: Final = "sources"

REGISTER_OF: Final[dict[type[Fact], str]] = {
    OrganRegistered: ORGANS,
    ItemVersionPublished: ITEMS,
    CertificateIssued: OFFICERS,
    CertificateSuspended: OFFICERS,
    CertificateExpired: OFFICERS,
    CalendarPublished: CALENDAR,
    **dict.fromkeys(duties.FACTS, DUTIES),
    **dict.fromkeys(staff.FACTS, OFFICERS),
    **dict.fromkeys(rules.FACTS, RULES),
    **dict.fromkeys(devices.FACTS, DEVICES),
    **dict.fromkeys(party_facts.FACTS, PARTIES),
    **dict.fromkeys(sources.FACTS, SOURCES),
}
"""The register that each of these facts belongs to."""

READ_BY_THE_LAW: Final = (ORGANS, ITEMS, OFFICERS, CALENDAR, DUTIES, RULES, DEVICES)
"""The registers that judgements read; that of the parties grows with the city, and no guard asks it."""

FACTS = tuple(REGISTER_OF)

_LONGEST_PERIOD: Final = timedelta(days=31)
"""Working-day periods that reach into a year begin at most this long before it."""


_FIRST_DAY: Final[dict[type[Fact], str]] = {
    OrganRegistered: "effective_from",
    ItemVersionPublished: "effective_from",
    CertificateIssued: "valid_from",
    CertificateSuspended: "suspended_from",
    CertificateExpired: "expired_on",
    **dict.fromkeys(duties.FACTS, "effective_from"),
    **dict.fromkeys(rules.FACTS, "effective_from"),
    OfficerPosted: "posted_from",
    OfficerRecalled: "recalled_on",
    QualificationExamPassed: "passed_on",
    MonitoringDeviceReviewed: "reviewed_on",
    MonitoringDevicePublished: "published_on",
    TrainingCompleted: "completed_on",
    PartyRegistered: "registered_on",
    PartyIdentityMerged: "merged_on",
    **dict.fromkeys(sources.FACTS, "effective_from"),
}
"""The field that holds the first day of what a register fact says."""

_ASKED_BY_NO_GUARD: Final = frozenset({TrainingCompleted, *party_facts.FACTS, *sources.FACTS})


def bears_from(fact: Fact) -> date:
    """Find the first day whose acts a register fact can bear on, the last of all days where it bears on none.

    Raises TypeError for a fact of no register.
    """
    if isinstance(fact, CalendarPublished):
        return first_day(fact) - _LONGEST_PERIOD
    return date.max if type(fact) in _ASKED_BY_NO_GUARD else first_day(fact)


def first_day(fact: Fact) -> date:
    """Find the first day for which a register fact says something; raises TypeError for a fact of no register."""
    if isinstance(fact, CalendarPublished):
        return date(fact.year, 1, 1)
    if (field := _FIRST_DAY.get(type(fact))) is None:
        msg = f"{fact.TAG} belongs to no register"
        raise TypeError(msg)
    first: date = getattr(fact, field)
    return first
