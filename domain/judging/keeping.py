"""Acts that keep the record: closing, archiving, anchoring, and looking at or erasing personal data."""

from collections.abc import Iterator
from typing import Final

from domain.case import Case
from domain.collaboration.thread import Taken
from domain.custody.facts import ChainAnchored, PersonalDataAccessed, PersonalDataKeyErased, PersonalField
from domain.evaluation.oversight_facts import IndicatorComputed, IndicatorUnit
from domain.judging.act import Act, Judges
from domain.judging.inspecting import waiting
from domain.law.archives.arts_13_37_archiving import file_fit_for_the_archive
from domain.law.guard import Verdict
from domain.law.penalty.art_47_whole_record import PHASES, chain_unbroken, course_on_record
from domain.law.penalty.art_74_no_targets import no_target_on_money
from domain.law.penalty.arts_25_27_transfer import result_fed_back
from domain.law.penalty.arts_28_54_findings_followed import corrections_rechecked
from domain.law.penalty.arts_57_72_closing import ripe_for_closing
from domain.law.personal_information.art_47_erasure import retention_is_over
from domain.law.personal_information.arts_34_51_access import access_has_right_and_purpose
from domain.law.personal_information.arts_55_56_assessment import impact_assessed
from domain.penalty import criminal
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.dossier import DecisionKind
from domain.penalty.states import Archived, Dropped, Enforcing, Revoked, Untouched

_SENSITIVE: Final = frozenset(PersonalField) - {PersonalField.NAME, PersonalField.ADDRESS, PersonalField.PHONE}
"""Fields that art. 28 of the PIPL counts as sensitive, or that show one."""
_NO_PENALTY: Final = {DecisionKind.NO_PENALTY, DecisionKind.NOT_ESTABLISHED}


def _closed(act: Act[CaseClosed]) -> Iterator[Verdict]:
    case, fact = act.case, act.fact
    yield ripe_for_closing(
        fact.ground,
        met=_met(case, fact.ground),
        outstanding=case.penalty.account.outstanding(act.on),
        approved=fact.approver is not None and fact.report is not None,
    )
    yield course_on_record(_needed(case, fact.ground), case.trail.phases, case.trail.unfilmed)
    lead, thread = case.supervision.lead, case.collaboration
    from_organ = thread.from_organ if isinstance(thread.stage, Taken) else (lead.from_organ if lead.accepted else None)
    yield result_fed_back(from_organ, taken=from_organ is not None, told=thread.fed_back)
    yield corrections_rechecked(waiting(case))


def _computed(act: Act[IndicatorComputed]) -> Iterator[Verdict]:
    yield no_target_on_money(act.fact.indicator, in_money=act.fact.unit == IndicatorUnit.MONEY)


def _archived(act: Act[CaseArchived]) -> Iterator[Verdict]:
    fact = act.fact
    yield file_fit_for_the_archive(fact.archive_number, len(fact.catalogue), fact.form, fact.tested)


def _anchored(act: Act[ChainAnchored]) -> Iterator[Verdict]:
    fact = act.fact
    stamped = fact.timestamp is not None
    yield chain_unbroken(fact.first, fact.last, act.case.custody.anchored_to, fact.root, stamped=stamped)


def _accessed(act: Act[PersonalDataAccessed]) -> Iterator[Verdict]:
    fact = act.fact
    yield access_has_right_and_purpose(fact.purpose, fact.right, fact.role, unmasked=fact.unmasked)
    sensitive = fact.unmasked and not _SENSITIVE.isdisjoint(fact.fields)
    yield impact_assessed(
        act.on, fact.assessed_on, needed=sensitive or fact.automated, assessed=fact.assessment is not None
    )


def _erased(act: Act[PersonalDataKeyErased]) -> Iterator[Verdict]:
    stage = act.case.penalty.stage
    yield retention_is_over(
        act.on,
        stage.since if isinstance(stage, Archived) else None,
        act.context.pack.policy.archive_years.value,
        act.fact.retained_until,
        open_case=not isinstance(stage, Archived | Untouched | Dropped),
    )


def _met(case: Case, ground: ClosingGround) -> bool:
    """Say whether the file shows what a ground of closing needs, money apart."""
    stage, decision = case.penalty.stage, case.penalty.dossier.decision
    match ground:
        case ClosingGround.PERFORMED:
            punished = decision is not None and decision.kind not in _NO_PENALTY and decision.stands
            return punished and case.penalty.dossier.served_on is not None
        case ClosingGround.NO_PENALTY:
            return decision is not None and decision.kind in _NO_PENALTY
        case ClosingGround.FILING_REVOKED:
            return isinstance(stage, Dropped)
        case ClosingGround.DECISION_REVOKED:
            return isinstance(stage, Revoked) or (decision is not None and not decision.stands)
        case ClosingGround.COURT_ENFORCED:
            return isinstance(stage, Enforcing)
        case ClosingGround.TRANSFERRED:
            return isinstance(case.collaboration.stage, Taken) or isinstance(case.penalty.transfer, criminal.Accepted)
        case _:
            return True


def _needed(case: Case, ground: ClosingGround) -> tuple[str, ...]:
    """List the parts of the course that the path of the case goes through."""
    decision = case.penalty.dossier.decision
    kind = decision.kind if decision is not None else None
    if ground == ClosingGround.NO_PENALTY or kind in _NO_PENALTY:
        return ("start", "evidence", "decision")
    if ground not in {ClosingGround.PERFORMED, ClosingGround.COURT_ENFORCED}:
        return ("start",)
    performance = ("performance",) if case.penalty.account.fine > 0 else ()
    if kind == DecisionKind.ON_THE_SPOT:
        return ("start", "decision", "service", *performance)
    return (*(phase for phase in PHASES if phase != "performance"), *performance)


JUDGES: Final[Judges] = {
    CaseClosed: (_closed,),
    CaseArchived: (_archived,),
    IndicatorComputed: (_computed,),
    ChainAnchored: (_anchored,),
    PersonalDataAccessed: (_accessed,),
    PersonalDataKeyErased: (_erased,),
}
