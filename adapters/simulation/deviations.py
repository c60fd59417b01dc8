"""Deviations by guard: one act of an ordinary story done otherwise."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from adapters.simulation.credit import pushed
from adapters.simulation.deviating import Change, any_act, breach, changed, never, on_time, told
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.deviations_of_cases import OF_CASES
from adapters.simulation.deviations_of_force import OF_FORCE
from adapters.simulation.deviations_of_merits import OF_MERITS
from adapters.simulation.deviations_of_transfer import OF_TRANSFER
from adapters.simulation.mix import Mix, Performance
from adapters.simulation.twist import Twist
from domain.approval.facts import (
    CommitmentSigned,
    DecisionPeriodExtended,
    GrantBasis,
    LicensingHearingRequested,
    OnSiteVerified,
    PermitAccepted,
    PermitApplied,
    PermitCancelled,
    PermitDeemedAccepted,
    PermitDeemedRenewed,
    PermitDelivered,
    PermitGranted,
    PermitRefused,
    PermitRenewed,
    PermitRevoked,
    SupplementProvided,
    SupplementRequested,
    ThirdPartyNotified,
    TimeExcluded,
    VerificationScope,
)
from domain.approval.grounds import CancellationGround
from domain.collaboration.disputes import JurisdictionDisputeRaised, JurisdictionDisputeResolved
from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
    PackagePart,
)
from domain.collaboration.joint import JointEnforcementExecuted, JointEnforcementPlanned, TransferResultFedBack
from domain.custody.facts import AccessRight, ChainAnchored, PersonalDataAccessed, PersonalDataKeyErased, PersonalField
from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, CreditRecordRepaired, DeletionGround
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationWithdrawn, PublicField
from domain.disclosure.organ import AnnualStatsPublished, BasicsPublished
from domain.evaluation.oversight_facts import IndicatorComputed, IndicatorUnit
from domain.parties import PartyKind
from domain.penalty.decision import PenaltyDecided
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, PreservationDisposed
from domain.penalty.investigation import PartyQuestioned, SceneInspected
from domain.penalty.performance import (
    CaseArchived,
    CaseClosed,
    ClosingGround,
    DecisionRevoked,
)
from domain.remedy.facts import Outcome
from domain.supervision.facts import (
    ActCodeMinted,
    ActCodeShown,
    CorrectionOrdered,
    Disposition,
    InspectionFinished,
    InspectionGround,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    LeadDisposed,
    LeadVerified,
    RandomDrawPerformed,
)
from domain.supervision.leads import LeadTransferAccepted, LeadTransferred, LeadTransferRejected
from domain.time.instants import legal_date

_2025: Final = date(2025, 1, 6)


def _party_kind(events: Events) -> PartyKind | None:
    found = [p for e in events if (p := getattr(e.fact, "party", None)) is not None and hasattr(p, "kind")]
    return found[0].kind if found else None


def _of_person(events: Events, fact: Told) -> bool:
    return _party_kind(events) == PartyKind.PERSON and getattr(fact, "dataset", None) == Dataset.PENALTY


def _enterprise(events: Events, _: Told) -> bool:
    return _party_kind(events) in {PartyKind.UNIT, PartyKind.SOLE_TRADER}


def _plainly_reviewed(events: Events, fact: Told) -> bool:
    accepted = sum(isinstance(e.fact, PermitAccepted) for e in events) == 1
    longer = any(isinstance(e.fact, TimeExcluded | DecisionPeriodExtended) for e in events)
    return accepted and not longer and getattr(fact, "basis", GrantBasis.REVIEW) == GrantBasis.REVIEW


def _licensing() -> Iterator[Twist]:
    yield from on_time("G100", "permit", PermitAccepted, since=PermitApplied, days=5, fits=never(SupplementProvided))
    silence = Deviation(act=PermitAccepted, fits=never(SupplementProvided), change=lambda _, __: PermitDeemedAccepted())
    yield breach("G100", "silence_too_early", "permit", silence)
    yield breach("G101", "nothing_named", "permit", Deviation(act=SupplementRequested, change=changed(items=())))
    again = Deviation(
        act=PermitAccepted,
        fits=told(SupplementProvided),
        change=lambda _, __: SupplementRequested(items=("补充图纸",)),
    )
    yield breach("G101", "asked_twice", "permit", again)
    yield from on_time("G102", "permit", PermitGranted, since=PermitAccepted, days=20, fits=_plainly_reviewed)
    yield from on_time("G102", "permit", PermitRefused, since=PermitAccepted, days=20, fits=_plainly_reviewed)
    yield breach("G103", "not_told", "permit", Deviation(act=TimeExcluded, change=changed(notice=None)))
    alone = Deviation(
        act=OnSiteVerified,
        fits=lambda _, fact: fact.scope == VerificationScope.ON_SITE,
        change=lambda _, fact: structs.replace(fact, staff=fact.staff[:1]),
    )
    yield breach("G104", "alone", "permit", alone)
    yield breach("G105", "no_remedies", "permit", Deviation(act=PermitRefused, change=changed(remedies="无")))
    yield breach("G105", "no_reasons", "permit", Deviation(act=PermitRefused, change=changed(reasons=" ")))
    untold = Deviation(
        act=PermitGranted,
        fits=lambda events, fact: _plainly_reviewed(events, fact) and _touching(events),
        omits=(ThirdPartyNotified,),
    )
    yield breach("G106", "not_told", "permit", untold)
    yield from on_time("G107", "permit", PermitDelivered, since=PermitGranted, days=10, fits=told(PermitGranted))
    silent = Deviation(act=PermitRenewed, change=lambda _, fact: PermitDeemedRenewed(valid_to=fact.valid_to))
    yield breach("G108", "silence_too_early", "permit", silent)
    yield breach("G109", "harms_the_public", "permit", Deviation(act=PermitRevoked, change=changed(harms_public=True)))
    yield breach("G109", "not_heard", "permit", Deviation(act=PermitRevoked, change=changed(party_heard=False)))
    barred = Deviation(
        act=PermitRefused,
        fits=lambda events, _: _applied(events).public_safety is True,
        before=lambda _, fact: (structs.replace(fact, false_materials=True),),
        change=lambda events, _: _applied(events),
    )
    yield breach("G110", "after_false_materials", "permit", barred)
    living = Deviation(act=PermitCancelled, change=changed(basis=CancellationGround.TAKEN_BACK))
    yield breach("G111", "not_taken_back", "permit", living)
    bare = Deviation(
        act=PermitGranted,
        fits=lambda _, fact: fact.basis == GrantBasis.COMMITMENT,
        before=lambda _, __: (CommitmentSigned(commitment="重签", listed="目录", dishonest=False),),
    )
    yield breach("G112", "no_terms", "permit", bare)
    unsigned = Deviation(
        act=PermitGranted, fits=lambda _, fact: fact.basis == GrantBasis.COMMITMENT, omits=(CommitmentSigned,)
    )
    yield breach("G112", "not_signed", "permit", unsigned)


def _touching(events: Events) -> bool:
    verified = latest(events, OnSiteVerified)
    asked = latest(events, LicensingHearingRequested)
    return verified is not None and getattr(verified.fact, "touches_others", None) is True and asked is None


def _applied(events: Events) -> PermitApplied:
    event = latest(events, PermitApplied)
    if event is None or not isinstance(event.fact, PermitApplied):
        raise LookupError("nobody has applied")
    return event.fact


def _inspecting() -> Iterator[Twist]:
    uncaused = Deviation(
        act=InspectionStarted,
        before=lambda _, __: (
            InspectionTaskIssued(
                task_number="口头任务", ground=InspectionGround.CAUSE, approver="staff-head", concurrent=()
            ),
        ),
    )
    yield breach("G113", "no_lead", "for_cause", uncaused)
    unordered = Deviation(act=InspectionStarted, omits=(InspectionTaskIssued,))
    yield breach("G113", "no_task", "for_cause", unordered)
    third = Deviation(
        act=InspectionStarted,
        fits=_enterprise,
        before=lambda _, __: (
            InspectionTaskIssued(
                task_number="第三次",
                ground=InspectionGround.PLAN,
                approver="staff-head",
                plan="年度计划",
                earlier_visits=2,
                concurrent=(),
            ),
        ),
        earliest=_2025,
    )
    yield breach("G114", "third_visit", "planned", third)
    for field, missing in (("objects", ()), ("inspectors", ()), ("weights", None)):
        deviation = Deviation(act=RandomDrawPerformed, change=changed(**{field: missing}))
        yield breach("G115", f"no_{field}", "planned", deviation)
    beside = Deviation(act=InspectionTaskIssued, change=changed(concurrent=("另一任务",)))
    yield breach("G116", "beside_another", "planned", beside)
    yield breach(
        "G117",
        "not_shown",
        "for_cause",
        Deviation(act=InspectionStarted, fits=_enterprise, omits=(ActCodeShown,), earliest=_2025),
    )
    belied = Deviation(
        act=InspectionFinished, change=lambda _, fact: structs.replace(fact, has_violation=not fact.has_violation)
    )
    yield breach("G118", "belied", "for_cause", belied)
    unchecked = Deviation(
        act=LeadDisposed,
        fits=lambda _, fact: fact.disposition == Disposition.CORRECTED,
        before=lambda _, __: (CorrectionOrdered(order="未复查"),),
    )
    yield breach("G119", "not_rechecked", "lead", unchecked)
    for twist in on_time("G120", "for_cause", InspectionPublished, since=InspectionFinished, days=20, fits=any_act):
        yield structs.replace(twist, deviation=_leaning(twist, Mix(violations=0.0)))
    yield from on_time("G122", "lead", LeadTransferred, since=LeadVerified, days=5, fits=never(LeadTransferred))
    yield breach(
        "G122",
        "not_fixed",
        "lead",
        Deviation(act=LeadTransferred, fits=never(LeadTransferred), change=changed(recordings=())),
    )
    kept = Deviation(
        act=LeadVerified,
        fits=lambda _, fact: fact.result == "other_organ",
        before=lambda _, fact: (fact,),
        change=lambda _, __: LeadDisposed(disposition=Disposition.EDUCATED),
    )
    yield breach("G122", "kept", "lead", kept)
    twin = Deviation(
        act=ActCodeMinted,
        before=lambda _, fact: (fact,),
        change=lambda _, fact: structs.replace(fact, code=f"{fact.code}X"),
    )
    yield breach("G149", "second_code", "for_cause", twin)


def _refusing(document: str | None, *, within: bool) -> Change:
    return lambda _, fact: AssistanceRefused(
        request=fact.request, reason="不予协助", document=document, within_authority=within
    )


def _collaborating() -> Iterator[Twist]:
    late = Deviation(act=AssistanceAnswered, since=AssistanceRequested, working_days=6)
    yield breach("G121", "after_its_day", "for_cause", late)
    last = Deviation(act=AssistanceAnswered, since=AssistanceRequested, working_days=5)
    yield structs.replace(breach("G121", "on_its_day", "for_cause", last), lawful=True)
    for how, within, document in (("able", True, "书面答复"), ("unwritten", False, None)):
        refused = Deviation(act=AssistanceAnswered, change=_refusing(document, within=within))
        yield breach("G121", how, "for_cause", refused)
    partial = Deviation(act=CaseTransferred, change=changed(contents=(PackagePart.RECORD, PackagePart.ACT)))
    yield breach("G123", "incomplete", "lead", partial)
    yield from on_time("G124", "lead", CaseTransferReturned, since=CaseTransferred, days=10, fits=any_act)
    yield from on_time("G124", "lead", LeadTransferRejected, since=LeadTransferred, days=10, fits=any_act)
    yield breach("G124", "no_reason", "lead", Deviation(act=CaseTransferReturned, change=changed(reason=" ")))
    yield from on_time(
        "G125",
        "collaboration",
        JurisdictionDisputeResolved,
        since=JurisdictionDisputeRaised,
        days=7,
        fits=lambda _, fact: fact.decided_by is None,
    )
    nobody = Deviation(act=JurisdictionDisputeResolved, change=changed(responsible_organ=None))
    yield breach("G125", "nobody_named", "collaboration", nobody)
    untold = Deviation(
        act=CaseClosed,
        fits=lambda events, _: any(isinstance(e.fact, CaseTransferAccepted | LeadTransferAccepted) for e in events),
        omits=(TransferResultFedBack,),
    )
    yield breach("G126", "not_told", "lead", untold)
    yield breach(
        "G127", "no_duties", "collaboration", Deviation(act=JointEnforcementPlanned, change=changed(division=()))
    )
    yield breach("G127", "no_plan", "collaboration", Deviation(act=JointEnforcementExecuted, change=changed(plan="无")))


def _disclosing() -> Iterator[Twist]:
    def penalty(events: Events, fact: Told) -> bool:
        return fact.dataset == Dataset.PENALTY and latest(events, PenaltyDecided) is not None

    yield from on_time("G128", "for_cause", PublicationPublished, since=PenaltyDecided, days=7, fits=penalty)
    phone = Deviation(
        act=PublicationPublished, change=lambda _, fact: structs.replace(fact, fields=(*fact.fields, PublicField.PHONE))
    )
    yield breach("G129", "phone_shown", "for_cause", phone)
    for how, field in (("unmasked", "masking"), ("no_ground", "ground")):
        deviation = Deviation(act=PublicationPublished, fits=_of_person, change=changed(**{field: None}))
        yield breach("G129", how, "for_cause", deviation)
    shown = Deviation(act=PublicationPublished, fits=_of_person, change=changed(assessment=None))
    yield breach("G147", "shown_unassessed", "for_cause", shown)
    for twist in on_time("G130", "for_cause", PublicationWithdrawn, since=DecisionRevoked, days=3, fits=any_act):
        yield structs.replace(twist, deviation=_leaning(twist, _QUASHED))
    early = Deviation(
        act=CaseArchived,
        fits=told(PenaltyDecided),
        change=lambda events, _: pushed("过早记录", _decided_on(events)),
        leaning=_RECORDED,
    )
    yield breach("G131", "too_early", "for_cause", early)
    expired = Deviation(
        act=CreditRecordRepaired,
        change=lambda _, fact: CreditRecordDeleted(record=fact.record, ground=DeletionGround.EXPIRED),
        leaning=_RECORDED,
    )
    yield breach("G132", "not_expired", "for_cause", expired)
    longer = Deviation(
        act=CreditRecordPushed,
        change=lambda _, fact: structs.replace(fact, latest_end=fact.latest_end + timedelta(days=1500)),
        leaning=_RECORDED,
    )
    yield breach("G133", "too_long", "for_cause", longer)
    late = Deviation(act=AnnualStatsPublished, change=lambda _, fact: structs.replace(fact, year=fact.year - 1))
    yield breach("G134", "a_year_late", "organ", late)
    partial = Deviation(act=BasicsPublished, change=lambda _, fact: structs.replace(fact, contents=fact.contents[:3]))
    yield breach("G135", "incomplete", "organ", partial)
    money = Deviation(act=IndicatorComputed, change=changed(unit=IndicatorUnit.MONEY))
    yield breach("G150", "in_money", "organ", money)


def _leaning(twist: Twist, mix: Mix) -> Deviation | None:
    return None if twist.deviation is None else structs.replace(twist.deviation, leaning=mix)


_QUASHED: Final = Mix(
    violations=1.0, spared=0.0, performances=((1, Performance.CONTESTED),), reviews=((1, Outcome.REVOKED),)
)
_RECORDED: Final = Mix(violations=1.0, spared=0.0, performances=((1, Performance.IN_TIME),), recorded=1.0)


def _decided_on(events: Events) -> date:
    event = latest(events, PenaltyDecided)
    return legal_date(events[-1].occurred_at if event is None else event.occurred_at)


def _keeping() -> Iterator[Twist]:
    def performed(_: Events, fact: Told) -> bool:
        return bool(fact.ground == ClosingGround.PERFORMED)

    silent = Deviation(
        act=CaseClosed,
        fits=lambda events, fact: performed(events, fact) and latest(events, SceneInspected) is None,
        omits=(EvidenceCollected, EvidencePreserved, PreservationDisposed, PartyQuestioned),
    )
    yield breach("G142", "no_evidence", "lead", silent)
    yield breach("G143", "unapproved", "for_cause", Deviation(act=CaseClosed, change=changed(approver=None)))
    other = Deviation(act=CaseClosed, fits=performed, change=changed(ground=ClosingGround.NO_PENALTY))
    yield breach("G143", "other_ground", "for_cause", other)
    untested = Deviation(act=CaseArchived, change=lambda _, fact: structs.replace(fact, tested=fact.tested[:2]))
    yield breach("G144", "not_passed", "for_cause", untested)
    yield breach("G144", "no_catalogue", "for_cause", Deviation(act=CaseArchived, change=changed(catalogue=())))
    gap = Deviation(
        act=ChainAnchored,
        fits=told(ChainAnchored),
        change=lambda _, fact: structs.replace(fact, first=fact.first + 1),
    )
    yield breach("G145", "gap", "anchors", gap)
    back = Deviation(
        act=ChainAnchored,
        fits=told(ChainAnchored),
        change=lambda _, fact: structs.replace(fact, first=1, last=fact.first - 1),
    )
    yield breach("G145", "backwards", "anchors", back)
    for how, changes in (
        ("no_purpose", {"purpose": " "}),
        ("no_right", {"right": AccessRight.NONE}),
        ("no_role", {"role": None}),
    ):
        yield breach("G146", how, "custody", Deviation(act=PersonalDataAccessed, change=changed(**changes)))
    seen = Deviation(
        act=PersonalDataAccessed,
        fits=lambda _, fact: PersonalField.IDENTITY_NUMBER in fact.fields,
        change=changed(assessment=None),
    )
    yield breach("G147", "seen_unassessed", "custody", seen)
    kept = Deviation(
        act=PersonalDataKeyErased,
        change=lambda _, fact: structs.replace(fact, retained_until=fact.retained_until + timedelta(days=400)),
    )
    yield breach("G148", "still_retained", "custody", kept)


_ALL: Final = (
    *_licensing(),
    *_inspecting(),
    *_collaborating(),
    *_disclosing(),
    *_keeping(),
    *OF_CASES,
    *OF_FORCE,
    *OF_MERITS,
    *OF_TRANSFER,
)

BROKEN: Final = tuple(twist for twist in _ALL if not twist.lawful)
"""Deviations that break a guard."""

KEPT: Final = tuple(twist for twist in _ALL if twist.lawful)
"""Deviations that keep a guard at its edge."""
