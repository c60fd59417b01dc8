"""Facts of working together (联合会商, 联合执法, 抄告, 反馈, 报备)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact


class JointGround(StrEnum):
    """Why organs act together (ZJ-CEO art. 13(2))."""

    SEVERAL_ORGANS = "several_organs"
    """Item 1: the matter concerns the duties of two organs or more."""
    SEAM = "seam"
    """Item 2: duties meet between organs, regions or levels."""
    SAME_OBJECT = "same_object"
    """Item 3: different inspections of one object can be made at once."""


@fact("consultation_held.v1", zh="联合会商", command="hold_consultation")
class ConsultationHeld(Fact):
    """Several bodies consulted about the case."""

    participants: tuple[Name, ...]
    minutes: Reference
    conclusion: Text | None = None


@fact("joint_enforcement_planned.v1", zh="联合执法方案", command="plan_joint_enforcement")
class JointEnforcementPlanned(Fact):
    """The organ that starts joint enforcement drew up the plan of it (ZJ-CEO art. 14)."""

    plan: Reference
    lead_organ: Name
    participants: tuple[Name, ...] = ()
    division: tuple[Text, ...] = ()
    """Who does what, one entry a participant."""
    ground: JointGround | None = None


@fact("joint_enforcement_executed.v1", zh="联合执法实施", command="execute_joint_enforcement")
class JointEnforcementExecuted(Fact):
    """Joint enforcement took place."""

    plan: Reference
    participants: tuple[Name, ...] = ()
    result: Text | None = None


@fact("notice_copied.v1", zh="抄告抄送", command="copy_notice")
class NoticeCopied(Fact):
    """Another organ was told, for its information."""

    to_organ: Name
    about: Text
    document: Reference | None = None
    received_on: date | None = None


@fact("transfer_result_fed_back.v1", zh="处理结果反馈", command="feed_back_transfer_result")
class TransferResultFedBack(Fact):
    """The organ that had handed the matter over was told what came of it."""

    to_organ: Name
    result: Text
    document: Reference | None = None


@fact("supervision_reported.v1", zh="执法监督报备", command="report_to_supervision")
class SupervisionReported(Fact):
    """A matter was reported to the supervising body for its record."""

    matter: Text
    to_body: Name
    document: Reference | None = None


FACTS = (
    ConsultationHeld,
    JointEnforcementPlanned,
    JointEnforcementExecuted,
    NoticeCopied,
    TransferResultFedBack,
    SupervisionReported,
)
