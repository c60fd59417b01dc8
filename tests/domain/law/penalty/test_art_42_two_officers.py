"""APL art. 42 (G005): at least two qualified officers."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import Fact
from domain.law.guard import Result
from domain.law.penalty.art_42_two_officers import Presence, two_qualified_officers
from domain.measures.facts import PropertySealed, PropertySeized
from domain.parties import Officer
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved
from domain.penalty.investigation import PartyQuestioned, SceneInspected
from domain.penalty.kinds import EvidenceKind, Signature
from domain.registers.facts import CertificateExpired, CertificateSuspended
from domain.registers.state import Registers
from domain.supervision.facts import (
    InspectionGround,
    InspectionStarted,
    InspectionTaskIssued,
    LeadResult,
    LeadVerified,
    RecheckFailed,
    RecheckPassed,
    RemoteInspectionPerformed,
)
from tests.domain.city import HELPER, LI, REGISTERED, TICKET, TWO, WANG, ZHANG
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

A, B = Presence("a", qualified=True), Presence("b", qualified=True)


@pytest.mark.parametrize(
    ("present", "alone", "result"),
    [
        ((A, B), None, Result.PASSED),
        ((A,), None, Result.BREACHED),
        ((), None, Result.BREACHED),
        ((A, A), None, Result.BREACHED),
        ((A, Presence("b", qualified=False)), None, Result.BREACHED),
        ((A, Presence("b", qualified=True, auxiliary=True)), None, Result.BREACHED),
        ((A, B, Presence("c", qualified=False)), None, Result.PASSED),
        ((A,), "道路交通安全法", Result.PASSED),
        ((Presence("a", qualified=False),), "道路交通安全法", Result.BREACHED),
    ],
)
def test_two_distinct_qualified_officers_are_needed(
    present: tuple[Presence, ...], alone: str | None, result: Result
) -> None:
    assert two_qualified_officers(present, alone).result == result


def test_the_reason_names_who_does_not_count() -> None:
    verdict = two_qualified_officers((A, Presence("wang", qualified=False)))
    assert verdict.reason is not None
    assert "wang" in verdict.reason.zh
    assert "wang" in verdict.reason.en


TASK = at(
    "2023-07-11", InspectionTaskIssued(task_number="T-1", ground=InspectionGround.CAUSE, lead="L-1", approver="head")
)


def _acts(officers: tuple[Officer, ...]) -> list[Fact]:
    return [
        LeadVerified(officers=officers, result=LeadResult.FOUNDED),
        InspectionStarted(officers=officers, identity_shown=True),
        RemoteInspectionPerformed(officers=officers, means="camera"),
        PartyQuestioned(identity_shown=True, officers=officers, record="R-1", signature=Signature.SIGNED),
        SceneInspected(identity_shown=True, officers=officers, record="R-1", signature=Signature.SIGNED),
        EvidencePreserved(officers=officers, inventory="I-1", approver="chief"),
        PropertySealed(officers=officers, measure="M-1", inventory="I-1", urgent=True),
        PropertySeized(officers=officers, measure="M-1", inventory="I-1", urgent=True),
    ]


@pytest.mark.parametrize("act", _acts(TWO), ids=lambda f: f.TAG)
def test_two_officers_may_take_every_field_act(act: Fact) -> None:
    given(TASK).when(at("2023-07-12", act)).then(found(), passed("G005"))


@pytest.mark.parametrize("act", _acts((ZHANG,)), ids=lambda f: f.TAG)
def test_one_officer_may_take_no_field_act(act: Fact) -> None:
    given(TASK).when(at("2023-07-12", act)).then(found("G005"), because("为1人"))


def test_one_officer_may_not_decide_on_the_spot() -> None:
    given().when(on_the_spot(officers=(ZHANG,))).then(unlawful("G005"))


def test_two_officers_may_decide_on_the_spot() -> None:
    given().when(on_the_spot(officers=TWO)).then(lawful, passed("G005"))


def test_one_officer_may_act_alone_where_a_law_says_so() -> None:
    given().when(on_the_spot(officers=(ZHANG,), item=TICKET)).then(lawful, passed("G005"))


def test_an_assistant_does_not_count() -> None:
    given().when(on_the_spot(officers=(ZHANG, HELPER))).then(unlawful("G005"), because("helper"))


def test_a_certificate_counts_on_its_last_day() -> None:
    given().when(on_the_spot("2023-06-30", officers=(ZHANG, WANG))).then(lawful, passed("G005"))


def test_a_certificate_does_not_count_on_the_day_after() -> None:
    given().when(on_the_spot("2023-07-01", officers=(ZHANG, WANG))).then(unlawful("G005"), because("wang"))


def test_a_certificate_of_somebody_else_does_not_count() -> None:
    borrowed = Officer(id="zhao", certificate=LI.certificate)
    given().when(on_the_spot(officers=(ZHANG, borrowed))).then(unlawful("G005"))


def test_an_officer_without_a_certificate_does_not_count() -> None:
    given().when(on_the_spot(officers=(ZHANG, Officer(id="li")))).then(unlawful("G005"))


def test_a_suspended_certificate_does_not_count_while_it_is_suspended() -> None:
    suspended = CertificateSuspended(
        certificate="C-2", suspended_from=date(2023, 7, 10), suspended_to=date(2023, 7, 20)
    )
    registers = Registers((*REGISTERED, suspended))
    for day in ("2023-07-09", "2023-07-21"):
        given().under(registers).when(on_the_spot(day)).then(lawful)
    for day in ("2023-07-10", "2023-07-20"):
        given().under(registers).when(on_the_spot(day)).then(unlawful("G005"))


def test_a_certificate_does_not_count_from_the_day_on_which_it_ended_early() -> None:
    registers = Registers((*REGISTERED, CertificateExpired(certificate="C-2", expired_on=date(2023, 7, 10))))
    given().under(registers).when(on_the_spot("2023-07-09")).then(lawful)
    given().under(registers).when(on_the_spot("2023-07-10")).then(unlawful("G005"))


@pytest.mark.parametrize("cls", [RecheckPassed, RecheckFailed])
def test_a_recheck_needs_two_officers_and_one_without_names_is_undecidable(
    cls: type[RecheckPassed] | type[RecheckFailed],
) -> None:
    given().when(at("2023-07-12", cls(order="O-1", officers=TWO))).then(passed("G005"))
    given().when(at("2023-07-12", cls(order="O-1", officers=(ZHANG,)))).then(found("G005"))
    given().when(at("2023-07-12", cls(order="O-1"))).then(undecidable("G005"))


def test_evidence_is_collected_by_two_officers_and_that_of_nobody_is_another_guards_question() -> None:
    def collected(*officers: Officer) -> Event:
        kind = EvidenceKind.OBJECT
        fact = EvidenceCollected(evidence="E-1", kind=kind, digest="d", officers=officers, origin="o", place="p")
        return at("2023-07-12", fact)

    given().when(collected(*TWO)).then(passed("G005"))
    assert "G005" in given().when(collected(ZHANG)).guards(Result.BREACHED)
    assert "G005" not in {v.guard for v in given().when(collected()).verdicts}
