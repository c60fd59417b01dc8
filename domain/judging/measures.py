"""Judging coercive measures: what allows them, how they are imposed, how long they last, and when they end."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.coercion.art_18_on_site import Scene, proceeded_on_the_spot
from domain.law.coercion.art_23_objects import objects_may_be_taken
from domain.law.coercion.art_24_decision_and_inventory import decision_and_inventory_handed_over
from domain.law.coercion.art_25_term import Extension, kept_within_the_term
from domain.law.coercion.arts_10_19_basis_and_approval import allowed_and_approved
from domain.law.coercion.arts_27_62_release import released_when_due
from domain.law.coercion.arts_29_33_freezing import frozen_within_the_law
from domain.law.guard import Verdict
from domain.measures.facts import (
    DepositFrozen,
    ExpiryGround,
    MeasureApproved,
    MeasureExpired,
    MeasureExtended,
    MeasureKind,
    MeasureReleased,
    OnSite,
    PropertySealed,
    PropertySeized,
)
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.service import Document, DocumentServed

Taking: TypeAlias = PropertySealed | PropertySeized
Imposing: TypeAlias = Taking | DepositFrozen

_KINDS: Final = {
    PropertySealed: MeasureKind.SEALING,
    PropertySeized: MeasureKind.SEIZURE,
    DepositFrozen: MeasureKind.FREEZING,
}


def _allowed(act: Act[Imposing]) -> Iterator[Verdict]:
    fact = act.fact
    yield allowed_and_approved(
        _KINDS[type(fact)],
        fact.basis.level if fact.basis is not None else None,
        act.at,
        act.case.measures.approved_at(fact.measure),
        act.at,
        urgent=not isinstance(fact, DepositFrozen) and fact.urgent,
    )


def _approved_later(act: Act[MeasureApproved]) -> Iterator[Verdict]:
    """Ask about an approval that comes after the measure; one that comes before is asked about when it is imposed."""
    measure = act.case.measures.of(act.fact.measure)
    if measure is not None and measure.urgent:
        yield allowed_and_approved(measure.kind, measure.level, measure.at, act.at, act.at, urgent=True)


def _on_the_spot(act: Act[Taking]) -> Iterator[Verdict]:
    yield proceeded_on_the_spot(_scene(act.fact.on_site))


def _scene(on_site: OnSite | None) -> Scene | None:
    if on_site is None:
        return None
    return Scene(
        party_called=on_site.party_called,
        reasons_told=on_site.reasons_told,
        heard=on_site.heard,
        recorded=on_site.record is not None,
        signed=on_site.signed,
    )


def _papers(act: Act[Taking]) -> Iterator[Verdict]:
    fact = act.fact
    yield decision_and_inventory_handed_over(
        decision=fact.decision is not None, inventory=bool(fact.inventory), handed_over=fact.handed_over
    )


def _objects(act: Act[Taking]) -> Iterator[Verdict]:
    objects = act.fact.objects
    yield objects_may_be_taken(
        related=objects.related if objects is not None else None,
        daily_necessities=objects is not None and objects.daily_necessities,
        sealed_by=objects.sealed_by if objects is not None else None,
    )


def _term(act: Act[Taking]) -> Iterator[Verdict]:
    yield kept_within_the_term(act.on, act.fact.due or act.on, 0, None, extended=False)


def _frozen(act: Act[DepositFrozen]) -> Iterator[Verdict]:
    fact = act.fact
    yield frozen_within_the_law(
        fact.basis.level if fact.basis is not None else None,
        act.on,
        fact.due,
        None,
        act.registers.calendar,
        frozen_by=fact.frozen_by,
    )


def _delivered(act: Act[DocumentServed]) -> Iterator[Verdict]:
    """Ask about the delivery of a decision to freeze."""
    if act.fact.kind != Document.MEASURE_DECISION:
        return
    for measure in act.case.measures.in_force:
        if measure.kind == MeasureKind.FREEZING and measure.decision == act.fact.document:
            yield frozen_within_the_law(measure.level, measure.since, None, act.on, act.registers.calendar)


def _extended(act: Act[MeasureExtended]) -> Iterator[Verdict]:
    fact, measure = act.fact, act.case.measures.of(act.fact.measure)
    if measure is not None and measure.kind == MeasureKind.FREEZING:
        yield frozen_within_the_law(measure.level, measure.since, fact.due, None, act.registers.calendar, extended=True)
        return
    declared = Extension(
        approved=True if fact.approver is not None else None,
        reasoned=fact.reason is not None,
        party_told=True if fact.notice is not None else None,
        again=measure is not None and measure.extended,
    )
    yield kept_within_the_term(
        measure.since if measure is not None else None,
        fact.due,
        measure.excluded_days if measure is not None else 0,
        declared,
        extended=measure is not None and measure.extended,
    )


def _released(act: Act[MeasureReleased]) -> Iterator[Verdict]:
    measure = act.case.measures.of(act.fact.measure)
    if measure is not None and measure.kind == MeasureKind.FREEZING:
        yield frozen_within_the_law(
            measure.level, measure.since, act.on, None, act.registers.calendar, extended=measure.extended
        )
        return
    yield kept_within_the_term(
        measure.since if measure is not None else None,
        act.on,
        measure.excluded_days if measure is not None else 0,
        None,
        extended=measure is not None and measure.extended,
    )


def _expired(act: Act[MeasureExpired]) -> Iterator[Verdict]:
    """Ask which duty had been missed when a measure ended by itself."""
    measure = act.case.measures.of(act.fact.measure)
    if act.fact.ground == ExpiryGround.NOT_APPROVED:
        if measure is not None:
            yield allowed_and_approved(
                measure.kind, measure.level, measure.at, measure.approved_at, act.at, urgent=measure.urgent
            )
        return
    yield released_when_due((act.fact.measure,), expired=True, violation=None, decided=False)


_NO_VIOLATION: Final = frozenset({ClosingGround.FILING_REVOKED, ClosingGround.NO_PENALTY})


def _closed(act: Act[CaseClosed]) -> Iterator[Verdict]:
    names = [m.measure for m in act.case.measures.in_force]
    violation = False if act.fact.ground in _NO_VIOLATION else None
    yield released_when_due(names, expired=False, violation=violation, decided=True)


JUDGES: Final[Judges] = {
    PropertySealed: (_allowed, _on_the_spot, _papers, _objects, _term),
    PropertySeized: (_allowed, _on_the_spot, _papers, _objects, _term),
    DepositFrozen: (_allowed, _frozen),
    MeasureApproved: (_approved_later,),
    MeasureExtended: (_extended,),
    MeasureReleased: (_released,),
    MeasureExpired: (_expired,),
    DocumentServed: (_delivered,),
    CaseClosed: (_closed,),
}
