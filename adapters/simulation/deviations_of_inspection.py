"""Deviations of supervision: inspections, leads and act codes."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import any_act, breach, changed, leaning, never, on_time, party_kind
from adapters.simulation.deviation import Deviation, Events, Told
from adapters.simulation.mix import Mix
from adapters.simulation.twist import Twist
from domain.parties import PartyKind
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
from domain.supervision.leads import LeadTransferred

_2025: Final = date(2025, 1, 6)


def _enterprise(events: Events, _: Told) -> bool:
    return party_kind(events) in {PartyKind.UNIT, PartyKind.SOLE_TRADER}


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
        yield structs.replace(twist, deviation=leaning(twist, Mix(violations=0.0)))
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


OF_INSPECTION: Final = tuple(_inspecting())
"""Every deviation of inspections and leads."""
