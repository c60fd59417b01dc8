"""Findings: what reported facts show, and how late facts, rivals and registers change it."""

from datetime import date

from msgspec import structs

from domain.fact import money
from domain.ids import division
from domain.law.three_systems.cl_13_review_points import ReviewPoint
from domain.penalty.kinds import PenaltyKind
from domain.penalty.review import Checked, LegalReviewPassed, ProposedPenaltyNotified
from domain.ports.store import Store
from domain.registers.rules import LawPackActivated
from projections.case_list import FindingFilter, find_findings
from projections.engine import Engine
from projections.findings import Findings
from projections.rebuild import rebuild
from tests.projections.telling import (
    RIVAL,
    case,
    certificate,
    filed,
    on_the_spot,
    register,
    tell,
    told,
)


def guards(store: Store, subject: str) -> list[str]:
    with store.tables.read() as session:
        page = find_findings(session, FindingFilter(case_id=str(case(subject))), 100)
    return sorted(str(entry["guard"]) for entry in page.items)


def test_a_lawful_act_is_no_finding(store: Store, engine: Engine) -> None:
    tell(store, told("s-1", "2023-07-12 09:00", on_the_spot("f-1", 50_00)))
    engine.catch_up()
    assert guards(store, "s-1") == []


def test_every_breach_of_one_act_is_a_finding(store: Store, engine: Engine) -> None:
    tell(store, told("s-2", "2023-07-12 09:00", structs.replace(on_the_spot("f-2", 300_00), officers=())))
    engine.catch_up()
    assert guards(store, "s-2") == ["G005", "G019", "G043"]


def test_a_late_notice_withdraws_the_finding_that_there_was_none(store: Store, engine: Engine) -> None:
    tell(store, told("c-1", "2023-07-12 09:00", filed("n-1")))
    tell(store, told("c-1", "2023-08-20 09:00", "legal_review_passed.v1", reviewer="wu"))
    tell(store, told("c-1", "2023-08-21 09:00", "penalty_decided.v1", fine=5000, kinds=["fine"]))
    engine.catch_up()
    assert guards(store, "c-1") == ["G041", "G048", "G061"]
    notice = ProposedPenaltyNotified(
        notice="g-1", served_on=date(2023, 8, 1), kinds=(PenaltyKind.FINE,), fine=money(5000)
    )
    tell(store, told("c-1", "2023-08-01 09:00", notice))
    engine.catch_up()
    assert guards(store, "c-1") == ["G041", "G061"]


def test_the_organ_that_filed_later_is_found_whichever_was_told_first(store: Store, engine: Engine) -> None:
    later = told("c-late", "2023-07-13 09:00", filed("n-2"), organ=RIVAL)
    earlier = told("c-early", "2023-07-12 09:00", filed("n-3"))
    tell(store, later)
    engine.catch_up()
    assert guards(store, "c-late") == []
    tell(store, earlier)
    engine.catch_up()
    assert (guards(store, "c-late"), guards(store, "c-early")) == (["G004"], [])


def test_a_second_fine_for_one_act_is_found_until_the_first_is_gone(store: Store, engine: Engine) -> None:
    tell(store, told("s-3", "2023-07-12 09:00", on_the_spot("f-3", 50_00)))
    tell(store, told("s-4", "2023-07-12 15:00", on_the_spot("f-4", 50_00)))
    engine.catch_up()
    assert (guards(store, "s-3"), guards(store, "s-4")) == ([], ["G016"])
    tell(store, told("s-3", "2023-07-12 12:00", "decision_revoked.v1", origin="own", reason="错案"))
    engine.catch_up()
    assert guards(store, "s-4") == []


def test_a_certificate_entered_afterwards_withdraws_the_finding(store: Store, engine: Engine) -> None:
    officers = [{"id": name, "certificate": f"cert-{name}"} for name in ("zhao", "qian")]
    questioned = "party_questioned.v1"
    tell(store, told("i-1", "2023-07-12 09:00", questioned, officers=officers, record="r-1", identity_shown=True))
    engine.catch_up()
    assert guards(store, "i-1") == ["G005"]
    store.log.append([register(certificate("zhao")), register(certificate("qian"))])
    engine.catch_up()
    assert guards(store, "i-1") == []


def test_a_guard_that_a_place_switched_off_is_found_no_more_from_its_first_day_on(store: Store, engine: Engine) -> None:
    opinion = LegalReviewPassed(reviewer="wu", checklist=(Checked(point=ReviewPoint.AUTHORITY),))
    tell(store, told("o-1", "2023-07-12 09:00", filed("n-1")))
    tell(store, told("o-1", "2023-08-19 09:00", opinion), told("o-1", "2023-08-21 09:00", opinion))
    engine.catch_up()
    assert guards(store, "o-1").count("G060") == 2
    own = LawPackActivated(
        pack="own", region=division("330106"), effective_from=date(2023, 8, 20), switched_off=("G060",)
    )
    store.log.append([register(own)])
    engine.catch_up()
    assert guards(store, "o-1").count("G060") == 1
    assert rebuild(store, Findings()).same


def test_an_organ_outside_every_pack_is_not_judged(store: Store, engine: Engine) -> None:
    tell(store, told("x-1", "2023-07-12 09:00", on_the_spot("f-9", 900_00), organ="it-local-police"))
    engine.catch_up()
    assert guards(store, "x-1") == []


def test_a_fine_of_nothing_needs_no_range(store: Store, engine: Engine) -> None:
    warned = structs.replace(on_the_spot("f-10", 0), kinds=(PenaltyKind.WARNING,))
    assert warned.fine == money(0)
    tell(store, told("s-5", "2023-07-12 09:00", warned))
    engine.catch_up()
    assert guards(store, "s-5") == []
