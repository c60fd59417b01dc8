"""Judgement: which guards an act meets, and what each says; commands use it to prevent, findings to detect."""

from collections.abc import Iterator
from datetime import date

from domain.case import Case
from domain.context import Context
from domain.event import Event
from domain.law.city_appearance.correction_first import Ordered, correction_was_due_first
from domain.law.guard import Verdict
from domain.law.packs import LegalReviewPolicy
from domain.law.penalty.art_25_first_to_file import Filing, no_other_organ_filed_first
from domain.law.penalty.art_29_one_fine import Fine, fined_only_once
from domain.law.penalty.art_42_two_officers import Presence, two_qualified_officers
from domain.law.penalty.art_51_on_the_spot import fit_for_the_spot
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.law.penalty.art_60_ninety_days import decided_in_time
from domain.law.penalty.art_61_service import served_in_time
from domain.law.penalty.arts_5_32_range import fine_within_range
from domain.law.penalty.arts_30_31_capacity import minor_spared_or_mitigated
from domain.law.penalty.arts_44_62_notice import Told, party_told_before_decision
from domain.law.penalty.arts_63_65_hearing import hearing_requested_in_time
from domain.measures.facts import PropertySealed, PropertySeized
from domain.parties import Officer, Party, PartyKind
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.dossier import DecisionKind, Dossier, added_days
from domain.penalty.investigation import CaseFiled, EvidencePreserved, PartyQuestioned, SceneInspected
from domain.penalty.kinds import Mitigation, PenaltyKind
from domain.penalty.performance import Document, DocumentServed, ServiceMethod
from domain.penalty.review import HearingRequested
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import fine_range
from domain.supervision.facts import InspectionStarted, LeadVerified, RemoteInspectionPerformed
from domain.supervision.stage import Supervision
from domain.time.instants import legal_date


def judge(case: Case, event: Event, context: Context) -> tuple[Verdict, ...]:
    """Ask every guard of the pack that this act meets; ``case`` is the case before the act, in legal order."""
    if not context.pack.guards:
        return ()
    return tuple(v for v in _verdicts(case, event, context) if v.guard in context.pack.guards)


def _verdicts(case: Case, event: Event, context: Context) -> Iterator[Verdict]:
    match event.fact:
        case CaseFiled():
            yield _first_to_file(event, context)
        case OnTheSpotDecided() as fact:
            yield from _on_the_spot(case, event, fact, context)
        case PenaltyDecided() as fact:
            yield from _penalty(case, event, fact, context)
        case NoPenaltyDecided() | FactsNotEstablished():
            yield _in_time(case.penalty.dossier, event)
        case HearingRequested(excuse=excuse):
            yield _hearing_request(case.penalty.dossier, event, context, excused=excuse is not None)
        case DocumentServed(kind=Document.DECISION) as fact:
            yield from _service(case.penalty.dossier, event, fact, context)
        case (
            LeadVerified(officers=officers)
            | InspectionStarted(officers=officers)
            | RemoteInspectionPerformed(officers=officers)
            | PartyQuestioned(officers=officers)
            | SceneInspected(officers=officers)
            | EvidencePreserved(officers=officers)
            | PropertySealed(officers=officers)
            | PropertySeized(officers=officers)
        ):
            yield _officers(officers, case.item, event, context)
        case _:
            return


def _on_the_spot(case: Case, event: Event, fact: OnTheSpotDecided, context: Context) -> Iterator[Verdict]:
    yield _first_to_file(event, context)
    yield _officers(fact.officers, fact.item, event, context)
    yield fit_for_the_spot(
        legal_date(event.occurred_at),
        fact.fine,
        fact.kinds,
        is_unit=fact.party.kind == PartyKind.UNIT,
        facts_clear=fact.facts_clear,
    )
    yield from _substance(case, event, fact, context)


def _penalty(case: Case, event: Event, fact: PenaltyDecided, context: Context) -> Iterator[Verdict]:
    dossier = case.penalty.dossier
    on = legal_date(event.occurred_at)
    yield party_told_before_decision(on, (Told(n.served_on, n.complete) for n in dossier.notices))
    heard = [t for t in (dossier.hearing_held_at, dossier.defence_reviewed_at) if t is not None]
    yield legal_review_passed(
        event.occurred_at,
        dossier.legal_review_passed_at,
        max(heard, default=None),
        required=context.pack.legal_review == LegalReviewPolicy.ALL_ORDINARY or dossier.hearing_held_at is not None,
    )
    yield _in_time(dossier, event)
    yield from _substance(case, event, fact, context)


def _substance(
    case: Case, event: Event, fact: PenaltyDecided | OnTheSpotDecided, context: Context
) -> Iterator[Verdict]:
    dossier = case.penalty.dossier
    party = fact.party if isinstance(fact, OnTheSpotDecided) else dossier.party
    item = fact.item or dossier.item
    on = legal_date(event.occurred_at)
    mitigated = fact.mitigation in {Mitigation.LIGHTER, Mitigation.BELOW_RANGE}
    if party is None or party.kind == PartyKind.PERSON:
        yield minor_spared_or_mitigated(party.age_band if party is not None else None, mitigated=mitigated)
    if PenaltyKind.FINE not in fact.kinds and fact.fine == 0:
        return
    yield fined_only_once(fact.fine, event.occurred_at, _other_fines(case, context))
    acted_on = _conduct_day(case, fact) or on
    version = context.registers.item(item, acted_on)
    yield fine_within_range(
        fact.fine,
        _range(version, party),
        below_range_declared=fact.mitigation == Mitigation.BELOW_RANGE,
        has_ground=bool(fact.mitigation_grounds),
    )
    yield correction_was_due_first(version.correction if version else None, on, _orders(case.supervision))


def _range(version: ItemVersionPublished | None, party: Party | None) -> tuple[int, int] | None:
    """Find the range for the party; where it is unknown, the one that holds for everybody."""
    if party is not None:
        return fine_range(version, is_unit=party.kind == PartyKind.UNIT)
    of_unit, of_person = (fine_range(version, is_unit=is_unit) for is_unit in (True, False))
    return of_unit if of_unit == of_person else None


def _conduct_day(case: Case, fact: PenaltyDecided | OnTheSpotDecided) -> date | None:
    conduct = fact.conduct if isinstance(fact, OnTheSpotDecided) else case.penalty.dossier.conduct
    return conduct.on if conduct is not None else None


def _other_fines(case: Case, context: Context) -> Iterator[Fine]:
    """List fines for the same act: those of other cases, and one that this case has imposed already."""
    for rival in context.rivals:
        if rival.fined_at is not None:
            yield Fine(rival.organ, rival.fined_at, rival.fine_ended_at)
    own = case.penalty.dossier.decision
    if own is not None and own.fine > 0 and own.kind in {DecisionKind.PENALTY, DecisionKind.ON_THE_SPOT}:
        yield Fine(case.penalty.dossier.organ, own.at, own.ended_at)


def _orders(supervision: Supervision) -> Iterator[Ordered]:
    for correction in supervision.corrections:
        yield Ordered(correction.served_on, correction.due, correction.failed_on, correction.refused_on)


def _first_to_file(event: Event, context: Context) -> Verdict:
    others = (Filing(r.organ, r.filed_at, r.filing_ended_at) for r in context.rivals if r.filed_at is not None)
    return no_other_organ_filed_first(event.organ, event.occurred_at, others)


def _officers(officers: tuple[Officer, ...], item: str | None, event: Event, context: Context) -> Verdict:
    on = legal_date(event.occurred_at)
    version = context.registers.item(item, on)
    present = (Presence(o.id, context.registers.certified(o.id, o.certificate, on), o.auxiliary) for o in officers)
    return two_qualified_officers(present, version.single_officer_law if version else None)


def _in_time(dossier: Dossier, event: Event) -> Verdict:
    on = legal_date(event.occurred_at)
    return decided_in_time(on, dossier.filed_on, added_days(dossier, on))


def _hearing_request(dossier: Dossier, event: Event, context: Context, *, excused: bool) -> Verdict:
    told = [n.served_on for n in dossier.notices if n.served_on is not None]
    return hearing_requested_in_time(
        max(told, default=None), legal_date(event.occurred_at), context.registers.calendar, excused=excused
    )


def _service(dossier: Dossier, event: Event, fact: DocumentServed, context: Context) -> Iterator[Verdict]:
    if fact.method == ServiceMethod.PUBLIC_NOTICE or dossier.served_on is not None:
        return
    decided_on = dossier.decision.on if dossier.decision is not None else None
    yield served_in_time(decided_on, legal_date(event.occurred_at), context.registers.calendar)
