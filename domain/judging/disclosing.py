"""Acts of disclosure: publications, credit records, and what an organ publishes about itself."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.approval.states import Ended, Granted, Refused
from domain.case import Case
from domain.contested import remedy_of_penalty
from domain.context import Context
from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, DeletionGround
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationWithdrawn
from domain.disclosure.organ import AnnualStatsPublished, BasicsPublished
from domain.fact import Fact
from domain.finality import upheld_from
from domain.judging.act import Act, Judges
from domain.law.credit.arts_11_16_records import penalty_is_final, record_deleted_in_time
from domain.law.credit.publicity_terms import term_follows_class
from domain.law.guard import Verdict
from domain.law.penalty.art_39_basics import basics_complete
from domain.law.penalty.arts_48_50_publication import nothing_personal_shown, withdrawn_in_time
from domain.law.personal_information.arts_55_56_assessment import impact_assessed
from domain.law.three_systems.cl_6_publication import figures_published_in_time, published_in_time
from domain.parties import PartyKind
from domain.penalty.dossier import DecisionKind
from domain.remedy.thread import Stage, Untouched


def _judge(act: Act[Fact]) -> Iterator[Verdict]:
    case, event, context = act.case, act.event, act.context
    on = act.on
    match event.fact:
        case PublicationPublished() as fact:
            yield from _publication(case, fact, on, context)
        case PublicationWithdrawn(dataset=dataset, reason=reason):
            ended_on = case.disclosure.publication(dataset).to_withdraw_since
            yield withdrawn_in_time(ended_on, on, reason, context.registers.calendar)
        case CreditRecordPushed() as fact:
            yield from _credit(case, fact, on, context)
        case CreditRecordDeleted(record=name, ground=ground):
            known = case.disclosure.record(name)
            within = context.pack.policy.credit_deleted_within.value
            pushed_on = known.pushed_on if known is not None else None
            yield record_deleted_in_time(pushed_on, on, within, expired=ground == DeletionGround.EXPIRED)
        case BasicsPublished(contents=contents):
            yield basics_complete(contents)
        case AnnualStatsPublished(year=year):
            yield figures_published_in_time(year, on, context.pack.policy.figures_published_by.value)
        case _:
            return


def _publication(case: Case, fact: PublicationPublished, on: date, context: Context) -> Iterator[Verdict]:
    policy = context.pack.policy
    within = policy.other_published_within if fact.dataset == Dataset.OTHER else policy.decision_published_within
    yield published_in_time(_decided_on(case, fact.dataset), on, within.value, context.registers.calendar)
    person = None if case.party is None else case.party.kind == PartyKind.PERSON
    grounded = fact.dataset != Dataset.PENALTY or fact.ground is not None
    yield nothing_personal_shown(fact.fields, person=person, masked=fact.masking is not None, grounded=grounded)
    yield impact_assessed(on, None, needed=person is True, assessed=fact.assessment is not None)


def _decided_on(case: Case, dataset: Dataset) -> date | None:
    decision = case.penalty.dossier.decision
    if dataset == Dataset.PERMIT:
        stage = case.approval
        return stage.on if isinstance(stage, Granted | Refused | Ended) else None
    if dataset == Dataset.PENALTY:
        return decision.on if decision is not None else None
    return decision.on if decision is not None else case.supervision.visit.finished_on


def _credit(case: Case, fact: CreditRecordPushed, on: date, context: Context) -> Iterator[Verdict]:
    dossier = case.penalty.dossier
    decision = dossier.decision
    punished = decision is not None and decision.kind in {DecisionKind.PENALTY, DecisionKind.ON_THE_SPOT}
    yield penalty_is_final(
        on,
        dossier.served_on,
        _remedy(remedy_of_penalty(case.remedy, case.penalty), on),
        context.registers.calendar,
        simple=decision is not None and decision.kind == DecisionKind.ON_THE_SPOT,
        stands=decision is not None and decision.stands and punished,
    )
    terms = context.pack.policy.credit_terms.value
    term = terms.get(fact.credit_class)
    if term is not None and fact.special_field:
        term = terms.get("special")
    shown = fact.earliest_end is not None or fact.latest_end is not None or term is not None
    decided_on = decision.on if decision is not None else None
    yield term_follows_class(decided_on, fact.earliest_end, fact.latest_end, term, shown=shown)


def _remedy(stage: Stage, on: date) -> str:
    """Say how remedy stands: none, pending, or upheld for good."""
    if isinstance(stage, Untouched):
        return "none"
    since = upheld_from(stage)
    return "upheld" if since is not None and on >= since else "pending"


JUDGES: Final[Judges] = dict.fromkeys(
    (
        PublicationPublished,
        PublicationWithdrawn,
        CreditRecordPushed,
        CreditRecordDeleted,
        BasicsPublished,
        AnnualStatsPublished,
    ),
    (_judge,),
)
