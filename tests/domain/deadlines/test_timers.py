"""Each timer: what starts it, its last lawful moment and the first after it, and what ends it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from domain.approval import facts as approval
from domain.collaboration import disputes, joint
from domain.collaboration import facts as collaboration
from domain.deadlines.book import TIMERS, deadlines_of
from domain.deadlines.run import Status
from domain.deadlines.timer import Kind
from domain.disclosure import credit, organ
from domain.disclosure import facts as disclosure
from domain.event import Event
from domain.fact import Fact, money
from domain.ids import division
from domain.measures import facts as measures
from domain.penalty import (
    amendment,
    criminal_facts,
    decision,
    enforcement,
    evidence,
    hearing,
    investigation,
    payment,
    review,
    service,
)
from domain.penalty.kinds import LegalBasis
from domain.registers.rules import Allowance, LawPackActivated
from domain.registers.state import Registers
from domain.remedy import facts as remedy
from domain.supervision import facts as supervision
from domain.supervision import leads
from domain.time.periods import Unit
from tests.domain.city import CITY, REGISTERED
from tests.domain.deadlines.running import DAY, FINED, SERVED, STARTED, ends, one, some
from tests.domain.facts_of_any_kind import INSTANTS, events
from tests.domain.specification import at, recorded

MOMENT = timedelta(microseconds=1)
NOTICE = some(review.ProposedPenaltyNotified, notice="N-1", served_on=DAY, hearing_right=True)
URGENT = some(measures.PropertySeized, measure="M-1", urgent=True)
BY_NOTICE = service.ServiceMethod.PUBLIC_NOTICE

CASES: tuple[tuple[str, Fact, date | timedelta, Fact], ...] = (
    (
        "D-LEAD-RESP1",
        some(supervision.LeadDispatched, to_team="T"),
        timedelta(minutes=1),
        some(leads.TeamAcknowledged, team="T"),
    ),
    (
        "D-LEAD-RESP3",
        some(supervision.LeadDispatched, to_team="T"),
        timedelta(minutes=3),
        some(leads.TeamDeparted, team="T"),
    ),
    (
        "D-LEAD-RESP15",
        some(supervision.LeadDispatched, to_team="T"),
        timedelta(minutes=15),
        some(leads.TeamArrived, team="T"),
    ),
    ("D-LEAD", some(supervision.LeadReceived), date(2023, 10, 8), some(supervision.LeadDisposed)),
    ("D-PERMIT5", some(approval.PermitApplied), date(2023, 10, 8), some(approval.PermitAccepted)),
    ("D-PERMIT20", some(approval.PermitAccepted), date(2023, 10, 27), some(approval.PermitGranted)),
    ("D-PERMIT10", some(approval.PermitGranted), date(2023, 10, 13), some(approval.PermitDelivered)),
    (
        "D-ASSIST",
        some(collaboration.AssistanceRequested, request="R"),
        date(2023, 10, 13),
        some(collaboration.AssistanceAnswered, request="R"),
    ),
    ("D-COLLAB", some(collaboration.CaseTransferred), date(2023, 10, 13), some(collaboration.CaseTransferAccepted)),
    (
        "D-JOINT",
        some(joint.JointEnforcementPlanned, plan="P"),
        date(2023, 10, 13),
        some(joint.JointEnforcementExecuted, plan="P"),
    ),
    (
        "D-DISPUTE",
        some(disputes.JurisdictionDisputeRaised),
        date(2023, 10, 10),
        some(disputes.JurisdictionDisputeResolved),
    ),
    ("D-SEIZE30", URGENT, date(2023, 10, 25), some(measures.MeasureReleased, measure="M-1")),
    ("D-URGENT24", URGENT, timedelta(hours=24), some(measures.MeasureApproved, measure="M-1")),
    (
        "D-TRANSFER3",
        some(criminal_facts.CriminalTransferProposed),
        date(2023, 9, 28),
        some(criminal_facts.CriminalTransferApproved),
    ),
    (
        "D-TRANSFER24",
        some(criminal_facts.CriminalTransferApproved),
        timedelta(hours=24),
        some(criminal_facts.CriminalTransferSent),
    ),
    (
        "D-PRESERVE",
        some(evidence.EvidencePreserved, inventory="I"),
        date(2023, 10, 10),
        some(evidence.PreservationDisposed, inventory="I"),
    ),
    ("D-CASE90", some(investigation.CaseFiled), date(2023, 12, 24), some(decision.PenaltyDecided)),
    ("D-DEFENCE", NOTICE, date(2023, 10, 8), some(review.DefenceSubmitted)),
    ("D-HEARREQ", NOTICE, date(2023, 10, 8), some(hearing.HearingRequested)),
    ("D-HEARNOTICE", some(hearing.HearingScheduled, served_on=DAY), date(2023, 10, 10), some(hearing.HearingHeld)),
    ("D-SERVE", some(decision.PenaltyDecided), date(2023, 10, 10), SERVED),
    (
        "D-PUBNOTICE",
        some(service.DocumentDispatched, method=BY_NOTICE),
        date(2023, 10, 25),
        some(service.DocumentServed, method=BY_NOTICE),
    ),
    ("D-PAY15", SERVED, date(2023, 10, 10), some(payment.FinePaid, amount=money(1_000_00))),
    ("D-REMIT1", some(payment.FineCollectedOnSpot), date(2023, 9, 27), some(payment.CollectionRemitted)),
    (
        "D-REMIT2",
        some(payment.CollectionRemitted, leg=payment.RemittanceLeg.TO_ORGAN),
        date(2023, 9, 27),
        some(payment.CollectionRemitted, leg=payment.RemittanceLeg.TO_BANK),
    ),
    ("D-REVIEW60", SERVED, date(2023, 11, 24), some(remedy.ReviewApplied)),
    ("D-SUIT6M", SERVED, date(2024, 3, 25), some(remedy.SuitFiled)),
    (
        "D-ANSWER10",
        some(remedy.ReviewAccepted, simplified=None),
        date(2023, 10, 13),
        some(remedy.ReviewAnswered, copy_received_on=None),
    ),
    (
        "D-ANSWER5",
        some(remedy.ReviewAccepted, simplified=True),
        date(2023, 10, 8),
        some(remedy.ReviewAnswered, copy_received_on=None),
    ),
    ("D-ANSWER15", some(remedy.SuitFiled), date(2023, 10, 10), some(remedy.SuitAnswered, copy_received_on=None)),
    ("D-COURT3M", SERVED, date(2024, 6, 25), some(enforcement.CourtEnforcementApplied)),
    (
        "D-STAT",
        some(organ.AnnualStatsPublished, year=2022),
        date(2024, 1, 31),
        some(organ.AnnualStatsPublished, year=2023),
    ),
    ("D-SURCAP", some(payment.SurchargeStarted), date(2023, 10, 29), some(payment.SurchargeCapped)),
    (
        "D-URGE10",
        some(enforcement.PerformanceUrged, document="U", served_on=DAY),
        date(2023, 10, 13),
        some(enforcement.CourtEnforcementApplied),
    ),
    (
        "D-PUB7",
        some(decision.PenaltyDecided),
        date(2023, 10, 10),
        some(disclosure.PublicationPublished, dataset=disclosure.Dataset.PENALTY),
    ),
    (
        "D-PUB7P",
        some(approval.PermitGranted),
        date(2023, 10, 10),
        some(disclosure.PublicationPublished, dataset=disclosure.Dataset.PERMIT),
    ),
    ("D-PUB20", some(supervision.InspectionFinished), date(2023, 10, 27), some(supervision.InspectionPublished)),
    (
        "D-WITHDRAW3",
        some(amendment.DecisionVaried),
        date(2023, 9, 28),
        some(disclosure.PublicationWithdrawn, dataset=disclosure.Dataset.PENALTY),
    ),
    (
        "D-PUBEND",
        some(credit.CreditRecordPushed, record="C", latest_end=date(2024, 9, 25)),
        date(2024, 9, 25),
        some(credit.CreditRecordDeleted, record="C"),
    ),
    (
        "D-CREDIT5Y",
        some(credit.CreditRecordPushed, record="C"),
        date(2028, 9, 25),
        some(credit.CreditRecordDeleted, record="C"),
    ),
)
"""Timer, the fact that starts it on STARTED, its last day or its length on the clock, and a fact that ends it."""


def then(moment: datetime, fact: Fact) -> Event:
    return structs.replace(at("2024-01-01", fact), occurred_at=moment)


def test_every_timer_has_its_case() -> None:
    assert {*(case[0] for case in CASES), "D-LIMIT"} == set(TIMERS)


REFERENCE = {
    "D-LEAD-RESP": ("D-LEAD-RESP1", "D-LEAD-RESP3", "D-LEAD-RESP15"),
    "D-REMIT1 / D-REMIT2": ("D-REMIT1", "D-REMIT2"),
    "D-PUB7 / D-PUB20": ("D-PUB7", "D-PUB7P", "D-PUB20"),
    "D-TRANSFER3 / D-TRANSFER24": ("D-TRANSFER3", "D-TRANSFER24"),
    "D-PERMIT5/20/10": ("D-PERMIT5", "D-PERMIT20", "D-PERMIT10"),
    "D-ANSWER10/5/15": ("D-ANSWER10", "D-ANSWER5", "D-ANSWER15"),
    "D-COLLAB": ("D-ASSIST", "D-COLLAB", "D-JOINT"),
    **{
        f"D-{name}": (f"D-{name}",)
        for name in (
            "LEAD",
            "PRESERVE",
            "CASE90",
            "DEFENCE",
            "HEARREQ",
            "HEARNOTICE",
            "SERVE",
            "PUBNOTICE",
            "PAY15",
            "SURCAP",
            "REVIEW60",
            "SUIT6M",
            "URGE10",
            "COURT3M",
            "SEIZE30",
            "URGENT24",
            "WITHDRAW3",
            "PUBEND",
            "CREDIT5Y",
            "LIMIT",
            "STAT",
            "DISPUTE",
        )
    },
}
"""The rows of the reference's table, and the timers that each of them is here."""


def test_every_row_of_the_reference_is_a_timer_and_every_timer_is_in_a_row() -> None:
    assert len(REFERENCE) == 29
    assert sorted(timer for row in REFERENCE.values() for timer in row) == sorted(TIMERS)


@pytest.mark.parametrize(("timer", "start", "last", "stop"), CASES, ids=[case[0] for case in CASES])
def test_the_last_lawful_moment_and_the_one_after(timer: str, start: Fact, last: date | timedelta, stop: Fact) -> None:
    due = ends(last)
    begun = (FINED, at(STARTED, start)) if timer == "D-PAY15" else (at(STARTED, start),)
    running = one(timer, *begun)
    assert running.due_at == due
    assert running.status(due) == Status.RUNNING
    after = {Kind.DUTY: Status.OVERDUE, Kind.RIGHT: Status.LAPSED, Kind.WAIT: Status.OVER}
    assert running.status(due + MOMENT) == after[running.timer.kind]
    within, beyond = one(timer, *begun, then(due, stop)), one(timer, *begun, then(due + MOMENT, stop))
    waits = running.timer.kind == Kind.WAIT
    assert within.status(due) == (Status.EARLY if waits else Status.MET)
    assert beyond.status(due + MOMENT) == (Status.MET if waits else Status.LATE)


def test_a_late_report_of_an_earlier_end_is_told_again() -> None:
    filed, decided = at("2023-07-12", some(investigation.CaseFiled)), at("2023-07-20", some(decision.PenaltyDecided))
    first, second = recorded(filed, decided)
    backwards = (structs.replace(second, version=1), structs.replace(first, version=2))
    found = next(d for d in deadlines_of(backwards, CITY) if d.timer.id == "D-CASE90")
    assert found.ended_by is not None
    assert found.ended_by.event == decided


def suspended(basis: LegalBasis | None) -> tuple[Event, ...]:
    return (
        at("2023-07-12", some(investigation.CaseFiled)),
        at("2023-07-20", some(investigation.ClockSuspended, basis=basis)),
        at("2023-07-30", some(investigation.ClockResumed)),
    )


LAW = LegalBasis(norm="某条例", article="第一条")


def test_days_of_a_lawful_suspension_do_not_count_and_are_named() -> None:
    deadline = one("D-CASE90", *suspended(LAW))
    assert deadline.due_at == ends(date(2023, 10, 20))
    assert [u.day for u in deadline.uncounted] == [date(2023, 7, 20) + timedelta(days=n) for n in range(10)]
    assert len(deadline.moved_by) == 2


def test_a_suspension_without_a_norm_leaves_the_period_as_it_was() -> None:
    assert one("D-CASE90", *suspended(None)).due_at == ends(date(2023, 10, 10))


def test_while_it_is_paused_a_deadline_has_no_end() -> None:
    paused = one("D-CASE90", *suspended(LAW)[:2])
    assert (paused.due_at, paused.status(ends(date(2024, 12, 1)))) == (None, Status.PAUSED)


def test_an_extension_counts_only_up_to_what_the_law_allows() -> None:
    more = some(approval.DecisionPeriodExtended, working_days=30, approver="head", notice="told")
    accepted = at(STARTED, some(approval.PermitAccepted))
    assert one("D-PERMIT20", accepted, at("2023-10-20", more)).due_at == ends(date(2023, 11, 10))
    untold = structs.replace(more, notice=None)
    assert one("D-PERMIT20", accepted, at("2023-10-20", untold)).due_at == ends(date(2023, 10, 27))


def test_a_measure_is_kept_thirty_days_longer_once_and_testing_does_not_count() -> None:
    extended = some(measures.MeasureExtended, measure="M-1")
    testing = some(measures.TestingPeriodNotified, measure="M-1", days=5, notice="told")
    events = (at(STARTED, URGENT), at("2023-10-01", testing), at("2023-10-10", extended), at("2023-10-11", extended))
    assert one("D-SEIZE30", *events).due_at == ends(date(2023, 11, 29))


def test_another_measure_does_not_end_this_one() -> None:
    other = some(measures.MeasureReleased, measure="M-2")
    assert one("D-SEIZE30", at(STARTED, URGENT), at("2023-10-01", other)).ended_by is None


def test_a_part_payment_does_not_end_the_term_of_payment() -> None:
    part = at("2023-09-26", some(payment.FinePaid, amount=money(1_00)))
    assert one("D-PAY15", FINED, at(STARTED, SERVED), part).ended_by is None


def test_a_decision_without_a_fine_starts_no_term_of_payment() -> None:
    found = deadlines_of(recorded(at("2023-09-20", some(decision.PenaltyDecided)), at(STARTED, SERVED)), CITY)
    assert "D-PAY15" not in {d.timer.id for d in found}


def test_a_deferral_sets_the_last_day_itself() -> None:
    deferred = at("2023-09-26", some(payment.DeferralApproved, due=date(2023, 12, 31)))
    assert one("D-PAY15", FINED, at(STARTED, SERVED), deferred).due_at == ends(date(2023, 12, 31))


def own_length(timer: str) -> Registers:
    allowance = Allowance(timer=timer, length=3, unit=Unit.CALENDAR_DAY, source="local")
    pack = some(LawPackActivated, region=division("330106"), effective_from=date(2023, 1, 1), timers=(allowance,))
    return Registers((*REGISTERED, pack))


def test_a_place_sets_its_own_length_where_no_law_does() -> None:
    asked = at(STARTED, some(collaboration.AssistanceRequested))
    assert one("D-ASSIST", asked, registers=own_length("D-ASSIST")).due_at == ends(date(2023, 9, 28))


def test_no_place_shortens_a_period_of_the_law() -> None:
    filed = at("2023-07-12", some(investigation.CaseFiled))
    assert one("D-CASE90", filed, registers=own_length("D-CASE90")).due_at == ends(date(2023, 10, 10))


def test_an_end_in_an_unannounced_year_is_unknown_until_its_calendar_is_published() -> None:
    granted = at("2024-12-30", some(approval.PermitGranted))
    unknown = one("D-PERMIT10", granted)
    assert (unknown.awaits_calendar, unknown.due_at) == (2025, None)
    assert unknown.status(ends(date(2026, 1, 1))) == Status.UNKNOWN
    year = next(f for f in REGISTERED if f.TAG == "calendar_published.v1")
    later = Registers((*REGISTERED, structs.replace(year, year=2025, days_off=(date(2025, 1, 1),), worked_weekends=())))
    assert one("D-PERMIT10", granted, registers=later).due_at == ends(date(2025, 1, 14))


@given(told=st.lists(events(), max_size=12), as_of=INSTANTS)
def test_any_case_has_deadlines_and_each_has_a_status(told: list[Event], as_of: datetime) -> None:
    for deadline in deadlines_of(recorded(*told), CITY):
        deadline.status(as_of)
