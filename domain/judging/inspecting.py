"""Acts of supervision: leads, plans, draws and inspections."""

from collections.abc import Iterator
from typing import Final

from domain.case import Case
from domain.collaboration.thread import Unsent
from domain.context import Context
from domain.judging.act import Act, Judges
from domain.law.business_environment.art_54_grounds import Ordered, inspection_has_a_ground
from domain.law.enterprise_inspection.act_code import code_shown_before_entering, one_code_an_act
from domain.law.enterprise_inspection.frequency import visits_below_cap
from domain.law.guard import Verdict
from domain.law.integrated_enforcement.art_13_one_visit import visits_merged
from domain.law.integrated_enforcement.art_18_leads import lead_handed_over
from domain.law.integrated_enforcement.art_21_random import draw_can_be_repeated, inspection_published_in_time
from domain.law.integrated_enforcement.arts_13_14_joint import joint_enforcement_planned
from domain.law.penalty.arts_25_27_transfer import return_allowed
from domain.law.penalty.arts_28_54_findings_followed import corrections_rechecked, results_recorded
from domain.parties import PartyKind
from domain.penalty.states import Untouched
from domain.supervision.facts import (
    ActCodeMinted,
    Disposition,
    InspectionFinished,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    LeadDisposed,
    RandomDrawPerformed,
    RemoteInspectionPerformed,
)
from domain.supervision.leads import LeadTransferred, LeadTransferRejected
from domain.supervision.plans import JointInspectionMatched


def _started(act: Act[InspectionStarted]) -> Iterator[Verdict]:
    yield _ground(act.case)
    yield from _entering(act.case, act.context)


def _remote(act: Act[RemoteInspectionPerformed]) -> Iterator[Verdict]:
    yield _ground(act.case)


def _tasked(act: Act[InspectionTaskIssued]) -> Iterator[Verdict]:
    yield visits_merged(act.fact.task_number, act.fact.concurrent, act.case.supervision.visit.matched)


def _matched(act: Act[JointInspectionMatched]) -> Iterator[Verdict]:
    tasks = len(act.fact.tasks)
    yield joint_enforcement_planned(len(act.fact.participants), tasks - 1, "same_object", planned=tasks > 1)


def _coded(act: Act[ActCodeMinted]) -> Iterator[Verdict]:
    fact = act.fact
    yield one_code_an_act(
        fact.code, fact.act_kind, fact.parent, [(c.code, c.act_kind) for c in act.case.trail.act_codes]
    )


def _drawn(act: Act[RandomDrawPerformed]) -> Iterator[Verdict]:
    fact = act.fact
    seeded = all(text.strip() for text in (fact.algorithm, fact.seed, fact.population_digest))
    weighted = fact.weights is not None
    yield draw_can_be_repeated(len(fact.objects), len(fact.inspectors), seeded=seeded, weighted=weighted)


def _ground(case: Case) -> Verdict:
    visit, lead = case.supervision.visit, case.supervision.lead
    task = visit.task
    if task is None:
        return inspection_has_a_ground(None)
    return inspection_has_a_ground(
        Ordered(
            by_plan=task.by_plan,
            plan_known=task.plan is not None or bool(visit.plans),
            lead_known=task.lead is not None or lead.number is not None,
            approved=task.approver is not None,
        )
    )


def _entering(case: Case, context: Context) -> Iterator[Verdict]:
    policy, task = context.pack.policy, case.supervision.visit.task
    enterprise = case.party is not None and case.party.kind != PartyKind.PERSON
    yield code_shown_before_entering(
        case.act_codes, case.supervision.visit.shown, required=policy.code_before_entry.value, enterprise=enterprise
    )
    counts = task is not None and task.by_plan and not task.begun and enterprise
    earlier = task.earlier_visits if task is not None else None
    yield visits_below_cap(policy.visits_a_year.value, earlier, by_plan=counts)


def _finished(act: Act[InspectionFinished]) -> Iterator[Verdict]:
    visit = act.case.supervision.visit
    yield results_recorded(
        _due(act.case), visit.recorded, failed=visit.failed, violation_stated=act.fact.has_violation, followed=True
    )


def _published(act: Act[InspectionPublished]) -> Iterator[Verdict]:
    case, visit = act.case, act.case.supervision.visit
    pursued = not isinstance(case.penalty.stage, Untouched)
    followed = bool(case.supervision.corrections) or pursued or case.supervision.lead.sent_on is not None
    yield results_recorded(
        _due(case), visit.recorded, failed=visit.failed, violation_stated=visit.failed, followed=followed
    )
    within = act.context.pack.policy.inspection_published_within.value
    yield inspection_published_in_time(visit.finished_on, act.on, within, act.registers.calendar)


def _due(case: Case) -> tuple[str, ...]:
    task = case.supervision.visit.task
    return task.items if task is not None else ()


def _lead_transferred(act: Act[LeadTransferred]) -> Iterator[Verdict]:
    lead = act.case.supervision.lead
    yield lead_handed_over(
        lead.elsewhere_on if lead.sent_on is None else None,
        act.on,
        act.context.pack.policy.lead_handed_over_within.value,
        act.registers.calendar,
        handed_over=True,
        fixed=bool(act.fact.recordings),
    )


def _lead_disposed(act: Act[LeadDisposed]) -> Iterator[Verdict]:
    lead = act.case.supervision.lead
    as_case = not isinstance(act.case.collaboration.stage, Unsent)
    sent_on = lead.sent_on or (lead.elsewhere_on if as_case else None)
    yield lead_handed_over(
        lead.elsewhere_on,
        sent_on or act.on,
        act.context.pack.policy.lead_handed_over_within.value,
        act.registers.calendar,
        handed_over=sent_on is not None,
        fixed=True,
    )
    if act.fact.disposition == Disposition.CORRECTED:
        yield corrections_rechecked(waiting(act.case))


def _lead_rejected(act: Act[LeadTransferRejected]) -> Iterator[Verdict]:
    lead = act.case.supervision.lead
    yield return_allowed(
        lead.bounces,
        act.fact.reason,
        sent_on=lead.sent_on,
        returned_on=act.on,
        due=lead.answer_due,
        within=act.context.pack.policy.transfer_answered_within.value,
        calendar=act.registers.calendar,
    )


def waiting(case: Case) -> list[str]:
    """List the orders to correct that wait for a recheck."""
    return [c.order for c in case.supervision.corrections if not c.rechecked and c.refused_on is None]


JUDGES: Final[Judges] = {
    LeadDisposed: (_lead_disposed,),
    LeadTransferred: (_lead_transferred,),
    LeadTransferRejected: (_lead_rejected,),
    RandomDrawPerformed: (_drawn,),
    InspectionTaskIssued: (_tasked,),
    JointInspectionMatched: (_matched,),
    ActCodeMinted: (_coded,),
    InspectionStarted: (_started,),
    RemoteInspectionPerformed: (_remote,),
    InspectionFinished: (_finished,),
    InspectionPublished: (_published,),
}
