"""Facts of supervision (监管检查): leads, plans, inspections and corrections."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Reference, Text, fact
from domain.ids import DivisionCode, ItemCode
from domain.parties import Officer, Party
from domain.supervision import leads, plans


class LeadSource(StrEnum):
    """Where a lead (线索) came from."""

    PATROL = "patrol"
    COMPLAINT = "complaint"
    HOTLINE_12345 = "hotline_12345"
    GRID = "grid"
    VIDEO = "video"
    MONITORING = "monitoring"
    TRANSFER = "transfer"
    SUPERIOR = "superior"
    MEDIA = "media"
    RECHECK = "recheck"


class LeadResult(StrEnum):
    """What verification of a lead showed."""

    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    OTHER_ORGAN = "other_organ"


class Disposition(StrEnum):
    """How a lead ended."""

    FILED = "filed"
    CORRECTED = "corrected"
    EDUCATED = "educated"
    TRANSFERRED = "transferred"
    UNFOUNDED = "unfounded"


class InspectionGround(StrEnum):
    """Why an inspection takes place."""

    PLAN = "plan"
    CAUSE = "cause"


class ItemResult(StrEnum):
    """Result of one inspected item."""

    PASS = "pass"  # noqa: S105 -- an inspection result, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"


@fact("lead_received.v1", zh="线索接收", command="receive_lead")
class LeadReceived(Fact):
    """A lead came in."""

    lead_number: Name
    lead_source: LeadSource
    item: ItemCode | None = None
    party: Party | None = None
    region: DivisionCode | None = None
    place: Name | None = None
    summary: Text | None = None
    due: date | None = None


@fact("lead_dispatched.v1", zh="线索分派", command="dispatch_lead")
class LeadDispatched(Fact):
    """The command centre sent a lead to a team."""

    to_team: Name
    due: date | None = None


@fact("lead_verified.v1", zh="线索核查", command="verify_lead")
class LeadVerified(Fact):
    """Officers verified a lead on the spot."""

    officers: tuple[Officer, ...]
    result: LeadResult
    identity_shown: bool | None = None
    """None where the record does not say."""
    findings: Text | None = None
    evidence: tuple[Reference, ...] = ()


@fact("lead_disposed.v1", zh="线索办结", command="dispose_lead")
class LeadDisposed(Fact):
    """The lead was brought to an end."""

    disposition: Disposition
    result_reference: Reference | None = None


@fact("inspection_plan_published.v1", zh="检查计划公布", command="publish_inspection_plan")
class InspectionPlanPublished(Fact):
    """The plan that this inspection belongs to was published."""

    plan: Name
    year: Annotated[int, Meta(ge=1990, le=2200)]
    frequency: Annotated[int, Meta(ge=1, le=366)] = 1
    url: Reference | None = None


@fact("random_draw_performed.v1", zh="双随机抽取", command="perform_random_draw")
class RandomDrawPerformed(Fact):
    """Object and inspectors were drawn at random, reproducibly."""

    algorithm: Name
    seed: Name
    population_digest: Reference
    inspectors: tuple[Officer, ...] = ()
    objects: tuple[Name, ...] = ()
    """Party tokens of those drawn."""
    weights: Reference | None = None
    """Table of weights by credit and risk (ZJ-CEO art. 21(2)) that the draw used."""


@fact("act_code_minted.v1", zh="行政行为赋码", command="mint_act_code")
class ActCodeMinted(Fact):
    """An administrative act got its code (行政行为码), an alias of the case from then on."""

    code: Annotated[str, Meta(min_length=1, max_length=64)]
    """Opaque: its format is not verified."""
    act_kind: Name | None = None
    parent: Name | None = None


@fact("inspection_task_issued.v1", zh="检查任务下达", command="issue_inspection_task")
class InspectionTaskIssued(Fact):
    """An inspection was ordered."""

    task_number: Name
    ground: InspectionGround
    items: tuple[ItemCode, ...] = ()
    party: Party | None = None
    region: DivisionCode | None = None
    inspectors: tuple[Officer, ...] = ()
    basis: Text | None = None
    approver: Name | None = None
    plan: Name | None = None
    """The published plan that it belongs to."""
    lead: Name | None = None
    """Number of the lead that caused it (投诉举报、转办、监测、复查)."""
    earlier_visits: Annotated[int, Meta(ge=0, le=366)] | None = None
    """Planned visits of the organ to the object in this year before this one; none where nobody counted."""
    concurrent: tuple[Name, ...] | None = None
    """Other open tasks about the object, of any organ; none where nobody looked, empty where there are none."""


@fact("act_code_shown.v1", zh="亮码出示", command="show_act_code")
class ActCodeShown(Fact):
    """The act code was shown before entering."""

    code: Annotated[str, Meta(min_length=1, max_length=64)]
    place: Name | None = None


@fact("inspection_started.v1", zh="现场检查开始", command="start_inspection")
class InspectionStarted(Fact):
    """Officers began an inspection on site."""

    officers: tuple[Officer, ...]
    identity_shown: bool = False
    recordings: tuple[Reference, ...] = ()


@fact("remote_inspection_performed.v1", zh="非现场检查", command="perform_remote_inspection")
class RemoteInspectionPerformed(Fact):
    """An inspection was made from afar, by sensors or documents."""

    officers: tuple[Officer, ...]
    means: Name
    recordings: tuple[Reference, ...] = ()


@fact("inspection_item_recorded.v1", zh="检查项登记", command="record_inspection_item")
class InspectionItemRecorded(Fact):
    """One inspected item got its result."""

    item: ItemCode
    result: ItemResult
    findings: Text | None = None
    evidence: tuple[Reference, ...] = ()


@fact("reminder_sent.v1", zh="违法预警提示", command="send_reminder")
class ReminderSent(Fact):
    """The party was warned and asked to correct, without any order."""

    rule: Name
    channel: Name
    correct_by: date | None = None


@fact("correction_ordered.v1", zh="责令(限期)改正", command="order_correction")
class CorrectionOrdered(Fact):
    """The party was ordered to correct, by a date or at once."""

    order: Reference
    """Number of the order; recheck and report name it."""
    item: ItemCode | None = None
    due: date | None = None
    """Last day for correcting; none means at once."""
    served_on: date | None = None
    """Day on which the order reached the party; none where it has not."""
    content: Text | None = None


@fact("correction_reported.v1", zh="整改报告", command="report_correction")
class CorrectionReported(Fact):
    """The party reported that it has corrected."""

    order: Reference
    evidence: tuple[Reference, ...] = ()


@fact("correction_extension_granted.v1", zh="整改延期", command="grant_correction_extension")
class CorrectionExtensionGranted(Fact):
    """The party got more time to correct."""

    order: Reference
    due: date


@fact("recheck_passed.v1", zh="复查合格", command="pass_recheck")
class RecheckPassed(Fact):
    """A recheck found the violation corrected."""

    order: Reference
    officers: tuple[Officer, ...] = ()
    findings: Text | None = None


@fact("recheck_failed.v1", zh="复查不合格", command="fail_recheck")
class RecheckFailed(Fact):
    """A recheck found the violation still there."""

    order: Reference
    officers: tuple[Officer, ...] = ()
    findings: Text | None = None


@fact("inspection_finished.v1", zh="检查结束", command="finish_inspection")
class InspectionFinished(Fact):
    """The inspection came to its end."""

    has_violation: bool
    summary: Text | None = None


@fact("inspection_published.v1", zh="检查结果公示", command="publish_inspection")
class InspectionPublished(Fact):
    """The result of the inspection was published."""

    url: Reference | None = None


FACTS = (
    LeadReceived,
    LeadDispatched,
    LeadVerified,
    LeadDisposed,
    InspectionPlanPublished,
    RandomDrawPerformed,
    ActCodeMinted,
    InspectionTaskIssued,
    ActCodeShown,
    InspectionStarted,
    RemoteInspectionPerformed,
    InspectionItemRecorded,
    ReminderSent,
    CorrectionOrdered,
    CorrectionReported,
    CorrectionExtensionGranted,
    RecheckPassed,
    RecheckFailed,
    InspectionFinished,
    InspectionPublished,
    *leads.FACTS,
    *plans.FACTS,
)
