"""Acts of collaboration: assistance, transfer, disputes, joint enforcement."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.collaboration.disputes import DisputeNegotiationFailed, JurisdictionDisputeResolved
from domain.collaboration.facts import AssistanceAnswered, AssistanceRefused, CaseTransferred, CaseTransferReturned
from domain.collaboration.joint import JointEnforcementExecuted, JointEnforcementPlanned
from domain.collaboration.thread import Disputed, Sent
from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.integrated_enforcement.arts_13_14_joint import joint_enforcement_planned
from domain.law.penalty.art_26_assistance import assistance_given
from domain.law.penalty.arts_25_27_transfer import dispute_settled, package_complete, return_allowed

Answer: TypeAlias = AssistanceAnswered | AssistanceRefused
Settlement: TypeAlias = DisputeNegotiationFailed | JurisdictionDisputeResolved


def _packed(act: Act[CaseTransferred]) -> Iterator[Verdict]:
    fact = act.fact
    yield package_complete(act.context.pack.policy.transfer_package.value, fact.contents, len(fact.package))


def _returned(act: Act[CaseTransferReturned]) -> Iterator[Verdict]:
    fact, thread = act.fact, act.case.collaboration
    sent = thread.stage if isinstance(thread.stage, Sent) else None
    yield return_allowed(
        max(thread.bounces, fact.bounce - 1),
        fact.reason,
        sent_on=sent.since if sent is not None else None,
        returned_on=act.on,
        due=sent.due if sent is not None else None,
        within=act.context.pack.policy.transfer_answered_within.value,
        calendar=act.registers.calendar,
    )


def _planned(act: Act[JointEnforcementPlanned]) -> Iterator[Verdict]:
    fact = act.fact
    yield joint_enforcement_planned(len(fact.participants), len(fact.division), fact.ground, planned=True)


def _executed(act: Act[JointEnforcementExecuted]) -> Iterator[Verdict]:
    yield joint_enforcement_planned(1, 1, "planned", planned=act.fact.plan in act.case.collaboration.plans)


def _assisted(act: Act[Answer]) -> Iterator[Verdict]:
    fact = act.fact
    asked = next((r for r in act.case.collaboration.requests if r.request == fact.request), None)
    refused = isinstance(fact, AssistanceRefused)
    yield assistance_given(
        asked.since if asked is not None else None,
        asked.due if asked is not None else None,
        act.on,
        act.context.pack.policy.assistance_within.value,
        act.registers.calendar,
        refused=refused,
        written=not isinstance(fact, AssistanceRefused) or (fact.document is not None and bool(fact.reason.strip())),
        within_authority=fact.within_authority if isinstance(fact, AssistanceRefused) else None,
    )


def _settled(act: Act[Settlement]) -> Iterator[Verdict]:
    fact, stage = act.fact, act.case.collaboration.stage
    dispute = stage if isinstance(stage, Disputed) else None
    yield dispute_settled(
        dispute.since if dispute is not None else None,
        act.on,
        None if isinstance(fact, DisputeNegotiationFailed) else fact.responsible_organ,
        act.context.pack.policy.dispute_negotiated_within.value,
        act.registers.calendar,
        designated=isinstance(fact, JurisdictionDisputeResolved) and fact.decided_by is not None,
        failed=isinstance(fact, DisputeNegotiationFailed),
        interim=dispute is None or dispute.interim_organ is not None or dispute.by_returns,
    )


JUDGES: Final[Judges] = {
    AssistanceAnswered: (_assisted,),
    AssistanceRefused: (_assisted,),
    CaseTransferred: (_packed,),
    CaseTransferReturned: (_returned,),
    DisputeNegotiationFailed: (_settled,),
    JurisdictionDisputeResolved: (_settled,),
    JointEnforcementPlanned: (_planned,),
    JointEnforcementExecuted: (_executed,),
}
