"""Acts of collaboration: assistance, transfer, disputes, joint enforcement."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.case import Case
from domain.collaboration.disputes import DisputeNegotiationFailed, JurisdictionDisputeResolved
from domain.collaboration.facts import AssistanceAnswered, AssistanceRefused, CaseTransferred, CaseTransferReturned
from domain.collaboration.joint import JointEnforcementExecuted, JointEnforcementPlanned
from domain.collaboration.thread import Disputed, Sent
from domain.context import Context
from domain.fact import Fact
from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.integrated_enforcement.arts_13_14_joint import joint_enforcement_planned
from domain.law.penalty.art_26_assistance import assistance_given
from domain.law.penalty.arts_25_27_transfer import dispute_settled, package_complete, return_allowed


def _judge(act: Act[Fact]) -> Iterator[Verdict]:
    case, event, context = act.case, act.event, act.context
    thread, on = case.collaboration, act.on
    match event.fact:
        case AssistanceAnswered() | AssistanceRefused() as fact:
            yield _assistance(case, fact, on, context)
        case CaseTransferred(package=package, contents=contents):
            yield package_complete(context.pack.policy.transfer_package.value, contents, len(package))
        case CaseTransferReturned(reason=reason, bounce=bounce):
            sent = thread.stage if isinstance(thread.stage, Sent) else None
            yield return_allowed(
                max(thread.bounces, bounce - 1),
                reason,
                sent_on=sent.since if sent is not None else None,
                returned_on=on,
                due=sent.due if sent is not None else None,
                within=context.pack.policy.transfer_answered_within.value,
                calendar=context.registers.calendar,
            )
        case DisputeNegotiationFailed() | JurisdictionDisputeResolved() as fact:
            yield _dispute(case, fact, on, context)
        case JointEnforcementPlanned(participants=participants, division=division, ground=ground):
            yield joint_enforcement_planned(len(participants), len(division), ground, planned=True)
        case JointEnforcementExecuted(plan=plan):
            yield joint_enforcement_planned(1, 1, "planned", planned=plan in thread.plans)
        case _:
            return


def _assistance(case: Case, fact: AssistanceAnswered | AssistanceRefused, on: date, context: Context) -> Verdict:
    asked = next((r for r in case.collaboration.requests if r.request == fact.request), None)
    refused = isinstance(fact, AssistanceRefused)
    return assistance_given(
        asked.since if asked is not None else None,
        asked.due if asked is not None else None,
        on,
        context.pack.policy.assistance_within.value,
        context.registers.calendar,
        refused=refused,
        written=not isinstance(fact, AssistanceRefused) or (fact.document is not None and bool(fact.reason.strip())),
        within_authority=fact.within_authority if isinstance(fact, AssistanceRefused) else None,
    )


def _dispute(
    case: Case, fact: DisputeNegotiationFailed | JurisdictionDisputeResolved, on: date, context: Context
) -> Verdict:
    stage = case.collaboration.stage
    dispute = stage if isinstance(stage, Disputed) else None
    failed = isinstance(fact, DisputeNegotiationFailed)
    return dispute_settled(
        dispute.since if dispute is not None else None,
        on,
        None if isinstance(fact, DisputeNegotiationFailed) else fact.responsible_organ,
        context.pack.policy.dispute_negotiated_within.value,
        context.registers.calendar,
        designated=isinstance(fact, JurisdictionDisputeResolved) and fact.decided_by is not None,
        failed=failed,
        interim=dispute is None or dispute.interim_organ is not None or dispute.by_returns,
    )


JUDGES: Final[Judges] = dict.fromkeys(
    (
        AssistanceAnswered,
        AssistanceRefused,
        CaseTransferred,
        CaseTransferReturned,
        DisputeNegotiationFailed,
        JurisdictionDisputeResolved,
        JointEnforcementPlanned,
        JointEnforcementExecuted,
    ),
    (_judge,),
)
