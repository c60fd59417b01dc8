"""Acts of supervision: leads, plans, draws and inspections."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.case import Case
from domain.collaboration.thread import Unsent
from domain.context import Context
from domain.event import Event
from domain.fact import Fact
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


def _judge(act: Act[Fact]) -> Iterator[Verdict]:
    case, event, context = act.case, act.event, act.context
    on = act.on
    match event.fact:
        case InspectionStarted():
            yield _ground(case)
            yield from _entering(case, context)
        case RemoteInspectionPerformed():
            yield _ground(case)
        case InspectionTaskIssued() as fact:
            yield visits_merged(fact.task_number, fact.concurrent, case.supervision.visit.matched)
        case JointInspectionMatched(tasks=tasks, participants=participants):
            yield joint_enforcement_planned(len(participants), len(tasks) - 1, "same_object", planned=len(tasks) > 1)
        case ActCodeMinted(code=code, act_kind=kind, parent=parent):
            yield one_code_an_act(code, kind, parent, [(c.code, c.act_kind) for c in case.trail.act_codes])
        case RandomDrawPerformed() as fact:
            seeded = all(text.strip() for text in (fact.algorithm, fact.seed, fact.population_digest))
            weighted = fact.weights is not None
            yield draw_can_be_repeated(len(fact.objects), len(fact.inspectors), seeded=seeded, weighted=weighted)
        case InspectionFinished() | InspectionPublished() as fact:
            yield from _results(case, fact, on, context)
        case _:
            yield from _leads(case, event, on, context)


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


def _results(
    case: Case, fact: InspectionFinished | InspectionPublished, on: date, context: Context
) -> Iterator[Verdict]:
    visit = case.supervision.visit
    due = visit.task.items if visit.task is not None else ()
    if isinstance(fact, InspectionFinished):
        yield results_recorded(
            due, visit.recorded, failed=visit.failed, violation_stated=fact.has_violation, followed=True
        )
        return
    pursued = not isinstance(case.penalty.stage, Untouched)
    followed = bool(case.supervision.corrections) or pursued or case.supervision.lead.sent_on is not None
    yield results_recorded(due, visit.recorded, failed=visit.failed, violation_stated=visit.failed, followed=followed)
    within = context.pack.policy.inspection_published_within.value
    yield inspection_published_in_time(visit.finished_on, on, within, context.registers.calendar)


def _leads(case: Case, event: Event, on: date, context: Context) -> Iterator[Verdict]:
    lead, calendar, policy = case.supervision.lead, context.registers.calendar, context.pack.policy
    match event.fact:
        case LeadTransferred(recordings=recordings):
            yield lead_handed_over(
                lead.elsewhere_on if lead.sent_on is None else None,
                on,
                policy.lead_handed_over_within.value,
                calendar,
                handed_over=True,
                fixed=bool(recordings),
            )
        case LeadDisposed(disposition=disposition):
            as_case = not isinstance(case.collaboration.stage, Unsent)
            sent_on = lead.sent_on or (lead.elsewhere_on if as_case else None)
            yield lead_handed_over(
                lead.elsewhere_on,
                sent_on or on,
                policy.lead_handed_over_within.value,
                calendar,
                handed_over=sent_on is not None,
                fixed=True,
            )
            if disposition == Disposition.CORRECTED:
                yield corrections_rechecked(waiting(case))
        case LeadTransferRejected(reason=reason):
            within = policy.transfer_answered_within.value
            yield return_allowed(
                lead.bounces,
                reason,
                sent_on=lead.sent_on,
                returned_on=on,
                due=lead.answer_due,
                within=within,
                calendar=calendar,
            )
        case _:
            return


def waiting(case: Case) -> list[str]:
    """List the orders to correct that wait for a recheck."""
    return [c.order for c in case.supervision.corrections if not c.rechecked and c.refused_on is None]


JUDGES: Final[Judges] = dict.fromkeys(
    (
        LeadDisposed,
        LeadTransferred,
        LeadTransferRejected,
        RandomDrawPerformed,
        InspectionTaskIssued,
        JointInspectionMatched,
        ActCodeMinted,
        InspectionStarted,
        RemoteInspectionPerformed,
        InspectionFinished,
        InspectionPublished,
    ),
    (_judge,),
)
