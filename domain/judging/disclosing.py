"""Acts of disclosure: publications, credit records, and what an organ publishes about itself."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.approval.states import Ended, Granted, Refused
from domain.case import Case
from domain.contested import remedy_of_penalty
from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, DeletionGround
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationWithdrawn
from domain.disclosure.organ import AnnualStatsPublished, BasicsPublished
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


def _published(act: Act[PublicationPublished]) -> Iterator[Verdict]:
    case, fact, policy = act.case, act.fact, act.context.pack.policy
    within = policy.other_published_within if fact.dataset == Dataset.OTHER else policy.decision_published_within
    yield published_in_time(_decided_on(case, fact.dataset), act.on, within.value, act.registers.calendar)
    person = None if case.party is None else case.party.kind == PartyKind.PERSON
    grounded = fact.dataset != Dataset.PENALTY or fact.ground is not None
    yield nothing_personal_shown(fact.fields, person=person, masked=fact.masking is not None, grounded=grounded)
    yield impact_assessed(act.on, None, needed=person is True, assessed=fact.assessment is not None)


def _withdrawn(act: Act[PublicationWithdrawn]) -> Iterator[Verdict]:
    ended_on = act.case.disclosure.publication(act.fact.dataset).to_withdraw_since
    yield withdrawn_in_time(ended_on, act.on, act.fact.reason, act.registers.calendar)


def _decided_on(case: Case, dataset: Dataset) -> date | None:
    decision = case.penalty.dossier.decision
    if dataset == Dataset.PERMIT:
        stage = case.approval
        return stage.on if isinstance(stage, Granted | Refused | Ended) else None
    if dataset == Dataset.PENALTY:
        return decision.on if decision is not None else None
    return decision.on if decision is not None else case.supervision.visit.finished_on


def _pushed(act: Act[CreditRecordPushed]) -> Iterator[Verdict]:
    fact, dossier = act.fact, act.dossier
    decision = dossier.decision
    punished = decision is not None and decision.kind in {DecisionKind.PENALTY, DecisionKind.ON_THE_SPOT}
    yield penalty_is_final(
        act.on,
        dossier.served_on,
        _remedy(remedy_of_penalty(act.case.remedy, act.case.penalty), act.on),
        act.registers.calendar,
        simple=decision is not None and decision.kind == DecisionKind.ON_THE_SPOT,
        stands=decision is not None and decision.stands and punished,
    )
    terms = act.context.pack.policy.credit_terms.value
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


def _deleted(act: Act[CreditRecordDeleted]) -> Iterator[Verdict]:
    known = act.case.disclosure.record(act.fact.record)
    within = act.context.pack.policy.credit_deleted_within.value
    pushed_on = known.pushed_on if known is not None else None
    yield record_deleted_in_time(pushed_on, act.on, within, expired=act.fact.ground == DeletionGround.EXPIRED)


def _basics(act: Act[BasicsPublished]) -> Iterator[Verdict]:
    yield basics_complete(act.fact.contents)


def _figures(act: Act[AnnualStatsPublished]) -> Iterator[Verdict]:
    yield figures_published_in_time(act.fact.year, act.on, act.context.pack.policy.figures_published_by.value)


JUDGES: Final[Judges] = {
    PublicationPublished: (_published,),
    PublicationWithdrawn: (_withdrawn,),
    CreditRecordPushed: (_pushed,),
    CreditRecordDeleted: (_deleted,),
    BasicsPublished: (_basics,),
    AnnualStatsPublished: (_figures,),
}
