"""Facts of coercive execution (行政强制执行): by the organ itself, by a substitute, and of illegal buildings."""

from datetime import date
from enum import StrEnum

from domain.fact import Clock, Fact, Money, Name, Reference, Text, fact, money
from domain.measures.facts import MeasureBasis
from domain.parties import Officer


class ExecutionWay(StrEnum):
    """Ways of coercive execution (CL art. 12)."""

    TRANSFER = "transfer"
    """Item 2: 划拨存款、汇款."""
    AUCTION = "auction"
    """Item 3: 拍卖或者依法处理查封、扣押的场所、设施或者财物."""
    RESTORATION = "restoration"
    """Item 4: 排除妨碍、恢复原状."""
    SUBSTITUTE = "substitute"
    """Item 5: 代履行."""
    DEMOLITION = "demolition"
    """Item 6, CL art. 44: 强制拆除."""
    OTHER = "other"
    """Item 6."""


class SuspensionGround(StrEnum):
    """Why execution is suspended (CL art. 39(1))."""

    UNABLE = "unable"
    """Item 1: the party is for now unable to perform."""
    THIRD_PARTY = "third_party"
    """Item 2: a third party claims the object, with reason."""
    IRREPARABLE = "irreparable"
    """Item 3: it might do harm that cannot be made good."""
    OTHER = "other"
    """Item 4."""


class TerminationGround(StrEnum):
    """Why execution ends without performance (CL arts 39(2), 40)."""

    DEATH = "death"
    """Art. 40 item 1."""
    DISSOLVED = "dissolved"
    """Art. 40 item 2."""
    OBJECT_LOST = "object_lost"
    """Art. 40 item 3."""
    DECISION_REVOKED = "decision_revoked"
    """Art. 40 item 4."""
    OTHER = "other"
    """Art. 40 item 5."""
    SUSPENDED_THREE_YEARS = "suspended_three_years"
    """Art. 39(2): suspended for three years and not resumed."""


class Harm(StrEnum):
    """What leaving a duty unperformed harms (CL art. 50)."""

    TRAFFIC = "traffic"
    """危害交通安全."""
    ENVIRONMENT = "environment"
    """造成环境污染."""
    RESOURCES = "resources"
    """破坏自然资源."""
    NONE = "none"
    """None of these."""


class Litter(StrEnum):
    """What may be cleared at once (CL art. 52)."""

    SPILLED = "spilled"
    """遗洒物."""
    OBSTACLE = "obstacle"
    """障碍物."""
    POLLUTANT = "pollutant"
    """污染物."""


@fact("coercive_execution_decided.v1", zh="强制执行决定", command="decide_coercive_execution")
class CoerciveExecutionDecided(Fact):
    """The organ decided to execute by coercion (CL art. 37)."""

    decision: Reference
    way: ExecutionWay
    reasons: Text
    power: MeasureBasis | None = None
    """The 法律 that gives the organ power of execution; none where the decision names none."""
    at_once: bool = False
    """True where it was decided while the urging still ran: property is being moved or hidden (CL art. 37(3))."""
    evidence: Reference | None = None
    """Evidence of that."""


@fact("coercive_execution_carried_out.v1", zh="强制执行实施", command="carry_out_coercive_execution")
class CoerciveExecutionCarriedOut(Fact):
    """The organ carried out what it had decided to execute."""

    decision: Reference
    way: ExecutionWay
    amount: Money = money(0)
    """What it brought, where money is due."""
    urgent: bool = False
    """True where it could not wait for the day, or for the end of a holiday (CL art. 43(1))."""
    utilities_cut: bool = False
    """True where water, electricity, heat or gas of residents was cut to force them (CL art. 43(2))."""
    recordings: tuple[Reference, ...] = ()


@fact("coercive_execution_suspended.v1", zh="中止执行", command="suspend_coercive_execution")
class CoerciveExecutionSuspended(Fact):
    """Execution is suspended (CL art. 39(1))."""

    ground: SuspensionGround
    reason: Text | None = None


@fact("coercive_execution_resumed.v1", zh="恢复执行", command="resume_coercive_execution")
class CoerciveExecutionResumed(Fact):
    """Execution goes on: what suspended it is gone, or the agreement was not kept (CL arts 39(2), 42(2))."""

    reason: Text | None = None


@fact("coercive_execution_terminated.v1", zh="终结执行", command="terminate_coercive_execution")
class CoerciveExecutionTerminated(Fact):
    """Execution ended without performance (CL art. 40)."""

    ground: TerminationGround
    reason: Text | None = None


@fact("execution_agreement_made.v1", zh="执行协议", command="make_execution_agreement")
class ExecutionAgreementMade(Fact):
    """Organ and party agreed on performing in stages (CL art. 42)."""

    agreement: Reference
    perform_by: date
    surcharge_waived: Money = money(0)
    """How much of the surcharge is waived, because the party makes the harm good."""
    terms: Text | None = None


@fact("substitute_performed.v1", zh="代履行", command="perform_by_substitute")
class SubstitutePerformed(Fact):
    """What the party had to do was done in its stead (CL arts 50–52)."""

    performer: Name
    """The organ, or a third party without an interest."""
    harm: Harm
    cost: Money = money(0)
    supervisors: tuple[Officer, ...] = ()
    """Staff of the organ on the spot (CL art. 51(1) item 3)."""
    decision: Reference | None = None
    decision_served_on: date | None = None
    immediate: Litter | None = None
    """What was cleared at once, without urging (CL art. 52); none where it was not done at once."""
    party_told_on: date | None = None
    """Day on which an absent party was told of an immediate clearing."""
    urgent: bool = False
    """True where it could not wait for the day, or for the end of a holiday (CL art. 43(1))."""
    utilities_cut: bool = False
    """True where water, electricity, heat or gas of residents was cut to force them (CL art. 43(2))."""
    record: Reference | None = None


@fact("demolition_announced.v1", zh="强制拆除公告", command="announce_demolition")
class DemolitionAnnounced(Fact):
    """The demolition of an illegal building was announced in public, with a last day for the party (CL art. 44)."""

    announcement: Reference
    deadline: date
    """Last day for the party to demolish by itself, and to move out its property."""
    demolition_on: date | None = None
    demolition_time: Clock | None = None
    place: Name | None = None


@fact("demolition_executed.v1", zh="强制拆除实施", command="demolish_illegal_building")
class DemolitionExecuted(Fact):
    """An illegal building was demolished by coercion (CL art. 44; ZJ-IB arts 16–19)."""

    record: Reference | None = None
    """笔录; none where none was made."""
    recordings: tuple[Reference, ...] = ()
    """Photographs, sound and pictures."""
    mandate: Reference | None = None
    """The government's order to demolish (责成), needed in towns."""
    rural: bool = False
    """True for a building outside the limits of urban development, which the township has demolished by itself."""
    party_called: bool = False
    """True where the party was told in writing to come."""
    witness: Name | None = None
    """Notary or third party without an interest, where the party did not come."""
    urgent: bool = False
    """True where it could not wait for the day, or for the end of a holiday (CL art. 43(1))."""
    utilities_cut: bool = False
    """True where water, electricity, heat or gas of residents was cut to force them (CL art. 43(2))."""


FACTS = (
    CoerciveExecutionDecided,
    CoerciveExecutionCarriedOut,
    CoerciveExecutionSuspended,
    CoerciveExecutionResumed,
    CoerciveExecutionTerminated,
    ExecutionAgreementMade,
    SubstitutePerformed,
    DemolitionAnnounced,
    DemolitionExecuted,
)
